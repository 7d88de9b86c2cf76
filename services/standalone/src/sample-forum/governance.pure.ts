import { FIRST_RULES } from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import {
  auditor,
  board,
  command,
  COMMITTEE,
  officerOf,
  rootOf,
  type SampleOfficer,
  type SampleWorld,
  secretariat,
  treasurer,
} from './sample-world.pure.ts';

const RULES = '/members/rules/main';
const { version: _first, ...firstRules } = FIRST_RULES;

/** From this day on an applicant shows how it keeps those safe whom it serves, and a notice is answered within four weeks. */
const SAFEGUARDING_FROM = '2024-02-01';

/** The forum's rules from a day on. */
export function checklistOn(day: CivilDate): readonly string[] {
  const { checklist } = firstRules.admission;
  return day < SAFEGUARDING_FROM ? checklist : [...checklist, 'safeguarding-policy'];
}

/** How the forum is governed in the sample: rules, who holds which office, a unit that is renamed. */
export function planGovernance(world: SampleWorld): void {
  const { begins } = world.plan;
  world.on(begins, () => grants(world));
  planRules(world, addDays(begins, 4), 'ga-2021-02', firstRules);
  planRules(world, SAFEGUARDING_FROM, 'ga-2024-01', {
    ...firstRules,
    admission: { ...firstRules.admission, checklist: checklistOn(SAFEGUARDING_FROM) },
    conduct: { ...firstRules.conduct, replyDays: 28 },
    compliance: { types: firstRules.compliance.types.map(({ code }) => ({ code, expiringDays: 90 })) },
  });
  planAuditors(world);
  planSecondCommittee(world);
  planRenaming(world);
}

/** Proposed by the secretariat four weeks or four days before they hold, adopted by the board. */
function planRules(world: SampleWorld, from: CivilDate, resolution: string, rules: object): void {
  const days = from < addDays(world.plan.begins, 28) ? 2 : 28;
  world.on(addDays(from, -days), () => [command(secretariat, `${RULES}/propose`, { rules })]);
  world.on(addDays(from, 1 - days), () => [
    {
      ...command(board, `${RULES}/adopt`, { resolution, effectiveOn: from }),
      takes: { into: 'proposal', answered: false, events: `${RULES}/events`, type: 'members.RulesProposed' },
    },
  ]);
}

/** Nobody grants themselves a role: the secretariat grants the board's, and the board all others. */
function grants(world: SampleWorld): ReturnType<typeof grant>[] {
  return [
    grant(secretariat, board),
    grant(board, secretariat),
    grant(board, treasurer),
    ...world.districts.map(({ code }) => grant(board, officerOf(code))),
    ...COMMITTEE.map((seat) => grant(board, seat, { until: addDays(world.plan.begins, 3 * 365) })),
  ];
}

function planSecondCommittee(world: SampleWorld): void {
  world.on(addDays(world.plan.begins, 3 * 365 + 1), () => COMMITTEE.map((seat) => grant(board, seat)));
}

/** An auditor for each year. */
function planAuditors({ on, plan: { begins, ends } }: SampleWorld): void {
  for (let year = Number(begins.slice(0, 4)); year <= Number(ends.slice(0, 4)); year++) {
    const from = `${year}-01-15` < begins ? addDays(begins, 10) : `${year}-01-15`;
    on(from, () => [grant(board, auditor, { until: `${year}-12-31` })]);
  }
}

/** For the time of one term where it has an end. */
function grant(by: SampleOfficer, { subject, roles }: SampleOfficer, term: { readonly until?: CivilDate } = {}) {
  const { role, unit } = roles[0]!;
  return command(by, '/members/role-grants', { subject, role, ...(unit === undefined ? {} : { unit }), ...term });
}

/** The last sub-county of the tree, which grew around its trading centre. */
function planRenaming(world: SampleWorld): void {
  const root = rootOf(world);
  const unit = world.plan.units.findLast(({ parent }) => parent !== undefined && parent !== root);
  if (unit === undefined) return;
  world.on('2023-07-03', () => [
    command(secretariat, `/members/units/${unit.code}/rename`, {
      name: `${unit.name} Trading Centre`,
      effectiveOn: '2023-07-01',
    }),
  ]);
}
