import { aMoment, type Decided, type Deciding, given } from '@baraza/domain';
import { theCoalition } from '../alert/alert.builders.ts';
import {
  anOfficer,
  aRepresentativeOf,
  aWoundDownCoalition,
  CONVENOR,
  FARMERS,
  seated,
  seatOf,
  suspended,
  theConvenor,
  WOMEN,
} from '../coalition/coalition.builders.ts';
import { coalition, type CoalitionState } from '../coalition/coalition.state.ts';
import {
  aRound,
  asked,
  cancelled,
  CLOSED_ON,
  halfYear,
  PLANNED_ON,
  rated,
  ratingGiven,
} from './health-round.builders.ts';
import { cancel, plan, type PlanFacts, type PlanRound, rate } from './health-round.decider.ts';
import { domainsFelt, qualitiesFelt } from './health-round.felt.pure.ts';
import { healthRoundRules } from './health-round.rules.ts';
import { healthRound, type HealthRoundState, type Rating } from './health-round.state.ts';

const { rules } = healthRoundRules;
const theFarmers = aRepresentativeOf(FARMERS);
type Asking = (state: HealthRoundState, moment: Deciding) => readonly Decided[];

const planning =
  (more: Partial<PlanRound> = {}, of: CoalitionState = theCoalition(), facts: PlanFacts = asked): Asking =>
  (state, moment) =>
    plan(state, { ...halfYear, ...more }, of, facts, moment);
const rating =
  (given_: Rating = rated(3), organisation = FARMERS, of: CoalitionState = theCoalition()): Asking =>
  (state, moment) =>
    rate(state, { organisation, ...given_ }, of, moment);
const cancelling: Asking = (state, moment) => cancel(state, { ground: 'wrong-period' }, theCoalition(), moment);

describe('a health round', () => {
  it('asks those with an active seat that day, observers left out, by the questionnaire as it stands', () => {
    given(healthRound)
      .when(planning(), { actor: theConvenor })
      .then({
        type: 'coalitions.HealthRoundPlanned',
        data: {
          ...{ ...halfYear, ...asked.questionnaire, unit: 'UG-402', themes: ['social-justice'] },
          roll: [CONVENOR, FARMERS].map((organisation) => ({ seat: seatOf(organisation), organisation })),
        },
        tags: [
          ...['unit:UG-402', 'theme:social-justice', `coalition:${halfYear.coalition}`],
          'instrument:network-health',
        ],
      });
  });

  it(rules['planned-once'].title, () => {
    given(healthRound, ...aRound())
      .when(planning())
      .thenRefused('health-round.planned-once');
  });

  it(rules['coalition-not-active'].title, () => {
    const woundDown = aWoundDownCoalition().reduce(coalition.evolve, coalition.initialState);
    for (const one of [coalition.initialState, woundDown]) {
      given(healthRound).when(planning({}, one)).thenRefused('health-round.coalition-not-active');
    }
  });

  it(rules['leads-only'].title, () => {
    given(healthRound).when(planning(), { actor: theFarmers }).thenRefused('health-round.leads-only');
    given(healthRound, ...aRound())
      .when(cancelling, { actor: theFarmers })
      .thenRefused('health-round.leads-only');
  });

  it(rules['instrument-unknown'].title, () => {
    given(healthRound)
      .when(planning({}, theCoalition(), { questionnaire: undefined }))
      .thenRefused('health-round.instrument-unknown', { pointer: '/instrument' });
  });

  it(rules['period-amiss'].title, () => {
    for (const periodRated of [
      { from: '2026-02-01', until: '2026-01-31' },
      { from: '2026-03-03', until: '2026-06-30' },
    ]) {
      given(healthRound).when(planning({ periodRated })).thenRefused('health-round.period-amiss');
    }
  });

  it(rules['closes-past'].title, () => {
    given(healthRound)
      .when(planning({ closesOn: '2026-03-01' }))
      .thenRefused('health-round.closes-past');
  });

  it(rules['nobody-asked'].title, () => {
    const empty = theCoalition(suspended(CONVENOR), suspended(FARMERS));
    given(healthRound).when(planning({}, empty), { actor: anOfficer }).thenRefused('health-round.nobody-asked');
    const many = Array.from({ length: 200 }, (_, n) => seated(CONVENOR.replace(/1$/, String(1_000 + n))));
    given(healthRound)
      .when(planning({}, theCoalition(...many)))
      .thenRefused('health-round.nobody-asked');
  });

  it('is called off on a ground', () => {
    given(healthRound, ...aRound())
      .when(cancelling, { actor: theConvenor })
      .then({ type: 'coalitions.HealthRoundCancelled', data: { ground: 'wrong-period' }, ground: 'wrong-period' });
  });
});

describe('a rating', () => {
  const items = [
    { item: 'means', level: 1 },
    { item: 'agility', level: 4 },
  ];

  it('is sealed, and nothing beside it tells that somebody rated; in an order that says nothing', () => {
    given(healthRound, ...aRound())
      .when(rating({ qualities: [...rated(3).qualities].reverse(), items }), { actor: theFarmers })
      .then({
        type: 'coalitions.HealthRatingGiven',
        data: { seat: seatOf(FARMERS), ...rated(3), items: [items[1], items[0]] },
        tags: [
          ...['unit:UG-402', 'theme:social-justice', `coalition:${halfYear.coalition}`],
          'instrument:network-health',
        ],
      });
  });

  it('takes the place of the first of its seat, and the same again is nothing', () => {
    given(healthRound, ...aRound(ratingGiven(FARMERS)))
      .when(rating(), { actor: theFarmers })
      .thenNothing();
    given(healthRound, ...aRound(ratingGiven(FARMERS)))
      .when(rating(rated(1)), { actor: theFarmers })
      .then({ type: 'coalitions.HealthRatingGiven', data: rated(1) as never });
  });

  it(rules['rates-for-another'].title, () => {
    for (const actor of [anOfficer, theConvenor]) {
      given(healthRound, ...aRound())
        .when(rating(), { actor })
        .thenRefused('health-round.rates-for-another');
    }
  });

  it(rules['not-asked'].title, () => {
    given(healthRound, ...aRound())
      .when(rating(rated(3), WOMEN), { actor: aRepresentativeOf(WOMEN) })
      .thenRefused('health-round.not-asked');
    given(healthRound, ...aRound())
      .when(rating(rated(3), FARMERS, theCoalition(suspended(FARMERS))), { actor: theFarmers })
      .thenRefused('health-round.not-asked');
    const late = '10000000-0000-4000-8000-0000000000bb';
    given(healthRound, ...aRound())
      .when(rating(rated(3), late, theCoalition(seated(late))), { actor: aRepresentativeOf(late) })
      .thenRefused('health-round.not-asked');
  });

  it(rules['qualities-unfinished'].title, () => {
    const [first, ...rest] = rated(3).qualities;
    for (const qualities of [rest, [first!, first!, ...rest.slice(1)]]) {
      given(healthRound, ...aRound())
        .when(rating({ qualities, items: [] }), { actor: theFarmers })
        .thenRefused('health-round.qualities-unfinished', { pointer: '/qualities' });
    }
  });

  it(rules['item-unknown'].title, () => {
    for (const wrong of [[{ item: 'dancing', level: 4 }], [items[0]!, items[0]!]]) {
      given(healthRound, ...aRound())
        .when(rating(rated(3, wrong)), { actor: theFarmers })
        .thenRefused('health-round.item-unknown');
    }
  });

  it(rules['before-planned'].title, () => {
    given(healthRound, ...aRound())
      .when(rating(), { actor: theFarmers, effectiveOn: '2026-02-15' })
      .thenRefused('health-round.before-planned');
    // No later than another's: nothing tells who rated before.
    given(healthRound, ...aRound(ratingGiven(CONVENOR)))
      .when(rating(), { actor: theFarmers, effectiveOn: PLANNED_ON })
      .then({ type: 'coalitions.HealthRatingGiven' });
  });

  it(rules.unknown.title, () => {
    for (const step of [rating(), cancelling]) {
      given(healthRound).when(step, { actor: theFarmers }).thenRefused('health-round.unknown');
    }
  });

  it(rules.over.title, () => {
    for (const step of [rating(), cancelling]) {
      given(healthRound, ...aRound(cancelled()))
        .when(step, { actor: theFarmers })
        .thenRefused('health-round.over');
    }
  });
});

describe('what is felt', () => {
  const five = [1, 2, 2, 3, 4].map((level) => rated(level));

  it('is told of five and more: the middle of all ratings, and where the middle half of them lie', () => {
    expect(qualitiesFelt(five)[0]).toEqual({ quality: 'agile', median: 2, lower: 1.5, upper: 3.5 });
    expect(qualitiesFelt([...five, rated(4)])[3]).toEqual({ quality: 'effective', median: 2.5, lower: 2, upper: 4 });
    expect(qualitiesFelt(five.slice(1))).toEqual([]);
  });

  it('and of a domain where as many have rated anything of it', () => {
    const { domains } = asked.questionnaire!;
    const some = five.map((one, index) => ({
      ...one,
      items: [{ item: 'agility', level: index % 2 === 0 ? 2 : 3 }, ...(index < 4 ? [{ item: 'means', level: 1 }] : [])],
    }));
    expect(domainsFelt(domains, some)).toEqual([{ domain: 'working-together', median: 2, lower: 2, upper: 3 }]);
  });

  it('is told the day after the last day, with who took part, and without what anybody rated', () => {
    const state = aRound(ratingGiven(FARMERS)).reduce(healthRound.evolve, healthRound.initialState);
    const step = healthRound.calendar!.next(state)!;
    expect(step).toEqual({ rule: 'health-round.closes', rank: 60, on: CLOSED_ON });
    const events = healthRound.calendar!.take(state, step, aMoment);
    expect(events.map(({ type, data }) => [type, data])).toEqual([
      ['coalitions.HealthRatingTaken', { seat: seatOf(FARMERS), organisation: FARMERS }],
      ['coalitions.HealthRoundClosed', { asked: 2, rated: 1, qualities: [], domains: [] }],
    ]);
  });
});
