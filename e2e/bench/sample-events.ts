import { encodeEvent, type EncodedEvent, everyContract, exampleEvent } from '@baraza/contracts';

const contract = everyContract.latest('members.MembershipApplied')!;
const hex = (value: number): string => value.toString(16).padStart(12, '0');

/** The n-th event of a stream, with ids of its own, as the write path makes it: validated and in canonical form. */
export function eventNumber(
  n: number,
  stream: number,
  revision: number,
  time = '2026-03-02T09:00:00.000Z',
): EncodedEvent {
  return encodeEvent(everyContract, {
    ...exampleEvent(contract),
    id: `00000000-0000-5000-8000-${hex(n)}`,
    stream: `membership-00000000-0000-4000-8000-${hex(stream)}`,
    revision,
    time,
    tags: [`org:00000000-0000-4000-8000-${hex(stream)}`, 'unit:UG-402'],
  });
}
