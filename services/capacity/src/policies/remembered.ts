import type { SequencedEvent } from '@baraza/contracts';
import type { ReadModel } from '@baraza/read-models';

/** What policies of this service write down, and how they find it again. */

/** Something that belongs to something else: an enrolment to its cohort, a cohort to its programme. */
export interface Belonging {
  readonly id: string;
  readonly of: string;
}
/** That something is over, with the event that said so. */
export interface Over {
  readonly of: string;
  readonly event: SequencedEvent;
}

export function belongings(name: string): ReadModel<Belonging> {
  return { name, version: 1, keepsPast: false, indexes: ['of'], index: ({ of }) => ({ of }) };
}
export function thingsOver(name: string): ReadModel<Over> {
  return { name, version: 1, keepsPast: false, indexes: ['of'], index: ({ of }) => ({ of }) };
}

/** The id in the event's stream. */
export function entityOf(event: SequencedEvent): string {
  return event.stream.slice(event.stream.indexOf('-') + 1);
}
