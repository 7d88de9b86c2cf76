import { fold, given, type Decided, type Deciding } from '@baraza/domain';
import {
  aCoalition,
  anOfficer,
  asked,
  aRepresentativeOf,
  aWoundDownCoalition,
  CONVENOR,
  FARMERS,
  invited,
  MEMBERSHIP,
  seated,
  suspended,
  theConvenor,
  water,
  WOMEN,
} from './coalition.builders.ts';
import { form } from './coalition.decider.ts';
import { participantsOf } from './coalition.participants.ts';
import { coalitionRules } from './coalition.rules.ts';
import { admit, ask, invite, leave } from './coalition.seats.ts';
import { coalition, coalitionAskedBy, type CoalitionState } from './coalition.state.ts';
import { windDown } from './coalition.winding-down.ts';
import { proposeRemoval, remove } from './coalition.removal.ts';
import { suspend } from './coalition.suspension.ts';

const { rules } = coalitionRules;
const tags = ['unit:UG-402', 'theme:social-justice'];

describe('nothing formed yet', () => {
  it('a coalition is formed without a convenor', () => {
    given(coalition)
      .when((state, moment) => form(state, water, { unitKnown: true }, moment))
      .then({ type: 'coalitions.CoalitionFormed', data: water, effectiveOn: '2026-03-02', tags });
  });

  it('a convenor named at the forming has its seat from the start', () => {
    given(coalition)
      .when((state, moment) =>
        form(
          state,
          { ...water, convenor: CONVENOR },
          { unitKnown: true, convenor: { closed: false, membership: MEMBERSHIP } },
          moment,
        ),
      )
      .then(
        { type: 'coalitions.CoalitionFormed', tags: ['unit:UG-402', `org:${CONVENOR}`, 'theme:social-justice'] },
        {
          type: 'coalitions.ParticipantAdmitted',
          data: {
            seat: 'id-of-seat',
            organisation: CONVENOR,
            role: 'convenor',
            basis: 'founding',
            membership: MEMBERSHIP,
          },
        },
      );
  });

  it(rules['unit-unknown'].title, () => {
    given(coalition)
      .when((state, moment) => form(state, water, { unitKnown: false }, moment))
      .thenRefused('coalition.unit-unknown', { pointer: '/unit' });
  });

  it('a convenor must be known and open, as everyone who takes a seat', () => {
    given(coalition)
      .when((state, moment) => form(state, { ...water, convenor: CONVENOR }, { unitKnown: true }, moment))
      .thenRefused('coalition.organisation-unknown', { pointer: '/convenor' });
    given(coalition)
      .when((state, moment) =>
        form(state, { ...water, convenor: CONVENOR }, { unitKnown: true, convenor: { closed: true } }, moment),
      )
      .thenRefused('coalition.organisation-closed', { pointer: '/convenor' });
  });

  it(rules.unknown.title, () => {
    const standing = { closed: false };
    given(coalition)
      .when((state, moment) => invite(state, { organisation: FARMERS, role: 'observer' }, standing, moment))
      .thenRefused('coalition.unknown');
    given(coalition)
      .when((state, moment) => windDown(state, { ground: 'merged' }, { open: [] }, moment))
      .thenRefused('coalition.unknown');
  });
});

describe('formed', () => {
  it(rules['formed-once'].title, () => {
    given(coalition, ...aCoalition())
      .when((state, moment) => form(state, water, { unitKnown: true }, moment))
      .thenRefused('coalition.formed-once');
  });

  it.each([
    ['an officer', anOfficer],
    ['a convenor', theConvenor],
  ])('is wound down by %s, with every seat in it', (_who, actor) => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => windDown(state, { ground: 'purpose-achieved' }, { open: [] }, moment), { actor })
      .then({
        type: 'coalitions.CoalitionWoundDown',
        data: { ground: 'purpose-achieved' },
        ground: 'purpose-achieved',
        tags: ['unit:UG-402', `org:${CONVENOR}`, `org:${FARMERS}`, 'theme:social-justice'],
      });
  });

  it('a participant that does not convene cannot wind it down', () => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => windDown(state, { ground: 'merged' }, { open: [] }, moment), {
        actor: aRepresentativeOf(FARMERS),
      })
      .thenRefused('coalition.convenors-only');
  });

  it('is not wound down from a date before the last step of a seat', () => {
    given(coalition, ...aCoalition({ ...seated(FARMERS), effectiveOn: '2026-02-20' }))
      .when((state, moment) => windDown(state, { ground: 'merged' }, { open: [] }, moment), {
        effectiveOn: '2026-02-19',
      })
      .thenRefused('coalition.before-last-step', { pointer: '/effectiveOn' });
  });

  it('is in sight of those with an open seat, and of whoever asks for one', () => {
    const state = aCoalition(invited(FARMERS)).reduce<CoalitionState>(coalition.evolve, coalition.initialState);
    expect(coalition.scope(state)).toEqual({ unit: 'UG-402', organisations: [CONVENOR, FARMERS] });
    expect(coalitionAskedBy('x').scope(state)?.organisations).toEqual([CONVENOR, FARMERS, 'x']);
    expect(coalitionAskedBy('x').scope({ status: 'none' })).toBeUndefined();
  });
});

describe('wound down', () => {
  it(rules['wound-down'].title, () => {
    const past = aWoundDownCoalition();
    const standing = { closed: false };
    const role = 'participant' as const;
    const ground = 'absent';
    const steps: readonly ((state: CoalitionState, moment: Deciding) => readonly Decided[])[] = [
      (state, moment) => windDown(state, { ground }, { open: [] }, moment),
      (state, moment) => invite(state, { organisation: FARMERS, role }, standing, moment),
      (state, moment) => ask(state, { organisation: FARMERS, role }, standing, moment),
      (state, moment) => admit(state, { organisation: FARMERS }, standing, moment),
      (state, moment) => leave(state, { organisation: FARMERS }, moment),
      (state, moment) => suspend(state, { organisation: FARMERS, ground }, moment),
      (state, moment) => proposeRemoval(state, { organisation: FARMERS, ground }, moment),
      (state, moment) => remove(state, { organisation: FARMERS, ground }, moment),
    ];
    for (const step of steps) {
      given(coalition, ...past)
        .when(step)
        .thenRefused('coalition.wound-down');
    }
  });

  it('stays in sight of those who had a seat to the end', () => {
    const state = aWoundDownCoalition().reduce<CoalitionState>(coalition.evolve, coalition.initialState);
    expect(coalition.scope(state)).toEqual({ unit: 'UG-402', organisations: [CONVENOR, FARMERS] });
  });

  it('what belongs to it stays open to those whose seat was active, and opens to nobody else', () => {
    const [ASKING, INVITED] = ['10000000-0000-4000-8000-000000000007', '10000000-0000-4000-8000-000000000008'];
    const WATCHING = '10000000-0000-4000-8000-000000000009';
    const standing = aCoalition(
      ...[seated(FARMERS), seated(WOMEN), suspended(WOMEN), asked(ASKING), invited(INVITED)],
      seated(WATCHING, 'observer'),
    );
    const over = [...standing, aWoundDownCoalition().at(-1)!];
    expect(participantsOf(fold(coalition, standing))).toEqual([CONVENOR, FARMERS, WATCHING]);
    expect(participantsOf(fold(coalition, over))).toEqual([CONVENOR, FARMERS, WATCHING]);
    expect(participantsOf(coalition.initialState)).toEqual([]);
  });
});
