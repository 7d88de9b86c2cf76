import type {
  DataOf,
  DecidedAs,
  knowledgeProductSuggested,
  knowledgeSuggestionDeclined,
  knowledgeSuggestionLapsed,
  knowledgeSuggestionTakenUp,
} from '@baraza/contracts';
import { type CivilDate, type Deciding, unreachable } from '@baraza/domain';
import { knowledgeSuggestionRules } from './knowledge-suggestion.rules.ts';
import type { KnowledgeSuggestionState, Suggested } from './knowledge-suggestion.state.ts';

export type LapseBecause = DataOf<typeof knowledgeSuggestionLapsed>['because'];

/** Once for each outcome; again where it lapsed, since the outcome stands after all. */
export function suggest(
  state: KnowledgeSuggestionState,
  command: Suggested,
  given: Deciding,
): readonly DecidedAs<typeof knowledgeProductSuggested>[] {
  if (state.status !== 'none' && state.status !== 'lapsed') return [];
  const { outcome, unit, organisation, themes } = command;
  const effectiveOn = state.status === 'none' ? given.effectiveOn : later(state, given);
  const data = { outcome, unit, organisation, themes };
  return [{ type: 'capacity.KnowledgeProductSuggested', data, ...onRecord(command, effectiveOn) }];
}

/** It was drafted: nothing is left to answer. Nothing where nothing waits. */
export function takeUp(
  state: KnowledgeSuggestionState,
  { product }: { readonly product: string },
  given: Deciding,
): readonly DecidedAs<typeof knowledgeSuggestionTakenUp>[] {
  if (state.status !== 'open') return [];
  const { suggested } = state;
  const { effectiveOn, tags } = onRecord(suggested, later(state, given));
  const found = [...tags, `knowledge-product:${product}`];
  return [{ type: 'capacity.KnowledgeSuggestionTakenUp', data: { ...suggested, product }, effectiveOn, tags: found }];
}

/** @throws Rejection `not-made`, `not-open`, `before-last-step` */
export function decline(
  state: KnowledgeSuggestionState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof knowledgeSuggestionDeclined>[] {
  if (state.status === 'none') throw knowledgeSuggestionRules.broken('not-made');
  if (state.status === 'declined') return [];
  if (state.status !== 'open') throw knowledgeSuggestionRules.broken('not-open', { params: { status: state.status } });
  const { lastStepOn, suggested } = state;
  if (given.effectiveOn < lastStepOn) {
    throw knowledgeSuggestionRules.broken('before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
  }
  const data = { ...suggested, ground };
  return [{ type: 'capacity.KnowledgeSuggestionDeclined', data, ground, ...onRecord(suggested, given.effectiveOn) }];
}

/** The outcome is in doubt. Nothing where nothing waits. */
export function lapse(
  state: KnowledgeSuggestionState,
  { because }: { readonly because: LapseBecause },
  given: Deciding,
): readonly DecidedAs<typeof knowledgeSuggestionLapsed>[] {
  if (state.status !== 'open') return [];
  const { suggested } = state;
  const data = { ...suggested, because };
  return [{ type: 'capacity.KnowledgeSuggestionLapsed', data, ...onRecord(suggested, later(state, given)) }];
}

export type KnowledgeSuggestionCommand =
  | { readonly kind: 'suggest'; readonly body: Suggested }
  | { readonly kind: 'take-up'; readonly body: { readonly product: string } }
  | { readonly kind: 'decline'; readonly body: { readonly ground: string } }
  | { readonly kind: 'lapse'; readonly body: { readonly because: LapseBecause } };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: KnowledgeSuggestionCommand, state: KnowledgeSuggestionState, given: Deciding) {
  switch (command.kind) {
    case 'suggest':
      return suggest(state, command.body, given);
    case 'take-up':
      return takeUp(state, command.body, given);
    case 'decline':
      return decline(state, command.body, given);
    case 'lapse':
      return lapse(state, command.body, given);
    default:
      return unreachable(command);
  }
}

/** What answers another event holds from that event's date, and never from before the step before it. */
const later = ({ lastStepOn }: { readonly lastStepOn: CivilDate }, { effectiveOn }: Deciding): CivilDate =>
  effectiveOn > lastStepOn ? effectiveOn : lastStepOn;

const onRecord = ({ outcome, unit, organisation, themes }: Suggested, effectiveOn: CivilDate) => ({
  effectiveOn,
  tags: [`org:${organisation}`, `unit:${unit}`, ...themes.map((theme) => `theme:${theme}`), `outcome:${outcome}`],
});
