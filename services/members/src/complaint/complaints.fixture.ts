import { addDays, type CivilDate } from '@baraza/domain';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import { aPersonalRef, bodies, happened } from '../testing/record.ts';
import type { JudgingFacts, Partiality, RaisingFacts } from './complaint.commands.pure.ts';
import type { AppealOutcome, ComplaintEvent, ConductDecision, Measure } from './complaint.state.ts';

/** Complaints made of events, for specs: each continues the one before. */

export const persons = {
  clerk: '00000000-0000-4000-8000-000000000101',
  first: '00000000-0000-4000-8000-000000000102',
  second: '00000000-0000-4000-8000-000000000103',
  third: '00000000-0000-4000-8000-000000000104',
  fourth: '00000000-0000-4000-8000-000000000105',
  complainant: '00000000-0000-4000-8000-000000000106',
  member: '00000000-0000-4000-8000-000000000107',
} as const;

const { grounds, ...numbers } = FIRST_RULES.conduct;
export const procedure = { rules: 1, ...numbers };
export const GROUND = grounds[0]!;
export const against = {
  organisation: bodies.applicant,
  membership: '20000000-0000-4000-8000-000000000001',
  unit: 'UG-402',
};
export const COMPLAINANT = bodies.first;
export const PROPOSAL = '40000000-0000-4000-8000-000000000001';
export const APPEAL_PROPOSAL = '40000000-0000-4000-8000-000000000002';

export const RAISED = '2026-01-05';
export const SERVED = '2026-01-12';
export const REPLY_BY = addDays(SERVED, procedure.replyDays);
export const DECIDED = '2026-02-12';
export const DECISION_SERVED = '2026-02-16';
export const APPEAL_BY = addDays(DECISION_SERVED, procedure.appealDays);
export const APPEALED = '2026-02-20';

export const impartial: Partiality = { isOfMember: false, isOfComplainant: false };
export const judging: JudgingFacts = { ...impartial, membershipIsOpen: true };
export const raisingFacts: RaisingFacts = {
  member: { membership: against.membership, unit: against.unit },
  complainantIsMember: true,
  actsForComplainant: false,
  grounds,
  procedure,
};

const document = (n: number) => aPersonalRef(`30000000-0000-4000-8000-00000000000${n}`);

export const aComplaint = (): ComplaintEvent[] => [
  happened(
    'members.ComplaintRaised',
    {
      ...against,
      grounds: [GROUND],
      source: 'member' as const,
      complainant: COMPLAINANT,
      narrative: document(1),
      procedure,
    },
    RAISED,
    persons.complainant,
  ),
];
export const aNoticedComplaint = (): ComplaintEvent[] => [
  ...aComplaint(),
  happened(
    'members.ComplaintNoticeIssued',
    { ...against, grounds: [GROUND], notice: document(2), raisedOn: RAISED, procedure },
    '2026-01-08',
    persons.clerk,
  ),
];
export const aServedComplaint = (): ComplaintEvent[] => [
  ...aNoticedComplaint(),
  happened(
    'members.ComplaintNoticeServed',
    {
      ...against,
      servedOn: SERVED,
      replyBy: REPLY_BY,
      decideBy: addDays(REPLY_BY, procedure.decideDays),
      proof: 'signed-for' as const,
    },
    SERVED,
    persons.clerk,
  ),
];
export const aRepliedComplaint = (): ComplaintEvent[] => [
  ...aServedComplaint(),
  happened('members.ComplaintReplyGiven', { ...against, reply: document(3) }, '2026-01-20', persons.member),
];
export const anUnansweredComplaint = (): ComplaintEvent[] => [
  ...aServedComplaint(),
  happened('members.ComplaintReplyPeriodEnded', against, addDays(REPLY_BY, 1), 'calendar'),
];
export const proposed = (
  decision: ConductDecision = 'suspension',
  { until, on = '2026-02-10', by = persons.first }: { until?: CivilDate; on?: CivilDate; by?: string } = {},
): ComplaintEvent =>
  happened(
    'members.ComplaintDecisionProposed',
    {
      ...against,
      proposal: PROPOSAL,
      decision,
      ...(decision === 'suspension' ? { until: until ?? '2026-06-30' } : {}),
      grounds: [decision === 'dismissal' ? 'unfounded' : GROUND],
      reasons: document(4),
    },
    on,
    by,
  );
const panel = [{ person: persons.first }, { person: persons.second }];
export const aDecidedComplaint = (measure: Measure = 'suspension'): ComplaintEvent[] => [
  ...aRepliedComplaint(),
  proposed(measure),
  happened('members.ComplaintDecisionConfirmed', { ...against, proposal: PROPOSAL }, DECIDED, persons.second),
  happened(
    'members.ComplaintDecided',
    {
      ...against,
      proposal: PROPOSAL,
      measure,
      ...(measure === 'suspension' ? { until: '2026-06-30' } : {}),
      grounds: [GROUND],
      panel,
    },
    DECIDED,
    persons.second,
  ),
];
export const aServedDecision = (measure?: Measure): ComplaintEvent[] => [
  ...aDecidedComplaint(measure),
  happened(
    'members.ComplaintDecisionServed',
    { ...against, servedOn: DECISION_SERVED, appealBy: APPEAL_BY, proof: 'acknowledged' as const },
    DECISION_SERVED,
    persons.clerk,
  ),
];
export const aFinalDecision = (): ComplaintEvent[] => [
  ...aServedDecision(),
  happened('members.AppealPeriodEnded', against, addDays(APPEAL_BY, 1), 'calendar'),
];
export const anAppeal = (): ComplaintEvent[] => [
  ...aServedDecision(),
  happened(
    'members.AppealLodged',
    { ...against, appeal: document(5), decideBy: addDays(APPEALED, procedure.decideDays) },
    APPEALED,
    persons.member,
  ),
];
export const anAppealWithProposal = (outcome: AppealOutcome = 'decision-overturned'): ComplaintEvent[] => [
  ...anAppeal(),
  happened(
    'members.AppealDecisionProposed',
    { ...against, proposal: APPEAL_PROPOSAL, outcome, reasons: document(6) },
    '2026-02-25',
    persons.third,
  ),
];
