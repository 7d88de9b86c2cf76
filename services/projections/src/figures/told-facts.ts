import type { CivilDate } from '@baraza/domain';
import type { Vault } from '@baraza/privacy';
import type { ServedModels, RecordedFact } from '@baraza/read-models';
import { personalViewOf, SERVED_MODELS, VAULT } from '@baraza/service-kit';
import { Inject, Injectable } from '@nestjs/common';
import { toldOf } from '../audit-trail/audit-trail.document.ts';
import { TrailQueries } from '../audit-trail/audit-trail.queries.ts';
import { NameBook, namedIn } from '../naming/name-book.ts';
import { isReadableBy } from '../rights/levels.pure.ts';
import type { Frame } from '../viewing/frame.ts';
import { type Piece, tell } from '../words/sentence.pure.ts';

/** An entry of a figure, with the event that made it in words. */
export interface FigureEvent {
  readonly amount: number;
  readonly effectiveOn: CivilDate;
  readonly sequence: number;
  readonly eventId: string;
  readonly type: string;
  readonly pieces: readonly Piece[];
  readonly entity: string;
}

/** Tells the events that facts were made by, as far as the reader may hear of them. */
@Injectable()
export class ToldFacts {
  readonly #trails: TrailQueries;
  readonly #names: NameBook;

  constructor(@Inject(SERVED_MODELS) store: ServedModels, @Inject(VAULT) vault: Vault) {
    this.#trails = new TrailQueries(store);
    this.#names = new NameBook(store, vault);
  }

  async tell(facts: readonly RecordedFact[], frame: Frame): Promise<readonly FigureEvent[]> {
    const found = await this.#trails.events(facts.map(({ eventId }) => eventId));
    const view = personalViewOf(frame.caller.entitled.map(({ role }) => role));
    const { words, sight, forum } = frame;
    const documents = [...found.values()].filter(({ type }) => isReadableBy(type, sight.audiences));
    const names = await this.#names.namesFor(namedIn(documents.map(toldOf), words), {
      tree: forum.tree,
      words,
      audiences: sight.audiences,
      view,
    });
    return facts.flatMap((fact) => {
      const doc = documents.find(({ id }) => id === fact.eventId);
      if (doc === undefined) return [];
      const { amount, effectiveOn, sequence, eventId, entity } = fact;
      return [
        { amount, effectiveOn, sequence, eventId, entity, type: doc.type, pieces: tell(toldOf(doc), words, names) },
      ];
    });
  }
}
