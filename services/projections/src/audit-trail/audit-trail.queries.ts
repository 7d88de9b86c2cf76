import { everyContract, eventId } from '@baraza/contracts';
import type { Audience, CivilDate } from '@baraza/domain';
import type { Comparison, ServedModels } from '@baraza/read-models';
import { isReadableBy, isSealed } from '../rights/levels.pure.ts';
import { type TrailDoc, trailModel } from './audit-trail.read-model.ts';

/** Whose trail: an entity's own events, what a person did, or all that concerns an organisation, units, or the forum. */
export type TrailOf =
  | { readonly entity: string }
  | { readonly person: string }
  | { readonly units: readonly string[] }
  | { readonly everything: true }
  | {
      readonly organisation: string;
      /** Those that are the same organisation, by merges. */
      readonly alsoKnownAs?: readonly string[];
    };

/** What a reader sees of events: the types to look for, and whether each is seen where it stands. */
export interface EventSight {
  readonly widest: readonly Audience[];
  sees(event: TrailDoc): boolean | Promise<boolean>;
}

export interface TrailQuestion {
  /** Events up to this sequence. */
  readonly knownAt: number;
  /** Only what holds from this date or earlier; undefined: all. */
  readonly asOf: CivilDate | undefined;
  /** Only what is of this theme; undefined: all. */
  readonly theme: string | undefined;
  readonly limit: number;
  /** The last sequence of the page before. */
  readonly after: number;
}

/** Whether there is anything at all, of whatever date and theme. */
export const anyUpTo = (knownAt: number): TrailQuestion => ({
  ...{ knownAt, asOf: undefined, theme: undefined, limit: 1, after: 0 },
});

export interface TrailPage {
  readonly events: readonly TrailDoc[];
  /** The sequence to go on after; undefined: this was the last page. */
  readonly next: number | undefined;
}

const STRIDE = 200;

/** Finds the events of a trail. */
export class TrailQueries {
  readonly #store: ServedModels;

  constructor(store: ServedModels) {
    this.#store = store;
  }

  /** Any event of it, to learn what it is; undefined where there is none. */
  async first(of: TrailOf): Promise<TrailDoc | undefined> {
    const { documents } = await this.#store.find(trailModel, {
      where: conditions(of),
      orderBy: { index: 'sequence' },
      limit: 1,
    });
    return documents[0]?.doc;
  }

  /** A page of the events that the sight shows, in the order of the record. */
  async page(of: TrailOf, sight: EventSight, question: TrailQuestion): Promise<TrailPage> {
    const found: TrailDoc[] = [];
    let after = question.after;
    for (;;) {
      const { documents } = await this.#store.find(trailModel, {
        where: {
          ...conditions(of, question),
          sequence: { from: after + 1, to: question.knownAt },
          type: { in: typesFor(sight.widest) },
        },
        orderBy: { index: 'sequence' },
        limit: STRIDE,
      });
      for (const { doc } of documents) {
        if (!(await sight.sees(doc))) continue;
        if (found.length === question.limit) return { events: found, next: found.at(-1)!.sequence };
        found.push(doc);
      }
      if (documents.length < STRIDE) return { events: found, next: undefined };
      after = documents.at(-1)!.doc.sequence;
    }
  }

  /** How many events of the trail are for other readers than those of these audiences; what is sealed is not counted. */
  async omitted(of: TrailOf, audiences: readonly Audience[], question: TrailQuestion): Promise<number> {
    const where = {
      ...conditions(of, question),
      sequence: { to: question.knownAt },
      type: { in: typesHiddenFrom(audiences) },
    };
    const { total } = await this.#store.find(trailModel, { where, limit: 1 });
    return total;
  }

  /** The events of the trail that readers of these audiences do not see and others do, in the order of the record. */
  async *hiddenFrom(of: TrailOf, audiences: readonly Audience[], question: TrailQuestion): AsyncGenerator<TrailDoc> {
    const hidden = typesHiddenFrom(audiences);
    for (let after = 0; ;) {
      const { documents } = await this.#store.find(trailModel, {
        where: {
          ...conditions(of, question),
          sequence: { from: after + 1, to: question.knownAt },
          type: { in: hidden },
        },
        orderBy: { index: 'sequence' },
        limit: STRIDE,
      });
      for (const { doc } of documents) yield doc;
      if (documents.length < STRIDE) return;
      after = documents.at(-1)!.doc.sequence;
    }
  }

  async event(id: string): Promise<TrailDoc | undefined> {
    return this.#store.get(trailModel, id);
  }

  async events(ids: readonly string[]): Promise<ReadonlyMap<string, TrailDoc>> {
    const found = await Promise.all([...new Set(ids)].map((id) => this.event(id)));
    return new Map(found.flatMap((doc) => (doc === undefined ? [] : [[doc.id, doc] as const])));
  }

  /** The events that one command recorded: their ids are made of the command's. */
  async ofCommand(command: string): Promise<readonly TrailDoc[]> {
    const found: TrailDoc[] = [];
    for (let index = 0; ; index++) {
      const doc = await this.event(eventId(command, index));
      if (doc === undefined) return found;
      found.push(doc);
    }
  }

  /** The event at a sequence; undefined where the record has not come to it. */
  async at(sequence: number): Promise<TrailDoc | undefined> {
    const { documents } = await this.#store.find(trailModel, { where: { sequence: { is: sequence } }, limit: 1 });
    return documents[0]?.doc;
  }

  /** The newest event of a type that holds from a date or earlier, among those recorded up to a sequence. */
  async latest(type: string, asOf: CivilDate, knownAt: number): Promise<TrailDoc | undefined> {
    const { documents } = await this.#store.find(trailModel, {
      where: { type: { is: type }, effectiveOn: { to: asOf }, sequence: { to: knownAt } },
      orderBy: { index: 'sequence', descending: true },
      limit: 1,
    });
    return documents[0]?.doc;
  }

  /** What these events led to, as known at a sequence, in order. */
  async causedBy(ids: readonly string[], knownAt: number): Promise<readonly TrailDoc[]> {
    if (ids.length === 0) return [];
    const { documents } = await this.#store.find(trailModel, {
      where: { causation: { in: ids }, sequence: { to: knownAt } },
      orderBy: { index: 'sequence' },
      limit: 1_000,
    });
    return documents.map(({ doc }) => doc);
  }
}

function conditions(of: TrailOf, question?: Pick<TrailQuestion, 'asOf' | 'theme'>): Record<string, Comparison> {
  return {
    ...concerning(of),
    ...(question?.asOf === undefined ? {} : { effectiveOn: { to: question.asOf } }),
    ...(question?.theme === undefined ? {} : { themes: { is: question.theme } }),
  };
}

function concerning(of: TrailOf): Record<string, Comparison> {
  if ('entity' in of) return { entity: { is: of.entity } };
  if ('person' in of) return { persons: { is: of.person } };
  if ('units' in of) return { units: { in: of.units } };
  if ('organisation' in of) return { organisations: { in: [of.organisation, ...(of.alsoKnownAs ?? [])] } };
  return {};
}

function typesFor(audiences: readonly Audience[]): readonly string[] {
  return everyContract.types().filter((type) => isReadableBy(type, audiences));
}

function typesHiddenFrom(audiences: readonly Audience[]): readonly string[] {
  return everyContract.types().filter((type) => !isSealed(type) && !isReadableBy(type, audiences));
}
