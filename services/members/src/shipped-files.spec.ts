import { readdirSync, readFileSync } from 'node:fs';
import { everyContract } from '@baraza/contracts';
import { aMoment, type Decided } from '@baraza/domain';
import type { ImportMapping } from './imports/mapping.ts';
import { mappingNames, namedMapping } from './imports/named-mappings.ts';
import { leave } from './unit/unit.changes.ts';
import { register, type RegisterUnit } from './unit/unit.decider.ts';
import { existsOn, unit, type UnitEvent, type UnitState } from './unit/unit.state.ts';

interface UnitsFile {
  readonly forum?: { readonly rootUnit: string };
  readonly units: readonly RegisterUnit[];
  readonly leaving?: readonly { readonly code: string; readonly effectiveOn: string; readonly ground: string }[];
}
const folder = (name: string): URL => new URL(`../${name}/`, import.meta.url);
const read = (path: string): UnitsFile =>
  JSON.parse(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')) as UnitsFile;

/** Registers units in the order of the files, and lets those leave that have left, as the service would. */
function grown(...files: readonly UnitsFile[]): ReadonlyMap<string, UnitState> {
  const rootUnit = files[0]!.forum!.rootUnit;
  const units = new Map<string, UnitState>();
  for (const command of files.flatMap((file) => file.units)) {
    const parent = command.parent === undefined ? undefined : units.get(command.parent);
    const before = units.get(command.code) ?? unit.initialState;
    take(command.code, before, register(before, command, { parent, rootUnit }, aMoment));
  }
  for (const { code, effectiveOn, ground } of files.flatMap((file) => file.leaving ?? [])) {
    const before = units.get(code) ?? unit.initialState;
    take(code, before, leave(before, { ground }, { below: [] }, { ...aMoment, effectiveOn }));
  }
  return units;

  function take(code: string, before: UnitState, events: readonly Decided[]): void {
    for (const { type, data, effectiveOn } of events) {
      const faults = everyContract.faults(everyContract.latest(type)!, data);
      if (faults.length > 0) throw new Error(`${code}: ${JSON.stringify(faults)}`);
      units.set(code, unit.evolve(before, { type, data, effectiveOn, time: aMoment.now, actor: 'x' } as UnitEvent));
    }
  }
}

describe('the units that ship with the service', () => {
  it.each(readdirSync(folder('seeds')))('%s can be registered from top to bottom', (name) => {
    const file = read(`seeds/${name}`);
    expect(grown(file).size).toBe(file.units.length);
  });

  it('three countries left the community on 2025-01-29', () => {
    const units = [...grown(read('seeds/west-africa.units.json')).values()];
    const on = (date: string) => units.filter((one) => existsOn(one, date)).length;
    expect([on('2025-01-28'), on('2025-01-29')]).toEqual([16, 13]);
  });

  it('places of the 2014 register stand below the countries of West Africa', () => {
    const units = grown(read('seeds/west-africa.units.json'), read('mappings/who-what-where.units.json'));
    const { values = {}, codes } = (namedMapping('who-what-where') as ImportMapping).place;
    const named = [...Object.values(values).flatMap((map) => Object.values(map)), ...Object.values(codes!.units)];
    expect(named.filter((code) => !units.has(code))).toEqual([]);
  });
});

describe('the mappings that ship with the service', () => {
  it.each(mappingNames())('%s is one, and is named as its file', (name) => {
    expect(namedMapping(name).name).toBe(name);
  });
});
