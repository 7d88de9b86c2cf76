import { type Actor, given, type Happened } from '@baraza/domain';
import { confirm, decline, rate, rateFirst, type RateFirst } from './civic-space.decider.ts';
import { civicSpaceRules } from './civic-space.rules.ts';
import { civicSpace, type CivicSpaceEvent } from './civic-space.state.ts';

const { rules } = civicSpaceRules;
const unit = 'UG-402';
const PROPOSAL = '30000000-0000-4000-8000-000000000001';
const proposer = '00000000-0000-4000-8000-000000000101';
const another: Actor = { person: '00000000-0000-4000-8000-000000000102', roles: ['secretariat'] };
const sources = [{ name: 'A report', link: 'https://example.org', publishedOn: '2026-01-31' }];
const known = { unitKnown: true };

const happened = <Type extends string, Data>(type: Type, data: Data): Happened<Type, Data> => ({
  ...{ type, data, effectiveOn: '2026-02-01' },
  ...{ time: '2026-02-01T09:00:00.000Z', actor: proposer },
});
const rated = (rating: 'open' | 'narrowed' | 'closed'): CivicSpaceEvent =>
  happened('campaigns.CivicSpaceRated', { unit, rating, sources });
const proposed = (): CivicSpaceEvent =>
  happened('campaigns.CivicSpaceRatingProposed', { proposal: PROPOSAL, unit, rating: 'open' as const, sources });
const first = (more: Partial<RateFirst> = {}, facts = known) =>
  given(civicSpace).when((state, now) => rateFirst(state, { unit, rating: 'closed', sources, ...more }, facts, now));

describe('a first rating', () => {
  it('holds at once where public pages show no more by it, with its words in the vault', () => {
    first({ narrative: 'Meetings were dispersed.' }).then({
      type: 'campaigns.CivicSpaceRated',
      data: { unit, rating: 'closed', sources, narrative: { subject: 'id-of-narrative' } } as never,
      tags: ['unit:UG-402'],
    });
  });

  it('waits for somebody else where public pages show more by it', () => {
    for (const rating of ['open', 'narrowed', 'obstructed'] as const) {
      first({ rating }).then({
        type: 'campaigns.CivicSpaceRatingProposed',
        data: { proposal: 'id-of-proposal', rating } as never,
      });
    }
  });

  it(rules['rated-already'].title, () => {
    given(civicSpace, rated('open'))
      .when((state, now) => rateFirst(state, { unit, rating: 'open', sources }, known, now))
      .thenRefused('civic-space.rated-already');
  });

  it(rules['unit-unknown'].title, () => {
    first({}, { unitKnown: false }).thenRefused('civic-space.unit-unknown', { pointer: '/unit' });
  });

  it(rules['published-later'].title, () => {
    first({ sources: [...sources, { name: 'To come', publishedOn: '2026-03-03' }] }).thenRefused(
      'civic-space.published-later',
      { pointer: '/sources/1/publishedOn' },
    );
  });
});

describe('a later rating', () => {
  it('holds at once where it narrows what is shown, or leaves it, and waits where it opens it', () => {
    const rating = (from: 'open' | 'narrowed' | 'closed', to: 'open' | 'narrowed' | 'repressed') =>
      given(civicSpace, rated(from)).when((state, now) => rate(state, { rating: to, sources }, now));
    rating('open', 'narrowed').then({ type: 'campaigns.CivicSpaceRated' });
    rating('narrowed', 'narrowed').then({ type: 'campaigns.CivicSpaceRated' });
    rating('closed', 'repressed').then({ type: 'campaigns.CivicSpaceRated' });
    rating('narrowed', 'open').then({ type: 'campaigns.CivicSpaceRatingProposed' });
  });

  it(rules.unknown.title, () => {
    given(civicSpace)
      .when((state, now) => rate(state, { rating: 'open', sources }, now))
      .thenRefused('civic-space.unknown');
  });

  it(rules['before-last-step'].title, () => {
    given(civicSpace, rated('open'))
      .when((state, now) => rate(state, { rating: 'closed', sources: [{ name: 'A law' }] }, now), {
        effectiveOn: '2026-01-31',
      })
      .thenRefused('civic-space.before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('a rating that stands proposed', () => {
  it('is confirmed by another', () => {
    given(civicSpace, proposed())
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, now), { actor: another })
      .then({ type: 'campaigns.CivicSpaceRated', data: { unit, rating: 'open', sources, proposal: PROPOSAL } });
  });

  it(rules['confirmed-by-proposer'].title, () => {
    given(civicSpace, proposed())
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, now), { actor: { ...another, person: proposer } })
      .thenRefused('civic-space.confirmed-by-proposer');
  });

  it('is declined, and the rating before it stands', () => {
    given(civicSpace, rated('narrowed'), proposed())
      .when((state, now) => decline(state, { proposal: PROPOSAL, ground: 'sources-too-old' }, now))
      .then({ type: 'campaigns.CivicSpaceRatingDeclined', ground: 'sources-too-old' } as never);
  });

  it(rules['not-proposed'].title, () => {
    given(civicSpace, rated('narrowed'))
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, now))
      .thenRefused('civic-space.not-proposed', { pointer: '/proposal' });
    given(civicSpace, proposed())
      .when((state, now) => decline(state, { proposal: 'another', ground: 'x' }, now))
      .thenRefused('civic-space.not-proposed', { pointer: '/proposal' });
  });

  it('falls when a narrower rating holds at once', () => {
    given(civicSpace, rated('narrowed'), proposed(), rated('closed'))
      .when((state, now) => confirm(state, { proposal: PROPOSAL }, now), { actor: another })
      .thenRefused('civic-space.not-proposed');
  });
});
