import type {
  complaintNoticeIssued,
  complaintNoticeServed,
  complaintRaised,
  complaintReplyGiven,
  complaintWithdrawn,
  DecidedAs,
} from '@baraza/contracts';
import { addDays, type Deciding, unreachable } from '@baraza/domain';
import { confirmOnAppeal, lodgeAppeal, proposeOnAppeal, serveDecision } from './complaint.appeal.pure.ts';
import type {
  ComplaintCommand,
  GiveReply,
  IssueNotice,
  NoticeFacts,
  Partiality,
  RaiseComplaint,
  RaisingFacts,
  Serve,
} from './complaint.commands.pure.ts';
import { confirm, propose } from './complaint.judging.pure.ts';
import { complaintRules } from './complaint.rules.ts';
import type { ComplaintState, Noticed } from './complaint.state.ts';
import {
  actsForForum,
  againstOf,
  assertDated,
  assertImpartial,
  assertInTime,
  assertSpeaksForMember,
  documentOf,
  onRecord,
  onRecordOfStaff,
  raised,
  undecided,
} from './complaint.steps.pure.ts';

/**
 * Fixes by what numbers the case goes, so that rules adopted later do not change it on its way.
 * @throws Rejection
 */
export function raise(
  state: ComplaintState,
  command: RaiseComplaint,
  facts: RaisingFacts,
  given: Deciding,
): readonly DecidedAs<typeof complaintRaised>[] {
  if (state.status !== 'none') throw complaintRules.broken('already-raised', { pointer: '/id' });
  const { organisation, grounds, source, complainant, narrative } = command;
  const { member, procedure } = facts;
  if ((source === 'member') !== (complainant !== undefined)) {
    throw complaintRules.broken('source-unclear', { pointer: '/complainant', params: { source } });
  }
  const byRepresentative = !actsForForum(given) && !given.actor.roles.includes('conduct-committee');
  if (byRepresentative && !facts.actsForComplainant) {
    throw complaintRules.broken('complains-for-another', { pointer: '/complainant' });
  }
  if (complainant === organisation) throw complaintRules.broken('complains-of-itself', { pointer: '/organisation' });
  if (member === undefined) throw complaintRules.broken('not-a-member', { pointer: '/organisation' });
  if (complainant !== undefined && !facts.complainantIsMember) {
    throw complaintRules.broken('complainant-unknown', { pointer: '/complainant' });
  }
  assertGrounds(grounds, facts.grounds);
  const against = { organisation, ...member };
  return [
    {
      type: 'members.ComplaintRaised',
      data: {
        ...against,
        grounds,
        source,
        ...(complainant === undefined ? {} : { complainant }),
        narrative: documentOf(narrative, 'narrative', given),
        procedure,
      },
      ...onRecordOfStaff(against, given),
    },
  ];
}

/** Puts to the member what it is complained of for. No clock runs before it has reached the member. @throws Rejection */
export function issueNotice(
  state: ComplaintState,
  command: IssueNotice,
  facts: NoticeFacts,
  given: Deciding,
): readonly DecidedAs<typeof complaintNoticeIssued>[] {
  const open = undecided(raised(state));
  if (open.status !== 'raised') throw complaintRules.broken('noticed-already');
  assertDated(open, given);
  assertImpartial(open, facts, given);
  assertGrounds(command.grounds, facts.grounds);
  const { raisedOn, procedure } = open;
  const notice = documentOf(command.notice, 'notice', given);
  return [
    {
      type: 'members.ComplaintNoticeIssued',
      data: { ...againstOf(open), grounds: command.grounds, notice, raisedOn, procedure },
      ...onRecord(open, given),
    },
  ];
}

/**
 * The notice is known to have reached the member on the command's date: its time to reply runs. Nothing to do where that
 * is on record already: the first proof stands.
 * @throws Rejection
 */
export function serveNotice(
  state: ComplaintState,
  command: Serve,
  facts: Partiality,
  given: Deciding,
): readonly DecidedAs<typeof complaintNoticeServed>[] {
  const known = raised(state);
  if ('servedOn' in known && known.servedOn !== undefined) return [];
  const open = undecided(known);
  if (open.status !== 'noticed') throw complaintRules.broken('not-noticed');
  assertDated(open, given);
  assertImpartial(open, facts, given);
  return [served(open, command, given)];
}

function served(open: Noticed, { proof, delivery }: Serve, given: Deciding): DecidedAs<typeof complaintNoticeServed> {
  const { replyDays, decideDays } = open.procedure;
  const replyBy = addDays(given.effectiveOn, replyDays);
  const dates = { servedOn: given.effectiveOn, replyBy, decideBy: addDays(replyBy, decideDays) };
  return {
    type: 'members.ComplaintNoticeServed',
    data: { ...againstOf(open), ...dates, proof, ...(delivery === undefined ? {} : { delivery }) },
    ...onRecord(open, given),
  };
}

/**
 * A reply to a notice that nobody has proof of proves that it arrived. A late one is refused; one that came in time on
 * paper an officer may put on record later, dated by the day it came, while nothing is decided.
 * @throws Rejection
 */
export function reply(
  state: ComplaintState,
  command: GiveReply,
  facts: Partiality,
  given: Deciding,
): readonly (DecidedAs<typeof complaintNoticeServed> | DecidedAs<typeof complaintReplyGiven>)[] {
  const open = undecided(raised(state));
  if (open.status === 'raised') throw complaintRules.broken('not-noticed');
  assertSpeaksForMember(open, facts, given);
  if (open.status === 'replied') throw complaintRules.broken('replied-already');
  const document = documentOf(command.reply, 'reply', given);
  const replied = {
    type: 'members.ComplaintReplyGiven' as const,
    data: { ...againstOf(open), reply: document },
    ...onRecord(open, given),
  };
  if (open.status === 'noticed') {
    assertDated(open, given);
    return [served(open, { proof: 'acknowledged' }, given), replied];
  }
  assertDated({ lastStepOn: open.servedOn }, given);
  assertInTime('reply-late', open.replyBy, given);
  return [replied];
}

/** By whoever raised it or their organisation, or on their word by an officer, until it is decided. @throws Rejection */
export function withdraw(
  state: ComplaintState,
  facts: Partiality,
  given: Deciding,
): readonly DecidedAs<typeof complaintWithdrawn>[] {
  const known = raised(state);
  if (known.status === 'withdrawn') return [];
  const open = undecided(known);
  if (facts.isOfMember || given.actor.organisation === open.organisation) {
    throw complaintRules.broken('own-organisation');
  }
  const isTheirs = given.actor.person === open.raisedBy || facts.isOfComplainant;
  if (!isTheirs && !actsForForum(given)) throw complaintRules.broken('withdrawn-by-another');
  assertDated(open, given);
  return [{ type: 'members.ComplaintWithdrawn', data: againstOf(open), ...onRecordOfStaff(open, given) }];
}

/** Any command on a complaint, by its name. */
export function decide(command: ComplaintCommand, state: ComplaintState, given: Deciding) {
  switch (command.name) {
    case 'raise':
      return raise(state, command.of, command.facts, given);
    case 'issue-notice':
      return issueNotice(state, command.of, command.facts, given);
    case 'serve-notice':
      return serveNotice(state, command.of, command.facts, given);
    case 'reply':
      return reply(state, command.of, command.facts, given);
    case 'withdraw':
      return withdraw(state, command.facts, given);
    case 'propose':
      return propose(state, command.of, command.facts, given);
    case 'confirm':
      return confirm(state, command.of, command.facts, given);
    case 'serve-decision':
      return serveDecision(state, command.of, command.facts, given);
    case 'appeal':
      return lodgeAppeal(state, command.of, command.facts, given);
    case 'propose-on-appeal':
      return proposeOnAppeal(state, command.of, command.facts, given);
    case 'confirm-on-appeal':
      return confirmOnAppeal(state, command.of, command.facts, given);
    default:
      return unreachable(command);
  }
}

function assertGrounds(grounds: readonly string[], known: readonly string[]): void {
  const index = grounds.findIndex((ground) => !known.includes(ground));
  if (index < 0) return;
  throw complaintRules.broken('ground-unknown', {
    pointer: `/grounds/${index}`,
    params: { ground: grounds[index]! },
  });
}
