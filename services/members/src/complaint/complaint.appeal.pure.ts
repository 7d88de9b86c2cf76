import type {
  appealDecided,
  appealDecisionConfirmed,
  appealDecisionProposed,
  appealLodged,
  complaintDecisionServed,
  DecidedAs,
} from '@baraza/contracts';
import { addDays, type Deciding } from '@baraza/domain';
import type {
  Confirm,
  JudgingFacts,
  LodgeAppeal,
  Partiality,
  ProposeAppealDecision,
  Serve,
} from './complaint.commands.pure.ts';
import { assertConcursOnce } from './complaint.judging.pure.ts';
import { complaintRules } from './complaint.rules.ts';
import type { Appealed, ComplaintState } from './complaint.state.ts';
import {
  againstOf,
  assertDated,
  assertImpartial,
  assertInTime,
  assertMayJudge,
  assertSpeaksForMember,
  byDeputation,
  documentOf,
  onRecord,
  onRecordOfStaff,
  raised,
} from './complaint.steps.pure.ts';

/**
 * The decision is known to have reached the member: its time to appeal runs. Nothing to do where that is on record.
 * @throws Rejection
 */
export function serveDecision(
  state: ComplaintState,
  { proof, delivery }: Serve,
  facts: Partiality,
  given: Deciding,
): readonly DecidedAs<typeof complaintDecisionServed>[] {
  const known = raised(state);
  if ('decision' in known && known.decision.served !== undefined) return [];
  if (known.status !== 'decided') throw complaintRules.broken('not-decided', { params: { status: known.status } });
  assertDated(known, given);
  assertImpartial(known, facts, given);
  const dates = { servedOn: given.effectiveOn, appealBy: addDays(given.effectiveOn, known.procedure.appealDays) };
  return [
    {
      type: 'members.ComplaintDecisionServed',
      data: { ...againstOf(known), ...dates, proof, ...(delivery === undefined ? {} : { delivery }) },
      ...onRecord(known, given),
    },
  ];
}

/**
 * The member asks others to look at the decision again; it need not wait for proof that the decision reached it. The
 * measure holds meanwhile.
 * @throws Rejection
 */
export function lodgeAppeal(
  state: ComplaintState,
  { appeal }: LodgeAppeal,
  facts: Partiality,
  given: Deciding,
): readonly DecidedAs<typeof appealLodged>[] {
  const known = raised(state);
  if ('appeal' in known) throw complaintRules.broken('appealed-already');
  if (known.status !== 'decided' && known.status !== 'final') {
    throw complaintRules.broken('not-decided', { params: { status: known.status } });
  }
  assertSpeaksForMember(known, facts, given);
  const { decidedOn, served } = known.decision;
  assertDated({ lastStepOn: served?.on ?? decidedOn }, given);
  if (served !== undefined) assertInTime('appeal-late', served.appealBy, given);
  return [
    {
      type: 'members.AppealLodged',
      data: {
        ...againstOf(known),
        appeal: documentOf(appeal, 'appeal', given),
        decideBy: addDays(given.effectiveOn, known.procedure.decideDays),
      },
      ...onRecord(known, given),
    },
  ];
}

/** One who had no part in the decision says how to decide the appeal. @throws Rejection */
export function proposeOnAppeal(
  state: ComplaintState,
  { outcome, reasons }: ProposeAppealDecision,
  facts: JudgingFacts,
  given: Deciding,
): readonly DecidedAs<typeof appealDecisionProposed>[] {
  const known = appealed(state);
  assertMayJudgeAgain(known, facts, given);
  assertDated(known, given);
  return [
    {
      type: 'members.AppealDecisionProposed',
      data: {
        ...againstOf(known),
        proposal: given.id('proposal'),
        outcome,
        reasons: documentOf(reasons, 'reasons', given),
        ...byDeputation(facts, given),
      },
      ...onRecordOfStaff(known, given),
    },
  ];
}

/** Concurs; with the last whom the panel needs the appeal is decided. @throws Rejection */
export function confirmOnAppeal(
  state: ComplaintState,
  command: Confirm,
  facts: JudgingFacts,
  given: Deciding,
): readonly (DecidedAs<typeof appealDecisionConfirmed> | DecidedAs<typeof appealDecided>)[] {
  const known = appealed(state);
  assertMayJudgeAgain(known, facts, given);
  const { proposed } = known;
  if (proposed?.proposal !== command.proposal) throw complaintRules.broken('not-proposed', { pointer: '/proposal' });
  assertConcursOnce(proposed, given);
  assertDated(known, given);
  const seat = byDeputation(facts, given);
  const { proposal, outcome } = proposed;
  const confirmed = {
    type: 'members.AppealDecisionConfirmed' as const,
    data: { ...againstOf(known), proposal, ...seat },
    ...onRecordOfStaff(known, given),
  };
  const panel = [...proposed.concurring, { person: given.actor.person, ...seat }];
  if (panel.length < known.procedure.panel) return [confirmed];
  const data = { ...againstOf(known), proposal, outcome, panel };
  return [confirmed, { type: 'members.AppealDecided', data, ...onRecord(known, given) }];
}

function appealed(state: ComplaintState): Appealed {
  const known = raised(state);
  if (known.status !== 'appealed') throw complaintRules.broken('not-appealed', { params: { status: known.status } });
  return known;
}

function assertMayJudgeAgain(known: Appealed, facts: JudgingFacts, given: Deciding): void {
  assertMayJudge(known, facts, given);
  if (known.judges.includes(given.actor.person)) throw complaintRules.broken('decides-own-decision');
}
