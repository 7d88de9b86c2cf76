import { entityTrail } from '../pages/links.ts';
import { frameFields } from '../viewing/frame.ts';
import type { Answer } from './work-kinds.ts';
import type { ListedItem, Worklist } from './worklist.service.ts';

export function worklistDocument(worklist: Worklist): object {
  const { frame, unit, kind, counts, items, total, nextCursor } = worklist;
  return {
    ...frameFields(frame),
    unit: unit ?? null,
    kind: kind ?? null,
    counts: counts.map((one) => ({ ...one, label: frame.words.codeOf('work', one.kind) })),
    items: items.map((one) => itemDocument(one, worklist)),
    total,
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}

function itemDocument({ doc, item, roles, answers, isOverdue }: ListedItem, { frame, names }: Worklist): object {
  const { kind, since, due, detail, person } = item;
  const { words } = frame;
  return {
    kind,
    label: words.codeOf('work', kind),
    entity: { aggregate: doc.aggregate, id: doc.entity, name: names.entity(doc.entity) ?? null },
    organisation:
      doc.organisation === null ? null : { id: doc.organisation, name: names.entity(doc.organisation) ?? null },
    person: person === null ? null : { id: person, name: names.personName(person) ?? null },
    detail: detail === null ? null : { ...detail, label: words.codeOf(detail.field, detail.code) },
    unit: doc.unit,
    ...{ since, due, isOverdue, roles },
    answers: answers.map((answer) => ({
      operationId: answer.operationId,
      method: 'POST',
      path: pathOf(answer, item.at ?? doc.entity),
      needs: answer.needs,
    })),
    trail: entityTrail(doc.entity),
  };
}

export function pathOf({ path }: Answer, entity: string): string {
  return path.replace('{id}', encodeURIComponent(entity));
}
