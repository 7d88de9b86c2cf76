import {
  PANEL_PRINCIPLES,
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
} from '@baraza/contracts';
import { freeText, unreachable, type Decided, type Deciding } from '@baraza/domain';
import { campaignRules } from './campaign.rules.ts';
import type { CampaignDraft, CampaignPlan, CampaignState, KnownCampaign } from './campaign.state.ts';

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

export interface ConcludeCampaign {
  readonly result: CampaignResult;
  /** What was learned, in words: a document of the vault. */
  readonly lesson: string;
  /** The persons whom the lesson is about. */
  readonly about?: readonly string[];
}

/** How the lead stands on the day of the launch. */
export interface LeadFacts {
  readonly activeMember: boolean;
  /** Whether the coalition it leads for is active and the lead has an active seat in it. False without a coalition. */
  readonly activeParticipant: boolean;
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
  const looked = new Set(command.panel.map(({ principle }) => principle));
  if (looked.size !== PANEL_PRINCIPLES.length || command.panel.length !== looked.size) {
    throw campaignRules.broken('panel-incomplete', { pointer: '/panel' });
  }
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

/** Releases the campaign: what is public of it from now on is in the event. @throws Rejection `unknown`, `not-planned`, `lead-not-entitled`, `before-last-step` */
export function launch(
  state: CampaignState,
  facts: LeadFacts,
  given: Deciding,
): readonly DecidedAs<typeof campaignLaunched>[] {
  const known = drafted(state);
  if (known.status !== 'planned') throw broken('not-planned', known);
  if (!facts.activeMember && !facts.activeParticipant) throw campaignRules.broken('lead-not-entitled');
  inOrderOfDates(known, given);
  const { title, cause, unit, lead, coalition, themes } = known.draft;
  const identity = { title, cause, unit, lead, ...(coalition === undefined ? {} : { coalition }), themes };
  const { rights, rightsHolders } = known.plan;
  const dutyBearers = known.plan.dutyBearers.map(({ office, organisation, duties }) => ({
    office,
    ...(organisation === undefined ? {} : { organisation }),
    duties,
  }));
  return [
    {
      type: 'campaigns.CampaignLaunched',
      data: { ...identity, rights, rightsHolders, dutyBearers },
      effectiveOn: given.effectiveOn,
      tags: tagsOf(known.draft),
    },
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
 * Two events: what it achieved, which is public, and what was learned, which is not.
 * @throws Rejection `unknown`, `not-launched`, `before-last-step`
 */
export function conclude(
  state: CampaignState,
  command: ConcludeCampaign,
  given: Deciding,
): readonly (DecidedAs<typeof campaignConcluded> | DecidedAs<typeof campaignLessonRecorded>)[] {
  const known = drafted(state);
  if (known.status !== 'launched' && known.status !== 'paused') throw broken('not-launched', known);
  inOrderOfDates(known, given);
  const lesson = freeText(given.id('lesson'), command.lesson, command.about);
  return [
    { type: 'campaigns.CampaignConcluded', data: { result: command.result }, ...at(known, given) },
    { type: 'campaigns.CampaignLessonRecorded', data: { lesson }, ...at(known, given) },
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
  | { readonly kind: 'launch'; readonly facts: LeadFacts }
  | { readonly kind: 'pause' | 'abandon'; readonly body: { readonly ground: string } }
  | { readonly kind: 'resume' }
  | { readonly kind: 'conclude'; readonly body: ConcludeCampaign };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: CampaignCommand, state: CampaignState, given: Deciding): readonly Decided[] {
  switch (command.kind) {
    case 'draft':
      return draft(state, command.body, command.facts, given);
    case 'plan':
      return plan(state, command.body, command.organisationsKnown, given);
    case 'launch':
      return launch(state, command.facts, given);
    case 'pause':
      return pause(state, command.body, given);
    case 'resume':
      return resume(state, given);
    case 'conclude':
      return conclude(state, command.body, given);
    case 'abandon':
      return abandon(state, command.body, given);
    default:
      return unreachable(command);
  }
}

function drafted(state: CampaignState): KnownCampaign {
  if (state.status === 'none') throw campaignRules.broken('unknown');
  return state;
}

function broken(rule: keyof typeof campaignRules.rules, known: KnownCampaign): Error {
  return campaignRules.broken(rule, { params: { status: known.status } });
}

function inOrderOfDates(known: KnownCampaign, given: Deciding): void {
  if (given.effectiveOn < known.since) {
    throw campaignRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: known.since } });
  }
}

function at(known: KnownCampaign, given: Deciding, ground?: string) {
  const tags = tagsOf(known.draft);
  return { effectiveOn: given.effectiveOn, tags, ...(ground === undefined ? {} : { ground }) };
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

type Tagged = Pick<CampaignDraft, 'unit' | 'lead'> & {
  readonly coalition?: string;
  readonly themes: readonly string[];
  readonly grewFrom: readonly CampaignOrigin[];
};
function tagsOf({ unit, lead, coalition, themes, grewFrom }: Tagged): readonly string[] {
  return [
    `unit:${unit}`,
    `org:${lead}`,
    ...(coalition === undefined ? [] : [`coalition:${coalition}`]),
    ...themes.map((theme) => `theme:${theme}`),
    ...grewFrom.map((origin) => `${origin.kind}:${origin.id}`),
  ];
}
