import { decodeEvent } from '@baraza/contracts';
import type { RuleBook } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import type { CompartmentStatus, SealedCompartment } from '@baraza/privacy';
import type { Caller } from '@baraza/service-kit';

type RulesOfCompartment = Pick<RuleBook<'compartment-not-set-up' | 'compartment-closed'>, 'broken'>;

/** How the sealed compartment is, once two have set it up. @throws Rejection `compartment-not-set-up` */
export async function onceSetUp(compartment: SealedCompartment, rules: RulesOfCompartment): Promise<CompartmentStatus> {
  const status = await compartment.status();
  if (status.state === 'not-set-up') throw rules.broken('compartment-not-set-up');
  return status;
}

/** What is sealed is read by two together; so one of them acts on it. @throws Rejection */
export async function assertHasOpened(
  compartment: SealedCompartment,
  { person }: Caller,
  rules: RulesOfCompartment,
): Promise<void> {
  const { state, opening } = await onceSetUp(compartment, rules);
  if (state !== 'open' || opening?.by.includes(person) !== true) throw rules.broken('compartment-closed');
}

/** The ids, without the name of their kind, of the streams in which there are events of these types. */
export async function idsWith(store: EventStore, types: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = new Set<string>();
  for (let after = 0, head = 1; after < head;) {
    const page = await store.readAll({ after, limit: 1_000, types });
    for (const { bytes } of page.events) ids.add(decodeEvent(bytes).stream.replace(/^[a-z]+-/, ''));
    ({ lookedUpTo: after, head } = page);
  }
  return ids;
}
