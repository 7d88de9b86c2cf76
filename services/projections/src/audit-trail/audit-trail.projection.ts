import { audienceOf, everyContract, NeedsUpgrade, type SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { type TrailDoc, trailModel } from './audit-trail.read-model.ts';

const ORGANISATION = 'organisation';
const THEME = 'theme';

/**
 * One document per event, under the event's id. An event of a type that this program does not know stops the projection,
 * which then waits for a newer program: a trail with a silent gap is worse than one that is late.
 */
export const trailProjection: Projection<TrailDoc> = {
  model: trailModel,
  types: 'all',
  keys: (event) => [event.id],
  evolve(doc, event) {
    return doc ?? trailDoc(event);
  },
};

function trailDoc(event: SequencedEvent): TrailDoc {
  // Whether it can be read here has been found out: a later version that only adds is of the same aggregate.
  const contract = everyContract.latest(event.type);
  if (contract === undefined) throw new NeedsUpgrade(event.type, event.schemaVersion);
  const { id, type, schemaVersion, revision, sequence, position, time, effectiveOn } = event;
  const { aggregate } = contract;
  const entity = event.stream.slice(aggregate.length + 1);
  const units = tagged(event, 'unit');
  const isSealed = audienceOf(everyContract, type) === 'sealed';
  return {
    ...{ id, type, schemaVersion, aggregate, entity, revision, sequence, position, time, effectiveOn },
    data: isSealed ? null : event.data,
    meta: isSealed ? null : metaOf(event),
    unit: units[0] ?? null,
    units,
    organisations: [...new Set([...tagged(event, 'org'), ...(aggregate === ORGANISATION ? [entity] : [])])],
    themes: [...new Set([...tagged(event, 'theme'), ...(aggregate === THEME ? [entity] : [])])],
  };
}

function metaOf(event: SequencedEvent): NonNullable<TrailDoc['meta']> {
  const { actor, onBehalfOf, ground, policy, causationId, correlationId, commandId, basedOn } = event.meta;
  return {
    ...{ actor, causationId, correlationId, commandId },
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(ground === undefined ? {} : { ground }),
    ...(policy === undefined ? {} : { policy }),
    ...(basedOn === undefined ? {} : { basedOn }),
  };
}

function tagged(event: SequencedEvent, kind: string): readonly string[] {
  const prefix = `${kind}:`;
  return event.tags.filter((tag) => tag.startsWith(prefix)).map((tag) => tag.slice(prefix.length));
}
