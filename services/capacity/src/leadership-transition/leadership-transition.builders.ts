import type { CivilDate } from '@baraza/domain';
import { aDocument, bodies, happened, people } from '../testing/record.ts';
import type { BeginTransition } from './leadership-transition.decider.ts';
import type { SettleIn } from './leadership-transition.settling.ts';
import type { LeadershipTransitionEvent } from './leadership-transition.state.ts';

/** Changes of leader made of events, for specs. */
export const whose = { organisation: bodies.farmers, unit: 'UG-402', office: 'executive-director' };
export const toBegin = {
  organisation: whose.organisation,
  office: whose.office,
  kind: 'planned' as const,
  leavesOn: '2026-09-30',
  handover: [{ code: 'bank-signatories' }, { code: 'donor-contacts', dueOn: '2026-09-15' }],
} satisfies BeginTransition;
export const toSettleIn: SettleIn = {
  until: '2027-06-30',
  agreement: 'What board and leader expect of each other.',
  followUps: [
    { code: 'after-a-year', dueOn: '2027-03-05' },
    { code: 'after-three-months', dueOn: '2026-06-05' },
  ],
};

export const aTransition = (stallsOn: CivilDate = '2026-04-03'): LeadershipTransitionEvent[] => [
  happened('capacity.TransitionBegan', {
    ...whose,
    kind: 'planned' as const,
    handover: toBegin.handover,
    stallDays: 60,
    stallsOn,
  }),
];
export const aSearch = (): LeadershipTransitionEvent[] => [
  ...aTransition(),
  happened('capacity.TransitionSearchBegan', { ...whose, stallsOn: '2026-04-11' }, '2026-02-10'),
];
export const anInterim = (): LeadershipTransitionEvent[] => [
  ...aTransition(),
  happened(
    'capacity.TransitionInterimAppointed',
    { ...whose, person: people.officer, stallsOn: '2026-04-11' },
    '2026-02-10',
  ),
];
export const anAppointment = (from: CivilDate = '2026-03-01'): LeadershipTransitionEvent[] => [
  ...aSearch(),
  happened(
    'capacity.TransitionLeaderAppointed',
    { ...whose, person: people.successor, from, stallsOn: '2026-04-30' },
    '2026-02-20',
  ),
];
export const aSettlingIn = (): LeadershipTransitionEvent[] => [
  ...anAppointment(),
  happened(
    'capacity.TransitionSettlingBegan',
    {
      ...whose,
      until: '2027-06-30',
      agreement: aDocument,
      followUps: [
        { code: 'after-three-months', dueOn: '2026-06-05' },
        { code: 'after-a-year', dueOn: '2027-03-05' },
      ],
      stallsOn: '2026-08-04',
    },
    '2026-03-01',
  ),
];
export const reported = (followUp: string, on: CivilDate, stallsOn: CivilDate): LeadershipTransitionEvent =>
  happened(
    'capacity.TransitionFollowUpReported',
    { ...whose, followUp, finding: 'on-course' as const, report: aDocument, stallsOn },
    on,
  );
export const handedOver = (item: string, on: CivilDate): LeadershipTransitionEvent =>
  happened('capacity.TransitionHandoverItemDone', { ...whose, item, stallsOn: '2027-08-29' }, on);
export const anEnding = (): LeadershipTransitionEvent[] => [
  ...aTransition(),
  happened('capacity.TransitionEnded', { ...whose, ground: 'leader-stays' }, '2026-02-20'),
];
