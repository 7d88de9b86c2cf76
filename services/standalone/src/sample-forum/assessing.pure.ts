import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import {
  board,
  command,
  fullMembers,
  representativeOf,
  type SampleOrganisation,
  type SamplePlan,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

const INSTRUMENT = 'organisational-capacity';
const FROM_MONTH = 26;
const ASSESSED = 7;
const DAYS_BETWEEN = 45;
const MONTHS_TO_ENDLINE = 12;

/** Members look at themselves, and a year later again: most have come on. */
export function planAssessing(world: SampleWorld, { instruments }: SamplePlan): void {
  const domains = instruments[INSTRUMENT];
  if (domains === undefined) return;
  const begins = addMonths(world.plan.begins, FROM_MONTH);
  world.on(begins, () => [command(board, `/capacity/instruments/${INSTRUMENT}/adopt`)]);
  for (let nth = 0; nth < ASSESSED; nth += 1) {
    world.on(addDays(begins, 10 + nth * DAYS_BETWEEN), (day) => {
      const organisation = world.chance.pick(fullMembers(world));
      const baseline = world.id('baseline', nth);
      const levels = domains.map(() => world.chance.between(1, 3));
      world.on(addMonths(day, MONTHS_TO_ENDLINE), (later) => {
        const risen = levels.map((level) => Math.min(4, level + (world.chance.happens(0.6) ? 1 : 0)));
        return round(world, later, organisation, { id: world.id('endline', nth), baseline, domains, levels: risen });
      });
      return round(world, day, organisation, { id: baseline, domains, levels });
    });
  }
}

interface Round {
  readonly id: string;
  readonly baseline?: string;
  readonly domains: NonNullable<SamplePlan['instruments'][string]>;
  readonly levels: readonly number[];
}

function round(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  { id, baseline, domains, levels }: Round,
): ReturnType<typeof command>[] {
  if (organisation.membership?.status !== 'member') return [];
  const path = `/capacity/assessments/${id}`;
  const own = representativeOf(organisation.id);
  const first = domains[0]!.items[0]!;
  const rated = [2, 3].map((level, nth) =>
    command(own, `${path}/give-rating`, {
      rater: nth === 0 ? 'board' : 'staff',
      ratings: [{ item: first, level }],
    }),
  );
  const agreed = domains.map(({ code, items }, nth) =>
    command(own, `${path}/agree-score`, {
      domain: code,
      levels: items.map((item) => ({ item, level: levels[nth]! })),
      justification: 'Sample text: what was seen and agreed.',
    }),
  );
  world.on(addDays(day, 3), () => [...rated, command(own, `${path}/close-ratings`)]);
  world.on(addDays(day, 9), () => [...agreed, command(own, `${path}/complete`, {}, true)]);
  return [
    command(secretariat, '/capacity/assessments', {
      ...{ id, organisation: organisation.id, instrument: INSTRUMENT, dueOn: addDays(day, 60) },
      ...(baseline === undefined ? { round: 'baseline' } : { round: 'endline', baseline }),
    }),
  ];
}
