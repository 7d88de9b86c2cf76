import { fold, given } from '@baraza/domain';
import { bodies } from '../testing/record.ts';
import type { CardFacts, DrawUpCard } from './report-card.commands.pure.ts';
import { drawUp, publish, retire, revise } from './report-card.decider.ts';
import { presentReportCard } from './report-card.document.ts';
import { holdRound } from './report-card.rounds.pure.ts';
import { reportCardRules } from './report-card.rules.ts';
import { reportCard } from './report-card.state.ts';
import {
  aCard,
  aCardBeingScored,
  aKeptCard,
  aRetiredCard,
  aScoredCard,
  facts,
  medicines,
  ROUND,
  scored,
  staff,
  water,
  whose,
} from './report-cards.fixture.ts';

const { rules } = reportCardRules;
const drawing = (more: Partial<DrawUpCard> = {}, known: Partial<CardFacts> = {}) =>
  given(reportCard).when((state, now) => drawUp(state, { ...aCard, ...more }, { ...facts, ...known }, now));
const [kept, beingScored, held, retired] = [aKeptCard, aCardBeingScored, aScoredCard, aRetiredCard].map((events) =>
  given(reportCard, ...events()),
) as [ReturnType<typeof given>, ReturnType<typeof given>, ReturnType<typeof given>, ReturnType<typeof given>];
const ground = 'asked-by-communities';
const revising = (card: typeof kept, indicators: readonly (typeof medicines)[]) =>
  card.when((state, now) => revise(state as never, { indicators, ground }, now));

describe('drawing up a report card', () => {
  it('says of which service, by whom it is kept, and how often it is scored', () => {
    drawing({ provider: 'District Health Office', campaign: 'c' }, { campaignKnown: true }).then({
      type: 'campaigns.ReportCardDrawnUp',
      data: { ...aCard, provider: 'District Health Office', campaign: 'c' },
      tags: ['unit:UG-402', `org:${bodies.women}`, 'theme:social-justice', 'campaign:c'],
    });
  });

  it(rules['drawn-up-once'].title, () => {
    given(reportCard, ...aKeptCard())
      .when((state, now) => drawUp(state, aCard, facts, now))
      .thenRefused('report-card.drawn-up-once');
  });

  it(rules['unit-unknown'].title, () => {
    drawing({}, { unitKnown: false }).thenRefused('report-card.unit-unknown', { pointer: '/unit' });
  });

  it(rules['organisation-unknown'].title, () => {
    drawing({}, { organisationKnown: false }).thenRefused('report-card.organisation-unknown');
  });

  it(rules['campaign-unknown'].title, () => {
    drawing({ campaign: 'c' }).thenRefused('report-card.campaign-unknown', { pointer: '/campaign' });
  });

  it(rules['indicator-twice'].title, () => {
    const pointer = '/indicators/1/indicator';
    drawing({ indicators: [medicines, medicines] }).thenRefused('report-card.indicator-twice', { pointer });
    revising(kept, [staff, staff]).thenRefused('report-card.indicator-twice', { pointer });
  });
});

describe('revising a report card', () => {
  it('is a new version, and nothing to do where it asks the same', () => {
    revising(kept, [medicines, water]).then({
      type: 'campaigns.ReportCardRevised',
      data: { ...whose, version: 2, indicators: [medicines, water], ground },
    });
    revising(kept, [medicines, staff]).thenNothing();
  });

  it(rules['scored-indicator-reworded'].title, () => {
    const other = { ...medicines, title: 'Any medicines are in stock' };
    revising(held, [water, other]).thenRefused('report-card.scored-indicator-reworded', {
      pointer: '/indicators/1/title',
    });
    revising(kept, [other]).then({ type: 'campaigns.ReportCardRevised' });
  });

  it(rules['round-open'].title, () => {
    revising(beingScored, [water]).thenRefused('report-card.round-open');
    beingScored.when((state, now) => retire(state as never, { ground }, now)).thenRefused('report-card.round-open');
  });
});

describe('publishing a round', () => {
  const publishing = (card: typeof kept, round = ROUND) =>
    card.when((state, now) => publish(state as never, { round }, now));

  it('says what communities scored, in the words that they scored, and not who came', () => {
    publishing(held).then({
      type: 'campaigns.ReportCardPublished',
      data: {
        ...{ ...whose, round: ROUND, number: 1, title: aCard.title, service: 'health-centres' },
        ...{ indicators: [medicines, staff], scored, communities: 2, people: undefined },
      },
    });
  });

  it(rules['not-held'].title, () => {
    publishing(beingScored).thenRefused('report-card.not-held', { pointer: '/round' });
  });
});

describe('any step of a report card', () => {
  it(rules.unknown.title, () => {
    given(reportCard)
      .when((state, now) => retire(state, { ground }, now))
      .thenRefused('report-card.unknown');
  });

  it(rules.retired.title, () => {
    retired.when((state, now) => retire(state as never, { ground }, now)).thenRefused('report-card.retired');
    retired.when((state, now) => holdRound(state as never, now)).thenRefused('report-card.retired');
  });

  it(rules['before-last-step'].title, () => {
    kept
      .when((state, now) => retire(state as never, { ground }, now), { effectiveOn: '2026-01-04' })
      .thenRefused('report-card.before-last-step', { pointer: '/effectiveOn' });
  });

  it('leaves a card that shows the means of its rounds', () => {
    expect(presentReportCard(fold(reportCard, aScoredCard()), 'x')).toMatchObject({
      rounds: [
        {
          scores: [
            { indicator: 'medicines-in-stock', mean: 1.5 },
            { indicator: 'staff-present', mean: 4 },
          ],
          change: [],
        },
      ],
    });
  });
});
