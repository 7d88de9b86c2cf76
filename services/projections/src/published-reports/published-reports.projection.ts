import { type DataOf, reportPublished, type SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { entityIdOf } from '../registers/register.ts';
import { publishedReportsModel, type ShownReport } from './published-reports.read-model.ts';

type Published = DataOf<typeof reportPublished>;

const idOf = (event: SequencedEvent): string => entityIdOf(event, 'report');

/** A correction is another report; the one before says by which it was corrected. */
export const publishedReportsProjection: Projection<ShownReport> = {
  model: publishedReportsModel,
  types: [reportPublished.type],
  keys(event) {
    const { corrects } = event.data as Published;
    return corrects === undefined ? [idOf(event)] : [idOf(event), corrects];
  },
  evolve(doc, event, key) {
    const id = idOf(event);
    if (key !== id) return doc === undefined ? undefined : { ...doc, correctedBy: id };
    return { id, ...(event.data as Published), publishedOn: event.effectiveOn, correctedBy: null };
  },
};
