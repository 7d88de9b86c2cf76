import { everyContract } from '@baraza/contracts';
import type { Audience, PersonalRef } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ServedModels } from '@baraza/read-models';
import { rowAt } from '../history/history.pure.ts';
import { type AnyRegister, everyRegister, registerOfAggregate } from '../registers/every-register.ts';
import { levelsOfRegister, registerKey, registerModel } from '../registers/register.projection.ts';
import { levelWithin } from '../rights/levels.pure.ts';
import type { UnitTree } from '../units/unit-tree.pure.ts';
import { aggregateAt, ITSELF, type Node, slotsOf, valueAt } from '../words/pattern.pure.ts';
import type { Names, Told } from '../words/sentence.pure.ts';
import type { Words } from '../words/words.ts';

export type PersonalView = 'open' | 'masked' | 'absent';

/** As whom names are read. */
export interface NameReader {
  readonly tree: UnitTree;
  readonly words: Words;
  readonly audiences: readonly Audience[];
  readonly view: PersonalView;
}

/** What is to be named: entities and persons that stand in events, gathered before anything is told. */
export interface ToName {
  readonly entities: ReadonlyMap<string, string>;
  readonly refs: readonly PersonalRef[];
  readonly persons: readonly string[];
}

/** Looks names up: of entities in their registers, of persons in the vault, each only for those who may. */
export class NameBook {
  readonly #store: ServedModels;
  readonly #vault: Pick<Vault, 'openRefs' | 'fieldsOf' | 'open'>;

  constructor(store: ServedModels, vault: Pick<Vault, 'openRefs' | 'fieldsOf' | 'open'>) {
    this.#store = store;
    this.#vault = vault;
  }

  async namesFor(wanted: ToName, reader: NameReader): Promise<Names> {
    const [entities, opened, persons] = await Promise.all([
      this.#entities(wanted.entities, reader),
      reader.view === 'open' ? this.#opened(wanted.refs) : new Map<string, string>(),
      reader.view === 'open' ? this.#persons(wanted.persons) : new Map<string, string>(),
    ]);
    const { tree, words, view } = reader;
    return {
      unit: (code) => tree.nameOf(code),
      entity: (id) => entities.get(id),
      personal: (ref) => (view === 'open' ? (opened.get(refKey(ref)) ?? words.person('erased')) : words.person(view)),
      person: (id) => (view === 'open' ? (persons.get(id) ?? words.person('absent')) : words.person(view)),
      personName: (id) => persons.get(id),
    };
  }

  async #entities(wanted: ReadonlyMap<string, string>, reader: NameReader): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    await Promise.all(
      [...wanted].map(async ([id, aggregate]) => {
        const name = aggregate === 'unit' ? reader.tree.find(id)?.name : await this.#nameOf(id, aggregate, reader);
        if (name !== undefined && name !== '') names.set(id, name);
      }),
    );
    return names;
  }

  async #nameOf(id: string, aggregate: string, { audiences }: NameReader): Promise<string | undefined> {
    const register: AnyRegister = registerOfAggregate[aggregate] ?? everyRegister.organisations;
    const level = levelWithin(levelsOfRegister(register), audiences);
    if (level === undefined || register.isNameless === true) return undefined;
    const doc = await this.#store.get(registerModel(register), registerKey(level, id));
    return doc === undefined ? undefined : rowAt(doc.changes, {}, register.merge)?.name;
  }

  async #opened(refs: readonly PersonalRef[]): Promise<ReadonlyMap<string, string>> {
    if (refs.length === 0) return new Map();
    const values = await this.#vault.openRefs(refs);
    const opened = refs.map((ref, index) => [refKey(ref), values[index]] as const);
    return new Map(opened.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
  }

  /** The names the vault holds of persons: of whoever was named a contact or representative. */
  async #persons(wanted: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const names = new Map<string, string>();
    await Promise.all(
      [...new Set(wanted)].map(async (person) => {
        const fields = await this.#vault.fieldsOf(person);
        const name = fields.findLast(({ field, subject }) => field === '/name' && subject === person);
        const [value] = name === undefined ? [] : await this.#vault.open([name]);
        if (value !== undefined) names.set(person, value);
      }),
    );
    return names;
  }
}

const refKey = (ref: PersonalRef): string => `${ref.subject}/${ref.commitment}`;

/** What the sentences of these events will name. */
export function namedIn(events: readonly Told[], words: Words): ToName {
  const entities = new Map<string, string>();
  const refs: PersonalRef[] = [];
  const persons: string[] = [];
  for (const event of events) {
    const nodes: readonly Node[] = words.sentence(event.type) ?? [];
    for (const { path, format } of slotsOf(nodes)) {
      if (path[0] === ITSELF) {
        entities.set(event.entity, event.aggregate);
        continue;
      }
      const value = valueAt(event.data, path);
      if (value === undefined) continue;
      if (format === 'entity' || format === 'struggle') entities.set(value as string, aggregateAt(path, format));
      if (format === 'entities') for (const id of value as readonly string[]) entities.set(id, 'organisation');
      if (format === 'origins') {
        for (const origin of value as readonly { kind: string; id: string }[]) entities.set(origin.id, origin.kind);
      }
      if (format === 'personal') refs.push(value as PersonalRef);
      if (format === 'person') persons.push(value as string);
    }
  }
  return { entities, refs, persons };
}

/** The data of an event of a view, in the shape of its newest contract. */
export function liftedData(event: {
  readonly type: string;
  readonly schemaVersion: number;
  readonly data: unknown;
}): unknown {
  return event.data === null ? null : everyContract.known(event.type, event.schemaVersion, event.data);
}
