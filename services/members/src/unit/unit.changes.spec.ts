import { given, type CivilDate } from '@baraza/domain';
import { happened } from '../testing/record.ts';
import { leave, move, type MoveFacts, rename, split, type SplitFacts } from './unit.changes.ts';
import { unitRules } from './unit.rules.ts';
import { existsOn, type Unit, unit, type UnitEvent, type UnitState } from './unit.state.ts';

const { rules } = unitRules;
const zone = 'Africa/Kampala';
const aUnit = (code: string, level: Unit['level'], parent?: string, validUntil?: string): Unit => ({
  code,
  name: code,
  level,
  zone,
  validFrom: '2010-07-01',
  ...(parent === undefined ? {} : { parent }),
  ...(validUntil === undefined ? {} : { validUntil }),
});
const stands = (one: Unit): UnitState => ({ status: 'registered', ...one });

const bushenyi = aUnit('UG-402', 'district', 'WAN');
const ntungamo = aUnit('UG-411', 'district', 'WAN');
const kyeizooba = aUnit('UG-402-KYEIZOOBA', 'sub-county', 'UG-402');
const root = aUnit('WAN', 'region');

const registered = (one: Unit): UnitEvent => happened('members.UnitRegistered', one);
const renamed = (on: CivilDate): UnitEvent => happened('members.UnitRenamed', { code: 'UG-402', name: 'Igara' }, on);
const left = (): UnitEvent => happened('members.UnitLeft', { code: 'UG-402', ground: 'gone' }, '2025-01-29');

const under: MoveFacts = { parent: stands(ntungamo), above: ['UG-411', 'WAN'] };
const moving = (facts: Partial<MoveFacts> = {}, one = kyeizooba, parent = 'UG-411') =>
  given(unit, registered(one)).when((state, now) => move(state, { parent }, { ...under, ...facts }, now));
const rubirizi = aUnit('UG-418', 'district', 'WAN');
const beside: SplitFacts = { units: new Map([['UG-418', stands(rubirizi)]]), below: [] };
const splitting = (into: readonly string[], facts: Partial<SplitFacts> = {}, one = bushenyi) =>
  given(unit, registered(one)).when((state, now) => split(state, { into }, { ...beside, ...facts }, now));
const leaving = (past: readonly UnitEvent[], effectiveOn = '2026-03-02', below: readonly string[] = []) =>
  given(unit, ...past).when((state, now) => leave(state, { ground: 'gone' }, { below }, now), { effectiveOn });

describe('a unit that the forum has', () => {
  it('is renamed, and its code stays', () => {
    const renaming = given(unit, registered(bushenyi));
    renaming
      .when((state, now) => rename(state, { name: 'Igara' }, now))
      .then({
        type: 'members.UnitRenamed',
        data: { code: 'UG-402', name: 'Igara' },
        tags: ['unit:UG-402', 'unit:WAN'],
      });
    renaming.when((state, now) => rename(state, { name: 'UG-402' }, now)).thenNothing();
  });

  it('is moved below another, with all that is below it', () => {
    moving().then({
      type: 'members.UnitMoved',
      data: { code: 'UG-402-KYEIZOOBA', parent: 'UG-411', from: 'UG-402' },
      tags: ['unit:UG-402-KYEIZOOBA', 'unit:UG-402', 'unit:UG-411'],
    });
    moving({}, kyeizooba, 'UG-402').thenNothing();
  });

  it('is split into others, as one of which it may go on', () => {
    splitting(['UG-402', 'UG-418'], { below: ['UG-402-KYEIZOOBA'] }).then({
      type: 'members.UnitSplit',
      data: { code: 'UG-402', into: ['UG-402', 'UG-418'] },
    });
    const both = new Map([...beside.units, ['UG-419', stands(aUnit('UG-419', 'district', 'WAN'))]]);
    splitting(['UG-418', 'UG-419'], { units: both }).then({ data: { into: ['UG-418', 'UG-419'] } });
  });

  it('leaves, and once; the day before is its last', () => {
    leaving([registered(bushenyi)], '2025-01-29').then({
      type: 'members.UnitLeft',
      data: { code: 'UG-402', ground: 'gone' },
      effectiveOn: '2025-01-29',
      ground: 'gone',
    });
    leaving([registered(bushenyi), left()]).thenNothing();
    const after = [registered(bushenyi), left()].reduce(unit.evolve, unit.initialState);
    expect(['2025-01-28', '2025-01-29'].map((date) => existsOn(after, date))).toEqual([true, false]);
  });

  it.each([
    ['after it left', [registered(bushenyi), left()]],
    ['after its last day', [registered(aUnit('UG-402', 'district', 'WAN', '2025-12-31'))]],
  ] as const)(`${rules['not-there'].title} (%s)`, (_, past) => {
    given(unit, ...past)
      .when((state, now) => rename(state, { name: 'Igara' }, now))
      .thenRefused('unit.not-there');
  });

  it(rules['before-last-change'].title, () => {
    given(unit, registered(bushenyi), renamed('2026-03-03'))
      .when((state, now) => rename(state, { name: 'Sheema' }, now))
      .thenRefused('unit.before-last-change', { pointer: '/effectiveOn' });
    leaving([registered(bushenyi), renamed('2026-03-02')]).then({ type: 'members.UnitLeft' });
  });

  it(`${rules['below-itself'].title}`, () => {
    moving({ above: ['UG-411', 'UG-402-KYEIZOOBA', 'WAN'] }).thenRefused('unit.below-itself', { pointer: '/parent' });
    moving({}, ntungamo, 'UG-411').thenRefused('unit.below-itself');
  });

  it(`${rules['parent-unknown'].title} (moved)`, () => {
    moving({ parent: { status: 'none' } }).thenRefused('unit.parent-unknown', { pointer: '/parent' });
  });

  it(`${rules['parent-not-higher'].title} (moved)`, () => {
    moving({ parent: stands(aUnit('UG-411', 'sub-county', 'UG-402')) }).thenRefused('unit.parent-not-higher');
  });

  it(`${rules['root-below-another'].title} (moved)`, () => {
    moving({}, root).thenRefused('unit.root-below-another');
  });

  it(`${rules['outside-parents-time'].title} (moved)`, () => {
    moving({ parent: stands(aUnit('UG-411', 'district', 'WAN', '2026-03-01')) }).thenRefused(
      'unit.outside-parents-time',
    );
    const until2030 = aUnit('UG-402-KYEIZOOBA', 'sub-county', 'UG-402', '2030-12-31');
    moving({ parent: stands(aUnit('UG-411', 'district', 'WAN', '2029-12-31')) }, until2030).thenRefused(
      'unit.outside-parents-time',
    );
  });

  it.each([
    ['that is not there', new Map<string, UnitState>()],
    ['of another level', new Map([['UG-418', stands(aUnit('UG-418', 'sub-county', 'WAN'))]])],
    ['elsewhere', new Map([['UG-418', stands(aUnit('UG-418', 'district', 'OTHER'))]])],
    ['that has left', new Map([['UG-418', stands(aUnit('UG-418', 'district', 'WAN', '2026-03-01'))]])],
  ])(`${rules['split-into-others'].title} (not into one %s)`, (_, units) => {
    splitting(['UG-402', 'UG-418'], { units }).thenRefused('unit.split-into-others', { pointer: '/into/1' });
  });

  it(rules['units-below-remain'].title, () => {
    const both = new Map([...beside.units, ['UG-419', stands(aUnit('UG-419', 'district', 'WAN'))]]);
    splitting(['UG-418', 'UG-419'], { units: both, below: ['UG-402-KYEIZOOBA'] }).thenRefused(
      'unit.units-below-remain',
    );
  });

  it(rules['root-stays'].title, () => {
    leaving([registered(root)]).thenRefused('unit.root-stays');
    splitting(['WAN', 'UG-418'], {}, root).thenRefused('unit.root-stays');
  });

  it(rules['too-many-below'].title, () => {
    const below = Array.from({ length: 200 }, (_, index) => `UG-402-${index}`);
    leaving([registered(bushenyi)], '2026-03-02', below).thenRefused('unit.too-many-below');
    leaving([registered(bushenyi)], '2026-03-02', below.slice(1)).then({ type: 'members.UnitLeft' });
  });

  it(rules['left-before-its-time'].title, () => {
    leaving([registered(bushenyi)], '2010-07-01').thenRefused('unit.left-before-its-time', { pointer: '/effectiveOn' });
    leaving([registered(bushenyi)], '2010-07-02').then({ type: 'members.UnitLeft' });
  });
});
