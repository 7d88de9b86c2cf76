import type { Decided, Deciding } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { CommandHandler, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { actingSeats } from '../coalition/coalition.participants.ts';
import type { CoalitionState } from '../coalition/coalition.state.ts';
import type { ProposeDecision, PublishStatement, ReviewDecision } from './decision.commands.pure.ts';
import { propose } from './decision.decider.ts';
import { publishStatement, review } from './decision.outcome.pure.ts';
import { decision, type DecisionState } from './decision.state.ts';
import { openVote } from './decision.voting.pure.ts';

/** Decisions on a decision with the look-ups they need. */
@Injectable()
export class DecisionWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async openVote(state: DecisionState, of: CoalitionState, given: Deciding): Promise<readonly Decided[]> {
    await this.facts.catchUp();
    const goOnAs = Object.fromEntries(
      actingSeats(of).map(({ organisation }) => [organisation, this.facts.goesOnAs(organisation).at(-1)!]),
    );
    return openVote(state, of, { goOnAs }, given);
  }

  async propose(
    state: DecisionState,
    command: ProposeDecision,
    of: CoalitionState,
    given: Deciding,
  ): Promise<readonly Decided[]> {
    const { campaign } = command;
    const known = campaign === undefined ? undefined : await this.facts.knownUnit(campaign.unit);
    const isWithin = known !== undefined && of.status !== 'none' && this.facts.covers(of.unit, known.code);
    return propose(state, command, of, { campaignUnitWithin: isWithin }, given);
  }

  async publishStatement(
    state: DecisionState,
    command: PublishStatement,
    of: CoalitionState,
    given: Deciding,
  ): Promise<readonly Decided[]> {
    const waiting = state.status === 'taken' || state.status === 'over' ? state.draft : undefined;
    const [drafted] = waiting === undefined ? [] : await this.vault.openRefs([waiting.statement]);
    return publishStatement(state, command, of, { drafted }, given);
  }

  async review(
    id: string,
    state: DecisionState,
    command: ReviewDecision,
    of: CoalitionState,
    given: Deciding,
  ): Promise<readonly Decided[]> {
    const { replacedBy } = command;
    const other = replacedBy === undefined ? undefined : (await this.commands.load(decision, replacedBy)).state;
    const replacementKnown =
      other?.status === 'taken' &&
      replacedBy !== id &&
      state.status !== 'none' &&
      other.coalition === state.coalition &&
      other.outcome.outcome === 'adopted';
    return review(state, command, of, { replacementKnown }, given);
  }
}
