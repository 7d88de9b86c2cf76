import type {
  DecidedAs,
  grantAllocated,
  grantAllocationReleased,
  grantAwarded,
  grantClosed,
  GrantDrawer,
  grantReportPostponed,
  grantReportSubmitted,
  grantSpendingReversed,
  grantSpent,
} from '@baraza/contracts';
import { type CivilDate, currencyExponent, type Deciding, unreachable } from '@baraza/domain';
import { grantRules } from './grant.rules.ts';
import {
  type Award,
  type AwardedGrant,
  type GrantState,
  type KnownGrant,
  type Report,
  type Spending,
  tagsOfGrant,
} from './grant.state.ts';

export type AwardGrant = Omit<Award, 'reference'> & { readonly reference?: string | undefined };
export interface AwardFacts {
  readonly unitKnown: boolean;
  readonly funderKnown: boolean;
}

/** @throws Rejection `awarded-once`, `period-backwards`, `currency-unknown`, `line-twice`, `report-twice`, `unit-unknown`, `funder-unknown` */
export function award(
  state: GrantState,
  command: AwardGrant,
  facts: AwardFacts,
  given: Deciding,
): readonly DecidedAs<typeof grantAwarded>[] {
  if (state.status !== 'none') throw grantRules.broken('awarded-once', { pointer: '/id' });
  const { funder, title, reference, unit, period, currency, lines, reports } = command;
  if (period.until < period.from) throw grantRules.broken('period-backwards', { pointer: '/period/until' });
  if (currencyExponent(currency) === undefined) throw grantRules.broken('currency-unknown', { pointer: '/currency' });
  const line = twice(lines);
  if (line >= 0) throw grantRules.broken('line-twice', { pointer: `/lines/${line}/code` });
  const report = twice(reports);
  if (report >= 0) throw grantRules.broken('report-twice', { pointer: `/reports/${report}/code` });
  if (!facts.unitKnown) throw grantRules.broken('unit-unknown', { pointer: '/unit' });
  if (!facts.funderKnown) throw grantRules.broken('funder-unknown', { pointer: '/funder' });
  return [
    {
      type: 'capacity.GrantAwarded',
      data: {
        ...{ funder, title, unit, period, currency, lines, reports },
        ...(reference === undefined ? {} : { reference }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOfGrant(command),
    },
  ];
}

const twice = (items: readonly { readonly code: string }[]): number => {
  const codes = items.map(({ code }) => code);
  return codes.findIndex((code, index) => codes.indexOf(code) !== index);
};

export interface Allocate {
  readonly line: string;
  readonly amount: number;
  readonly to: GrantDrawer;
}

/** @throws Rejection `unknown`, `closed`, `line-unknown`, `line-exhausted`, `drawer-unknown`, `before-last-step` */
export function allocate(
  state: GrantState,
  { line, amount, to }: Allocate,
  facts: { readonly drawerKnown: boolean },
  given: Deciding,
): readonly DecidedAs<typeof grantAllocated>[] {
  const now = open(state);
  const free = freeOf(now, line);
  if (amount > free) throw grantRules.broken('line-exhausted', { pointer: '/amount', params: { free } });
  if (!facts.drawerKnown) throw grantRules.broken('drawer-unknown', { pointer: '/to' });
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.GrantAllocated',
      data: { allocation: given.id('allocation'), line, amount, to: { ...to } },
      ...step(now, given, `${to.kind}:${to.id}`),
    },
  ];
}

export interface ReleaseAllocation {
  readonly allocation: string;
  readonly ground: string;
}

/** @throws Rejection `unknown`, `allocation-unknown`, `before-last-step` */
export function release(
  state: GrantState,
  { allocation, ground }: ReleaseAllocation,
  given: Deciding,
): readonly DecidedAs<typeof grantAllocationReleased>[] {
  const now = known(state);
  const found = now.allocations.find((one) => one.allocation === allocation);
  if (found === undefined) throw grantRules.broken('allocation-unknown', { pointer: '/allocation' });
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.GrantAllocationReleased',
      data: { ...found, ground },
      ...step(now, given, `${found.to.kind}:${found.to.id}`),
      ground,
    },
  ];
}

/**
 * Written with the activity that it paid for. What was spent was spent: a line can be overdrawn, and shows so.
 * @param until the activity's last day
 * @throws Rejection `unknown`, `closed`, `line-unknown`, `spent-outside-period`
 */
export function spend(
  state: GrantState,
  { activity, line, amount }: Spending,
  { from, until }: { readonly from: CivilDate; readonly until: CivilDate },
  given: Deciding,
): readonly DecidedAs<typeof grantSpent>[] {
  const now = open(state);
  freeOf(now, line);
  if (from < now.period.from || until > now.period.until) {
    throw grantRules.broken('spent-outside-period', { pointer: '/paidFrom/grant', params: { ...now.period } });
  }
  return [
    { type: 'capacity.GrantSpent', data: { activity, line, amount }, ...step(now, given, `activity:${activity}`) },
  ];
}

/** @returns nothing where the activity cost the grant nothing */
export function reverseSpending(
  state: GrantState,
  activity: string,
  given: Deciding,
): readonly DecidedAs<typeof grantSpendingReversed>[] {
  const now = known(state);
  const found = now.spending.find((one) => one.activity === activity);
  if (found === undefined) return [];
  return [{ type: 'capacity.GrantSpendingReversed', data: found, ...step(now, given, `activity:${activity}`) }];
}

/** @throws Rejection `unknown`, `closed`, `report-unknown`, `report-submitted`, `before-last-step` */
export function submitReport(
  state: GrantState,
  { report }: { readonly report: string },
  given: Deciding,
): readonly DecidedAs<typeof grantReportSubmitted>[] {
  const now = open(state);
  const { dueOn } = outstanding(now, report);
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.GrantReportSubmitted',
      data: { report, dueOn, isInTime: given.effectiveOn <= dueOn },
      ...step(now, given),
    },
  ];
}

export interface PostponeReport {
  readonly report: string;
  readonly dueOn: CivilDate;
  readonly ground: string;
}

/** @throws Rejection `unknown`, `closed`, `report-unknown`, `report-submitted`, `postponed-backwards`, `before-last-step` */
export function postponeReport(
  state: GrantState,
  { report, dueOn, ground }: PostponeReport,
  given: Deciding,
): readonly DecidedAs<typeof grantReportPostponed>[] {
  const now = open(state);
  const { dueOn: wasDueOn } = outstanding(now, report);
  if (dueOn <= wasDueOn || dueOn < given.effectiveOn) {
    throw grantRules.broken('postponed-backwards', { pointer: '/dueOn', params: { wasDueOn } });
  }
  inOrderOfDates(now, given);
  return [
    {
      type: 'capacity.GrantReportPostponed',
      data: { report, wasDueOn, dueOn, ground },
      ...step(now, given),
      ground,
    },
  ];
}

/** @throws Rejection `unknown`, `closed`, `reports-outstanding`, `before-last-step` */
export function close(
  state: GrantState,
  { ground }: { readonly ground: string },
  given: Deciding,
): readonly DecidedAs<typeof grantClosed>[] {
  const now = open(state);
  const reports = now.reports.filter(({ standing }) => standing !== 'submitted').map(({ code }) => code);
  if (reports.length > 0) throw grantRules.broken('reports-outstanding', { params: { reports } });
  inOrderOfDates(now, given);
  return [{ type: 'capacity.GrantClosed', data: { ground }, ...step(now, given), ground }];
}

export type GrantCommand =
  | { readonly name: 'award'; readonly of: AwardGrant; readonly facts: AwardFacts }
  | { readonly name: 'allocate'; readonly of: Allocate; readonly facts: { readonly drawerKnown: boolean } }
  | { readonly name: 'release'; readonly of: ReleaseAllocation }
  | {
      readonly name: 'spend';
      readonly of: Spending;
      readonly on: { readonly from: CivilDate; readonly until: CivilDate };
    }
  | { readonly name: 'reverse-spending'; readonly activity: string }
  | { readonly name: 'submit-report'; readonly of: { readonly report: string } }
  | { readonly name: 'postpone-report'; readonly of: PostponeReport }
  | { readonly name: 'close'; readonly of: { readonly ground: string } };

/** Any command against any state: what property tests drive. @throws Rejection and nothing else */
export function decide(command: GrantCommand, state: GrantState, given: Deciding) {
  switch (command.name) {
    case 'award':
      return award(state, command.of, command.facts, given);
    case 'allocate':
      return allocate(state, command.of, command.facts, given);
    case 'release':
      return release(state, command.of, given);
    case 'spend':
      return spend(state, command.of, command.on, given);
    case 'reverse-spending':
      return reverseSpending(state, command.activity, given);
    case 'submit-report':
      return submitReport(state, command.of, given);
    case 'postpone-report':
      return postponeReport(state, command.of, given);
    case 'close':
      return close(state, command.of, given);
    default:
      return unreachable(command);
  }
}

function known(state: GrantState): KnownGrant {
  if (state.status === 'none') throw grantRules.broken('unknown');
  return state;
}

function open(state: GrantState): AwardedGrant {
  const now = known(state);
  if (now.status === 'closed') throw grantRules.broken('closed');
  return now;
}

/** What of a line is not set aside yet. @throws Rejection where there is no such line */
function freeOf(now: AwardedGrant, code: string): number {
  const line = now.lines.find((one) => one.code === code);
  if (line === undefined) {
    throw grantRules.broken('line-unknown', { pointer: '/line', params: { lines: now.lines.map((one) => one.code) } });
  }
  return line.amount - now.allocations.reduce((sum, one) => (one.line === code ? sum + one.amount : sum), 0);
}

function outstanding(now: AwardedGrant, code: string): Report {
  const report = now.reports.find((one) => one.code === code);
  if (report === undefined) throw grantRules.broken('report-unknown', { pointer: '/report' });
  if (report.standing === 'submitted') throw grantRules.broken('report-submitted', { pointer: '/report' });
  return report;
}

function inOrderOfDates({ since }: KnownGrant, given: Deciding): void {
  if (given.effectiveOn >= since) return;
  throw grantRules.broken('before-last-step', { pointer: '/effectiveOn', params: { since } });
}

function step(now: KnownGrant, given: Deciding, ...more: readonly string[]) {
  return { effectiveOn: given.effectiveOn, tags: [...tagsOfGrant(now), ...more] };
}
