import {
  type CampaignOrigin,
  type CampaignResult,
  type DecidedAs,
  type MappedDutyBearer,
  type PanelPrinciple,
  type RightAtStake,
  type campaignAbandoned,
  type campaignConcluded,
  type campaignDrafted,
  type campaignLaunched,
  type campaignLessonRecorded,
  type campaignPaused,
  type campaignPlanned,
  type campaignResumed,
  type panelChecked,
} from '@baraza/contracts';
import { freeText, unreachable, type Decided, type Deciding } from '@baraza/domain';
import {
  goalsReleased,
  nameGoals,
  type NameGoals,
  nameStruggles,
  type NameStruggles,
  strugglesReleased,
} from './campaign.aims.pure.ts';
import {
  askForLead,
  changeLead,
  type ChangeLead,
  entitled,
  type LeadFacts,
  type LeadLost,
  leadStays,
} from './campaign.lead.pure.ts';
import { eachOnce, type FoundOfPrinciple, panelChecks } from './campaign.panel.pure.ts';
import { campaignRules } from './campaign.rules.ts';
import { at, broken, drafted, inOrderOfDates, tagsOf } from './campaign.standing.pure.ts';
import type { CampaignPlan, CampaignState } from './campaign.state.ts';

export interface DraftCampaign {
  readonly title: string;
  readonly cause: string;
  readonly unit: string;
  readonly lead: string;
  /** The coalition on whose behalf the lead acts. */
  readonly coalition?: string;
  readonly themes: readonly string[];
  readonly grewFrom?: readonly CampaignOrigin[];
}

export interface DraftFacts {
  readonly unitKnown: boolean;
  readonly leadKnown: boolean;
  /** Of the coalition the draft names, where it names one. */
  readonly coalitionKnown: boolean;
}

export interface PlanCampaign {
  readonly rights: readonly RightAtStake[];
  readonly rightsHolders: readonly string[];
  readonly dutyBearers: readonly MappedDutyBearer[];
  readonly panel: readonly { readonly principle: PanelPrinciple; readonly met: boolean }[];
  readonly launchOn?: string;
  /** What could go wrong and for whom, in words: a document of the vault. */
  readonly risks?: string;
  /** The persons whom the risks are about. */
  readonly about?: readonly string[];
}

export interface LaunchCampaign {
  /** The PANEL check, with what shows it. */
  readonly panel: readonly FoundOfPrinciple[];
}

export interface ConcludeCampaign extends LaunchCampaign {
  readonly result: CampaignResult;
  /** What was learned, in words: a document of the vault. */
  readonly lesson: string;
  /** The persons whom the lesson is about. */
  readonly about?: readonly string[];
}

/** @throws Rejection `drafted-once`, `unit-unknown`, `lead-unknown`, `coalition-unknown` */
export function draft(
  state: CampaignState,
  command: DraftCampaign,
  facts: DraftFacts,
  given: Deciding,
): readonly DecidedAs<typeof campaignDrafted>[] {
  if (state.status !== 'none') throw campaignRules.broken('drafted-once');
  if (!facts.unitKnown) throw campaignRules.broken('unit-unknown', { pointer: '/unit' });
  if (!facts.leadKnown) throw campaignRules.broken('lead-unknown', { pointer: '/lead' });
  const { title, cause, unit, lead, coalition, themes, grewFrom = [] } = command;
  if (coalition !== undefined && !facts.coalitionKnown) {
    throw campaignRules.broken('coalition-unknown', { pointer: '/coalition' });
  }
  const onBehalf = coalition === undefined ? {} : { coalition };
  return [
    {
      type: 'campaigns.CampaignDrafted',
      data: { title, cause, unit, lead, ...onBehalf, themes, grewFrom },
      effectiveOn: given.effectiveOn,
      tags: tagsOf({ unit, lead, ...onBehalf, themes, grewFrom }),
    },
  ];
}

/**
 * The first plan, or another in place of the one before, until the launch.
 * @param organisationsKnown of the organisations named as duty-bearers: those the forum knows
 * @returns nothing where the plan is the one it has
 * @throws Rejection `unknown`, `launched-already`, `panel-incomplete`, `duty-bearer-unknown`, `before-last-step`
 */
export function plan(
  state: CampaignState,
  command: PlanCampaign,
  organisationsKnown: readonly string[],
  given: Deciding,
): readonly DecidedAs<typeof campaignPlanned>[] {
  const known = drafted(state);
  if (known.status !== 'draft' && known.status !== 'planned') throw broken('launched-already', known);
  eachOnce(command.panel);
  const stranger = command.dutyBearers.findIndex(
    ({ organisation }) => organisation !== undefined && !organisationsKnown.includes(organisation),
  );
  if (stranger >= 0) {
    throw campaignRules.broken('duty-bearer-unknown', { pointer: `/dutyBearers/${stranger}/organisation` });
  }
  const { rights, rightsHolders, dutyBearers, panel, launchOn, risks, about } = command;
  const when = launchOn === undefined ? {} : { launchOn };
  const structure = { rights, rightsHolders, dutyBearers, panel, ...when };
  if (risks === undefined && known.status === 'planned' && samePlan(structure, known.plan)) return [];
  inOrderOfDates(known, given);
  return [
    {
      type: 'campaigns.CampaignPlanned',
      data: { ...structure, ...(risks === undefined ? {} : { risks: freeText(given.id('risks'), risks, about) }) },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(known.draft),
    },
  ];
}

/**
 * Releases the campaign: what is public of it from now on is in the event. Beside it what auditors may know: the PANEL check,
 * and what it grew from.
 * @throws Rejection `unknown`, `not-planned`, `lead-not-entitled`, a gap in the PANEL check, `before-last-step`
 */
export function launch(
  state: CampaignState,
  command: LaunchCampaign,
  facts: LeadFacts,
  given: Deciding,
): readonly Decided[] {
  const known = drafted(state);
  if (known.status !== 'planned') throw broken('not-planned', known);
  entitled(facts);
  const checked = panelChecks(known, 'launch', command.panel, given);
  inOrderOfDates(known, given);
  const { title, cause, unit, lead, coalition, themes } = known.draft;
  const identity = { title, cause, unit, lead, ...(coalition === undefined ? {} : { coalition }), themes };
  const { rights, rightsHolders } = known.plan;
  const dutyBearers = known.plan.dutyBearers.map(({ office, organisation, duties }) => ({
    office,
    ...(organisation === undefined ? {} : { organisation }),
    duties,
  }));
  const launched: DecidedAs<typeof campaignLaunched> = {
    type: 'campaigns.CampaignLaunched',
    data: { ...identity, rights, rightsHolders, dutyBearers },
    ...at(known, given),
  };
  const { goals, struggles } = known;
  return [
    launched,
    ...checked,
    ...(goals.length === 0 ? [] : goalsReleased(known, goals, given)),
    ...(struggles.length === 0 ? [] : strugglesReleased(known, struggles, given)),
  ];
}

/** @throws Rejection `unknown`, `not-running`, `before-last-step` */
export function pause(
  state: CampaignState,
  command: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof campaignPaused>[] {
  const known = drafted(state);
  if (known.status !== 'launched') throw broken('not-running', known);
  inOrderOfDates(known, given);
  return [{ type: 'campaigns.CampaignPaused', data: { ground: command.ground }, ...at(known, given, command.ground) }];
}

/** @throws Rejection `unknown`, `not-paused`, `before-last-step` */
export function resume(state: CampaignState, given: Deciding): readonly DecidedAs<typeof campaignResumed>[] {
  const known = drafted(state);
  if (known.status !== 'paused') throw broken('not-paused', known);
  inOrderOfDates(known, given);
  return [{ type: 'campaigns.CampaignResumed', data: {}, ...at(known, given) }];
}

/**
 * What it achieved, which is public; what was learned, for staff; and the PANEL check at its close, for auditors.
 * @throws Rejection `unknown`, `not-launched`, what the PANEL check lacks, `before-last-step`
 */
export function conclude(
  state: CampaignState,
  command: ConcludeCampaign,
  given: Deciding,
): readonly (
  DecidedAs<typeof campaignConcluded> | DecidedAs<typeof campaignLessonRecorded> | DecidedAs<typeof panelChecked>
)[] {
  const known = drafted(state);
  if (known.status !== 'launched' && known.status !== 'paused') throw broken('not-launched', known);
  const checked = panelChecks(known, 'close', command.panel, given);
  inOrderOfDates(known, given);
  const lesson = freeText(given.id('lesson'), command.lesson, command.about);
  return [
    { type: 'campaigns.CampaignConcluded', data: { result: command.result }, ...at(known, given) },
    { type: 'campaigns.CampaignLessonRecorded', data: { lesson }, ...at(known, given) },
    ...checked,
  ];
}

/** @throws Rejection `unknown`, `not-to-abandon`, `before-last-step` */
export function abandon(
  state: CampaignState,
  command: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof campaignAbandoned>[] {
  const known = drafted(state);
  if (known.status !== 'draft' && known.status !== 'planned') throw broken('not-to-abandon', known);
  inOrderOfDates(known, given);
  const data = { ground: command.ground };
  return [{ type: 'campaigns.CampaignAbandoned', data, ...at(known, given, command.ground) }];
}

export type CampaignCommand =
  | { readonly kind: 'draft'; readonly body: DraftCampaign; readonly facts: DraftFacts }
  | { readonly kind: 'plan'; readonly body: PlanCampaign; readonly organisationsKnown: readonly string[] }
  | { readonly kind: 'launch'; readonly body: LaunchCampaign; readonly facts: LeadFacts }
  | { readonly kind: 'pause' | 'abandon'; readonly body: { readonly ground: string } }
  | { readonly kind: 'resume' }
  | { readonly kind: 'conclude'; readonly body: ConcludeCampaign }
  | { readonly kind: 'name-goals'; readonly body: NameGoals; readonly known: readonly string[] }
  | { readonly kind: 'name-struggles'; readonly body: NameStruggles; readonly known: readonly string[] }
  | {
      readonly kind: 'change-lead';
      readonly body: ChangeLead;
      readonly facts: LeadFacts & { readonly leadKnown: boolean };
    }
  | { readonly kind: 'ask-for-lead' | 'lead-stays'; readonly body: LeadLost };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: CampaignCommand, state: CampaignState, given: Deciding): readonly Decided[] {
  switch (command.kind) {
    case 'draft':
      return draft(state, command.body, command.facts, given);
    case 'plan':
      return plan(state, command.body, command.organisationsKnown, given);
    case 'launch':
      return launch(state, command.body, command.facts, given);
    case 'pause':
      return pause(state, command.body, given);
    case 'resume':
      return resume(state, given);
    case 'conclude':
      return conclude(state, command.body, given);
    case 'abandon':
      return abandon(state, command.body, given);
    case 'name-goals':
      return nameGoals(state, command.body, command.known, given);
    case 'name-struggles':
      return nameStruggles(state, command.body, command.known, given);
    case 'change-lead':
      return changeLead(state, command.body, command.facts, given);
    case 'ask-for-lead':
      return askForLead(state, command.body, given);
    case 'lead-stays':
      return leadStays(state, command.body, given);
    default:
      return unreachable(command);
  }
}

function samePlan(structure: Omit<PlanCampaign, 'risks'>, { risks, ...known }: CampaignPlan): boolean {
  return risks === undefined && sorted(structure) === sorted(known);
}

/** Text that is the same for the same content, whatever the order of an object's fields. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, field: unknown) =>
    field !== null && typeof field === 'object' && !Array.isArray(field)
      ? Object.fromEntries(Object.entries(field).sort(([a], [b]) => (a < b ? -1 : 1)))
      : field,
  );
}
