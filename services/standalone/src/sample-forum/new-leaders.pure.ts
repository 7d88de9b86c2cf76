import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import { inventPerson } from './invented-organisations.pure.ts';
import {
  command,
  fullMembers,
  representativeOf,
  type SampleOrganisation,
  type SampleWorld,
} from './sample-world.pure.ts';

const FROM_MONTH = 30;
const CHANGES = 6;
const DAYS_BETWEEN = 130;
/** Every so manieth change of leader comes to a stop. */
const STALLS = 3;

/** Members that plan for the day their leader goes, and some whose leader does go. */
export function planNewLeaders(world: SampleWorld): void {
  const changed = new Set<string>();
  for (let nth = 0; nth < CHANGES; nth += 1) {
    world.on(addDays(addMonths(world.plan.begins, FROM_MONTH), nth * DAYS_BETWEEN), (day) => {
      const organisation = world.chance.pick(fullMembers(world).filter(({ id }) => !changed.has(id)));
      changed.add(organisation.id);
      return changing(world, day, organisation, nth);
    });
  }
}

function changing(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  nth: number,
): ReturnType<typeof command>[] {
  const own = representativeOf(organisation.id);
  const id = world.id('leadership-transition', nth);
  const path = `/capacity/leadership-transitions/${id}`;
  world.on(addDays(day, 20), () => [command(own, `${path}/search`)]);
  if (nth % STALLS !== STALLS - 1) {
    const office = addDays(day, 110);
    world.on(addDays(day, 90), () => [
      command(own, `${path}/appoint`, { name: inventPerson(world.chance, 8_000 + nth).name, from: office }),
    ]);
    world.on(addDays(office, 4), (settling) => [
      command(own, `${path}/hand-over`, { item: 'bank-signatories' }),
      command(own, `${path}/settle-in`, {
        until: addDays(addMonths(settling, 13), 0),
        agreement: 'Sample text: what board and leader expect of each other.',
        followUps: [{ code: 'after-six-months', dueOn: addMonths(settling, 6) }],
      }),
    ]);
    world.on(addDays(addMonths(addDays(office, 4), 6), 5), () => [
      command(own, `${path}/report-follow-up`, {
        followUp: 'after-six-months',
        finding: 'on-course',
        report: 'Sample text: how they get on.',
      }),
    ]);
  }
  return [
    command(own, '/capacity/succession-plans', {
      ...{ organisation: organisation.id, office: 'executive-director', activatedBy: 'board', reviewMonths: 12 },
      cover: [{ office: 'chair' }],
    }),
    command(own, '/capacity/leadership-transitions', {
      ...{ id, organisation: organisation.id, office: 'executive-director', kind: 'planned' },
      ...{ leavesOn: addDays(day, 100), handover: [{ code: 'bank-signatories', dueOn: addDays(day, 140) }] },
    }),
  ];
}
