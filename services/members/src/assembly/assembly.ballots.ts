import type { BallotBoxes } from '@baraza/ballot-box';
import type { Deciding } from '@baraza/domain';
import {
  BALLOT_BOXES,
  type CommandAnswer,
  CommandHandler,
  type Decision,
  type IssuedCommand,
  type SecretAnswer,
  SecretAnswers,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { GiveBallot } from './assembly.commands.pure.ts';
import { BALLOT_ROOM, ballotOf } from './assembly.counting.pure.ts';
import { assemblyRules } from './assembly.rules.ts';
import { assembly, type AssemblyState } from './assembly.state.ts';
import { closeVote, giveBallot } from './assembly.voting.pure.ts';

const AFTER_THE_VOTE: readonly AssemblyState['status'][] = ['counted', 'declared', 'over', 'cancelled'];

/**
 * The secret ballots of assemblies, each in a box of the assembly's id: who took part goes into the record, what they
 * voted into the box and nowhere else. When the vote is closed the ballots are read, counted, and destroyed.
 */
@Injectable()
export class AssemblyBallots implements OnApplicationBootstrap {
  constructor(
    private readonly commands: CommandHandler,
    private readonly answers: SecretAnswers,
    @Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes,
  ) {}

  /** Into the box when all is decided, and before it is recorded that a ballot was given. @throws Rejection */
  async give(id: string, command: IssuedCommand, ballot: GiveBallot): Promise<CommandAnswer> {
    const { organisation, choices } = ballot;
    const { state } = await this.commands.load(assembly, id);
    const papers = state.status === 'voting' ? state.papers : [];
    const answer = ballotOf(papers, choices);
    const secret: SecretAnswer = { box: id, room: BALLOT_ROOM, voter: organisation, answer };
    const remembered =
      state.status === 'voting' ? await this.answers.remembered(command, { organisation }, secret) : undefined;
    return this.commands.run(remembered ?? { ...command, body: { organisation } }, assembly, id, async (now, given) => {
      const events = giveBallot(now, ballot, given);
      const isIn = remembered !== undefined && (await this.answers.put(secret));
      if (!isIn) throw assemblyRules.broken('not-voting');
      return events;
    });
  }

  /**
   * Nothing goes in from the first reading on. Where a ballot came onto the record meanwhile, by another process, the count is decided
   * on again, and it is among those that are read: so they are drawn by nobody, and destroyed once the count is recorded.
   */
  async close(id: string, state: AssemblyState, given: Deciding): Promise<Decision> {
    // What would be refused is not read: the vote goes on.
    closeVote(state, [], given);
    const ballots = state.status === 'voting' ? await this.#read(id, state.taken) : [];
    return closeVote(state, ballots, given);
  }

  async #read(id: string, taken: readonly string[]): Promise<readonly Uint8Array[]> {
    const ballots = await this.boxes.read(
      id,
      taken.map((voter) => ({ voter })),
    );
    return ballots.map(({ answer }) => answer);
  }

  /** Of an assembly that is counted, or was called off, whose ballots are needed no more. */
  async destroyIfOver(id: string): Promise<void> {
    const { state } = await this.commands.load(assembly, id);
    if (AFTER_THE_VOTE.includes(state.status)) await this.boxes.destroy(id);
  }

  /** A process may have died between the count and the destruction. */
  async onApplicationBootstrap(): Promise<void> {
    for (const box of await this.boxes.list()) await this.destroyIfOver(box);
  }
}
