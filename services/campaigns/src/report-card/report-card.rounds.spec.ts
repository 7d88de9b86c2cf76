import { given } from '@baraza/domain';
import type { OpenCardRound, ScoreCard } from './report-card.commands.pure.ts';
import { abandonRound, holdRound, openRound, score } from './report-card.rounds.pure.ts';
import { reportCardRules } from './report-card.rules.ts';
import { reportCard } from './report-card.state.ts';
import {
  aCardBeingScored,
  aCardWithScores,
  aKeptCard,
  aScoredCard,
  ROUND,
  scored,
  who,
  whose,
} from './report-cards.fixture.ts';

const { rules } = reportCardRules;
const opening = (events = aKeptCard(), more: Partial<OpenCardRound> = {}) =>
  given(reportCard, ...events).when((state, now) => openRound(state, { scored, holdBy: '2026-04-30', ...more }, now));
const aScore: ScoreCard = { community: 'UG-402-A', scores: [{ indicator: 'staff-present', score: 3 }], people: who };
const scoring = (events = aCardBeingScored(), more: Partial<ScoreCard> = {}, livesThere = true) =>
  given(reportCard, ...events).when((state, now) => score(state, { ...aScore, ...more }, { livesThere }, now));

describe('a round of a report card', () => {
  it('is begun on a time that is over, by the version of the day', () => {
    opening().then({
      type: 'campaigns.ReportCardRoundOpened',
      data: { ...whose, round: 'id-of-round', number: 1, version: 1, scored, holdBy: '2026-04-30' },
    });
    opening(aScoredCard(), { scored: { from: '2026-01-01', until: '2026-02-28' } }).then({
      type: 'campaigns.ReportCardRoundOpened',
      data: { number: 2 },
    });
  });

  it(rules['scored-backwards'].title, () => {
    opening(aKeptCard(), { scored: { from: '2026-01-02', until: '2026-01-01' } }).thenRefused(
      'report-card.scored-backwards',
    );
  });

  it(rules['scored-not-over'].title, () => {
    opening(aKeptCard(), { scored: { from: '2026-01-02', until: '2026-03-03' } }).thenRefused(
      'report-card.scored-not-over',
      { pointer: '/scored/until' },
    );
  });

  it(rules['scored-already'].title, () => {
    opening(aScoredCard(), { scored: { from: '2025-12-31', until: '2026-02-28' } }).thenRefused(
      'report-card.scored-already',
      { pointer: '/scored/from' },
    );
  });

  it(rules['held-by-past'].title, () => {
    opening(aKeptCard(), { holdBy: '2026-03-01' }).thenRefused('report-card.held-by-past', { pointer: '/holdBy' });
  });

  it('is scored by communities, each once or anew', () => {
    scoring().then({
      type: 'campaigns.CommunityScored',
      data: { ...whose, round: ROUND, number: 1, ...aScore },
    });
    scoring(aCardWithScores()).then({ type: 'campaigns.CommunityScored', data: { community: 'UG-402-A' } });
    scoring(aCardWithScores(), { scores: [{ indicator: 'medicines-in-stock', score: 2 }] }).thenNothing();
  });

  it(rules['no-round-open'].title, () => {
    scoring(aKeptCard()).thenRefused('report-card.no-round-open');
    given(reportCard, ...aKeptCard())
      .when(holdRound)
      .thenRefused('report-card.no-round-open');
  });

  it(rules['community-elsewhere'].title, () => {
    scoring(aCardBeingScored(), {}, false).thenRefused('report-card.community-elsewhere', { pointer: '/community' });
  });

  it(rules['communities-too-many'].title, () => {
    const [first] = aCardWithScores().filter(({ type }) => type === 'campaigns.CommunityScored');
    const many = Array.from({ length: 60 }, (_, index) => ({
      ...first!,
      data: { ...first!.data, community: `UG-402-${index}` },
    })) as ReturnType<typeof aCardWithScores>;
    scoring([...aCardBeingScored(), ...many]).thenRefused('report-card.communities-too-many');
  });

  it(rules['indicator-unknown'].title, () => {
    scoring(aCardBeingScored(), { scores: [{ indicator: 'clean-water', score: 3 }] }).thenRefused(
      'report-card.indicator-unknown',
      { pointer: '/scores/0/indicator' },
    );
  });

  it(rules['indicator-scored-twice'].title, () => {
    const [one] = aScore.scores;
    scoring(aCardBeingScored(), { scores: [one!, one!] }).thenRefused('report-card.indicator-scored-twice', {
      pointer: '/scores/1/indicator',
    });
  });

  it('is counted when it is held, and says when the next is due', () => {
    given(reportCard, ...aCardWithScores())
      .when(holdRound)
      .then({
        type: 'campaigns.ReportCardRoundHeld',
        data: {
          ...{ ...whose, round: ROUND, number: 1, version: 1, scored, communities: 2, nextRoundBy: '2026-09-02' },
          scores: [
            { indicator: 'medicines-in-stock', counts: [1, 1, 0, 0, 0] },
            { indicator: 'staff-present', counts: [0, 0, 0, 1, 0] },
          ],
          people: { women: 44, men: 28, youth: 24, personsWithDisabilities: 6, total: 72 },
        },
      });
  });

  it(rules['nobody-scored'].title, () => {
    given(reportCard, ...aCardBeingScored())
      .when(holdRound)
      .thenRefused('report-card.nobody-scored');
  });

  it('can be given up, and the next is due all the same', () => {
    given(reportCard, ...aCardWithScores())
      .when((state, now) => abandonRound(state, { ground: 'roads-cut-off' }, now))
      .then({
        type: 'campaigns.ReportCardRoundAbandoned',
        data: { round: ROUND, ground: 'roads-cut-off', nextRoundBy: '2026-09-02' },
      });
  });
});
