import { Date, PeopleCount, replicationBegun, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { REPLICATION_STATUSES, type ReplicationState, stepsLeft } from './replication.state.ts';

/** A replication, as those see it whose it is and those who answer for its unit. */
export const ReplicationDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(REPLICATION_STATUSES),
    ...replicationBegun.data.properties,
    begunOn: Date,
    adaptations: Type.Array(
      Type.Object({
        on: Date,
        step: Type.Optional(Type.String()),
        leftOut: Type.Boolean(),
        ground: Type.String(),
        what: PersonalShown,
      }),
    ),
    done: Type.Array(Type.Object({ step: Type.String(), on: Date, note: Type.Optional(PersonalShown) })),
    left: Type.Array(Type.String(), { description: 'The steps that are neither done nor left out' }),
    circles: Type.Array(
      Type.Object({ circle: Uuid, formedOn: Date, people: PeopleCount, dissolvedOn: Type.Optional(Date) }),
    ),
    organised: PeopleCount,
    runningSince: Type.Optional(Date),
    endedOn: Type.Optional(Date),
    ground: Type.Optional(Type.String()),
    lesson: Type.Optional(PersonalShown),
    lastStepOn: Date,
  },
  { additionalProperties: false, $id: 'Replication' },
);

/** Those who belong to its circles now. */
export function organisedIn({ circles }: Extract<ReplicationState, { circles: unknown }>): PeopleCount {
  const sum: PeopleCount = { women: 0, men: 0, youth: 0, personsWithDisabilities: 0, total: 0 };
  for (const { people, dissolvedOn } of circles) {
    if (dissolvedOn !== undefined) continue;
    for (const part of Object.keys(sum) as (keyof PeopleCount)[]) sum[part] += people[part];
  }
  return sum;
}

export function presentReplication(state: ReplicationState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of what nobody began');
  return { id, ...state, left: stepsLeft(state), organised: organisedIn(state) };
}
