import { derivedId } from '@baraza/contracts';
import { addDays, type CivilDate, type Instant } from '@baraza/domain';
import { Agenda } from './agenda.pure.ts';
import { planCommonWork } from './common-work.pure.ts';
import { inventOrganisation, inventPerson } from './invented-organisations.pure.ts';
import {
  board,
  command,
  type Deed,
  fullMembers,
  officerOf,
  type SampleOfficer,
  type SampleOrganisation,
  type SamplePlan,
  type SampleStep,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';
import { planRenewal } from './renewals.pure.ts';
import { SeededChance } from './seeded-chance.pure.ts';

const CHECKLIST = ['governing-document', 'legal-standing', 'leadership-in-place', 'presence-in-unit', 'shared-purpose'];

/** The sample forum's years, day by day: the same steps for the same plan, in order of time. */
export function* sampleHistory(plan: SamplePlan): Generator<SampleStep> {
  const agenda = new Agenda<Deed>();
  const world: SampleWorld = {
    plan,
    chance: new SeededChance(plan.seed),
    districts: plan.units.filter((unit) => unit.level === 'district'),
    organisations: [],
    on: (day, deed) => {
      if (day <= plan.ends) agenda.put(day, deed);
    },
    id: (kind, index) => derivedId('sample', String(plan.seed), kind, String(index)),
  };
  planArrivals(world);
  planCommonWork(world);
  for (let day = plan.begins; day <= plan.ends; day = addDays(day, 1)) {
    let minute = 0;
    for (const deed of agenda.takeAll(day)) {
      for (const step of deed(day)) yield { at: officeHour(day, minute++), ...step };
    }
  }
}

/** Office hours in Kampala begin at 8:00, which is 5:00 UTC; a step a second keeps a busy day within them. */
function officeHour(day: CivilDate, nth: number): Instant {
  const seconds = 5 * 3_600 + nth * 7;
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + Math.min(seconds, 15 * 3_600) * 1_000).toISOString();
}

/** Many in the founding months, then fewer, a little more each January. */
function planArrivals(world: SampleWorld): void {
  const { chance, plan } = world;
  const days = Math.round((Date.parse(plan.ends) - Date.parse(plan.begins)) / 86_400_000);
  const taken = new Set<string>();
  for (let index = 0; index < plan.organisations; index++) {
    const offset = index < plan.organisations * 0.3 ? chance.between(1, 150) : chance.between(60, days - 20);
    world.on(addDays(plan.begins, offset), (day) => arrival(world, day, index, taken));
  }
}

function arrival(world: SampleWorld, day: CivilDate, index: number, taken: Set<string>): ReturnType<Deed> {
  const { chance, plan } = world;
  const district = chance.pick(world.districts);
  const places = plan.units.filter((unit) => unit.parent === district.code);
  const place = places.length > 0 ? chance.pick(places) : district;
  const invented = inventOrganisation(
    chance,
    place,
    places.filter((unit) => unit.code !== place.code),
    index,
    taken,
  );
  taken.add(invented.legalName);
  const organisation: SampleOrganisation = {
    ...invented,
    id: world.id('organisation', index),
    district: district.code,
  };
  world.organisations.push(organisation);
  const officer = officerOf(district.code);
  const steps = [command(officer, '/members/organisations', { id: organisation.id, ...invented })];
  if (chance.happens(0.6)) {
    const contact = inventPerson(chance, index);
    steps.push(
      command(officer, `/members/organisations/${organisation.id}/name-contact`, {
        person: world.id('contact', index),
        role: chance.pick(['chair', 'executive-director', 'focal-person']),
        ...contact,
      }),
    );
  }
  if (chance.happens(0.82)) {
    world.on(addDays(day, chance.between(3, 60)), (later) => application(world, later, organisation, index));
  }
  return steps;
}

function application(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  index: number,
): ReturnType<Deed> {
  const { chance } = world;
  const id = world.id('membership', index);
  const category = chance.happens(0.78) ? 'full' : chance.pick(['associate', 'observer', 'platform']);
  organisation.membership = { id, category, status: 'applied' };
  const fate = chance.next();
  if (fate < 0.03) {
    world.on(addDays(day, chance.between(5, 30)), () =>
      ended(organisation, officerOf(organisation.district), 'withdraw'),
    );
  } else {
    world.on(addDays(day, chance.between(4, 21)), (later) => screening(world, later, organisation, fate < 0.07));
  }
  return [
    command(officerOf(organisation.district), '/members/memberships', { id, organisation: organisation.id, category }),
  ];
}

function screening(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  fails: boolean,
): ReturnType<Deed> {
  const { chance } = world;
  const path = `/members/memberships/${organisation.membership!.id}`;
  const items = CHECKLIST.map((item, nth) => ({ item, finding: fails && nth === 1 ? 'not-met' : 'met' }));
  if (fails) {
    world.on(addDays(day, chance.between(7, 30)), () => {
      organisation.membership!.status = 'ended';
      return [
        command(secretariat, `${path}/reject`, {
          grounds: 'checklist-not-met',
          narrative: 'Sample text: the papers were not complete.',
        }),
      ];
    });
  } else {
    world.on(addDays(day, chance.between(2, 20)), (later) => endorsement(world, later, organisation));
  }
  return [command(officerOf(organisation.district), `${path}/screen`, { items })];
}

/** Two full members stand up for it, or as many as there are while the forum is young. */
function endorsement(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation): ReturnType<Deed> {
  const { chance } = world;
  const full = fullMembers(world).filter((one) => one.id !== organisation.id);
  const near = full.filter((one) => one.district === organisation.district);
  const endorsers = chance.pickSome(near.length >= 2 ? near : full, 2);
  const path = `/members/memberships/${organisation.membership!.id}`;
  world.on(addDays(day, chance.between(3, 25)), (later) => admission(world, later, organisation));
  // Fewer may be left than there were when it was screened: a new screening counts them again.
  const items = CHECKLIST.map((item) => ({ item, finding: 'met' }));
  const again = endorsers.length < 2 ? [command(officerOf(organisation.district), `${path}/screen`, { items })] : [];
  return [...again, ...endorsers.map((endorser) => command(board, `${path}/endorse`, { endorser: endorser.id }))];
}

function admission(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation): ReturnType<Deed> {
  const { chance } = world;
  organisation.membership!.status = 'member';
  if (chance.happens(0.16)) {
    world.on(addDays(day, chance.between(300, 1_100)), () => ended(organisation, secretariat, 'resign'));
  }
  planRenewal(world, day, organisation);
  return [command(secretariat, `/members/memberships/${organisation.membership!.id}/admit`)];
}

function ended(organisation: SampleOrganisation, by: SampleOfficer, verb: 'withdraw' | 'resign'): ReturnType<Deed> {
  if (organisation.membership!.status === 'ended') return [];
  organisation.membership!.status = 'ended';
  return [command(by, `/members/memberships/${organisation.membership!.id}/${verb}`, {}, verb === 'resign')];
}
