import {
  type communityScored,
  type DecidedAs,
  type PeopleCount,
  REPORT_CARD_COMMUNITIES_MAX,
  REPORT_CARD_SCORES,
  type reportCardRoundAbandoned,
  type reportCardRoundHeld,
  type reportCardRoundOpened,
} from '@baraza/contracts';
import { addMonths, type Deciding } from '@baraza/domain';
import type { OpenCardRound, ScoreCard } from './report-card.commands.pure.ts';
import { reportCardRules } from './report-card.rules.ts';
import { betweenRounds, duringRound, inOrderOfDates, onRecord, whose } from './report-card.standing.pure.ts';
import type { Community, OpenRound, ReportCardState, ScoringCard } from './report-card.state.ts';

/** One round of a report card: begun, scored community by community, then held or given up. */

/** @throws Rejection `unknown`, `retired`, `round-open`, `scored-backwards`, `scored-not-over`, `scored-already`, `held-by-past`, `before-last-step` */
export function openRound(
  state: ReportCardState,
  { scored, holdBy }: OpenCardRound,
  given: Deciding,
): readonly DecidedAs<typeof reportCardRoundOpened>[] {
  const now = betweenRounds(state);
  const { from, until } = scored;
  if (until < from) throw reportCardRules.broken('scored-backwards', { pointer: '/scored/until' });
  if (until > given.effectiveOn) throw reportCardRules.broken('scored-not-over', { pointer: '/scored/until' });
  const last = now.rounds.at(-1)?.scored.until;
  if (last !== undefined && from <= last) {
    throw reportCardRules.broken('scored-already', { pointer: '/scored/from', params: { until: last } });
  }
  if (holdBy < given.effectiveOn) throw reportCardRules.broken('held-by-past', { pointer: '/holdBy' });
  inOrderOfDates(now, given);
  const { version } = now;
  const round = { round: given.id('round'), number: now.roundsBegun + 1, version, scored: { from, until }, holdBy };
  return [{ type: 'campaigns.ReportCardRoundOpened', data: { ...whose(now), ...round }, ...onRecord(now, given) }];
}

/**
 * A community met, and says what it scored. Again takes the place of the first.
 * @returns nothing where it said the same before
 * @throws Rejection `unknown`, `retired`, `no-round-open`, `community-elsewhere`, `communities-too-many`, `indicator-unknown`, `indicator-scored-twice`, `before-last-step`
 */
export function score(
  state: ReportCardState,
  { community, scores, people }: ScoreCard,
  { livesThere }: { readonly livesThere: boolean },
  given: Deciding,
): readonly DecidedAs<typeof communityScored>[] {
  const now = duringRound(state);
  const { round, number, communities } = now.round;
  if (!livesThere) throw reportCardRules.broken('community-elsewhere', { pointer: '/community' });
  const before = communities[community];
  if (before === undefined && Object.keys(communities).length >= REPORT_CARD_COMMUNITIES_MAX) {
    throw reportCardRules.broken('communities-too-many', { params: { max: REPORT_CARD_COMMUNITIES_MAX } });
  }
  scores.forEach(({ indicator }, index) => {
    const pointer = `/scores/${index}/indicator`;
    if (!now.indicators.some((one) => one.indicator === indicator)) {
      throw reportCardRules.broken('indicator-unknown', { pointer });
    }
    if (scores.findIndex((one) => one.indicator === indicator) !== index) {
      throw reportCardRules.broken('indicator-scored-twice', { pointer });
    }
  });
  const told: Community = {
    scores: scores.map(({ indicator, score }) => ({ indicator, score })),
    people: countOf(people),
  };
  if (before !== undefined && JSON.stringify(told) === JSON.stringify(inTheSameOrder(before))) return [];
  inOrderOfDates(now, given);
  const data = { ...whose(now), round, number, community, ...told };
  return [{ type: 'campaigns.CommunityScored', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `retired`, `no-round-open`, `nobody-scored`, `before-last-step` */
export function holdRound(state: ReportCardState, given: Deciding): readonly DecidedAs<typeof reportCardRoundHeld>[] {
  const now = duringRound(state);
  const communities = Object.values(now.round.communities);
  if (communities.length === 0) throw reportCardRules.broken('nobody-scored');
  inOrderOfDates(now, given);
  const { round, number, version, scored } = now.round;
  const data = {
    ...{ ...whose(now), round, number, version, scored, communities: communities.length },
    scores: scoresOf(now.round, now),
    people: peopleOf(communities),
    nextRoundBy: addMonths(given.effectiveOn, now.card.everyMonths),
  };
  return [{ type: 'campaigns.ReportCardRoundHeld', data, ...onRecord(now, given) }];
}

/** @throws Rejection `unknown`, `retired`, `no-round-open`, `before-last-step` */
export function abandonRound(
  state: ReportCardState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof reportCardRoundAbandoned>[] {
  const now = duringRound(state);
  inOrderOfDates(now, given);
  const { round, number } = now.round;
  const nextRoundBy = addMonths(given.effectiveOn, now.card.everyMonths);
  const data = { ...whose(now), round, number, ground, nextRoundBy };
  return [{ type: 'campaigns.ReportCardRoundAbandoned', data, ...onRecord(now, given), ground }];
}

/** How many communities gave each score, of every indicator that one of them scored. */
function scoresOf({ communities }: OpenRound, { indicators }: ScoringCard) {
  const given = Object.values(communities).flatMap(({ scores }) => scores);
  return indicators.flatMap(({ indicator }) => {
    const own = given.filter((one) => one.indicator === indicator);
    if (own.length === 0) return [];
    const counts = Array.from(
      { length: REPORT_CARD_SCORES },
      (_, at) => own.filter(({ score }) => score === at + 1).length,
    );
    return [{ indicator, counts }];
  });
}

function peopleOf(communities: readonly Community[]): PeopleCount {
  const sum = (part: keyof PeopleCount) => communities.reduce((all, { people }) => all + people[part], 0);
  return {
    women: sum('women'),
    men: sum('men'),
    youth: sum('youth'),
    personsWithDisabilities: sum('personsWithDisabilities'),
    total: sum('total'),
  };
}

const countOf = ({ women, men, youth, personsWithDisabilities, total }: PeopleCount): PeopleCount => ({
  ...{ women, men, youth, personsWithDisabilities, total },
});
const inTheSameOrder = ({ scores, people }: Community): Community => ({
  scores: scores.map(({ indicator, score }) => ({ indicator, score })),
  people: countOf(people),
});
