import type { SequencedEvent } from '@baraza/contracts';
import type { Projection, ReadModel } from '@baraza/read-models';
import { replaceFields } from '../history/history.pure.ts';
import { everyRegister } from '../registers/every-register.ts';
import { levelsOfRegister, sortText } from '../registers/register.projection.ts';
import type { RegisterRow } from '../registers/register.ts';
import { type Level, levelsSeeing } from '../rights/levels.pure.ts';
import { type SearchDoc, SEARCHED, type Searched } from './search.read-model.ts';

const registers = SEARCHED.map((name) => {
  const register = everyRegister[name];
  return { name, register, levels: levelsOfRegister(register) };
});
const handling = new Map(
  registers.flatMap(({ name, register, levels }) =>
    register.handlers.map((handler) => [handler.type, { name, register, levels, handler }] as const),
  ),
);

export const searchModel: ReadModel<SearchDoc> = {
  name: 'search',
  version: 3,
  keepsPast: false,
  indexes: ['level', 'register', 'unit', 'organisations', 'byName'],
  lists: ['organisations'],
  index: ({ level, register, exists, row }) =>
    exists
      ? {
          level,
          register,
          unit: row.unit ?? null,
          organisations: row.organisations ?? [],
          byName: sortText(row.name ?? ''),
        }
      : {},
  search: ({ register, exists, row }) => (exists ? everyRegister[register].words(row as RegisterRow) : ''),
};

export const searchProjection: Projection<SearchDoc> = {
  model: searchModel,
  types: [...handling.keys()],
  keys(event) {
    const { name, levels, handler } = handlingOf(event);
    return levelsSeeing(event.type, levels).map((level) => `${name}/${level}/${handler.idOf(event)}`);
  },
  evolve(doc, event, key) {
    const { register, handler } = handlingOf(event);
    const { set, begins } = handler.change(event);
    const [name, level, ...id] = key.split('/') as [Searched, Level, ...string[]];
    return {
      register: name,
      id: id.join('/'),
      level,
      exists: doc?.exists === true || begins === true,
      row: (register.merge ?? replaceFields)(doc?.row ?? {}, set),
    };
  },
};

function handlingOf(event: SequencedEvent) {
  return handling.get(event.type)!;
}
