import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import {
  command,
  fullMembers,
  representativeOf,
  type SampleOrganisation,
  type SampleStep,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

const IDEAS = [
  { title: 'Reading the budget together', kind: 'idea', worked: true },
  { title: 'Radio hours with the health centre', kind: 'strategy', worked: true },
  { title: 'Complaints by message', kind: 'technology', worked: false },
] as const;
const FROM_MONTH = 34;
const MONTHS_BETWEEN = 8;
const ADOPTERS = 3;

/** What members try: one idea is given up with its lesson, the others are shared and taken up. */
export function planTrying(world: SampleWorld): void {
  IDEAS.forEach((idea, nth) => {
    world.on(addMonths(world.plan.begins, FROM_MONTH + nth * MONTHS_BETWEEN), (day) =>
      proposing(world, day, world.chance.pick(fullMembers(world)), [idea, nth]),
    );
  });
}

function proposing(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  [{ title, kind, worked }, nth]: readonly [(typeof IDEAS)[number], number],
): ReturnType<typeof command>[] {
  const own = representativeOf(organisation.id);
  const id = world.id('innovation', nth);
  const path = `/capacity/innovations/${id}`;
  const moves = (to: string) => command(own, `${path}/move`, { to, evidence: 'Sample text: what shows it.' });
  world.on(addDays(day, 40), () => [moves('research')]);
  world.on(addDays(day, 80), (later) => [
    moves('proof-of-concept'),
    command(own, `${path}/begin-experiment`, {
      hypothesis: 'Sample text: what is thought to happen.',
      measure: 'Sample text: how it is seen.',
      until: addDays(later, 70),
    }),
  ]);
  world.on(addDays(day, 155), (): Omit<SampleStep, 'at'>[] => [
    {
      ...command(own, `${path}/report-experiment`, {
        result: worked ? 'supported' : 'refuted',
        finding: 'Sample text: what came of it.',
      }),
      takes: { into: 'experiment', answered: false, events: `${path}/events`, type: 'capacity.ExperimentBegun' },
    },
    worked
      ? moves('transition-to-scale')
      : command(own, `${path}/stop`, { ground: 'did-not-work', lesson: 'Sample text: what was learned.' }),
  ]);
  if (worked) world.on(addDays(day, 170), (later) => sharing(world, later, organisation, { id, nth, title }));
  return [
    command(own, '/capacity/innovations', {
      ...{ id, title, kind, themes: ['governance'], organisations: [organisation.id] },
      description: 'Sample text: what it is for.',
    }),
  ];
}

/** Written down as a guide, and taken up by others, who say later whether it worked. */
function sharing(
  world: SampleWorld,
  day: CivilDate,
  organisation: SampleOrganisation,
  { id, nth, title }: { readonly id: string; readonly nth: number; readonly title: string },
): ReturnType<typeof command>[] {
  const own = representativeOf(organisation.id);
  const product = world.id('knowledge-product', nth);
  const summary = `How it is done: ${title}.`;
  const others = fullMembers(world).filter((one) => one.id !== organisation.id);
  world.chance.pickSome(others, ADOPTERS).forEach((other, at) => {
    world.on(addDays(day, 30 + at * 12), (later) => {
      const adoption = { innovation: id, organisation: other.id, reportBy: addMonths(later, 6) };
      return [command(representativeOf(other.id), '/capacity/adoptions', adoption)];
    });
  });
  return [
    command(own, '/capacity/knowledge-products', {
      ...{ id: product, kind: 'guide', unit: organisation.unit, themes: ['governance'], licence: 'CC-BY-SA-4.0' },
      ...{ organisations: [organisation.id], editions: [{ language: 'en', title }], summary },
    }),
    command(secretariat, `/capacity/knowledge-products/${product}/publish`, { summary }),
    command(own, `/capacity/innovations/${id}/share`, { products: [product] }),
  ];
}
