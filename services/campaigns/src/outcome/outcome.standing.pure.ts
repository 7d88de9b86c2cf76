import type { Contribution } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { OutcomeSides } from './outcome.commands.pure.ts';
import { outcomeRules } from './outcome.rules.ts';
import type { OfOutcome, OpenOutcome, OutcomeState, Sent, WordedOutcome } from './outcome.state.ts';

/** What several steps of an outcome ask before they are taken. */

const OFFICERS = ['secretariat', 'unit-officer'] as const;
const HARVESTERS = [...OFFICERS, 'campaign-lead', 'programme-officer'] as const;

/** @throws Rejection `unknown`, `withdrawn` */
export function noted(state: OutcomeState): OpenOutcome {
  if (state.status === 'none') throw outcomeRules.broken('unknown');
  if (state.status === 'withdrawn') throw outcomeRules.broken('withdrawn');
  return state;
}

/** @throws Rejection `unknown`, `withdrawn`, `not-sent` */
export function sent(state: OutcomeState): Sent {
  const now = noted(state);
  if (now.status !== 'sent') throw outcomeRules.broken('not-sent', { params: { status: now.status } });
  return now;
}

/**
 * Staff who work on it where they are, or who act for whoever harvests it. Whoever acts for the substantiator does not.
 * @throws Rejection `harvested-by-others`
 */
export function harvests({ forHarvester, forSubstantiator }: OutcomeSides, { actor }: Deciding): void {
  if (forHarvester) return;
  const isStaff = HARVESTERS.some((role) => actor.roles.includes(role));
  if (forSubstantiator || !isStaff) throw outcomeRules.broken('harvested-by-others');
}

/**
 * @returns whether somebody else puts it on record for the organisation that was asked
 * @throws Rejection `own-outcome`, `substantiator-was-source`, `not-asked`
 */
export function answers(state: Sent, sides: OutcomeSides, { actor }: Deciding): boolean {
  if (sides.forHarvester || state.writers.includes(actor.person)) throw outcomeRules.broken('own-outcome');
  if (sides.forSource === true) throw outcomeRules.broken('substantiator-was-source');
  if (sides.forSubstantiator) return false;
  if (!OFFICERS.some((role) => actor.roles.includes(role))) throw outcomeRules.broken('not-asked');
  return true;
}

/** @throws Rejection `before-last-step` */
export function inOrderOfDates({ lastStepOn }: OpenOutcome, { effectiveOn }: Deciding): void {
  if (effectiveOn < lastStepOn) {
    throw outcomeRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
}

export const ofOutcome = ({ unit, organisation, themes }: OfOutcome) => ({ unit, organisation, themes: [...themes] });
export const onRecord = (state: OpenOutcome, { effectiveOn }: Deciding) => ({ effectiveOn, tags: tagsOf(state) });

/** What a wording names. */
interface Cites {
  readonly contributions: readonly Contribution[];
  readonly evidence: readonly string[];
  readonly goals: readonly string[];
}
const NOTHING_WORDED: Cites = { contributions: [], evidence: [], goals: [] };

/** What a trail finds it by; of what contributed, too, once it is in words. */
export function tagsOf(of: OfOutcome | WordedOutcome): readonly string[] {
  const formulation = 'formulation' in of ? of.formulation : undefined;
  return tagsOfWording(of, formulation ?? NOTHING_WORDED);
}

export function tagsOfWording(
  { unit, organisation, themes }: OfOutcome,
  { contributions, evidence, goals }: Cites,
): readonly string[] {
  return [
    `unit:${unit}`,
    `org:${organisation}`,
    ...themes.map((theme) => `theme:${theme}`),
    ...new Set(contributions.map(({ kind, id }) => `${kind}:${id}`)),
    ...evidence.map((one) => `evidence:${one}`),
    ...goals.map((goal) => `agenda-goal:${goal}`),
  ];
}
