import { BallotBoxClosed, type BallotBoxes } from '@baraza/ballot-box';
import type { Deciding } from '@baraza/domain';
import {
  BALLOT_BOXES,
  type CommandAnswer,
  CommandHandler,
  type Decision,
  type IssuedCommand,
  SecretAnswers,
} from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { unit } from '../unit/unit.state.ts';
import { countOfSheets, sheetBytes, sheetIn } from './sheets.pure.ts';
import type { CountTrustRound, TakeSheet } from './trust-round.commands.pure.ts';
import { plan, take } from './trust-round.decider.ts';
import { trustRoundRules } from './trust-round.rules.ts';
import { boxOf, trustRound, type TrustRoundPlan, type TrustRoundState } from './trust-round.state.ts';

/** Ten answers, and who filled the sheet in. */
const ROOM = 4_096;

/** Decisions on trust rounds, and sheets on their way into the box and out of it. */
@Injectable()
export class TrustRoundWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly secrets: SecretAnswers,
    @Inject(BALLOT_BOXES) private readonly boxes: BallotBoxes,
  ) {}

  async plan(state: TrustRoundState, command: TrustRoundPlan, given: Deciding): Promise<Decision> {
    const { state: named } = await this.commands.load(unit, command.unit);
    return plan(state, command, { unit: named }, given);
  }

  /** The sheet goes into the box once it is decided on, and only then onto the record that it was handed in. */
  async take(command: IssuedCommand, id: string, asked: TakeSheet): Promise<CommandAnswer> {
    const { state } = await this.commands.load(trustRound, id);
    const { sheet } = asked;
    const rest = { sheet, ...(command.effectiveOn === undefined ? {} : { effectiveOn: command.effectiveOn }) };
    const questions = state.status === 'none' ? [] : state.plan.questions;
    const box = boxOf(id, state.status === 'none' ? 0 : state.attempt);
    const secret = { box, room: ROOM, voter: sheet, answer: sheetBytes(questions, asked) };
    const remembered = state.status === 'none' ? undefined : await this.secrets.remembered(command, rest, secret);
    return this.commands.run(remembered ?? { ...command, body: rest }, trustRound, id, async (now, given) => {
      const events = take(now, asked, given);
      if (remembered === undefined || !(await this.secrets.put(secret))) throw trustRoundRules.broken('not-open');
      return events;
    });
  }

  /** Every box of the round that nothing goes into any more. */
  async destroyBoxes(id: string): Promise<void> {
    const { state } = await this.commands.load(trustRound, id);
    if (state.status === 'none') return;
    const goesOn = ['planned', 'open', 'closed'].includes(state.status);
    const last = goesOn ? state.attempt - 1 : state.attempt;
    for (let attempt = 1; attempt <= last; attempt++) await this.boxes.destroy(boxOf(id, attempt));
  }

  async countOf(id: string, state: TrustRoundState): Promise<CountTrustRound> {
    if (state.status !== 'closed') return { tables: [], found: 0, withheld: false };
    const drawn = await this.boxes
      .draw(
        boxOf(id, state.attempt),
        state.sheets.map((voter) => ({ voter })),
      )
      .catch((error: unknown) => {
        // A record that was restored from before the count, beside boxes from after it: the sheets are gone, and that is told.
        if (error instanceof BallotBoxClosed) return [];
        throw error;
      });
    return countOfSheets(
      state.plan.questions,
      drawn.map(({ answer }) => sheetIn(answer)),
    );
  }
}
