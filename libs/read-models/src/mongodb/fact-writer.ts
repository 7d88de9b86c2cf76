import { canonicalText } from '@baraza/contracts';
import { addWhereFree, inParts, type mongo } from '@baraza/mongodb';
import { createHash } from 'node:crypto';
import type { RecordedFact } from '../read-store.port.ts';
import { assertFact } from '../shared/declared.ts';
import { BLOCK } from '../shared/periods.ts';
import { type FactRow, type FigureRow, type GenerationCollections, type MonthRow } from './generation-collections.ts';

export interface PreparedFacts {
  readonly facts: readonly FactRow[];
  readonly figures: readonly FigureRow[];
}

/** @throws InvalidDocument for a malformed fact */
export function prepareFacts(model: string, recorded: readonly RecordedFact[]): PreparedFacts {
  const figures = new Map<string, FigureRow>();
  const facts: FactRow[] = [];
  let sequence = -1;
  let ordinal = 0;
  for (const fact of recorded) {
    assertFact(model, fact);
    ordinal = fact.sequence === sequence ? ordinal + 1 : 0;
    sequence = fact.sequence;
    const dimensions = canonicalText(fact.dimensions);
    const quick = `${fact.measure}\n${dimensions}`;
    let figure = figures.get(quick);
    if (figure === undefined) {
      const _id = createHash('sha256').update(quick).digest('base64url').slice(0, 22);
      figures.set(quick, (figure = { _id, measure: fact.measure, dimensions }));
    }
    const { effectiveOn, amount, entity, eventId } = fact;
    const _id = `${sequence}:${ordinal}`;
    facts.push({ _id, sequence, ordinal, figure: figure._id, effectiveOn, amount, entity, eventId });
  }
  return { facts, figures: [...figures.values()] };
}

/**
 * Writes facts and the names of figures. What they say follows from the record alone: what is there is as good as written.
 * @param known figures written before; added to
 */
export async function writeFacts(
  { facts, figures }: GenerationCollections,
  prepared: PreparedFacts,
  known: Set<string>,
): Promise<void> {
  const fresh = prepared.figures.filter(({ _id }) => !known.has(_id));
  await insertMissing(figures, fresh);
  for (const { _id } of fresh) known.add(_id);
  await insertMissing(facts, prepared.facts);
}

/** Sums the facts of one whole block by figure and month. */
export async function sumBlock({ facts, months }: GenerationCollections, block: number): Promise<void> {
  const sums = new Map<string, MonthRow>();
  const within = { sequence: { $gte: block * BLOCK, $lt: (block + 1) * BLOCK } };
  for await (const { figure, effectiveOn, amount } of facts.find(within)) {
    const month = effectiveOn.slice(0, 7);
    const _id = `${block}:${month}:${figure}`;
    sums.set(_id, { _id, figure, month, block, amount: amount + (sums.get(_id)?.amount ?? 0) });
  }
  await insertMissing(months, [...sums.values()]);
}

async function insertMissing<Row extends mongo.Document & { readonly _id: string }>(
  into: mongo.Collection<Row>,
  rows: readonly Row[],
): Promise<void> {
  for (const part of inParts(rows)) await addWhereFree(into, part);
}
