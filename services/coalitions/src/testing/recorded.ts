import { everyContract } from '@baraza/contracts';
import type { Decided, Deciding, Happened } from '@baraza/domain';

/** As it stands in the record: it fits its contract, and a reference stands in a personal value's place. */
export function recorded(decided: Decided, { now, actor }: Deciding): Happened {
  const data = Object.fromEntries(
    Object.entries(decided.data as object).map(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null && 'subject' in value
        ? [name, { subject: value.subject, commitment: 'A'.repeat(43) }]
        : [name, value],
    ),
  );
  expect(everyContract.faults(everyContract.latest(decided.type)!, data)).toEqual([]);
  return { type: decided.type, data, effectiveOn: decided.effectiveOn, time: now, actor: actor.person };
}
