import { caseTrail } from '../pages/links.ts';
import { BYTE_ORDER_MARK, csvLine } from '../registers/csv.ts';
import { frameFields } from '../viewing/frame.ts';
import type { Names } from '../words/sentence.pure.ts';
import type { FoundSilence, Silences } from './silence.service.ts';

export interface SilencePage extends Silences {
  readonly shown: readonly FoundSilence[];
  readonly nextCursor: string | undefined;
  readonly names: Names;
}

export function silenceDocument({ frame, days, byKind, byUnit, found, shown, nextCursor, names }: SilencePage): object {
  const { words } = frame;
  return {
    ...frameFields(frame),
    ...{ days, byKind, byUnit },
    silences: shown.map(({ kind, doc, item, roles, waited, late, unit, rules }) => ({
      ...{ kind, says: words.codeOf('work', kind), waited, late: late ?? null },
      entity: {
        aggregate: doc.aggregate,
        id: doc.entity,
        trail: caseTrail(doc.entity, doc.organisation, frame.sight.organisations),
      },
      organisation:
        doc.organisation === null ? null : { id: doc.organisation, name: names.entity(doc.organisation) ?? null },
      since: item.since,
      due: item.due,
      turn: { roles, unit },
      rule: { says: words.codeOf('silence', kind), version: rules },
    })),
    total: found.length,
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}

export function* silenceCsv({ frame, days, found }: Silences, names: Names, withMark: boolean): Generator<string> {
  const { forum, words, today, knownAt } = frame;
  const sample = forum.founded?.sample === true;
  if (withMark) yield BYTE_ORDER_MARK;
  yield csvLine([
    ...['kind', 'aggregate', 'entity', 'organisation', 'organisationName', 'unit', 'unitName', 'since', 'due'],
    ...['waited', 'late', 'roles', 'rule', 'rules', 'days', 'on', 'knownAt', ...(sample ? ['sample'] : [])],
  ]);
  for (const { kind, doc, item, roles, waited, late, unit, rules } of found) {
    const named = doc.organisation === null ? null : (names.entity(doc.organisation) ?? null);
    yield csvLine([
      ...[
        kind,
        doc.aggregate,
        doc.entity,
        doc.organisation,
        named,
        unit,
        forum.tree.nameOf(unit),
        item.since,
        item.due,
      ],
      ...[waited, late ?? null, roles.join('; '), words.codeOf('silence', kind), rules, days, today, knownAt],
      ...(sample ? [words.say('sample')] : []),
    ]);
  }
}
