import type { Vault } from '@baraza/privacy';
import { type Caller, CommandHandler, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { campaign } from '../campaign/campaign.state.ts';
import { outcome } from '../outcome/outcome.state.ts';
import type {
  OtherStruggle,
  ReportingFacts,
  ReportStruggle,
  ResolvingFacts,
  TakingUpFacts,
  WordsFacts,
} from './struggle.commands.pure.ts';
import { isHidden, struggle, struggleInTheOpen, type StruggleState } from './struggle.state.ts';

/** What decisions on a struggle look up. */
@Injectable()
export class StruggleWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  async factsOf({ unit, reportedBy: { kind, id } }: ReportStruggle): Promise<ReportingFacts> {
    const known = id === undefined ? undefined : await this.facts.knownOrganisation(id);
    const isKnown = known?.status === 'registered' && (kind !== 'movement' || known.kind === 'movement');
    return {
      unitKnown: (await this.facts.knownUnit(unit)) !== undefined,
      reporterKnown: id === undefined || isKnown,
    };
  }

  /** What is hidden from all but the desk is answered as if it were not there. */
  async other(id: string): Promise<OtherStruggle> {
    const { state } = await this.commands.load(struggle, id);
    const takesOthers = state.status === 'verified' || state.status === 'taken-up';
    return { takesOthers, others: state.status === 'none' ? 0 : state.others.length };
  }

  async takingUp(id: string): Promise<TakingUpFacts> {
    const { state } = await this.commands.load(campaign, id);
    return { campaignOpen: !['none', 'concluded', 'abandoned'].includes(state.status) };
  }

  async resolving(outcomeId: string | undefined): Promise<ResolvingFacts> {
    if (outcomeId === undefined) return { outcomeStands: false };
    const { state } = await this.commands.load(outcome, outcomeId);
    return { outcomeStands: !['none', 'withdrawn'].includes(state.status) };
  }

  async words(state: StruggleState): Promise<WordsFacts> {
    const waiting = state.status === 'none' ? undefined : state.draft;
    const [drafted] = waiting === undefined ? [] : await this.vault.openRefs([waiting.text]);
    return { drafted };
  }

  /** As it is there to whoever asks: what is hidden is there to the desk alone, by the desk's own roles. */
  async seenBy(caller: Caller, id: string): Promise<{ readonly caller: Caller; readonly as: typeof struggle }> {
    const { state } = await this.commands.load(struggle, id);
    const desk = caller.entitled.filter(({ role }) => role === 'protection-officer');
    if (!isHidden(state) || desk.length === 0) return { caller, as: struggleInTheOpen };
    return { caller: { ...caller, entitled: desk }, as: struggle };
  }
}
