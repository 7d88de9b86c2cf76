import { given } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { register, type RegisterUnit, type UnitFacts } from './unit.decider.ts';
import { unitRules } from './unit.rules.ts';
import { existsOn, type Unit, unit, type UnitState } from './unit.state.ts';

const westernAnkole: Unit = {
  code: 'WAN',
  name: 'Western Ankole',
  level: 'region',
  zone: 'Africa/Kampala',
  validFrom: '2010-07-01',
  validUntil: '2029-12-31',
};
const region: UnitState = { status: 'registered', ...westernAnkole };
const bushenyi: RegisterUnit = {
  code: 'UG-402',
  name: 'Bushenyi',
  level: 'district',
  parent: 'WAN',
  zone: 'Africa/Kampala',
  validFrom: '2010-07-01',
  validUntil: '2025-12-31',
};
const below: UnitFacts = { parent: region, rootUnit: 'WAN' };
const { rules } = unitRules;

const registering = (command: RegisterUnit, facts: UnitFacts = below) =>
  given(unit).when((state, now) => register(state, command, facts, now));

describe('a unit', () => {
  it('takes its place below another', () => {
    registering(bushenyi).then({
      type: 'members.UnitRegistered',
      data: { code: 'UG-402', parent: 'WAN', level: 'district', validFrom: '2010-07-01' },
      tags: ['unit:UG-402', 'unit:WAN'],
    });
  });

  it('may leave levels out', () => {
    registering({ ...bushenyi, code: 'UG-402-X', level: 'sub-county' }).then({ data: { level: 'sub-county' } });
  });

  it('is the root where the forum says so', () => {
    const root = { ...bushenyi, code: 'WAN', level: 'region' as const, parent: undefined };
    registering(root, { parent: undefined, rootUnit: 'WAN' }).then({ data: { code: 'WAN' }, tags: ['unit:WAN'] });
  });

  it(rules['already-registered'].title, () => {
    given(unit, happened('members.UnitRegistered', westernAnkole))
      .when((state, now) => register(state, bushenyi, below, now))
      .thenRefused('unit.already-registered');
  });

  it.each([undefined, { status: 'none' } as const])(rules['parent-unknown'].title, (parent) => {
    registering(bushenyi, { parent, rootUnit: 'WAN' }).thenRefused('unit.parent-unknown', { pointer: '/parent' });
  });

  it.each(['network', 'region'] as const)(`${rules['parent-not-higher'].title} (%s below region)`, (level) => {
    registering({ ...bushenyi, level }).thenRefused('unit.parent-not-higher', { pointer: '/level' });
  });

  it(rules['only-root-without-parent'].title, () => {
    const alone = { ...bushenyi, parent: undefined };
    registering(alone, { parent: undefined, rootUnit: 'WAN' }).thenRefused('unit.only-root-without-parent');
    registering(alone, { parent: undefined, rootUnit: undefined }).thenRefused('unit.only-root-without-parent');
  });

  it(rules['root-below-another'].title, () => {
    registering({ ...bushenyi, code: 'WAN' }).thenRefused('unit.root-below-another');
  });

  it(rules['ends-before-it-begins'].title, () => {
    registering({ ...bushenyi, validUntil: '2010-06-30' }).thenRefused('unit.ends-before-it-begins');
  });

  it.each([
    ['2010-06-30', '2025-12-31'],
    ['2030-01-01', undefined],
    ['2015-01-01', '2030-01-01'],
  ])(`${rules['outside-parents-time'].title} (%s to %s)`, (validFrom, validUntil) => {
    registering({ ...bushenyi, validFrom, validUntil }).thenRefused('unit.outside-parents-time');
  });

  it('belongs to the forum on its first and on its last day', () => {
    expect(['2010-06-30', '2010-07-01', '2029-12-31', '2030-01-01'].map((date) => existsOn(region, date))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect(existsOn(undefined, '2026-01-01')).toBe(false);
  });
});
