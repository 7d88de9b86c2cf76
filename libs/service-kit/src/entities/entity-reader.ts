import type { Aggregate, Happened } from '@baraza/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../identity/caller.ts';

/** A document with its revision: the answer's ETag. */
export class EntityDocument<Doc> {
  readonly revision: number;
  readonly document: Doc;

  constructor(revision: number, document: Doc) {
    this.revision = revision;
    this.document = document;
  }
}

/** Entities as they stand, from their own streams. */
@Injectable()
export class EntityReader {
  /**
   * The entity as a document, for those who may see it; `PersonalRef`s in it are opened, masked or left out by the
   * caller's rights.
   * @throws NotFound where it does not exist or the caller may not see it
   */
  read<State extends { readonly status: string }, Event extends Happened, Doc extends object>(
    caller: Caller,
    aggregate: Aggregate<State, Event>,
    id: string,
    present: (state: State, id: string) => Doc,
  ): Promise<EntityDocument<object>> {
    throw new Error(`not written yet: ${[caller, aggregate.name, id, present]}`);
  }

  /** The entity's events, oldest first: those of an audience the caller belongs to. @throws NotFound as `read` */
  events<State extends { readonly status: string }, Event extends Happened>(
    caller: Caller,
    aggregate: Aggregate<State, Event>,
    id: string,
  ): Promise<object> {
    throw new Error(`not written yet: ${[caller, aggregate.name, id]}`);
  }
}
