import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import { command, type Deed, type SampleOrganisation, type SampleWorld, secretariat } from './sample-world.pure.ts';

/** By the rules that a forum begins with: a term of twelve months, and ninety days of grace. */
const MONTHS = 12;
const GRACE_DAYS = 90;
/** Of the terms that end, so many are not renewed in time; and of those that lapse, so many come back. */
const NOT_RENEWED = 0.07;
const COMES_BACK = 0.35;

/** How the term that begins on a day ends: renewed around its end, most often, or not in time. */
export function planRenewal(world: SampleWorld, from: CivilDate, organisation: SampleOrganisation): void {
  const { chance } = world;
  if (organisation.membership!.category === 'observer') return;
  const until = addDays(addMonths(from, MONTHS), -1);
  if (chance.happens(NOT_RENEWED)) {
    world.on(addDays(until, GRACE_DAYS), () => lapses(world, until, organisation));
  } else {
    world.on(addDays(until, chance.between(-25, 70)), () => renewal(world, until, organisation));
  }
}

function renewal(world: SampleWorld, until: CivilDate, organisation: SampleOrganisation): ReturnType<Deed> {
  if (organisation.membership!.status !== 'member') return [];
  planRenewal(world, addDays(until, 1), organisation);
  return [command(secretariat, `${path(organisation)}/renew`, { ground: 'board-decision' }, true)];
}

/** On the last day of grace nobody counts on it any more; the calendar does the rest on the next. */
function lapses(world: SampleWorld, until: CivilDate, organisation: SampleOrganisation): ReturnType<Deed> {
  if (organisation.membership!.status !== 'member') return [];
  organisation.membership!.status = 'ended';
  const { chance } = world;
  if (chance.happens(COMES_BACK)) {
    world.on(addDays(until, GRACE_DAYS + chance.between(20, 240)), (day) => comesBack(world, day, organisation));
  }
  return [];
}

function comesBack(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation): ReturnType<Deed> {
  organisation.membership!.status = 'member';
  planRenewal(world, day, organisation);
  return [command(secretariat, `${path(organisation)}/reinstate`, { ground: 'board-decision' }, true)];
}

const path = ({ membership }: SampleOrganisation): string => `/members/memberships/${membership!.id}`;
