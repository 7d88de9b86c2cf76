import type { Deciding } from '@baraza/domain';
import { reportCardRules } from './report-card.rules.ts';
import type { CardIdentity, KeptCard, KnownCard, ReportCardState, ScoringCard } from './report-card.state.ts';

/** What several steps of a report card ask before they are taken. */

/** @throws Rejection `unknown`, `retired` */
export function followed(state: ReportCardState): KeptCard | ScoringCard {
  if (state.status === 'none') throw reportCardRules.broken('unknown');
  if (state.status === 'retired') throw reportCardRules.broken('retired');
  return state;
}

/** @throws Rejection `unknown`, `retired`, `round-open` */
export function betweenRounds(state: ReportCardState): KeptCard {
  const now = followed(state);
  if (now.status === 'scoring') throw reportCardRules.broken('round-open', { params: { number: now.round.number } });
  return now;
}

/** @throws Rejection `unknown`, `retired`, `no-round-open` */
export function duringRound(state: ReportCardState): ScoringCard {
  const now = followed(state);
  if (now.status !== 'scoring') throw reportCardRules.broken('no-round-open');
  return now;
}

/** @throws Rejection `before-last-step` */
export function inOrderOfDates({ lastStepOn }: KnownCard, { effectiveOn }: Deciding): void {
  if (effectiveOn < lastStepOn) {
    throw reportCardRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since: lastStepOn } });
  }
}

export const whose = ({ card: { unit, organisation, themes } }: KnownCard) => ({ unit, organisation, themes });
export const onRecord = ({ card }: KnownCard, { effectiveOn }: Deciding) => ({ effectiveOn, tags: tagsOf(card) });

export function tagsOf({
  unit,
  organisation,
  themes,
  campaign,
}: Pick<CardIdentity, 'unit' | 'organisation' | 'themes' | 'campaign'>): readonly string[] {
  return [
    `unit:${unit}`,
    `org:${organisation}`,
    ...themes.map((theme) => `theme:${theme}`),
    ...(campaign === undefined ? [] : [`campaign:${campaign}`]),
  ];
}
