import { derivedId } from '@baraza/contracts';
import { addDays, type CivilDate, type Instant } from '@baraza/domain';
import { Agenda } from './agenda.pure.ts';
import { planAssemblies } from './assemblies.pure.ts';
import { planAssessing } from './assessing.pure.ts';
import { planBeingSeen } from './being-seen.pure.ts';
import { planCoalitionLife } from './coalition-life.pure.ts';
import { planCommonWork } from './common-work.pure.ts';
import { planProofs } from './compliance.pure.ts';
import { planComplaints } from './conduct.pure.ts';
import { planDues } from './dues.pure.ts';
import { planFunding } from './funding.pure.ts';
import { planGovernance } from './governance.pure.ts';
import { inventOrganisation, inventPerson } from './invented-organisations.pure.ts';
import { application, lastDayOfTerm } from './joining.pure.ts';
import { leaders, planDuplicate, planMove } from './later-life.pure.ts';
import { planLearningTogether } from './learning-together.pure.ts';
import { planListening } from './listening.pure.ts';
import { planMedicinesCampaign } from './medicines-campaign.pure.ts';
import { planNewLeaders } from './new-leaders.pure.ts';
import { isFounder, LAST_PART, PARTS } from './parts.pure.ts';
import {
  command,
  type Deed,
  officerOf,
  type SampleOrganisation,
  type SamplePlan,
  type SampleStep,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';
import { planServices } from './services.pure.ts';
import { planServing } from './serving.pure.ts';
import { planStockOuts } from './stock-outs.pure.ts';
import { SeededChance } from './seeded-chance.pure.ts';
import { planTrying } from './trying.pure.ts';

/** The sample forum's years, day by day: the same steps for the same plan, in order of time. */
export function* sampleHistory(plan: SamplePlan): Generator<SampleStep> {
  const agenda = new Agenda<Deed>();
  const counts = new Map<string, number>();
  const count = (what: string): number => {
    counts.set(what, (counts.get(what) ?? 0) + 1);
    return counts.get(what)!;
  };
  const world: SampleWorld = {
    plan,
    chance: new SeededChance(plan.seed),
    districts: plan.units.filter((unit) => unit.level === 'district'),
    organisations: [],
    on: (day, deed) => {
      if (day <= plan.ends) agenda.put(day, deed);
    },
    id: (kind, index) => derivedId('sample', String(plan.seed), kind, String(index)),
    reference: (method) => `${REFERENCES[method]!}-${String(count('payment')).padStart(5, '0')}`,
    count,
  };
  planGovernance(world);
  const taken = new Set<string>();
  planFounders(world, taken);
  planDues(world);
  planArrivals(world, taken);
  planComplaints(world, PARTS);
  planDuplicate(world, PARTS.knownTwice);
  planMove(world, PARTS.mover);
  planCommonWork(world);
  planServices(world);
  // By a chance of their own, so that what is told more of one leaves the others as they were.
  const apart = (nth: number): SampleWorld => ({ ...world, chance: new SeededChance(plan.seed + nth) });
  planServing(apart(1));
  planListening(apart(2));
  planAssemblies(apart(3));
  planAssessing(apart(4), plan);
  planNewLeaders(apart(5));
  planTrying(apart(6));
  planBeingSeen(apart(7));
  planLearningTogether(apart(8));
  planFunding(world);
  const stockOuts = planStockOuts(world);
  planMedicinesCampaign(stockOuts);
  planCoalitionLife(stockOuts);
  for (let day = plan.begins; day <= plan.ends; day = addDays(day, 1)) {
    let minute = 0;
    for (const deed of agenda.takeAll(day)) {
      for (const step of deed(day)) yield { at: officeHour(day, minute++), ...step };
    }
  }
}

const REFERENCES: Readonly<Record<string, string>> = {
  'mobile-money': 'MM',
  'bank-transfer': 'FT',
  cash: 'RCT',
  cheque: 'CHQ',
};

/** Office hours in Kampala begin at 8:00, which is 5:00 UTC; a step a second keeps a busy day within them. */
function officeHour(day: CivilDate, nth: number): Instant {
  const seconds = 5 * 3_600 + nth * 7;
  return new Date(Date.parse(`${day}T00:00:00.000Z`) + Math.min(seconds, 15 * 3_600) * 1_000).toISOString();
}

/** Those who founded the forum, adopted by the resolution of its first assembly. */
function planFounders(world: SampleWorld, taken: Set<string>): void {
  const { begins } = world.plan;
  world.on(begins, (day) => {
    const steps = PARTS.founders.flatMap((index) => arrival(world, day, index, taken));
    const founders = PARTS.founders.map((index) => {
      const organisation = world.organisations.find(({ id }) => id === world.id('organisation', index))!;
      // The forum gives these memberships their ids: nothing of the story asks for them.
      organisation.membership = { id: '', category: 'full', status: 'member', termUntil: lastDayOfTerm(day) };
      return { organisation: organisation.id, category: 'full' };
    });
    return [
      ...steps,
      command(secretariat, '/members/forums/main/adopt-founders', { resolution: 'fa-2021-01', founders }),
    ];
  });
}

/** Many in the founding months, then fewer, a little more each January. */
function planArrivals(world: SampleWorld, taken: Set<string>): void {
  const { chance, plan } = world;
  const days = Math.round((Date.parse(plan.ends) - Date.parse(plan.begins)) / 86_400_000);
  for (let index = 0; index < plan.organisations; index++) {
    if (isFounder(index)) continue;
    if (index <= LAST_PART) {
      world.on(addDays(plan.begins, 3 + 4 * index), (day) => arrival(world, day, index, taken));
      continue;
    }
    const offset = index < plan.organisations * 0.3 ? chance.between(1, 150) : chance.between(60, days - 20);
    world.on(addDays(plan.begins, offset), (day) => arrival(world, day, index, taken));
  }
}

function arrival(world: SampleWorld, day: CivilDate, index: number, taken: Set<string>): ReturnType<Deed> {
  const { chance, plan } = world;
  const district = isFounder(index) ? world.districts[index % world.districts.length]! : chance.pick(world.districts);
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
    isSteady: index < PARTS.deferred,
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
  steps.push(...leaders(world, day, organisation, index));
  if (isFounder(index)) {
    planProofs(world, day, organisation, index);
  } else if (index <= LAST_PART || chance.happens(0.82)) {
    world.on(addDays(day, chance.between(3, 60)), (later) => application(world, later, organisation, index));
  }
  return steps;
}
