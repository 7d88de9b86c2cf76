import { derivedId } from '@baraza/contracts';
import { addDays, type Decided, type Deciding, fold } from '@baraza/domain';
import { alsoIn, CommandHandler, type Decision, type IssuedCommand } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { bringIn } from '../membership/membership.admission.ts';
import { membership, type MembershipEvent, type MembershipState } from '../membership/membership.state.ts';
import { resign } from '../membership/membership.term.ts';
import { claim } from '../open-membership/open-membership.decider.ts';
import { openMembership } from '../open-membership/open-membership.state.ts';
import { categoryCodes, categoryOf } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import { type ReportEntry } from './findings.pure.ts';
import type { MembershipMapping } from './history-mapping.ts';
import { historyEntries, type HistoryResult, skippedEntries } from './history-entries.ts';
import { ImportedCommands, outsideScope, refusedOr } from './imported-commands.ts';
import type { MembershipDraft } from './membership-drafting.pure.ts';
import { OrganisationFinder } from './organisation-finder.ts';

type Tellable = Extract<MembershipDraft, { since: string }>;
interface Target {
  readonly id: string;
  readonly organisation: string;
  readonly unit: string;
}

/** Part of the command's id: it never changes. */
const BRING_IN = ['bringInImportedMembership', 'Bring in a membership of a file'] as const;

/**
 * Brings in memberships that an older register tells of, by the rules of the day on which each began. The term is that which
 * the register says; what the calendar makes of it since is for the calendar.
 */
@Injectable()
export class ImportedMemberships {
  constructor(
    private readonly commands: CommandHandler,
    private readonly rules: Rules,
    private readonly finder: OrganisationFinder,
    private readonly imported: ImportedCommands,
  ) {}

  bringIn(
    draft: MembershipDraft,
    mapping: MembershipMapping,
    importing: IssuedCommand,
  ): Promise<readonly ReportEntry[]> {
    return this.#told(draft, mapping, (tellable, target) => {
      const { id, organisation, unit } = target;
      const { category, since: effectiveOn, until, hasResigned } = tellable;
      const said = { id, organisation, category, hasResigned, ...(until === undefined ? {} : { until }), effectiveOn };
      const command = this.imported.command(BRING_IN, said, importing);
      return refusedOr(async (): Promise<HistoryResult> => {
        await this.commands.create(command, membership, id, { unit, organisations: [organisation] }, (state, given) =>
          this.imported.held(this.#decided(tellable, target, state, given)),
        );
        return { outcome: 'made' };
      });
    });
  }

  rehearse(
    draft: MembershipDraft,
    mapping: MembershipMapping,
    importing: IssuedCommand,
  ): Promise<readonly ReportEntry[]> {
    return this.#told(draft, mapping, (tellable, target) =>
      refusedOr(async (): Promise<HistoryResult> => {
        const { id, organisation, unit } = target;
        const scope = { unit, organisations: [organisation] };
        const given = await this.imported.moment(scope, tellable.since, id, importing);
        if (given === undefined) return outsideScope(unit);
        const decision = await this.imported.held(this.#decided(tellable, target, membership.initialState, given));
        for (const { aggregate, id: of, decide } of decision.also ?? []) {
          decide((await this.commands.load(aggregate, of)).state, given);
        }
        return { outcome: 'would-be-made' };
      }),
    );
  }

  async #told(
    draft: MembershipDraft,
    { source }: MembershipMapping,
    attempt: (draft: Tellable, target: Target) => Promise<HistoryResult>,
  ): Promise<readonly ReportEntry[]> {
    const what = { line: draft.line, rows: 1, legalName: draft.of.name };
    if ('skipped' in draft) return skippedEntries(what, draft.skipped, draft.column);
    const found = await this.finder.find(draft.of);
    if (found.id === undefined) return skippedEntries(what, WHY[found.why], undefined, found.why);
    const id = derivedId('imported-membership', source, found.id, draft.since);
    const target = { id, organisation: found.id, unit: found.unit };
    const { state } = await this.commands.load(membership, id);
    const result = state.status === 'none' ? await attempt(draft, target) : known(draft, state);
    return historyEntries({ ...what, id, unit: found.unit }, result, draft.columns);
  }

  async #decided(draft: Tellable, target: Target, state: MembershipState, given: Deciding): Promise<Decision> {
    const { id, organisation, unit } = target;
    const rules = await this.rules.on(given.effectiveOn);
    const paysDues = categoryOf(rules, draft.category)?.paysDues ?? false;
    const facts = { unit, categories: categoryCodes(rules), term: rules.term, paysDues };
    const command = { organisation, category: draft.category, basis: 'brought-in' } as const;
    const [admitted] = bringIn(state, command, facts, given);
    const term = termOf(draft, rules.term.graceDays);
    const events: Decided[] = [
      paysDues && term !== undefined ? { ...admitted!, data: { ...admitted!.data, ...term } } : admitted!,
    ];
    const holder = { organisation, membership: id, unit };
    if (!draft.hasResigned || draft.until === undefined) {
      return { events, also: [alsoIn(openMembership, organisation, (place, now) => claim(place, holder, now))] };
    }
    // It is over: it takes no place.
    const happened = events.map((event) => ({ ...event, time: given.now, actor: given.actor.person }));
    const then = fold(membership, happened as unknown as readonly MembershipEvent[]);
    return [...events, ...resign(then, { ...given, effectiveOn: draft.until })];
  }
}

function termOf({ until }: Tellable, graceDays: number): { termUntil: string; graceUntil: string } | undefined {
  return until === undefined ? undefined : { termUntil: until, graceUntil: addDays(until, graceDays) };
}

function known({ category }: Tellable, state: MembershipState): HistoryResult {
  const isOther = state.status !== 'none' && state.category !== category;
  return { outcome: 'already-there', differs: isOther ? ['category'] : [] };
}

export const WHY = {
  'organisation-unknown': 'The forum knows no such organisation: bring organisations in first.',
  'organisation-ambiguous': 'Several organisations have this name.',
} as const;
