import { Readable } from 'node:stream';
import type { PersonalRef } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ServedModels } from '@baraza/read-models';
import { type Caller, NotFound, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Asking, type QueryString } from '../asking/asking.ts';
import type { Parameter } from '../asking/parameters.ts';
import { NameBook } from '../naming/name-book.ts';
import { entityTrail } from '../pages/links.ts';
import { type Naming, valueInWords } from '../pages/values.ts';
import { type Places, PublicFace } from '../public-face/public-face.queries.ts';
import { levelOfSight } from '../rights/sight.ts';
import { type Frame, frameFields } from '../viewing/frame.ts';
import { Viewing } from '../viewing/viewing.ts';
import { BYTE_ORDER_MARK, csvLine } from './csv.ts';
import { type AnyRegister, registerOfAggregate } from './every-register.ts';
import { levelsOfRegister } from './register.projection.ts';
import { type FoundRow, RegisterQueries, type RegisterPage, type RegisterQuestion } from './register.queries.ts';

const MOMENT = ['asOf', 'asKnownAt', 'audience', 'lang', 'format'] as const;

/** The parameters of a register: those of all, and its own filters. */
export function parametersOf(register: AnyRegister): readonly Parameter[] {
  const own = register.filters.map((filter) => filter.name as Parameter);
  return [...MOMENT, 'unit', 'theme', 'status', ...own, 'q', 'sort', 'limit', 'cursor'];
}

type Fields = Readonly<Record<string, unknown>>;

function isPersonalRef(value: unknown): value is PersonalRef {
  return typeof value === 'object' && value !== null && 'subject' in value && 'commitment' in value;
}

/** The statuses that are shown without being asked for; undefined: all. */
function shownOf({ statuses, setAside = [] }: AnyRegister): readonly string[] | undefined {
  return setAside.length === 0 ? undefined : statuses.filter((status) => !setAside.includes(status));
}

export interface AskedRegister {
  readonly frame: Frame;
  /** Where what the public is shown stands; absent where all that is found may be shown as it is. */
  readonly places?: Places | undefined;
  readonly question: RegisterQuestion;
}

/** Rows of registers as they are asked for over HTTP. */
@Injectable()
export class Registers {
  readonly #queries: RegisterQueries;
  readonly #names: NameBook;
  readonly #face: PublicFace;

  constructor(
    @Inject(SERVED_MODELS) store: ServedModels,
    @Inject(VAULT) vault: Vault,
    private readonly viewing: Viewing,
  ) {
    this.#queries = new RegisterQueries(store);
    this.#names = new NameBook(store, vault);
    this.#face = new PublicFace(store);
  }

  /** @throws BadRequest that names every wrong parameter */
  async ask(
    register: AnyRegister,
    caller: Caller,
    request: FastifyRequest,
    more: readonly Parameter[] = [],
  ): Promise<AskedRegister & { readonly asking: Asking }> {
    const asking = new Asking(request.query as QueryString, [...parametersOf(register), ...more]);
    const sortable = register.columns.filter((column) => column.sortable === true).map(({ name }) => name);
    const sort = asking.choice('sort', [...sortable, ...sortable.map((name) => `-${name}`)]) ?? 'name';
    const asked = {
      unit: asking.unit(),
      theme: asking.code('theme'),
      status: asking.choices('status', register.statuses) ?? shownOf(register),
      filters: Object.fromEntries(
        register.filters.flatMap(({ name, values }) => {
          const value = asking.choice(name as Parameter, values);
          return value === undefined ? [] : [[name, value]];
        }),
      ),
      q: asking.words('q'),
      limit: asking.whole('limit', { min: 1, max: 500, otherwise: 50 }),
      cursor: asking.text('cursor'),
      sort: { column: sort.replace(/^-/, ''), descending: sort.startsWith('-') },
    };
    const frame = await this.viewing.frame(asking, caller, request, register.model);
    const { unit, ...rest } = asked;
    const { tree } = frame.forum;
    const within = unit === undefined ? undefined : tree.andBelow(unit, { asOf: frame.asOf, knownAt: frame.knownAt });
    const places = await this.#placesFor(register, frame);
    const units = places === undefined ? within : shownIn(places, tree.all(), within);
    return { asking, frame, places, question: { ...rest, units, asOf: frame.asOf, knownAt: frame.askedKnownAt } };
  }

  async #placesFor(register: AnyRegister, { sight, forum, today }: Frame): Promise<Places | undefined> {
    const isPublic = levelOfSight(levelsOfRegister(register), sight) === 'public';
    return register.obeysCivicSpace === true && isPublic ? this.#face.places(forum.tree, today) : undefined;
  }

  /**
   * A page of rows, and the frame as of the checkpoint it was read at.
   * @throws NotFound where the register is nothing the caller may see @throws BadCursor
   */
  async page(
    register: AnyRegister,
    { frame, question, places }: AskedRegister,
  ): Promise<{ frame: Frame; found: RegisterPage }> {
    const found = await this.#queries.page(register, frame.sight, question);
    if (found === undefined) throw new NotFound();
    const rows = await this.#opened(register, frame, placed(found.rows, places));
    return { found: { ...found, rows }, frame: this.viewing.readAt(frame, found) };
  }

  /** The rows with what stands in the vault for those who may read it; others see that there is something, or nothing. */
  async #opened(register: AnyRegister, frame: Frame, rows: readonly FoundRow[]): Promise<readonly FoundRow[]> {
    const { personal = [], persons = [] } = register;
    if (personal.length + persons.length === 0) return rows;
    const { audiences } = frame.sight;
    const view = audiences.includes('internal') ? 'open' : audiences.includes('auditor') ? 'masked' : 'absent';
    const { tree } = frame.forum;
    const fields = rows.flatMap(({ row }) => personal.map((field) => (row as unknown as Fields)[field]));
    const refs = fields.filter(isPersonalRef);
    const ids = rows.flatMap(({ row }) => persons.map((field) => String((row as unknown as Fields)[field])));
    const wanted = { entities: new Map<string, string>(), refs, persons: ids };
    const names = await this.#names.namesFor(wanted, { tree, words: frame.words, audiences, view });
    const shown = (value: unknown): unknown => {
      if (!isPersonalRef(value)) return value;
      if (view === 'absent') return null;
      return view === 'open' ? names.personal(value) : frame.words.person('withheld');
    };
    return rows.map(({ id, row }) => {
      const fieldOf = (field: string): unknown => (row as unknown as Fields)[field];
      const opened = personal.map((field) => [field, shown(fieldOf(field))] as const);
      const named = persons.map((field) => [field, names.person(String(fieldOf(field)))] as const);
      return { id, row: { ...row, ...Object.fromEntries([...opened, ...named]) } };
    });
  }

  /** The JSON of a page. */
  document(register: AnyRegister, frame: Frame, found: RegisterPage): object {
    return {
      ...frameFields(frame),
      rows: found.rows.map(({ id, row }) => ({
        id: register.entityOf(id, row),
        trail: entityTrail(register.entityOf(id, row)),
        ...Object.fromEntries(register.columns.map((column) => [column.name, shown(column.value(row), column.kind)])),
      })),
      total: found.total,
      ...(found.nextCursor === undefined ? {} : { nextCursor: found.nextCursor }),
    };
  }

  /** Names of the entities that these rows name. */
  async namesIn(register: AnyRegister, frame: Frame, rows: readonly FoundRow[]): Promise<Naming> {
    const entities = new Map<string, string>();
    for (const column of register.columns) {
      if (column.kind !== 'entity' && column.kind !== 'entities') continue;
      const named = column.name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const aggregate = named in registerOfAggregate ? named : (column.of ?? 'organisation');
      for (const { row } of rows) {
        for (const id of [column.value(row)].flat()) if (typeof id === 'string') entities.set(id, aggregate);
      }
    }
    const { tree } = frame.forum;
    const reader = { tree, words: frame.words, audiences: frame.sight.audiences, view: 'absent' } as const;
    const names = await this.#names.namesFor({ entities, refs: [], persons: [] }, reader);
    return (id) => names.entity(id);
  }

  /**
   * All rows of one moment as CSV: codes as they are, with names beside units and organisations. The rows are pinned to
   * one sequence; lines are made as the reader takes them.
   */
  async csv(register: AnyRegister, { frame, question, places }: AskedRegister, withMark: boolean): Promise<Readable> {
    const level = levelOfSight(levelsOfRegister(register), frame.sight);
    if (level === undefined) throw new NotFound();
    const found = await this.#queries.rowsKnownAt(register, level, frame.sight, question, frame.knownAt);
    const rows = placed(found, places);
    const named = await this.namesIn(register, frame, rows);
    return Readable.from(csvLines(register, rows, frame, named, withMark));
  }
}

/**
 * The units whose rows the public is shown: where names may be said, and, where a place within a district may not be, only to
 * who asked for the whole district.
 */
function shownIn(places: Places, all: readonly string[], within: readonly string[] | undefined): readonly string[] {
  return all
    .filter((unit) => places.reaches(unit, 'names'))
    .filter((unit) => within === undefined || (within.includes(unit) && within.includes(places.shown(unit))));
}

/** Each row where it is said to stand. */
function placed(rows: readonly FoundRow[], places: Places | undefined): readonly FoundRow[] {
  if (places === undefined) return rows;
  return rows.map(({ id, row }) => ({ id, row: { ...row, unit: places.shown(row.unit) } }));
}

/** What is not there is null, or an empty list where the field is a list. */
function shown(value: unknown, kind: string): unknown {
  return value ?? (['codes', 'units', 'entities', 'links'].includes(kind) ? [] : null);
}

function* csvLines(
  register: AnyRegister,
  rows: readonly FoundRow[],
  frame: Frame,
  named: Naming,
  withMark: boolean,
): Generator<string> {
  // What lies in the vault is not carried out of it by the sheet.
  const columns = register.columns.filter(({ kind }) => kind !== 'personal');
  const isNamed = (kind: string): boolean => ['unit', 'units', 'entity', 'entities'].includes(kind);
  const sample = frame.forum.founded?.sample === true;
  const head = ['id', ...columns.flatMap(({ name, kind }) => (isNamed(kind) ? [name, `${name}Name`] : [name]))];
  if (withMark) yield BYTE_ORDER_MARK;
  yield csvLine([...head, 'asOf', 'knownAt', ...(sample ? ['sample'] : [])]);
  for (const { id, row } of rows) {
    const cells = columns.flatMap((column) => {
      const value = column.value(row) ?? null;
      const plain =
        value === null || typeof value === 'string' || typeof value === 'number'
          ? value
          : 'currency' in value
            ? `${value.currency} ${value.minor}`
            : value.join('; ');
      return isNamed(column.kind) ? [plain, valueInWords(column, value, frame, named)] : [plain];
    });
    yield csvLine([
      register.entityOf(id, row),
      ...cells,
      frame.asOf,
      frame.knownAt,
      ...(sample ? [frame.words.say('sample')] : []),
    ]);
  }
}
