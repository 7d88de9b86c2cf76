import { addDays, DiagramWatch, fold, Life } from '@baraza/domain';
import fc from 'fast-check';
import { bodies, moment, people, recorded } from '../testing/record.ts';
import type { OrganisationCommand } from './organisation.commands.pure.ts';
import { decide } from './organisation.decider.ts';
import { type Changes, organisation, type OrganisationState } from './organisation.state.ts';
import { aMovement, aProfile, facts, ID } from './organisations.fixture.ts';

const unit = fc.constantFrom('UG-402', 'UG-411', 'UG-999');
const anyone = fc.constantFrom(...Object.values(people));
const changes = fc.record(
  {
    kind: fc.constantFrom('cbo' as const, 'movement' as const),
    legalName: fc.constantFrom('One', 'Two'),
    acronym: fc.constantFrom('KFV', null),
    unit,
    worksIn: fc.uniqueArray(unit),
    themes: fc.constantFrom<string[]>(['governance'], ['education', 'governance']),
    registration: fc.constantFrom(aProfile.registration!, null),
    attestedBy: fc.constantFrom<NonNullable<Changes['attestedBy']> | null>(
      { unit: 'UG-402', members: [bodies.first] },
      null,
    ),
    founded: fc.constantFrom('1998', '2999', null),
  },
  { requiredKeys: [] },
);

const anyCommand: fc.Arbitrary<OrganisationCommand> = fc.oneof(
  fc.record({
    name: fc.constant('register' as const),
    of: fc.record({ id: fc.constant(ID), profile: fc.constantFrom(aProfile, aMovement) }),
    facts: fc.constant(facts),
  }),
  fc.record({
    name: fc.constant('correct' as const),
    of: fc.record({ id: fc.constant(ID), reason: fc.constant('changed'), changes }),
    facts: fc.constant(facts),
  }),
  fc.record({
    name: fc.constant('name-contact' as const),
    of: fc.record({
      id: fc.constant(ID),
      person: anyone,
      role: fc.constant('chair'),
      name: fc.constant('Ada Example'),
      email: fc.constantFrom('ada@kfv.example', 'nowhere', undefined),
    }),
  }),
  fc.record({ name: fc.constant('remove-contact' as const), of: fc.record({ id: fc.constant(ID), person: anyone }) }),
  fc.record({
    name: fc.constant('name-representative' as const),
    of: fc.record({
      id: fc.constant(ID),
      person: anyone,
      office: fc.constant('chair'),
      name: fc.constant('Ben Example'),
    }),
  }),
  fc.record({
    name: fc.constant('end-representative' as const),
    of: fc.record({ id: fc.constant(ID), person: anyone }),
  }),
  fc.record({
    name: fc.constant('take-office' as const),
    of: fc.record({
      id: fc.constant(ID),
      person: anyone,
      office: fc.constantFrom('chair', 'treasurer'),
      standing: fc.constantFrom('substantive' as const, 'acting' as const),
      name: fc.constant('Ada Example'),
      until: fc.constantFrom('2026-03-20', '2026-01-01', undefined),
    }),
  }),
  fc.record({
    name: fc.constant('leave-office' as const),
    of: fc.record({
      id: fc.constant(ID),
      person: anyone,
      office: fc.constantFrom('chair', 'treasurer'),
      ground: fc.constantFrom('term-ended', 'recorded-in-error'),
    }),
  }),
  fc.record({
    name: fc.constant('merge' as const),
    of: fc.record({
      id: fc.constant(ID),
      into: fc.constantFrom(ID, bodies.third),
      ground: fc.constant('registered-twice'),
    }),
  }),
  fc.record({
    name: fc.constant('reverse-merge' as const),
    of: fc.record({ id: fc.constant(ID), ground: fc.constant('merged-in-error') }),
  }),
  ...(['take-in', 'give-back'] as const).map((name) =>
    fc.record({ name: fc.constant(name), of: fc.record({ id: fc.constant(bodies.third) }) }),
  ),
  fc.record({
    name: fc.constant('protect' as const),
    of: fc.constant({ id: ID, protection: bodies.second, unit: 'UG-402' }),
  }),
  // More often, or most lives would end hidden.
  {
    arbitrary: fc.record({ name: fc.constant('show-again' as const), of: fc.constant({ protection: bodies.second }) }),
    weight: 2,
  },
  fc.record({
    name: fc.constant('close' as const),
    of: fc.record({ id: fc.constant(ID), ground: fc.constant('dissolved') }),
  }),
);
const someLife = fc.array(fc.record({ command: anyCommand, person: anyone, days: fc.integer({ min: 0, max: 20 }) }), {
  maxLength: 25,
});

function live(steps: readonly { command: OrganisationCommand; person: string; days: number }[]) {
  const life = new Life(organisation, recorded);
  for (const { command, person, days } of steps) {
    if (command.name === 'give-back' && !duplicatesOf(life.state).includes(command.of.id)) continue; // its merge says so
    life.take(moment(person, addDays('2026-03-02', days)), (state, given) => decide(command, state, given));
  }
  return life;
}

const duplicatesOf = (state: OrganisationState): readonly string[] => (state.status === 'none' ? [] : state.duplicates);

describe('any life of an organisation', () => {
  it('goes by its diagram, and takes every step of it', () => {
    const watch = new DiagramWatch(organisation);
    fc.assert(
      fc.property(someLife, (steps) => watch.follow(live(steps).events)),
      { numRuns: 12_000, seed: 20260302 },
    );
    expect(watch.neverTaken()).toEqual([]);
  });

  it('answers every command with events or a refusal, and is the fold of its events', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { events, state } = live(steps);
        expect(['none', 'active', 'merged', 'closed']).toContain(state.status);
        expect(fold(organisation, events)).toEqual(state);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the rules of its profile, whatever was corrected', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { state } = live(steps);
        if (state.status === 'none') return;
        const { kind, registration, attestedBy, unit: at } = state.profile;
        expect(at).not.toBe('UG-999');
        expect(kind !== 'movement' || registration !== undefined || attestedBy !== undefined).toBe(true);
        expect(attestedBy === undefined || (kind === 'movement' && registration === undefined)).toBe(true);
        expect(Object.values(state.profile)).not.toContain(null);
      }),
      { numRuns: 500 },
    );
  });

  it('names each person once among its contacts and once among its representatives', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const { state } = live(steps);
        if (state.status === 'none') return;
        for (const list of [state.contacts, state.representatives]) {
          expect(new Set(list.map((one) => one.person)).size).toBe(list.length);
        }
      }),
    );
  });

  it('records nothing after it was closed', () => {
    fc.assert(
      fc.property(someLife, (steps) => {
        const types = live(steps).events.map((event) => event.type);
        const closing = types.indexOf('members.OrganisationClosed');
        const after = closing === -1 ? [] : types.slice(closing + 1);
        expect(after.filter((type) => type !== 'members.OrganisationGaveBack')).toEqual([]);
      }),
    );
  });
});
