import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import { inventPerson } from './invented-organisations.pure.ts';
import {
  command,
  fullMembers,
  officerOf,
  representativeOf,
  type SampleOrganisation,
  type SampleStep,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

const FROM_MONTH = 28;
const PAIRS = 3;
/** The pair that breaks off. */
const BREAKS_OFF = 1;
const MEETINGS_AFTER = [14, 60, 120] as const;
const EXCHANGES = [
  { kind: 'peer-visit', title: 'How a savings group reads the budget', days: 1 },
  { kind: 'community-of-practice', title: 'Those who keep the books', days: 300 },
] as const;
const GUESTS = 4;

type Steps = Omit<SampleStep, 'at'>[];

/** Members learn from each other: one person from another, and organisations at each other’s places. */
export function planLearningTogether(world: SampleWorld): void {
  const begins = addMonths(world.plan.begins, FROM_MONTH);
  for (let nth = 0; nth < PAIRS; nth += 1) {
    world.on(addMonths(begins, nth * 7), (day) => {
      const [mentor, mentee] = world.chance.pickSome(fullMembers(world), 2);
      return mentor === undefined || mentee === undefined ? [] : mentoring(world, day, [mentor, mentee], nth);
    });
  }
  EXCHANGES.forEach((exchange, nth) => {
    world.on(addMonths(begins, 3 + nth * 9), (day) => exchanging(world, day, exchange, nth));
  });
}

function mentoring(
  world: SampleWorld,
  day: CivilDate,
  [mentor, mentee]: readonly [SampleOrganisation, SampleOrganisation],
  nth: number,
): Steps {
  const id = world.id('mentoring', nth);
  const path = `/capacity/mentorings/${id}`;
  const officer = officerOf(mentee.district);
  const person = (at: number, { id: organisation }: SampleOrganisation) => ({
    ...{ person: world.id('mentoring-person', nth * 2 + at), organisation },
    name: inventPerson(world.chance, 9_000 + nth * 2 + at).name,
  });
  const meets = nth === BREAKS_OFF ? MEETINGS_AFTER.slice(0, 1) : MEETINGS_AFTER;
  meets.forEach((days, at) => {
    const mode = at === 0 ? 'in-person' : 'phone';
    world.on(addDays(day, days), () => [command(officer, `${path}/meet`, { mode, minutes: 60 + at * 15 })]);
  });
  world.on(addDays(day, 180), (): Steps => [
    nth === BREAKS_OFF
      ? command(officer, `${path}/end`, { ground: 'mentee-moved' })
      : {
          ...command(officer, `${path}/complete`, { goals: [{ outcome: nth === 0 ? 'reached' : 'partly-reached' }] }),
          takes: {
            ...{ into: 'goals.0.goal', answered: false, events: `${path}/events` },
            type: 'capacity.MentoringAgreed',
          },
        },
  ]);
  return [
    command(officer, '/capacity/mentorings', {
      ...{ id, unit: mentee.district, mentor: person(0, mentor), mentee: person(1, mentee) },
      ...{ goals: [{ text: 'Sample text: what the mentee wants to learn.' }], until: addDays(day, 200) },
    }),
  ];
}

function exchanging(
  world: SampleWorld,
  day: CivilDate,
  { kind, title, days }: (typeof EXCHANGES)[number],
  nth: number,
): Steps {
  const [host, ...guests] = world.chance.pickSome(fullMembers(world), GUESTS + 1);
  if (host === undefined) return [];
  const id = world.id('learning-exchange', nth);
  const path = `/capacity/learning-exchanges/${id}`;
  const from = addDays(day, 30);
  const until = addDays(from, days - 1);
  const own = representativeOf(host.id);
  const women = guests.length;
  const people = { women, men: women - 1, youth: 3, personsWithDisabilities: 1, total: 2 * women - 1 };
  const organisations = guests.map((guest) => guest.id);
  world.on(from, () => [command(own, `${path}/meet`, { organisations: [host.id, ...organisations], people })]);
  world.on(addDays(until, 10), () => [
    command(own, `${path}/conclude`, { lesson: 'Sample text: what is done otherwise from now on.' }),
  ]);
  return [
    command(secretariat, '/capacity/learning-exchanges', {
      ...{ id, title, kind, unit: host.district, themes: ['governance'], host: host.id, organisations, from, until },
    }),
  ];
}
