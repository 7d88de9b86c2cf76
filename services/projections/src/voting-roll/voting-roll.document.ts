import type { StandingReason } from '@baraza/contracts';
import { decisionTrail, organisationTrail } from '../pages/links.ts';
import { BYTE_ORDER_MARK, csvLine } from '../registers/csv.ts';
import { frameFields } from '../viewing/frame.ts';
import type { Words } from '../words/words.ts';
import type { RollPage } from './voting-roll.controller.ts';
import type { Roll } from './voting-roll.service.ts';

export function rollDocument({
  frame,
  rules,
  adopted,
  voting,
  leftOut,
  protected: unseen,
  shown,
  rows,
  sequences,
  nextCursor,
}: RollPage) {
  return {
    ...frameFields(frame, 'auditor'),
    rules: { version: rules.version, from: adopted?.from ?? null, adopted: adopted?.event ?? null },
    ...{ voting, leftOut, protected: unseen },
    rows: shown.map(({ organisation, standing, ...row }) => ({
      ...{ organisation, ...row, trail: organisationTrail(organisation) },
      ...{ votes: standing.votes, rules: standing.rules },
      reasons: standing.reasons.map((reason) => ({
        ...{ rule: reason.rule, of: reason.of ?? null, met: reason.met, says: inWords(reason, frame.words) },
        events: reason.events.map((id) => ({ id, sequence: sequences.get(id)!, decision: decisionTrail(id) })),
      })),
    })),
    total: rows.length,
    ...(nextCursor === undefined ? {} : { nextCursor }),
  };
}

/** `owes nothing that is due`; `has no proof in force: NGO permit`. */
export function inWords({ rule, of, met }: StandingReason, words: Words): string {
  const said = words.codeOf(met ? 'meets' : 'lacks', rule);
  return of === undefined ? said : `${said}: ${words.codeOf('proofType', of)}`;
}

/** A line for each organisation, with a column for each rule that is asked. */
export function* rollCsv({ frame, rules, rows, sequences }: Roll, withMark: boolean): Generator<string> {
  const { words, forum, asOf, knownAt } = frame;
  const sample = forum.founded?.sample === true;
  const asked = columnsOf(rows);
  if (withMark) yield BYTE_ORDER_MARK;
  yield csvLine([
    ...['organisation', 'name', 'unit', 'unitName', 'membership', 'category', 'status', 'votes', ...asked],
    ...['why', 'events', 'rules', 'on', 'knownAt', ...(sample ? ['sample'] : [])],
  ]);
  for (const { organisation, name, unit, membership, category, status, standing } of rows) {
    const met = new Map(standing.reasons.map((reason) => [columnOf(reason), reason.met ? 'met' : 'not-met']));
    const fed = new Set(standing.reasons.flatMap(({ events }) => events.map((id) => sequences.get(id)!)));
    yield csvLine([
      ...[organisation, name, unit, forum.tree.nameOf(unit, { asOf, knownAt }), membership, category, status],
      ...[standing.votes ? 'yes' : 'no', ...asked.map((column) => met.get(column) ?? '')],
      standing.reasons
        .filter((reason) => !reason.met)
        .map((reason) => inWords(reason, words))
        .join('; '),
      [...fed].sort((a, b) => a - b).join('; '),
      ...[rules.version, asOf, knownAt, ...(sample ? [words.say('sample')] : [])],
    ]);
  }
}

const columnOf = ({ rule, of }: StandingReason): string => (of === undefined ? rule : `${rule}:${of}`);

function columnsOf(rows: Roll['rows']): readonly string[] {
  return [...new Set(rows.flatMap(({ standing }) => standing.reasons.map(columnOf)))];
}
