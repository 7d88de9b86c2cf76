import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { bodies } from '../testing/record.ts';
import {
  aClosedGrant,
  allocated,
  allReported,
  anAllocation,
  anAward,
  aSpending,
  awardFacts,
  oneReported,
  spent,
  toAward,
} from './grant.builders.ts';
import {
  allocate,
  award,
  type AwardGrant,
  close,
  postponeReport,
  release,
  reverseSpending,
  spend,
  submitReport,
} from './grant.decider.ts';
import { presentGrant } from './grant.document.ts';
import { grantRules } from './grant.rules.ts';
import { grant, type GrantEvent } from './grant.state.ts';

const { rules } = grantRules;
const tags = ['unit:WAN', `org:${bodies.women}`];
const after = (past: readonly GrantEvent[]) => given(grant, ...past);
const awarding = (more: Partial<AwardGrant> = {}, facts: Partial<typeof awardFacts> = {}) =>
  given(grant).when((state, now) => award(state, { ...toAward, ...more }, { ...awardFacts, ...facts }, now));
const { line, amount, to } = anAllocation;
const allocating = (past: readonly GrantEvent[], more = {}, drawerKnown = true) =>
  after(past).when((state, now) => allocate(state, { line, amount, to, ...more }, { drawerKnown }, now));
const inPeriod = { from: '2026-02-10', until: '2026-02-11' };
const spending = (past: readonly GrantEvent[], more = {}, on = inPeriod) =>
  after(past).when((state, now) => spend(state, { ...aSpending, ...more }, on, now));
const submitting = (past: readonly GrantEvent[], report = 'year-one', more = {}) =>
  after(past).when((state, now) => submitReport(state, { report }, now), more);
const closing = (past: readonly GrantEvent[], more = {}) =>
  after(past).when((state, now) => close(state, { ground: 'period-over' }, now), more);

describe('what a funder gave', () => {
  it('is put on record with its lines and the reports due', () => {
    awarding({ reference: 'G-2026-014' }).then({
      type: 'capacity.GrantAwarded',
      data: { ...toAward, reference: 'G-2026-014' } as never,
      tags,
    });
  });

  it(rules['awarded-once'].title, () => {
    after(anAward())
      .when((state, now) => award(state, toAward, awardFacts, now))
      .thenRefused('grant.awarded-once');
  });

  it(rules['unit-unknown'].title, () => {
    awarding({}, { unitKnown: false }).thenRefused('grant.unit-unknown', { pointer: '/unit' });
  });

  it(rules['funder-unknown'].title, () => {
    awarding({}, { funderKnown: false }).thenRefused('grant.funder-unknown', { pointer: '/funder' });
  });

  it(rules['period-backwards'].title, () => {
    awarding({ period: { from: '2026-01-01', until: '2025-12-31' } }).thenRefused('grant.period-backwards');
    awarding({ period: { from: '2026-01-01', until: '2026-01-01' } }).then({ type: 'capacity.GrantAwarded' });
  });

  it(rules['currency-unknown'].title, () => {
    awarding({ currency: 'UGS' }).thenRefused('grant.currency-unknown', { pointer: '/currency' });
  });

  it(rules['line-twice'].title, () => {
    awarding({ lines: [...toAward.lines, toAward.lines[0]!] }).thenRefused('grant.line-twice', {
      pointer: '/lines/2/code',
    });
  });

  it(rules['report-twice'].title, () => {
    awarding({ reports: [...toAward.reports, toAward.reports[1]!] }).thenRefused('grant.report-twice', {
      pointer: '/reports/2/code',
    });
  });
});

describe('drawing on a grant', () => {
  it('part of a line is set aside, and freed again', () => {
    allocating(anAward()).then({
      type: 'capacity.GrantAllocated',
      data: { allocation: 'id-of-allocation', line, amount, to },
      tags: [...tags, `programme:${to.id}`],
    });
    const { allocation } = anAllocation;
    for (const past of [allocated(), aClosedGrant()]) {
      after(past)
        .when((state, now) => release(state, { allocation, ground: 'programme-cancelled' }, now))
        .then({ type: 'capacity.GrantAllocationReleased', data: anAllocation, ground: 'programme-cancelled' });
    }
  });

  it(rules['line-unknown'].title, () => {
    allocating(anAward(), { line: 'travel' }).thenRefused('grant.line-unknown', { pointer: '/line' });
    spending(anAward(), { line: 'travel' }).thenRefused('grant.line-unknown');
  });

  it(rules['line-exhausted'].title, () => {
    allocating(allocated(), { amount: 401 }).thenRefused('grant.line-exhausted', { pointer: '/amount' });
    allocating(allocated(), { amount: 400 }).then({ type: 'capacity.GrantAllocated' });
    allocating(allocated(), { line: 'mentoring', amount: 500 }).then({ type: 'capacity.GrantAllocated' });
  });

  it(rules['drawer-unknown'].title, () => {
    allocating(anAward(), {}, false).thenRefused('grant.drawer-unknown', { pointer: '/to' });
  });

  it(rules['allocation-unknown'].title, () => {
    after(allocated())
      .when((state, now) => release(state, { allocation: aSpending.activity, ground: 'no-funds' }, now))
      .thenRefused('grant.allocation-unknown', { pointer: '/allocation' });
  });

  it('what was spent was spent, also where the line is overdrawn by it', () => {
    spending(anAward()).then({ type: 'capacity.GrantSpent', data: aSpending });
    expect(presentGrant(fold(grant, spent()), 'g')).toMatchObject({
      lines: [
        { code: 'training', amount: 1_000, spent: 1_200 },
        { code: 'mentoring', spent: 0 },
      ],
    });
  });

  it('is taken back where the activity was struck', () => {
    after(spent())
      .when((state, now) => reverseSpending(state, aSpending.activity, now))
      .then({ type: 'capacity.GrantSpendingReversed', data: aSpending });
    after(anAward())
      .when((state, now) => reverseSpending(state, aSpending.activity, now))
      .thenNothing();
  });

  it(rules['spent-outside-period'].title, () => {
    spending(anAward(), {}, { from: '2025-12-31', until: '2026-01-01' }).thenRefused('grant.spent-outside-period');
    spending(anAward(), {}, { from: '2027-12-31', until: '2028-01-01' }).thenRefused('grant.spent-outside-period');
    spending(anAward(), {}, { from: '2026-01-01', until: '2027-12-31' }).then({ type: 'capacity.GrantSpent' });
  });

  it(rules.unknown.title, () => {
    allocating([]).thenRefused('grant.unknown');
    submitting([]).thenRefused('grant.unknown');
  });

  it(rules.closed.title, () => {
    allocating(aClosedGrant()).thenRefused('grant.closed');
    spending(aClosedGrant()).thenRefused('grant.closed');
    submitting(aClosedGrant()).thenRefused('grant.closed');
    closing(aClosedGrant()).thenRefused('grant.closed');
  });
});

describe('reporting to a funder', () => {
  it('says whether it was in time', () => {
    submitting(anAward(), 'year-one', { effectiveOn: '2027-01-31' }).then({
      type: 'capacity.GrantReportSubmitted',
      data: { report: 'year-one', dueOn: '2027-01-31', isInTime: true },
    });
    submitting(anAward(), 'year-one', { effectiveOn: '2027-02-01' }).then({ data: { isInTime: false } });
  });

  it('falls due on the day after its last day, all of one day together, and again where it was postponed', () => {
    const [first, ...others] = calendarUntil(grant, fold(grant, anAward()), '2027-06-01', aMoment);
    expect(others).toEqual([]);
    expect(first!.events.map(({ data, effectiveOn }) => [data, effectiveOn])).toEqual([
      [{ report: 'year-one', dueOn: '2027-01-31' }, '2027-02-01'],
      [{ report: 'accounts', dueOn: '2027-01-31' }, '2027-02-01'],
    ]);
    const due = first!.events.map((event) => ({ ...event, time: aMoment.now, actor: 'calendar' }));
    after([...anAward(), ...due] as GrantEvent[])
      .when((state, now) => postponeReport(state, { report: 'year-one', dueOn: '2027-03-31', ground: 'agreed' }, now), {
        effectiveOn: '2027-02-10',
      })
      .then({ type: 'capacity.GrantReportPostponed', data: { wasDueOn: '2027-01-31', dueOn: '2027-03-31' } });
  });

  it(rules['report-unknown'].title, () => {
    submitting(anAward(), 'year-two').thenRefused('grant.report-unknown', { pointer: '/report' });
  });

  it(rules['report-submitted'].title, () => {
    submitting(oneReported()).thenRefused('grant.report-submitted');
    submitting(oneReported(), 'accounts').then({ type: 'capacity.GrantReportSubmitted' });
  });

  it(rules['postponed-backwards'].title, () => {
    const postponing = (dueOn: string, effectiveOn = '2026-03-02') =>
      after(anAward()).when(
        (state, now) => postponeReport(state, { report: 'year-one', dueOn, ground: 'agreed' }, now),
        { effectiveOn },
      );
    postponing('2027-01-31').thenRefused('grant.postponed-backwards', { pointer: '/dueOn' });
    postponing('2027-02-28', '2027-03-01').thenRefused('grant.postponed-backwards');
    postponing('2027-02-01').then({ type: 'capacity.GrantReportPostponed' });
  });

  it(rules['reports-outstanding'].title, () => {
    for (const past of [anAward(), oneReported()]) closing(past).thenRefused('grant.reports-outstanding');
    closing(allReported()).then({ type: 'capacity.GrantClosed', ground: 'period-over' });
  });

  it(rules['before-last-step'].title, () => {
    closing(allReported(), { effectiveOn: '2026-02-01' }).thenRefused('grant.before-last-step');
  });
});
