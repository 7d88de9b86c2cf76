import { given, isInUse, fold } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { add, retire } from './theme.decider.ts';
import { themeRules } from './theme.rules.ts';
import { inUseOf, theme, type ThemeEvent } from './theme.state.ts';

const { rules } = themeRules;
const facts = { rootUnit: 'WAN' };
const rights = { code: 'digital-rights', name: 'Digital rights' };
const added = (effectiveOn: string): ThemeEvent =>
  happened('members.ThemeAdded', { unit: 'WAN', ...rights }, effectiveOn);
const retired = (effectiveOn: string, code = rights.code): ThemeEvent =>
  happened('members.ThemeRetired', { unit: 'WAN', code }, effectiveOn);
const adding = (...past: ThemeEvent[]) => given(theme, ...past).when((state, now) => add(state, rights, facts, now));
const retiring = (code: string, ...past: ThemeEvent[]) =>
  given(theme, ...past).when((state, now) => retire(state, { code }, facts, now));

describe('a theme', () => {
  it('is added, and taken up again after it was retired', () => {
    const event = {
      type: 'members.ThemeAdded',
      data: { unit: 'WAN', ...rights },
      tags: ['unit:WAN', 'theme:digital-rights'],
    };
    adding().then(event);
    adding(added('2024-01-01'), retired('2025-01-01')).then(event);
  });

  it('is retired, one of the first too, and once', () => {
    retiring('education').then({ type: 'members.ThemeRetired', data: { code: 'education' } });
    retiring('digital-rights', added('2024-01-01')).then({ type: 'members.ThemeRetired' });
    retiring('digital-rights', added('2024-01-01'), retired('2025-01-01')).thenNothing();
  });

  it(rules['in-use'].title, () => {
    adding(added('2024-01-01')).thenRefused('theme.in-use', { pointer: '/code' });
    given(theme)
      .when((state, now) => add(state, { code: 'education', name: 'Education' }, facts, now))
      .thenRefused('theme.in-use');
  });

  it(rules.unknown.title, () => {
    retiring('digital-rights').thenRefused('theme.unknown');
  });

  it(rules['before-last-change'].title, () => {
    retiring('digital-rights', added('2026-03-02')).thenRefused('theme.before-last-change', {
      pointer: '/effectiveOn',
    });
    adding(added('2024-01-01'), retired('2026-04-01')).thenRefused('theme.before-last-change');
  });

  it('is in use from the day it was added to the day before it was retired; the first ones from the beginning', () => {
    const inUse = inUseOf(fold(theme, [added('2024-01-01'), retired('2025-01-01'), added('2026-01-01')]), rights.code);
    expect(
      ['2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01', '2026-01-01'].map((date) => isInUse(inUse, date)),
    ).toEqual([false, true, true, false, true]);
    const education = inUseOf(fold(theme, [retired('2025-01-01', 'education')]), 'education');
    expect([isInUse(education, '1999-01-01'), isInUse(education, '2025-01-01')]).toEqual([true, false]);
  });
});
