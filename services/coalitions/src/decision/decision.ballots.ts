import type { BallotBoxes } from '@baraza/ballot-box';
import { BallotBoxClosed } from '@baraza/ballot-box';
import {
  BALLOT_BOXES,
  type CommandAnswer,
  CommandHandler,
  type IssuedCommand,
  type SecretAnswer,
  SecretAnswers,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { activityOf } from '../coalition/coalition.activity.ts';
import { InCoalition } from '../coalition/in-coalition.ts';
import type { CastVote } from './decision.commands.pure.ts';
import { isCounted } from './decision.counting.pure.ts';
import { decisionRules } from './decision.rules.ts';
import { decision, type DecisionState } from './decision.state.ts';
import { BALLOT_ROOM, ballotOf, takeBallot } from './decision.voting.pure.ts';

/**
 * The secret ballots of decisions, each in a box of the decision's id: who took part goes into the record, what they voted
 * into the box and nowhere else.
 */
@Injectable()
export class DecisionBallots {
  constructor(
    private readonly commands: CommandHandler,
    private readonly within: InCoalition,
    private readonly answers: SecretAnswers,
    @Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes,
  ) {}

  /** Into the box when all is decided, and before it is recorded that a ballot was given. @throws Rejection */
  async give(id: string, command: IssuedCommand, { organisation, choice }: CastVote): Promise<CommandAnswer> {
    const { state } = await this.commands.load(decision, id);
    const isOpen = state.status === 'voting' && state.secret;
    const secret: SecretAnswer = { box: id, room: BALLOT_ROOM, voter: organisation, answer: ballotOf(choice) };
    const { effectiveOn } = command;
    const rest = { organisation, ...(effectiveOn === undefined ? {} : { effectiveOn }) };
    const remembered = isOpen ? await this.answers.remembered(command, rest, secret) : undefined;
    const issued = remembered ?? { ...command, body: rest };
    return this.within.run(issued, decision, id, async (now, of, given) => {
      const events = takeBallot(now, { organisation, choice }, of, given);
      const isIn = remembered !== undefined && (await this.answers.put(secret));
      if (!isIn) throw decisionRules.broken('not-voting');
      return { events, also: activityOf(now, { kind: 'decision', id }) };
    });
  }

  /**
   * The ballots of those whose votes count. Drawn again, by a process that died meanwhile too, they are the same in the same
   * order; those of a record that was restored beside boxes from after the count are gone.
   */
  async drawn(id: string, state: DecisionState): Promise<readonly Uint8Array[]> {
    if (state.status !== 'closed') return [];
    const { roll, taken } = state;
    const voters = roll.filter((voter) => isCounted(voter) && taken.includes(voter.seat));
    const drawn = await this.boxes
      .draw(
        id,
        voters.map(({ organisation }) => ({ voter: organisation })),
      )
      .catch((error: unknown) => {
        if (error instanceof BallotBoxClosed) return [];
        throw error;
      });
    return drawn.map(({ answer }) => answer);
  }

  destroy(id: string): Promise<void> {
    return this.boxes.destroy(id);
  }
}
