import { given } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { extend, lineFor, shorten } from './dues-tariff.decider.ts';
import { duesTariffRules } from './dues-tariff.rules.ts';
import { duesTariff, type TariffEntry } from './dues-tariff.state.ts';

const { rules } = duesTariffRules;
const UGX = (minor: number) => ({ minor, currency: 'UGX' });
const line = (category: string, unit: string, minor: number, budgetBand?: string) =>
  budgetBand === undefined
    ? { category, unit, amount: UGX(minor) }
    : { category, unit, budgetBand, amount: UGX(minor) };
const entry = (n: number, from: string, until: string, ...lines: TariffEntry['lines']): TariffEntry => ({
  schedule: `40000000-0000-4000-8000-00000000000${n}`,
  from,
  until,
  lines,
});
const of2026 = entry(
  1,
  '2026-01-01',
  '2026-12-31',
  line('full', 'WAN', 200_000),
  line('full', 'WAN', 50_000, 'small'),
  line('full', 'UG-402', 120_000),
  line('associate', 'WAN', 80_000),
);
const kept = given(duesTariff, happened('members.DuesTariffExtended', of2026));

describe('the tariff', () => {
  it('takes schedules of other times, categories, units or bands', () => {
    for (const other of [
      entry(2, '2027-01-01', '2027-12-31', ...of2026.lines),
      entry(2, '2026-01-01', '2026-12-31', line('full', 'UG-411', 1)),
      entry(2, '2026-06-01', '2026-06-30', line('full', 'WAN', 1, 'large')),
      entry(2, '2026-06-01', '2026-06-30', line('observer', 'WAN', 1)),
    ]) {
      kept.when((state, now) => extend(state, other, now)).then({ type: 'members.DuesTariffExtended', data: other });
    }
  });

  it(rules.overlaps.title, () => {
    const other = entry(2, '2026-12-31', '2027-12-31', line('platform', 'WAN', 1), line('full', 'UG-402', 1));
    kept.when((state, now) => extend(state, other, now)).thenRefused('dues-tariff.overlaps');
    given(
      duesTariff,
      happened('members.DuesTariffExtended', of2026),
      happened('members.DuesTariffShortened', { schedule: of2026.schedule, until: '2026-12-30' }),
    )
      .when((state, now) => extend(state, other, now))
      .then({ type: 'members.DuesTariffExtended' });
  });

  it(rules.full.title, () => {
    const many = Array.from({ length: 300 }, (_, index) =>
      happened('members.DuesTariffExtended', entry(3, '2020-01-01', '2020-12-31', line('full', `U${index}`, 1))),
    );
    given(duesTariff, ...many)
      .when((state, now) => extend(state, of2026, now))
      .thenRefused('dues-tariff.full');
  });

  it('is shortened where a schedule ends', () => {
    const end = { schedule: of2026.schedule, until: '2026-06-30' };
    kept.when((state, now) => shorten(state, end, now)).then({ type: 'members.DuesTariffShortened', data: end });
    kept.when((state, now) => shorten(state, { ...end, until: '2026-12-31' }, now)).thenNothing();
  });
});

describe('what is asked of a member', () => {
  const member = { category: 'full', units: ['UG-411', 'WAN'], on: '2026-03-02' };
  const asked = (more: object) => lineFor([of2026], { ...member, ...more })?.line.amount.minor;

  it('is the line of the nearest unit, and there the one of its band', () => {
    expect(asked({})).toBe(200_000);
    expect(asked({ budgetBand: 'small' })).toBe(50_000);
    expect(asked({ budgetBand: 'large' })).toBe(200_000);
    expect(asked({ units: ['UG-402-KYEIZOOBA', 'UG-402', 'WAN'], budgetBand: 'small' })).toBe(120_000);
    expect(asked({ category: 'associate' })).toBe(80_000);
  });

  it('is nothing that no schedule in force says', () => {
    expect(asked({ on: '2025-12-31' })).toBeUndefined();
    expect(asked({ category: 'observer' })).toBeUndefined();
    expect(asked({ units: ['KE-01'] })).toBeUndefined();
  });
});
