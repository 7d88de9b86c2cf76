import type { RoleHeld } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import { UnitTree } from '../units/unit-tree.pure.ts';
import type { UnitDoc } from '../units/units.read-model.ts';
import { covers, levelOfSight, PUBLIC_SIGHT, rolesOver, sightOf } from './sight.ts';

const unit = (code: string, parent: string | null, validUntil: string | null = null): UnitDoc => ({
  is: 'unit',
  code,
  name: code,
  level: 'district',
  parent,
  zone: 'Africa/Kampala',
  validFrom: '2014-07-01',
  validUntil,
  since: 1,
  changed: 1,
  steps: [{ on: '2014-07-01', since: 1, name: code, parent, validUntil }],
});
const tree = new UnitTree([
  unit('WAN', null),
  unit('UG-402', 'WAN'),
  unit('UG-404', 'WAN'),
  unit('UG-402-K', 'UG-402'),
  unit('UG-410', 'WAN', '2024-12-31'),
]);
const caller = (...entitled: readonly RoleHeld[]): Caller => ({
  person: '00000000-0000-4000-8000-00000000000a',
  roles: entitled,
  entitled,
  isPublic: false,
});
const today = '2026-03-02';
const organisation = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';

describe('what a caller sees in a list', () => {
  it('a representative sees their own organisation only, whatever unit their role names beside it', () => {
    const sight = sightOf(caller({ role: 'member-representative', organisation, unit: 'UG-402' }), tree, today);
    expect(covers(sight, { unit: 'UG-402', organisations: [organisation] })).toBe(true);
    expect(covers(sight, { unit: 'UG-402', organisations: ['0e1f2a3b-4c5d-4e6f-8a7b-8c9d0e1f2a3b'] })).toBe(false);
  });

  it('an officer sees their unit and what is below it', () => {
    const sight = sightOf(caller({ role: 'unit-officer', unit: 'UG-402' }), tree, today);
    expect(covers(sight, { unit: 'UG-402-K', organisations: [] })).toBe(true);
    expect(covers(sight, { unit: 'UG-404', organisations: [] })).toBe(false);
    expect(covers(sight, { unit: 'WAN', organisations: [] })).toBe(false);
  });

  it('an officer above a unit that left sees it too, by the tree of now and of the date asked', () => {
    const officer = caller({ role: 'unit-officer', unit: 'WAN' });
    expect(sightOf(officer, tree, '2024-06-01').units).toContain('UG-410');
  });

  it('a representative sees their organisation, wherever it stands', () => {
    const sight = sightOf(caller({ role: 'member-representative', organisation }), tree, today);
    expect(covers(sight, { unit: 'UG-404', organisations: [organisation] })).toBe(true);
    expect(covers(sight, { unit: 'UG-404', organisations: [] })).toBe(false);
  });

  it('an auditor sees everything but what is internal, an integrator what is for integrators', () => {
    expect(sightOf(caller({ role: 'auditor' }), tree, today)).toEqual({
      audiences: ['public', 'integrator', 'auditor'],
      units: undefined,
      unitsToday: undefined,
      organisations: [],
    });
    expect(levelOfSight(['public', 'auditor'], sightOf(caller({ role: 'integrator' }), tree, today))).toBe('public');
  });

  it('whoever holds nothing here sees what is public, and a partner no more than that', () => {
    expect(sightOf(caller({ role: 'public' }), tree, today)).toEqual(PUBLIC_SIGHT);
    expect(sightOf(caller({ role: 'partner', organisation }, { role: 'public' }), tree, today)).toEqual(PUBLIC_SIGHT);
    expect(levelOfSight(['integrator', 'auditor'], PUBLIC_SIGHT)).toBeUndefined();
  });

  it('roles of different reach come to one level: the one held everywhere, or the narrowest', () => {
    const officer: RoleHeld = { role: 'unit-officer', unit: 'UG-402' };
    const everywhere = sightOf(caller({ role: 'auditor' }, officer), tree, today);
    expect([everywhere.units, everywhere.audiences.at(-1)]).toEqual([undefined, 'auditor']);
    const somewhere = sightOf(caller({ role: 'auditor', unit: 'UG-404' }, officer), tree, today);
    expect([somewhere.units?.length, somewhere.audiences.at(-1)]).toEqual([3, 'auditor']);
  });
});

it('over an entity, a role counts at its unit or above, for its organisation, or everywhere', () => {
  const held = caller(
    { role: 'unit-officer', unit: 'UG-402' },
    { role: 'member-representative', organisation },
    { role: 'auditor' },
  );
  const rolesAt = (at: string, of: readonly string[]) =>
    rolesOver(held, { unit: at, organisations: of }, tree).map(({ role }) => role);
  expect(rolesAt('UG-402-K', [])).toEqual(['unit-officer', 'auditor']);
  expect(rolesAt('UG-404', [organisation])).toEqual(['member-representative', 'auditor']);
  expect(rolesAt('WAN', [])).toEqual(['auditor']);
});
