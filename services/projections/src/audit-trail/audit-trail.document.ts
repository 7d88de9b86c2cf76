import type { Role } from '@baraza/domain';
import type { Caller } from '@baraza/service-kit';
import { audiencesOf } from '@baraza/service-kit';
import type { ServedModels } from '@baraza/read-models';
import { liftedData, type NameBook, namedIn, type ToName } from '../naming/name-book.ts';
import { everyRegister, registerOfAggregate, type AnyRegister } from '../registers/every-register.ts';
import { levelsOfRegister, registerKey, registerModel } from '../registers/register.projection.ts';
import type { RegisterDoc, RegisterRow } from '../registers/register.ts';
import { isReadableBy, levelWithin } from '../rights/levels.pure.ts';
import { rolesOver } from '../rights/sight.ts';
import type { Frame } from '../viewing/frame.ts';
import { type Names, type Piece, tell, textOf, type Told } from '../words/sentence.pure.ts';
import type { TrailDoc } from './audit-trail.read-model.ts';
import type { TrailQueries } from './audit-trail.queries.ts';
import { changesAt, type FieldChange } from './changes.pure.ts';
import type { TrailSight } from './trail-sight.ts';

/** Another event of the chain: what led to this one, or what this one led to. */
export interface LinkedEvent {
  readonly id: string;
  readonly sequence: number;
  readonly type: string;
  readonly entity: string;
  readonly sentence: string;
}

/** An event of a trail, told. */
export interface ToldEvent {
  readonly doc: TrailDoc;
  readonly pieces: readonly Piece[];
  readonly sentence: string;
  /** Undefined for readers who may not know who acted. */
  readonly who:
    | {
        readonly person: string;
        readonly name: string | undefined;
        readonly roles: readonly Role[];
        readonly organisation: { readonly id: string; readonly name: string | undefined } | undefined;
        readonly onBehalfOf: { readonly person: string; readonly name: string | undefined } | undefined;
      }
    | undefined;
  readonly policy: string | undefined;
  readonly ground: string | undefined;
  readonly basedOn: number | undefined;
  readonly changes: readonly FieldChange[];
  readonly cause: LinkedEvent | undefined;
  readonly effects: readonly LinkedEvent[];
  /** The names it was told with. */
  readonly names: Names;
}

/** Tells events in plain words, with who, why, what changed, and the chain they stand in. */
export class TrailTelling {
  readonly #store: ServedModels;
  readonly #queries: TrailQueries;
  readonly #names: NameBook;

  constructor(store: ServedModels, queries: TrailQueries, names: NameBook) {
    this.#store = store;
    this.#queries = queries;
    this.#names = names;
  }

  /** Events of many entities, each as it is seen where it stands: in the order given. */
  async tellEach(
    events: readonly TrailDoc[],
    frame: Frame,
    sightOf: (doc: TrailDoc) => Promise<TrailSight>,
  ): Promise<readonly ToldEvent[]> {
    const alike = new Map<string, { readonly sight: TrailSight; readonly docs: TrailDoc[] }>();
    for (const doc of events) {
      const sight = await sightOf(doc);
      const key = `${sight.view} ${sight.audiences.length} ${sight.widest.length}`;
      const group = alike.get(key) ?? { sight, docs: [] };
      group.docs.push(doc);
      alike.set(key, group);
    }
    const told = await Promise.all([...alike.values()].map(({ sight, docs }) => this.tell(docs, frame, sight)));
    const byId = new Map(told.flat().map((event) => [event.doc.id, event]));
    return events.map(({ id }) => byId.get(id)!);
  }

  /** Events that are seen alike. */
  async tell(events: readonly TrailDoc[], frame: Frame, sight: TrailSight): Promise<readonly ToldEvent[]> {
    const causes = await this.#queries.events(events.flatMap((doc) => causeOf(doc) ?? []));
    const effects = await this.#queries.causedBy(
      events.map(({ id }) => id),
      frame.knownAt,
    );
    const mayFollow = followable(frame.caller, frame, sight);
    const linked = [...causes.values(), ...effects].filter(mayFollow);
    const rows = await this.#rowsOf(events, sight);
    const names = await this.#names.namesFor(wanted([...events, ...linked], rows, events, frame), {
      tree: frame.forum.tree,
      words: frame.words,
      audiences: sight.widest,
      view: sight.view,
    });
    const told = (doc: TrailDoc): readonly Piece[] => tell(toldOf(doc), frame.words, names);
    const link = (doc: TrailDoc): LinkedEvent => linkTo(doc, textOf(told(doc)));
    const seen = new Set(linked.map(({ id }) => id));
    return events.map((doc) => {
      const pieces = told(doc);
      const cause = causes.get(causeOf(doc) ?? '');
      return {
        doc,
        pieces,
        sentence: textOf(pieces),
        who: sight.view === 'absent' ? undefined : whoOf(doc, names),
        policy: sight.view === 'absent' ? undefined : doc.meta?.policy,
        ground: doc.meta?.ground,
        basedOn: doc.meta?.basedOn,
        changes: rows.changesOf(doc),
        cause: cause !== undefined && seen.has(cause.id) ? link(cause) : undefined,
        effects: effects.filter((effect) => effect.meta?.causationId === doc.id && seen.has(effect.id)).map(link),
        names,
      };
    });
  }

  /** The register documents of the entities on a page, at the level this reader may see. */
  async #rowsOf(events: readonly TrailDoc[], { audiences }: TrailSight): Promise<Rows> {
    const places = new Map<string, { register: AnyRegister; key: string }>();
    for (const doc of events) {
      const register = registerFor(doc);
      const level = register === undefined ? undefined : levelWithin(levelsOfRegister(register), audiences);
      if (register === undefined || level === undefined) continue;
      const id = doc.aggregate === 'membership' ? doc.organisations[0] : doc.entity;
      if (id !== undefined) places.set(doc.id, { register, key: registerKey(level, id) });
    }
    const documents = new Map<string, RegisterDoc<RegisterRow> | undefined>();
    await Promise.all(
      [...places.values()].map(async ({ register, key }) => {
        const at = `${register.name}/${key}`;
        if (documents.has(at)) return;
        documents.set(at, undefined);
        documents.set(at, await this.#store.get(registerModel(register), key));
      }),
    );
    return {
      changesOf(doc) {
        const place = places.get(doc.id);
        const found = place === undefined ? undefined : documents.get(`${place.register.name}/${place.key}`);
        return place === undefined || found === undefined ? [] : changesAt(place.register, found, doc.sequence);
      },
    };
  }
}

interface Rows {
  changesOf(doc: TrailDoc): readonly FieldChange[];
}

function registerFor(doc: TrailDoc): AnyRegister | undefined {
  return doc.aggregate === 'membership' ? everyRegister.memberships : registerOfAggregate[doc.aggregate];
}

export function toldOf(doc: TrailDoc): Told {
  return { type: doc.type, aggregate: doc.aggregate, entity: doc.entity, data: liftedData(doc) };
}

export function linkTo({ id, sequence, type, entity }: TrailDoc, sentence: string): LinkedEvent {
  return { id, sequence, type, entity, sentence };
}

/** The event that led to this one; undefined where a person's command did. */
export function causeOf({ meta }: TrailDoc): string | undefined {
  return meta === null || meta.causationId === meta.commandId ? undefined : meta.causationId;
}

/** Events of a chain may stand elsewhere in the forum: each is followed only where the caller may see it there. */
function followable(caller: Caller, { forum }: Frame, sight: TrailSight): (doc: TrailDoc) => boolean {
  return (doc) => {
    if (isReadableBy(doc.type, sight.audiences) && sight.widest.length === sight.audiences.length) return true;
    const scope = { unit: doc.unit ?? forum.founded?.rootUnit ?? '', organisations: doc.organisations };
    const roles = rolesOver(caller, scope, forum.tree).map(({ role }) => role);
    return isReadableBy(doc.type, audiencesOf(roles));
  };
}

function whoOf(doc: TrailDoc, names: Names): ToldEvent['who'] {
  if (doc.meta === null) return undefined;
  const { actor, onBehalfOf } = doc.meta;
  const { organisation } = actor;
  return {
    person: actor.person,
    name: names.personName(actor.person),
    roles: actor.roles,
    organisation: organisation === undefined ? undefined : { id: organisation, name: names.entity(organisation) },
    onBehalfOf: onBehalfOf === undefined ? undefined : { person: onBehalfOf, name: names.personName(onBehalfOf) },
  };
}

/** Everything that will be named: in sentences, in what changed, and who acted. */
function wanted(all: readonly TrailDoc[], rows: Rows, events: readonly TrailDoc[], { words }: Frame): ToName {
  const { entities, refs, persons } = namedIn(all.map(toldOf), words);
  const named = new Map(entities);
  const acting: string[] = [];
  for (const doc of events) {
    for (const { field, kind, before, after } of rows.changesOf(doc)) {
      if (kind !== 'entity' && kind !== 'entities') continue;
      const aggregate = field === 'coalition' ? 'coalition' : 'organisation';
      for (const id of [before, after].flat()) if (typeof id === 'string') named.set(id, aggregate);
    }
    if (doc.meta === null) continue;
    const { actor, onBehalfOf } = doc.meta;
    acting.push(actor.person, ...(onBehalfOf === undefined ? [] : [onBehalfOf]));
    if (actor.organisation !== undefined) named.set(actor.organisation, 'organisation');
  }
  return { entities: named, refs, persons: [...persons, ...acting] };
}
