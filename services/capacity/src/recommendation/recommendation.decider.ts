import type {
  DecidedAs,
  programmeRecommended,
  recommendationDeclined,
  recommendationLapsed,
  recommendationTakenUp,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, unreachable } from '@baraza/domain';
import { recommendationRules } from './recommendation.rules.ts';
import type { RecommendationState, Recommended } from './recommendation.state.ts';

/** Points a programme out. Nothing where it was pointed out before, whatever became of it. @throws Rejection */
export function recommend(
  state: RecommendationState,
  command: Recommended,
  facts: { readonly isOpen: boolean },
  given: Deciding,
): readonly DecidedAs<typeof programmeRecommended>[] {
  if (state.status !== 'none') return [];
  if (!facts.isOpen) throw recommendationRules.broken('programme-not-open');
  return [{ type: 'capacity.ProgrammeRecommended', data: command, ...onRecord(command, given.effectiveOn) }];
}

/** The organisation applied: nothing is left to answer. Nothing where nothing waits. */
export function takeUp(
  state: RecommendationState,
  command: { readonly enrolment: string },
  given: Deciding,
): readonly DecidedAs<typeof recommendationTakenUp>[] {
  if (state.status !== 'open') return [];
  const { recommended } = state;
  const data = { ...whoseOf(recommended), enrolment: command.enrolment };
  return [{ type: 'capacity.RecommendationTakenUp', data, ...onRecord(recommended, later(state, given)) }];
}

/** It is not for the organisation, at least not now. @throws Rejection */
export function decline(
  state: RecommendationState,
  command: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof recommendationDeclined>[] {
  if (state.status === 'none') throw recommendationRules.broken('not-made');
  if (state.status === 'declined') return [];
  if (state.status !== 'open') throw recommendationRules.broken('not-open', { params: { status: state.status } });
  const { lastStepOn, recommended } = state;
  if (given.effectiveOn < lastStepOn) {
    throw recommendationRules.broken('before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  const { ground } = command;
  const data = { ...whoseOf(recommended), ground };
  return [{ type: 'capacity.RecommendationDeclined', data, ground, ...onRecord(recommended, given.effectiveOn) }];
}

/** The programme is over. Nothing where nothing waits. */
export function lapse(state: RecommendationState, given: Deciding): readonly DecidedAs<typeof recommendationLapsed>[] {
  if (state.status !== 'open') return [];
  const { recommended } = state;
  return [
    {
      type: 'capacity.RecommendationLapsed',
      data: whoseOf(recommended),
      ...onRecord(recommended, later(state, given)),
    },
  ];
}

export type RecommendationCommand =
  | { readonly kind: 'recommend'; readonly body: Recommended; readonly isOpen: boolean }
  | { readonly kind: 'take-up'; readonly body: { readonly enrolment: string } }
  | { readonly kind: 'decline'; readonly body: { readonly ground: string } }
  | { readonly kind: 'lapse' };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: RecommendationCommand, state: RecommendationState, given: Deciding) {
  switch (command.kind) {
    case 'recommend':
      return recommend(state, command.body, command, given);
    case 'take-up':
      return takeUp(state, command.body, given);
    case 'decline':
      return decline(state, command.body, given);
    case 'lapse':
      return lapse(state, given);
    default:
      return unreachable(command);
  }
}

const whoseOf = ({ organisation, unit, programme }: Recommended) => ({ organisation, unit, programme });

/** What answers another event holds from that event's date, and never from before the recommendation was made. */
const later = ({ lastStepOn }: { readonly lastStepOn: CivilDate }, { effectiveOn }: Deciding): CivilDate =>
  effectiveOn > lastStepOn ? effectiveOn : lastStepOn;

const onRecord = ({ organisation, unit, programme }: Recommended, effectiveOn: CivilDate) => ({
  effectiveOn,
  tags: [`org:${organisation}`, `unit:${unit}`, `programme:${programme}`],
});
