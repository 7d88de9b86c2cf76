import { PROGRAMME } from '../cohort/cohort.builders.ts';
import { bodies, happened } from '../testing/record.ts';
import type { AwardGrant } from './grant.decider.ts';
import type { Allocation, GrantEvent } from './grant.state.ts';

/** States for specs, made of events. Fixed values. */
export const toAward: AwardGrant = {
  funder: bodies.women,
  title: 'Members that govern themselves well',
  unit: 'WAN',
  period: { from: '2026-01-01', until: '2027-12-31' },
  currency: 'UGX',
  lines: [
    { code: 'training', title: 'Courses', amount: 1_000 },
    { code: 'mentoring', title: 'Mentors', amount: 500 },
  ],
  reports: [
    { code: 'year-one', title: 'The first year', dueOn: '2027-01-31' },
    { code: 'accounts', title: 'Accounts of the first year', dueOn: '2027-01-31' },
  ],
};
export const awardFacts = { unitKnown: true, funderKnown: true };
export const anAllocation: Allocation = {
  allocation: '3d5b7f91-2a4c-4e6d-8f0b-1c2d3e4f5a6b',
  line: 'training',
  amount: 600,
  to: { kind: 'programme', id: PROGRAMME },
};
export const aSpending = { activity: '8e2d4c6b-1a3f-4b5d-9c7e-0f1a2b3c4d5e', line: 'training', amount: 1_200 };

export const anAward = (): GrantEvent[] => [happened('capacity.GrantAwarded', toAward as never)];
export const allocated = (): GrantEvent[] => [...anAward(), happened('capacity.GrantAllocated', anAllocation)];
export const spent = (): GrantEvent[] => [...anAward(), happened('capacity.GrantSpent', aSpending)];
const submitted = (report: string): GrantEvent =>
  happened('capacity.GrantReportSubmitted', { report, dueOn: '2027-01-31', isInTime: true });
export const oneReported = (): GrantEvent[] => [...anAward(), submitted('year-one')];
export const allReported = (): GrantEvent[] => [...oneReported(), submitted('accounts')];
export const aClosedGrant = (): GrantEvent[] => [
  ...allocated(),
  submitted('year-one'),
  submitted('accounts'),
  happened('capacity.GrantClosed', { ground: 'period-over' }),
];
