import { given, isInUse, fold } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { add, retire } from './constituency.decider.ts';
import { constituencyRules } from './constituency.rules.ts';
import { inUseOf, constituency, type ConstituencyEvent } from './constituency.state.ts';

const { rules } = constituencyRules;
const facts = { rootUnit: 'WAN' };
const rights = { code: 'street-vendors', name: 'Street vendors' };
const added = (effectiveOn: string): ConstituencyEvent =>
  happened('members.ConstituencyAdded', { unit: 'WAN', ...rights }, effectiveOn);
const retired = (effectiveOn: string, code = rights.code): ConstituencyEvent =>
  happened('members.ConstituencyRetired', { unit: 'WAN', code }, effectiveOn);
const adding = (...past: ConstituencyEvent[]) =>
  given(constituency, ...past).when((state, now) => add(state, rights, facts, now));
const retiring = (code: string, ...past: ConstituencyEvent[]) =>
  given(constituency, ...past).when((state, now) => retire(state, { code }, facts, now));

describe('a constituency', () => {
  it('is added, and taken up again after it was retired', () => {
    const event = {
      type: 'members.ConstituencyAdded',
      data: { unit: 'WAN', ...rights },
      tags: ['unit:WAN', 'constituency:street-vendors'],
    };
    adding().then(event);
    adding(added('2024-01-01'), retired('2025-01-01')).then(event);
  });

  it('is retired, one of the first too, and once', () => {
    retiring('youth').then({ type: 'members.ConstituencyRetired', data: { code: 'youth' } });
    retiring('street-vendors', added('2024-01-01')).then({ type: 'members.ConstituencyRetired' });
    retiring('street-vendors', added('2024-01-01'), retired('2025-01-01')).thenNothing();
  });

  it(rules['in-use'].title, () => {
    adding(added('2024-01-01')).thenRefused('constituency.in-use', { pointer: '/code' });
    given(constituency)
      .when((state, now) => add(state, { code: 'youth', name: 'Youth' }, facts, now))
      .thenRefused('constituency.in-use');
  });

  it(rules.unknown.title, () => {
    retiring('street-vendors').thenRefused('constituency.unknown');
  });

  it(rules['before-last-change'].title, () => {
    retiring('street-vendors', added('2026-03-02')).thenRefused('constituency.before-last-change', {
      pointer: '/effectiveOn',
    });
    adding(added('2024-01-01'), retired('2026-04-01')).thenRefused('constituency.before-last-change');
  });

  it('is in use from the day it was added to the day before it was retired; the first ones from the beginning', () => {
    const inUse = inUseOf(
      fold(constituency, [added('2024-01-01'), retired('2025-01-01'), added('2026-01-01')]),
      rights.code,
    );
    expect(
      ['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01', '2026-01-01'].map((date) => isInUse(inUse, date)),
    ).toEqual([false, true, true, false, true]);
    const youth = inUseOf(fold(constituency, [retired('2025-01-01', 'youth')]), 'youth');
    expect([isInUse(youth, '1999-01-01'), isInUse(youth, '2025-01-01')]).toEqual([true, false]);
  });
});
