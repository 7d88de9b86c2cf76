import { caseTrail, decisionTrail } from '../pages/links.ts';
import { BYTE_ORDER_MARK, csvLine } from '../registers/csv.ts';
import { frameFields } from '../viewing/frame.ts';
import type { Names } from '../words/sentence.pure.ts';
import type { DueProcess, FoundCase } from './due-process.service.ts';
import type { Step } from './judged-case.pure.ts';

export interface DueProcessPage extends DueProcess {
  readonly shown: readonly FoundCase[];
  readonly nextCursor: string | undefined;
  readonly names: Names;
}

export function dueProcessDocument({ frame, counts, cases, shown, nextCursor, names }: DueProcessPage): object {
  return {
    ...frameFields(frame),
    counts,
    cases: shown.map(
      ({ decision, on, event, grounds, state, steps, aggregate, entity, organisation, person, unit }) => ({
        ...{ decision, on, grounds, state, unit },
        entity: { aggregate, id: entity, trail: caseTrail(entity, organisation, frame.sight.organisations) },
        organisation: organisation === null ? null : { id: organisation, name: names.entity(organisation) ?? null },
        person,
        event,
        trail: decisionTrail(event),
        steps: steps.map((step) => stepDocument(step, names)),
      }),
    ),
    total: cases.length,
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}

function stepDocument({ step, state, on, due, event, by, roles, grounds, code, fault }: Step, names: Names): object {
  return {
    ...{ step, state, roles, grounds },
    on: on ?? null,
    due: due ?? null,
    by: by.map((person) => ({ person, name: names.personName(person) ?? null })),
    code: code ?? null,
    fault: fault ?? null,
    event: event ?? null,
    trail: event === undefined ? null : decisionTrail(event),
  };
}

/** A line for each step of each case. */
export function* dueProcessCsv({ frame, cases }: DueProcess, names: Names, withMark: boolean): Generator<string> {
  const { forum, words, asOf, knownAt } = frame;
  const sample = forum.founded?.sample === true;
  if (withMark) yield BYTE_ORDER_MARK;
  yield csvLine([
    ...['decision', 'decidedOn', 'state', 'aggregate', 'entity', 'organisation', 'organisationName', 'person', 'unit'],
    ...['step', 'stepState', 'fault', 'on', 'due', 'by', 'roles', 'grounds', 'code', 'event', 'sequence'],
    ...['asOf', 'knownAt', ...(sample ? ['sample'] : [])],
  ]);
  for (const { decision, on, state, aggregate, entity, organisation, person, unit, steps } of cases) {
    const named = organisation === null ? null : (names.entity(organisation) ?? null);
    for (const one of steps) {
      yield csvLine([
        ...[decision, on, state, aggregate, entity, organisation, named, person, unit],
        ...[one.step, one.state, one.fault ?? null, one.on ?? null, one.due ?? null],
        ...[one.by.join('; '), one.roles.join('; '), one.grounds.join('; '), one.code ?? null],
        ...[one.event ?? null, one.sequence ?? null, asOf, knownAt, ...(sample ? [words.say('sample')] : [])],
      ]);
    }
  }
}
