import type {
  complaintDecided,
  complaintDecisionConfirmed,
  complaintDecisionProposed,
  complaintDismissed,
  DecidedAs,
} from '@baraza/contracts';
import { addDays, type CivilDate, type Deciding } from '@baraza/domain';
import type { Confirm, JudgingFacts, ProposeDecision } from './complaint.commands.pure.ts';
import { complaintRules } from './complaint.rules.ts';
import type { ComplaintState, Concurring, ConductDecision, DecisionProposal, Undecided } from './complaint.state.ts';
import {
  againstOf,
  assertDated,
  assertMayJudge,
  byDeputation,
  documentOf,
  onRecord,
  onRecordOfStaff,
  raised,
  undecided,
} from './complaint.steps.pure.ts';

/** Why the committee dismisses a complaint: it takes nothing from the member. */
export const DISMISSAL_GROUNDS: readonly string[] = [
  'unfounded',
  'not-proven',
  'no-breach-of-the-code',
  'settled-between-them',
  'raised-in-bad-faith',
  'membership-over',
];

/**
 * One of the committee says how to decide; others confirm it until the panel is whole. Another proposal takes the place
 * of the one that stands, with those who concurred in it.
 * @throws Rejection
 */
export function propose(
  state: ComplaintState,
  command: ProposeDecision,
  facts: JudgingFacts,
  given: Deciding,
): readonly DecidedAs<typeof complaintDecisionProposed>[] {
  const open = undecided(raised(state));
  assertMayJudge(open, facts, given);
  assertDated(open, given);
  const { decision, until, grounds } = command;
  assertMayBeDecided(open, command, facts, given);
  assertGroundsOf(open, command);
  return [
    {
      type: 'members.ComplaintDecisionProposed',
      data: {
        ...againstOf(open),
        proposal: given.id('proposal'),
        decision,
        ...(until === undefined ? {} : { until }),
        grounds,
        reasons: documentOf(command.reasons, 'reasons', given),
        ...byDeputation(facts, given),
      },
      ...onRecordOfStaff(open, given),
    },
  ];
}

/** Concurs in what stands proposed; with the last whom the panel needs it is decided, from that day on. @throws Rejection */
export function confirm(
  state: ComplaintState,
  command: Confirm,
  facts: JudgingFacts,
  given: Deciding,
): readonly (
  | DecidedAs<typeof complaintDecisionConfirmed>
  | DecidedAs<typeof complaintDismissed>
  | DecidedAs<typeof complaintDecided>
)[] {
  const open = undecided(raised(state));
  assertMayJudge(open, facts, given);
  const { proposed } = open;
  if (proposed?.proposal !== command.proposal) throw complaintRules.broken('not-proposed', { pointer: '/proposal' });
  assertConcursOnce(proposed, given);
  assertDated(open, given);
  const seat = byDeputation(facts, given);
  const confirmed = {
    type: 'members.ComplaintDecisionConfirmed' as const,
    data: { ...againstOf(open), proposal: proposed.proposal, ...seat },
    ...onRecordOfStaff(open, given),
  };
  const panel = [...proposed.concurring, { person: given.actor.person, ...seat }];
  if (panel.length < open.procedure.panel) return [confirmed];
  assertMayBeDecided(open, proposed, facts, given);
  return [confirmed, concluded(open, proposed, panel, given)];
}

/** @throws Rejection where the actor has concurred already */
export function assertConcursOnce(proposed: { readonly concurring: readonly Concurring[] }, { actor }: Deciding): void {
  if (proposed.concurring.some(({ person }) => person === actor.person)) {
    throw complaintRules.broken('confirmed-by-proposer');
  }
}

function concluded(
  open: Undecided,
  { proposal, decision, until, grounds }: DecisionProposal,
  panel: readonly Concurring[],
  given: Deciding,
): DecidedAs<typeof complaintDismissed> | DecidedAs<typeof complaintDecided> {
  const rest = { ...againstOf(open), proposal, grounds, panel };
  const ground = grounds[0]!;
  if (decision === 'dismissal') {
    // A member that was never told of the complaint is not told of its end.
    const record = open.status === 'raised' ? onRecordOfStaff(open, given) : onRecord(open, given);
    return { type: 'members.ComplaintDismissed', data: rest, ...record, ground };
  }
  const data = { ...rest, measure: decision, ...(until === undefined ? {} : { until }) };
  return { type: 'members.ComplaintDecided', data, ...onRecord(open, given), ground };
}

interface ToDecide {
  readonly decision: ConductDecision;
  readonly until?: CivilDate | undefined;
}

/** A dismissal may come at any time; a measure after the member was heard, and while there is a membership. */
function assertMayBeDecided(
  open: Undecided,
  { decision, until }: ToDecide,
  facts: JudgingFacts,
  given: Deciding,
): void {
  if ((decision === 'suspension') !== (until !== undefined)) {
    throw complaintRules.broken('suspension-without-end', { pointer: '/until' });
  }
  if (decision === 'dismissal') return;
  if (open.status !== 'replied' && open.status !== 'unanswered') {
    const params = 'replyBy' in open ? { replyBy: open.replyBy } : {};
    throw complaintRules.broken('not-heard', { params });
  }
  if (!facts.membershipIsOpen) throw complaintRules.broken('membership-over');
  if (until === undefined) return;
  if (until < given.effectiveOn) throw complaintRules.broken('suspension-over', { pointer: '/until' });
  const longest = addDays(given.effectiveOn, open.procedure.suspensionDays);
  if (until > longest) {
    throw complaintRules.broken('suspension-too-long', { pointer: '/until', params: { longest } });
  }
}

function assertGroundsOf(open: Undecided, { decision, grounds }: ProposeDecision): void {
  const isDismissal = decision === 'dismissal';
  const known = isDismissal ? DISMISSAL_GROUNDS : 'notice' in open ? open.notice.grounds : [];
  const index = grounds.findIndex((ground) => !known.includes(ground));
  if (index < 0) return;
  const at = { pointer: `/grounds/${index}`, params: { ground: grounds[index]! } };
  throw complaintRules.broken(isDismissal ? 'ground-unknown' : 'ground-not-noticed', at);
}
