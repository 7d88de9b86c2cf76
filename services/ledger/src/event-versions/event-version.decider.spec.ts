import { DiagramWatch, fold, given } from '@baraza/domain';
import { aLife } from '@baraza/contracts/testing';
import { aMoment } from '@baraza/domain';
import fc from 'fast-check';
import { activate, comeIntoForce, type KnownVersions } from './event-version.decider.ts';
import { eventVersionRules } from './event-version.rules.ts';
import { eventVersion, type EventVersionEvent, newestInForce } from './event-version.state.ts';

const type = 'members.ThemeAdded';
const versions = (...changes: ('only-adds' | 'incompatible')[]): KnownVersions => [
  { type, schemaVersion: 1 },
  ...changes.map((change, index) => ({ type, schemaVersion: index + 2, change })),
];
const happened = (version: number, readableFrom = 1): EventVersionEvent => ({
  type: 'ledger.EventVersionActivated',
  data: { type, version, readableFrom, how: 'only-adds' },
  effectiveOn: aMoment.effectiveOn,
  time: aMoment.now,
  actor: aMoment.actor.person,
});
const event = (data: object) => ({ type: 'ledger.EventVersionActivated' as const, data: data as never });
const activating = (
  version: number,
  known: KnownVersions,
  { behind = [], without = [], past = [] }: { behind?: string[]; without?: string[]; past?: EventVersionEvent[] } = {},
) => given(eventVersion, ...past).when((state, now) => activate(state, { version }, { known, behind, without }, now));
const coming = (known: KnownVersions, isBeginning: boolean, ...past: EventVersionEvent[]) =>
  given(eventVersion, ...past).when((state, now) => comeIntoForce(state, { known, isBeginning }, now));
const { rules } = eventVersionRules;

describe('a version', () => {
  it('is activated when everybody reads it, and says from which on it can be read', () => {
    activating(2, versions('incompatible')).then(
      event({ type, version: 2, readableFrom: 2, how: 'everybody-reads-it' }),
    );
    activating(3, versions('incompatible', 'only-adds')).then(event({ version: 3, readableFrom: 2 }));
    activating(3, versions('only-adds', 'incompatible'), { past: [happened(2)] }).then(
      event({ version: 3, readableFrom: 3 }),
    );
  });

  it('is activated once, and never taken back', () => {
    const past = [happened(3, 3)];
    activating(3, versions('only-adds', 'incompatible'), { past }).thenNothing();
    activating(2, versions('only-adds', 'incompatible'), { past }).thenNothing();
    activating(1, versions()).thenNothing();
  });

  it(rules.unknown.title, () => {
    activating(3, versions('incompatible')).thenRefused('event-version.unknown', { pointer: '/version' });
    activating(2, []).thenRefused('event-version.unknown');
  });

  it(rules['readers-behind'].title, () => {
    const behind = ['projections on one', 'projections on two'];
    activating(2, versions('incompatible'), { behind }).thenRefused('event-version.readers-behind');
    activating(2, versions('incompatible'), { behind, without: ['projections on two'] }).thenRefused(
      'event-version.readers-behind',
    );
  });

  it('is activated without a reader that whoever activates it leaves out by name, and says so', () => {
    const behind = ['projections on two'];
    activating(2, versions('incompatible'), { behind, without: behind }).then(event({ version: 2, without: behind }));
    activating(2, versions('incompatible'), { without: behind }).then(event({ version: 2 }));
  });

  it('comes into force by itself where it only adds to what is in force', () => {
    coming(versions('only-adds'), false).then(event({ version: 2, readableFrom: 1, how: 'only-adds' }));
    coming(versions('only-adds', 'only-adds', 'incompatible', 'only-adds'), false).then(event({ version: 3 }));
    coming(versions('incompatible', 'only-adds'), false).thenNothing();
    coming(versions('incompatible', 'only-adds'), false, happened(2, 2)).then(event({ version: 3, readableFrom: 2 }));
    coming(versions('only-adds'), false, happened(2)).thenNothing();
  });

  it('is in force from the beginning in a record that begins', () => {
    coming(versions('only-adds', 'incompatible'), true).then(
      event({ version: 3, readableFrom: 3, how: 'from-the-beginning' }),
    );
    coming(versions(), true).thenNothing();
  });
});

describe('any life of the versions of a type', () => {
  const change = fc.constantFrom('only-adds' as const, 'incompatible' as const);
  const steps = fc.array(
    fc.record({ known: fc.array(change, { maxLength: 4 }), asked: fc.option(fc.integer({ min: 1, max: 5 })) }),
    { maxLength: 12 },
  );
  function live(all: readonly { known: ('only-adds' | 'incompatible')[]; asked: number | null }[]) {
    const life = aLife(eventVersion);
    for (const { known, asked } of all) {
      life.take(aMoment, (state, now) =>
        asked === null
          ? comeIntoForce(state, { known: versions(...known), isBeginning: false }, now)
          : activate(state, { version: asked }, { known: versions(...known), behind: [], without: [] }, now),
      );
    }
    return life;
  }

  it('is the fold of its events, and goes up only', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const { events, state, states } = live(all);
        expect(fold(eventVersion, events)).toEqual(state);
        const newest = states.map(newestInForce);
        expect(newest).toEqual([...newest].sort((one, other) => one - other));
      }),
      { numRuns: 200 },
    );
  });

  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(eventVersion);
    fc.assert(
      fc.property(steps, (all) => watch.follow(live(all).events)),
      { numRuns: 200, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });
});
