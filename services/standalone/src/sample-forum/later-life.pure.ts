import { addDays, type CivilDate } from '@baraza/domain';
import { inventPerson } from './invented-organisations.pure.ts';
import { command, officerOf, type SampleOrganisation, type SampleWorld, secretariat } from './sample-world.pure.ts';

/** What happens to organisations over the years: who leads them, where they stand, that one was known twice. */

type Steps = ReturnType<typeof command>[];
const OFFICES = ['chair', 'executive-director'] as const;

/** The leaders of an organisation, each for a term or two. */
export function leaders(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation, index: number): Steps {
  if (!world.chance.happens(0.3)) return [];
  const offices = organisation.kind === 'cso' ? OFFICES : OFFICES.slice(0, 1);
  return offices.flatMap((office) => takesOffice(world, day, organisation, office, [index, 0]));
}

function takesOffice(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  office: (typeof OFFICES)[number],
  [index, nth]: readonly [index: number, nth: number],
): Steps {
  const { chance } = world;
  const path = `/members/organisations/${organisation.id}`;
  const officer = officerOf(organisation.district);
  const person = world.id(`${office}-${nth}`, index);
  const isActing = nth % 2 === 1 && office === 'executive-director';
  const until = addDays(day, isActing ? chance.between(60, 150) : chance.between(500, 1_300));
  world.on(until, (last) => {
    const ground = isActing ? 'replaced' : chance.pick(['term-ended', 'term-ended', 'stepped-down']);
    return [
      command(officerOf(organisation.district), `${path}/leave-office`, { person, office, ground }),
      ...takesOffice(world, last, organisation, office, [index, nth + 1]),
    ];
  });
  const standing = isActing ? 'acting' : 'substantive';
  const { name } = inventPerson(chance, index * 10 + nth);
  return [command(officer, `${path}/take-office`, { person, office, standing, name })];
}

/** Follows the people whom it serves into the district beside. */
export function planMove(world: SampleWorld, index: number): void {
  world.on('2024-05-06', () => {
    const organisation = found(world, index);
    const district = world.districts.find(({ code }) => code !== organisation?.district);
    if (organisation === undefined || district === undefined) return [];
    const unit = world.plan.units.find(({ parent }) => parent === district.code)?.code ?? district.code;
    Object.assign(organisation, { unit, district: district.code });
    const path = `/members/organisations/${organisation.id}/correct`;
    return [command(secretariat, path, { reason: 'moved', unit, worksIn: [unit] }, true)];
  });
}

/** Registered again by somebody who did not look; merged when it was found. */
export function planDuplicate(world: SampleWorld, index: number): void {
  const id = world.id('duplicate', index);
  world.on('2023-09-12', (day) => {
    const { legalName, unit, district, kind, themes } = found(world, index) ?? {};
    if (legalName === undefined) return [];
    world.on(addDays(day, 23), () => [
      command(
        secretariat,
        `/members/organisations/${id}/merge`,
        { into: world.id('organisation', index), ground: 'registered-twice' },
        true,
      ),
    ]);
    const again = { id, kind, legalName: `The ${legalName}`, unit, themes };
    return [command(officerOf(district!), '/members/organisations', again)];
  });
}

function found(world: SampleWorld, index: number): SampleOrganisation | undefined {
  return world.organisations.find(({ id }) => id === world.id('organisation', index));
}
