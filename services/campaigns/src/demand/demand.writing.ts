import type { Decided, Deciding, Scope } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import { CommandHandler, type IssuedCommand, ReferenceFacts, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { campaign } from '../campaign/campaign.state.ts';
import { dutyBearer } from '../duty-bearer/duty-bearer.state.ts';
import { cited, EvidenceCiting } from '../evidence/evidence-citing.ts';
import type { CitingFacts, DeliverDemand, MakeDemand, MakingFacts } from './demand.commands.pure.ts';
import { deliver, make } from './demand.decider.ts';
import { demand, demandLedBy, type DemandState } from './demand.state.ts';

/** Decisions on a demand with the look-ups they need. */
@Injectable()
export class DemandWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly citing: EvidenceCiting,
    @Inject(VAULT) private readonly vault: Vault,
  ) {}

  /** Where a demand of this campaign stands. One of none stands at the root: only who acts for all is told so. */
  async scopeOf(campaignId: string): Promise<Scope> {
    const { state } = await this.commands.load(campaign, campaignId);
    return campaign.scope(state) ?? { unit: (await this.facts.knownForum())?.rootUnit ?? '', organisations: [] };
  }

  async make(state: DemandState, command: MakeDemand, given: Deciding): Promise<readonly Decided[]> {
    return make(state, command, await this.#makingFacts(command), given);
  }

  /** A step on a demand, by those who lead its campaign now. */
  async run(
    command: IssuedCommand,
    id: string,
    decide: (state: DemandState, given: Deciding) => readonly Decided[] | Promise<readonly Decided[]>,
  ) {
    return this.commands.run(command, await this.ledNow(id), id, decide);
  }

  /** A step that rests on evidence: what it cites says so itself, in the same append. */
  async runCiting(
    command: IssuedCommand,
    id: string,
    evidence: readonly string[],
    decide: (
      state: DemandState,
      facts: CitingFacts,
      given: Deciding,
    ) => readonly Decided[] | Promise<readonly Decided[]>,
  ) {
    return this.commands.run(command, await this.ledNow(id), id, async (state, given) => {
      const evidenceCitable = await this.citing.citable(command.caller, evidence);
      const events = await decide(state, { evidenceCitable }, given);
      return { events, also: events.length === 0 ? [] : cited(evidence, { kind: 'demand', id }) };
    });
  }

  async deliver(
    state: DemandState,
    command: DeliverDemand,
    citing: CitingFacts,
    given: Deciding,
  ): Promise<readonly Decided[]> {
    if (state.status === 'none') return deliver(state, command, { ...NOTHING_KNOWN, ...citing }, given);
    const [of, on] = await Promise.all([
      this.commands.load(campaign, state.campaign),
      this.commands.load(dutyBearer, state.dutyBearer),
    ]);
    const [worded] = state.status === 'made' ? await this.vault.openRefs([state.change]) : [];
    const facts = {
      ...citing,
      worded,
      campaignIsPublic: of.state.status === 'launched' || of.state.status === 'paused',
      lead: of.state.status === 'none' ? state.lead : of.state.draft.lead,
      office: on.state.status === 'named' ? on.state.office.office : undefined,
    };
    return deliver(state, command, facts, given);
  }

  /** The demand as it is open to whoever leads its campaign now. */
  async ledNow(id: string): Promise<typeof demand> {
    const { state } = await this.commands.load(demand, id);
    if (state.status === 'none') return demand;
    const of = await this.commands.load(campaign, state.campaign);
    return of.state.status === 'none' ? demand : demandLedBy(of.state.draft.lead);
  }

  async #makingFacts(command: MakeDemand): Promise<MakingFacts> {
    const [of, on] = await Promise.all([
      this.commands.load(campaign, command.campaign),
      this.commands.load(dutyBearer, command.dutyBearer),
    ]);
    const dutyBearerNamed = on.state.status === 'named';
    if (of.state.status === 'none') return { campaign: undefined, dutyBearerNamed };
    const { unit, themes, lead } = of.state.draft;
    const isOver = of.state.status === 'concluded' || of.state.status === 'abandoned';
    return { campaign: { unit, themes, lead, isOver }, dutyBearerNamed };
  }
}

const NOTHING_KNOWN = { worded: undefined, campaignIsPublic: false, lead: '', office: undefined };
