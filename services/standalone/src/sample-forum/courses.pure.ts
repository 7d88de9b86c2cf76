import { derivedId } from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import { inventPerson } from './invented-organisations.pure.ts';
import {
  board,
  command,
  members,
  representativeOf,
  rootOf,
  type SampleOrganisation,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

const PLACES = 5;
const WAITING = 1;
const SESSIONS_AFTER = [7, 35] as const;

/** What a programme needs to be held. */
export interface Held {
  readonly programme: string;
  readonly index: number;
  readonly starts: CivilDate;
  readonly ends: CivilDate;
}

interface Enrolled {
  readonly id: string;
  readonly participant: string;
  readonly organisation: SampleOrganisation;
}

const one = (nth: number) => {
  const counted = { women: nth % 2, men: 1 - (nth % 2), youth: nth % 3 === 0 ? 1 : 0, personsWithDisabilities: 0 };
  return { ...counted, total: 1 };
};

/** A cohort of a programme: who asks for a place, who gets one, who comes, and who is certified. */
export function planCourse(world: SampleWorld, held: Held): void {
  const { programme, index, starts, ends } = held;
  const cohort = world.id('cohort', index);
  const enrolled: Enrolled[] = [];
  world.on(addDays(starts, -20), () => {
    const asking = members(world).filter(({ isSteady }) => !isSteady);
    if (asking.length < PLACES) return [];
    const chosen = world.chance.pickSome(asking, PLACES + WAITING);
    const until = addDays(ends, -1);
    const course = { programme, name: 'First cohort', unit: rootOf(world), places: PLACES, from: starts, until };
    return [
      command(secretariat, '/capacity/cohorts', { id: cohort, ...course }),
      ...chosen.flatMap((organisation, nth) => asks(world, held, organisation, [nth, enrolled])),
    ];
  });
  // A young forum has too few who ask: then there is no course.
  const isHeld = (): boolean => enrolled.some(({ organisation }) => organisation.membership?.status === 'member');
  world.on(starts, () => (isHeld() ? [command(secretariat, `/capacity/cohorts/${cohort}/begin`)] : []));
  SESSIONS_AFTER.forEach((days, nth) => {
    world.on(addDays(starts, days), (day) =>
      isHeld() ? session(world, day, index * 10 + nth, { cohort, enrolled }) : [],
    );
  });
  world.on(addDays(ends, -1), () => [
    ...enrolled.flatMap(({ id, organisation }, nth) =>
      organisation.membership?.status === 'member'
        ? [
            command(secretariat, `/capacity/enrolments/${id}/test`, { before: 35 + nth * 4, after: 62 + nth * 5 }),
            command(secretariat, `/capacity/enrolments/${id}/complete`),
          ]
        : [],
    ),
    ...(isHeld() ? [command(secretariat, `/capacity/cohorts/${cohort}/end`)] : []),
  ]);
}

/** The first who ask get the places; whoever comes after them waits. */
function asks(
  world: SampleWorld,
  { index, starts }: Held,
  organisation: SampleOrganisation,
  [nth, enrolled]: readonly [number, Enrolled[]],
): ReturnType<typeof command>[] {
  const cohort = world.id('cohort', index);
  // As the service gives it: an organisation applies once for a cohort.
  const id = derivedId('enrolment', cohort, organisation.id);
  const participant = world.id('participant', index * 100 + nth);
  const { name } = inventPerson(world.chance, 6_000 + index * 100 + nth);
  const isPlaced = nth < PLACES;
  if (isPlaced) enrolled.push({ id, participant, organisation });
  world.on(addDays(starts, -8), () =>
    organisation.membership?.status === 'member'
      ? [command(board, `/capacity/enrolments/${id}/${isPlaced ? 'select' : 'wait-list'}`)]
      : [],
  );
  return [
    command(representativeOf(organisation.id), '/capacity/enrolments', {
      ...{ cohort, kind: 'organisation', organisation: organisation.id },
      ...{ participants: [{ participant, name }], people: one(nth) },
    }),
  ];
}

function session(
  world: SampleWorld,
  day: CivilDate,
  nth: number,
  { cohort, enrolled }: { readonly cohort: string; readonly enrolled: readonly Enrolled[] },
): ReturnType<typeof command>[] {
  const id = world.id('session', nth);
  const taking = enrolled.filter(({ organisation }) => organisation.membership?.status === 'member');
  const marks = taking.map(({ id: enrolment, participant }) => ({ enrolment, participant, mark: 'present' }));
  const women = Math.ceil(marks.length / 2);
  const people = { women, men: marks.length - women, youth: 1, personsWithDisabilities: 0, total: marks.length };
  return [
    command(secretariat, '/capacity/sessions', { id, cohort, on: day, mode: 'in-person' }),
    command(secretariat, `/capacity/sessions/${id}/hold`, { people, attendance: marks }),
  ];
}
