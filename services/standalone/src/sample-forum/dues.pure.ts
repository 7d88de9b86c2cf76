import { derivedId } from '@baraza/contracts';
import { addDays, addMonths, type CivilDate } from '@baraza/domain';
import { paymentsOf } from './payments.pure.ts';
import {
  board,
  command,
  officerOf,
  rootOf,
  type SampleOrganisation,
  type SampleWorld,
  secretariat,
} from './sample-world.pure.ts';

/** What a term costs in shillings before the rises, by category or budget. */
const DUES_OF_OTHERS = { associate: 60_000, platform: 150_000 } as const;
const DUES_BY_BUDGET: Readonly<Record<string, number>> = {
  none: 20_000,
  'under-10k': 50_000,
  '10k-50k': 100_000,
  '50k-250k': 250_000,
  '250k-1m': 500_000,
};
const FULL_DUES = 100_000;
/** In percent of the first year's. What holds from the last year on holds until it is set anew. */
const RISES: Readonly<Record<string, number>> = {
  2021: 100,
  2022: 100,
  2023: 110,
  2024: 110,
  2025: 120,
  2026: 120,
  2027: 125,
};
const LAST = 2027;
const MONTHS_OF_A_QUARTER = 3;

export interface SampleInvoice {
  readonly id: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
  /** In shillings, which have no smaller coin. */
  readonly amount: number;
}

const PAYING = ['full', 'associate', 'platform'];
export const paysDues = (category: string): boolean => PAYING.includes(category);

/** A schedule of dues for every year, and four times a year the invoices of each district. */
export function planDues(world: SampleWorld): void {
  const { begins, ends } = world.plan;
  for (const year of Object.keys(RISES).map(Number)) planSchedule(world, year);
  for (let day = addMonths(`${begins.slice(0, 4)}-06-01`, 0); day <= ends; day = addMonths(day, MONTHS_OF_A_QUARTER)) {
    world.on(day, () => world.districts.map(({ code }) => invoicesOf(world, day, code)).flat());
  }
}

/** Proposed by the secretariat, adopted by the board: in the autumn before, or as the forum begins. */
function planSchedule(world: SampleWorld, year: number): void {
  const { begins } = world.plan;
  const id = world.id('dues-schedule', year);
  const root = rootOf(world);
  const isFirst = `${year}` === begins.slice(0, 4);
  const priced = (minor: number) => ({ minor: (minor * RISES[year]!) / 100, currency: 'UGX' });
  const lines = [
    { category: 'full', amount: priced(FULL_DUES) },
    ...Object.entries(DUES_BY_BUDGET).map(([budgetBand, dues]) => ({
      category: 'full',
      budgetBand,
      amount: priced(dues),
    })),
    ...Object.entries(DUES_OF_OTHERS).map(([category, dues]) => ({ category, amount: priced(dues) })),
  ];
  world.on(isFirst ? addDays(begins, 1) : `${year - 1}-09-15`, () => [
    command(secretariat, '/members/dues-schedules', {
      id,
      unit: root,
      title: year === LAST ? `Dues from ${year} on` : `Dues of ${year}`,
      from: isFirst ? begins : `${year}-01-01`,
      until: year === LAST ? `${year + 9}-12-31` : `${year}-12-31`,
      lines,
    }),
  ]);
  world.on(isFirst ? addDays(begins, 2) : `${year - 1}-10-20`, () => [
    command(board, `/members/dues-schedules/${id}/adopt`),
  ]);
}

/** What the schedule of the term's year asks of this member. */
function duesOf(organisation: SampleOrganisation, from: CivilDate): number {
  const { category } = organisation.membership!;
  const first =
    category === 'full'
      ? (DUES_BY_BUDGET[organisation.budgetBand] ?? FULL_DUES)
      : DUES_OF_OTHERS[category as keyof typeof DUES_OF_OTHERS];
  return (first * RISES[Math.min(Number(from.slice(0, 4)), LAST)]!) / 100;
}

/** One command asks all of a district whose terms begin in the coming quarter, or began in the last without being asked. */
function invoicesOf(world: SampleWorld, day: CivilDate, district: string): ReturnType<typeof command>[] {
  const asked = {
    from: addMonths(day, -MONTHS_OF_A_QUARTER),
    until: addDays(addMonths(day, 1 + MONTHS_OF_A_QUARTER), -1),
  };
  const here = world.organisations.filter((one) => one.district === district && one.membership !== undefined);
  for (const organisation of here) {
    const { status, termUntil, invoicedUntil } = organisation.membership!;
    if (termUntil === undefined || (status !== 'member' && status !== 'suspended')) continue;
    const terms = [termEnding(termUntil), termAfter(termUntil)];
    for (const term of terms) {
      const isNew = invoicedUntil === undefined || term.from > invoicedUntil;
      if (isNew && term.from >= asked.from && term.from <= asked.until) asks(world, day, organisation, term);
    }
  }
  return [command(officerOf(district), '/members/invoice-runs', { unit: district, ...asked })];
}

/** The first term is asked for with the letter of admission. */
export function firstInvoice(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation) {
  const { id, termUntil } = organisation.membership!;
  asks(world, day, organisation, termEnding(termUntil!));
  return command(officerOf(organisation.district), '/members/invoices', { membership: id, term: 'current' });
}

type Term = Pick<SampleInvoice, 'from' | 'until'>;
const termEnding = (until: CivilDate): Term => ({ from: addMonths(addDays(until, 1), -12), until });
function termAfter(before: CivilDate): Term {
  const from = addDays(before, 1);
  return { from, until: addDays(addMonths(from, 12), -1) };
}

function asks(world: SampleWorld, day: CivilDate, organisation: SampleOrganisation, term: Term): void {
  const membership = organisation.membership!;
  const id = derivedId('invoice', membership.id, term.until);
  membership.invoicedUntil = term.until;
  membership.owes = id;
  paymentsOf(world, day, organisation, { id, ...term, amount: duesOf(organisation, term.from) });
}
