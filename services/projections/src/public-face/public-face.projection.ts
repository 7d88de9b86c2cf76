import {
  civicSpaceRated,
  conveningReported,
  type DataOf,
  type EventContract,
  profilePublished,
  profileWithdrawn,
  type SequencedEvent,
  storyPublished,
  storyWithdrawn,
  trustResultsPublished,
} from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { entityIdOf } from '../registers/register.ts';
import { type PublicDoc, publicFaceModel } from './public-face.read-model.ts';

type Shown = (doc: PublicDoc | undefined, event: SequencedEvent) => PublicDoc | undefined;

const shown = <C extends EventContract>(
  contract: C,
  show: (data: DataOf<C>, event: SequencedEvent, doc: PublicDoc | undefined) => PublicDoc | undefined,
): readonly [string, Shown] => [contract.type, (doc, event) => show(event.data as DataOf<C>, event, doc)];

const handlers = new Map<string, Shown>([
  shown(civicSpaceRated, ({ unit, rating }, { effectiveOn: on }, doc) => {
    const before = doc?.is === 'civic-space' ? doc.ratings : [];
    return { is: 'civic-space', unit, ratings: [...before, { on, rating }] };
  }),
  shown(profilePublished, ({ organisation, name, about, themes, links }, { effectiveOn }) => ({
    ...({ is: 'profile', publishedOn: effectiveOn } as const),
    ...{ organisation, name, about, themes, links },
  })),
  shown(profileWithdrawn, () => undefined),
  shown(storyPublished, (data, event) => ({
    ...({ is: 'story', story: entityIdOf(event, 'story'), publishedOn: event.effectiveOn } as const),
    ...data,
  })),
  shown(storyWithdrawn, () => undefined),
  shown(conveningReported, ({ unit, report }, event) => ({
    ...({ is: 'report', convening: entityIdOf(event, 'convening'), publishedOn: event.effectiveOn } as const),
    ...{ unit, text: report },
  })),
  shown(trustResultsPublished, (data, event) => ({
    ...({ is: 'trust', round: entityIdOf(event, 'trust-round'), publishedOn: event.effectiveOn } as const),
    ...data,
  })),
]);

/** What is published comes and goes; a rating of civic space stays with those before it. */
export const publicFaceProjection: Projection<PublicDoc> = {
  model: publicFaceModel,
  types: [...handlers.keys()],
  keys: (event) => [event.stream],
  evolve: (doc, event) => handlers.get(event.type)!(doc, event),
};
