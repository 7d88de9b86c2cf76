import { addDays, addMonths } from '@baraza/domain';
import { board, command, rootOf, type SampleStep, type SampleWorld, secretariat } from './sample-world.pure.ts';

const FROM_MONTH = 36;
const YEARS = 3;
/** Programmes that are planned when it is given, by their place among the sample's programmes. */
const FUNDED = [6, 8, 9] as const;
const MINOR = 100;
const EACH = 18_000_000 * MINOR;

/** A funder of the forum, in whose view its programmes are; the report of the second year came late. */
export function planFunding(world: SampleWorld): void {
  const begins = addMonths(world.plan.begins, FROM_MONTH);
  const unit = rootOf(world);
  const funder = world.id('funder', 0);
  const id = world.id('grant', 0);
  const path = `/capacity/grants/${id}`;
  const reports = Array.from({ length: YEARS }, (_, nth) => ({
    ...{ code: `year-${nth + 1}`, title: `Narrative and accounts, year ${nth + 1}` },
    dueOn: addDays(addMonths(begins, 12 * (nth + 1)), 30),
  }));
  world.on(addDays(begins, -20), () => [
    command(secretariat, '/members/organisations', {
      ...{ id: funder, kind: 'donor', legalName: 'Fund for Accountable Services (sample)', unit },
      themes: ['governance', 'social-justice'],
    }),
  ]);
  world.on(begins, () => [
    command(secretariat, '/capacity/grants', {
      ...{ id, funder, title: 'Members that answer for what they do', unit, currency: 'UGX', reports },
      period: { from: begins, until: addDays(addMonths(begins, 12 * YEARS), -1) },
      lines: [
        { code: 'training', title: 'Programmes and their materials', amount: 4 * EACH },
        { code: 'campaigns', title: 'Campaigns of members', amount: EACH },
      ],
    }),
  ]);
  FUNDED.forEach((nth) => {
    // A month after it was planned, before it begins.
    world.on(addDays(addMonths(world.plan.begins, 6 + nth * 6), 30), (): Omit<SampleStep, 'at'>[] => [
      command(secretariat, `${path}/allocate`, {
        ...{ line: 'training', amount: EACH, to: { kind: 'programme', id: world.id('programme', nth) } },
      }),
    ]);
  });
  [-6, 11].forEach((days, nth) => {
    const { code: report, dueOn } = reports[nth]!;
    world.on(addDays(dueOn, days), () => [command(board, `${path}/submit-report`, { report })]);
  });
}
