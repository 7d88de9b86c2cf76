import { entityTrail } from '../pages/links.ts';
import { frameFields } from '../viewing/frame.ts';
import type { UnitItem } from '../worklist/worklist.service.ts';
import type { WeekEvent, WeekOfUnit } from './week.service.ts';

export function weekDocument({
  frame,
  unit,
  week,
  done,
  joined,
  left,
  struggles,
  duesIn,
  overdue,
  due,
  next,
}: WeekOfUnit): object {
  const item = ({ doc, item: open, entityName, organisationName }: UnitItem): object => ({
    kind: open.kind,
    label: frame.words.codeOf('work', open.kind),
    entity: { aggregate: doc.aggregate, id: doc.entity, name: entityName ?? null },
    organisation: doc.organisation === null ? null : { id: doc.organisation, name: organisationName ?? null },
    ...{ unit: doc.unit, due: open.due, trail: entityTrail(doc.entity) },
  });
  return {
    ...frameFields(frame),
    unit,
    week: { code: week.code, from: week.from, until: week.until },
    done: done.map(({ aggregate, events }) => ({ aggregate, count: events.length, events: events.map(event) })),
    ...{ joined: joined.map(event), left: left.map(event), struggles: struggles.map(event), duesIn },
    ...{ overdue: overdue.map(item), due: due.map(item), next: next.map(item) },
  };
}

function event({ doc, sentence }: WeekEvent): object {
  const { sequence, effectiveOn, type, aggregate, entity } = doc;
  return { sequence, effectiveOn, type, entity: { aggregate, id: entity }, sentence, trail: entityTrail(entity) };
}
