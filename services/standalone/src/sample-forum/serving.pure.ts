import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import {
  command,
  members,
  officerOf,
  representativeOf,
  type SampleOrganisation,
  type SampleWorld,
} from './sample-world.pure.ts';
import { ASKED_BY_ALL, serviceId } from './services.pure.ts';

const FIRST_MONTHS_WITHOUT = 8;
const SCORES = [2, 3, 3, 4, 4, 4, 5, 5] as const;

/** What members ask of the forum, month by month; a promise is missed now and then, and not everything is given. */
export function planServing(world: SampleWorld): void {
  const { begins, ends } = world.plan;
  for (let day = addMonths(begins, FIRST_MONTHS_WITHOUT); day <= ends; day = addMonths(day, 1)) {
    for (const nth of [0, 1]) world.on(addDays(day, 9 * nth), (today) => asking(world, today));
  }
}

function asking(world: SampleWorld, day: CivilDate): ReturnType<typeof command>[] {
  const { chance } = world;
  const fitting = members(world).filter(({ isSteady }) => !isSteady);
  if (fitting.length === 0) return [];
  const organisation = chance.pick(fitting);
  const id = world.id('service-request', world.count('service-request'));
  const answering = addDays(day, chance.between(0, 4));
  world.on(answering, (later) => answered(world, later, organisation, id));
  return [
    command(representativeOf(organisation.id), '/members/service-requests', {
      id,
      service: serviceId(world, chance.pick(ASKED_BY_ALL)),
      organisation: organisation.id,
      details: 'Sample text: what is needed, and by when.',
    }),
  ];
}

function answered(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  id: string,
): ReturnType<typeof command>[] {
  const { chance } = world;
  const path = `/members/service-requests/${id}`;
  const officer = officerOf(organisation.district);
  const acknowledged = command(officer, `${path}/acknowledge`);
  if (chance.happens(0.1)) {
    return [acknowledged, command(officer, `${path}/decline`, { ground: 'no-means', reasons: 'Sample text: why.' })];
  }
  world.on(addDays(day, chance.between(2, 9)), (later) => {
    world.on(addDays(later, chance.between(1, 4)), () => [
      chance.happens(0.06)
        ? command(representativeOf(organisation.id), `${path}/dispute`, { ground: 'incomplete' })
        : command(representativeOf(organisation.id), `${path}/confirm`, { rating: chance.pick(SCORES) }),
    ]);
    return [command(officer, `${path}/deliver`, { note: 'Sample text: what was given.' })];
  });
  return [acknowledged, command(officer, `${path}/assign`)];
}
