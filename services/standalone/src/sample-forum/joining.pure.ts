import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import { planProofs } from './compliance.pure.ts';
import { firstInvoice, paysDues } from './dues.pure.ts';
import { checklistOn } from './governance.pure.ts';
import { ended } from './leaving.pure.ts';
import { LAST_PART, PARTS } from './parts.pure.ts';
import {
  board,
  command,
  type Deed,
  fullMembers,
  officerOf,
  type SampleOrganisation,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

export const lastDayOfTerm = (from: CivilDate): CivilDate => addDays(addMonths(from, 12), -1);

/** How an organisation becomes a member: asked, looked at, stood up for, admitted; or not. */
export function application(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  index: number,
): ReturnType<Deed> {
  const { chance } = world;
  const id = world.id('membership', index);
  const drawn = chance.happens(0.78) ? 'full' : chance.pick(['associate', 'observer', 'platform']);
  const category = index > LAST_PART ? drawn : index === PARTS.observer ? 'observer' : 'full';
  organisation.membership = { id, category, status: 'applied' };
  const fate = index > LAST_PART ? chance.next() : 1;
  if (fate < 0.03) {
    world.on(addDays(day, chance.between(5, 30)), () =>
      ended(organisation, officerOf(organisation.district), 'withdraw'),
    );
  } else {
    world.on(addDays(day, chance.between(4, 21)), (later) => screening(world, later, organisation, index, fate < 0.07));
  }
  return [
    command(officerOf(organisation.district), '/members/memberships', { id, organisation: organisation.id, category }),
  ];
}

function screening(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  index: number,
  fails: boolean,
): ReturnType<Deed> {
  const { chance } = world;
  const path = `/members/memberships/${organisation.membership!.id}`;
  const items = checklistOn(day).map((item, nth) => ({ item, finding: fails && nth === 1 ? 'not-met' : 'met' }));
  if (fails) {
    world.on(addDays(day, chance.between(7, 30)), () => {
      organisation.membership!.status = 'ended';
      return [
        command(
          secretariat,
          `${path}/reject`,
          { grounds: 'checklist-not-met', narrative: 'Sample text: the papers were not complete.' },
          true,
        ),
      ];
    });
  } else {
    world.on(addDays(day, chance.between(2, 20)), (later) => endorsement(world, later, organisation, index));
  }
  return [command(officerOf(organisation.district), `${path}/screen`, { items })];
}

/** Two full members stand up for it. Where a paper is missing the decision is put off until it is there. */
function endorsement(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  index: number,
): ReturnType<Deed> {
  const { chance } = world;
  const full = fullMembers(world).filter((one) => one.id !== organisation.id);
  const near = full.filter((one) => one.district === organisation.district);
  const endorsers = chance.pickSome(near.length >= 2 ? near : full, 2);
  const path = `/members/memberships/${organisation.membership!.id}`;
  const isDeferred = index === PARTS.deferred || (index > LAST_PART && chance.happens(0.03));
  world.on(addDays(day, chance.between(3, 25)), (later) =>
    isDeferred ? deferral(world, later, organisation, index) : admission(world, later, organisation, index),
  );
  return endorsers.map((endorser) => command(board, `${path}/endorse`, { endorser: endorser.id }));
}

/** What is missing comes in time for most; of the others the calendar ends the application. */
function deferral(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  index: number,
): ReturnType<Deed> {
  const { chance } = world;
  const path = `/members/memberships/${organisation.membership!.id}`;
  if (index === PARTS.deferred || chance.happens(0.7)) {
    const supplied = addDays(day, chance.between(15, 80));
    world.on(supplied, (later) => {
      const items = checklistOn(later).map((item) => ({ item, finding: 'met' }));
      return [command(officerOf(organisation.district), `${path}/screen`, { items })];
    });
    world.on(addDays(supplied, 9), (later) => admission(world, later, organisation, index));
  } else {
    organisation.membership!.status = 'ended';
  }
  return [command(secretariat, `${path}/defer`, { missing: ['legal-standing'] }, true)];
}

function admission(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  index: number,
): ReturnType<Deed> {
  const { chance } = world;
  const membership = organisation.membership!;
  membership.status = 'member';
  planProofs(world, day, organisation, index);
  if (!organisation.isSteady && chance.happens(0.16)) {
    world.on(addDays(day, chance.between(300, 1_100)), () => ended(organisation, secretariat, 'resign'));
  }
  const admitted = command(secretariat, `/members/memberships/${membership.id}/admit`, {}, true);
  if (!paysDues(membership.category)) return [admitted];
  membership.termUntil = lastDayOfTerm(day);
  return [admitted, firstInvoice(world, day, organisation)];
}
