import {
  appealDecided,
  appealDecisionConfirmed,
  appealDecisionProposed,
  appealLodged,
  appealPeriodEnded,
  complaintDecided,
  complaintDecisionConfirmed,
  complaintDecisionProposed,
  complaintDecisionServed,
  complaintDismissed,
  complaintNoticeIssued,
  complaintNoticeServed,
  complaintRaised,
  complaintReplyGiven,
  complaintReplyPeriodEnded,
  complaintWithdrawn,
} from '@baraza/contracts';
import type { WorkKind } from './work-kinds.ts';
import { after, item, type Left, meanwhile, over, plus, type WorkStep } from './work-steps.pure.ts';
import type { WorkDoc } from './worklist.read-model.ts';

/**
 * A complaint from its raising to the end of an appeal. Whoever raised it, or acts for the member that did, has no part in
 * it; each concurs once; who decided does not decide the appeal. The member hears of it with the notice, and not before.
 */
export const complaintWork: readonly WorkStep[] = [
  after(complaintRaised, ({ data, by }) => ({
    persons: [by],
    organisations: data.complainant === undefined ? [] : [data.complainant],
    items: [
      item('complaint-to-notice', { notBy: [by], notFor: data.complainant === undefined ? [] : [data.complainant] }),
    ],
  })),
  meanwhile(complaintNoticeIssued, ({ before }) => ({ items: [byOthers('complaint-to-serve', before)] })),
  meanwhile(complaintNoticeServed, ({ data }) => ({
    dueNext: data.decideBy,
    items: [item('complaint-to-answer', { due: data.replyBy })],
  })),
  meanwhile(complaintReplyGiven, ({ before }) => toDecide(before)),
  meanwhile(complaintReplyPeriodEnded, ({ before }) => toDecide(before)),
  meanwhile(complaintDecisionProposed, ({ by, before }) => ({
    persons: plus(before.persons, by),
    items: [
      ...before.items.filter(({ kind }) => kind !== 'decision-to-confirm'),
      item('decision-to-confirm', { ...shared(before), notBy: plus(raiserOf(before), by) }),
    ],
  })),
  meanwhile(complaintDecisionConfirmed, ({ by, before }) => ({
    persons: plus(before.persons, by),
    items: concurred(before, 'decision-to-confirm', by),
  })),
  meanwhile(complaintDecided, ({ before }) => ({ items: [byOthers('decision-to-serve', before)] })),
  meanwhile(complaintDecisionServed, ({ data }) => ({
    items: [item('decision-to-appeal', { due: data.appealBy })],
  })),
  meanwhile(appealLodged, ({ data, before }) => ({
    dueNext: data.decideBy,
    items: [item('appeal-to-decide', { ...shared(before), due: data.decideBy, notBy: before.persons })],
  })),
  meanwhile(appealDecisionProposed, ({ by, before }) => ({
    items: [
      ...before.items.filter(({ kind }) => kind !== 'appeal-decision-to-confirm'),
      item('appeal-decision-to-confirm', { ...shared(before), notBy: plus(before.persons, by) }),
    ],
  })),
  meanwhile(appealDecisionConfirmed, ({ by, before }) => ({
    items: concurred(before, 'appeal-decision-to-confirm', by),
  })),
  ...over(complaintWithdrawn, complaintDismissed, appealPeriodEnded, appealDecided),
];

/** The first who had a part in it raised it; those after judged. */
const raiserOf = ({ persons }: WorkDoc): readonly string[] => persons.slice(0, 1);
const shared = ({ organisations, dueNext }: WorkDoc) => ({ notFor: organisations, due: dueNext });

/** What the office does, but not whoever complained. It has no day of its own. */
function byOthers(kind: WorkKind, before: WorkDoc) {
  return item(kind, { notBy: raiserOf(before), notFor: before.organisations });
}

function toDecide(before: WorkDoc): Left {
  const proposed = before.items.filter(({ kind }) => kind === 'decision-to-confirm');
  return { items: [item('complaint-to-decide', { ...shared(before), notBy: raiserOf(before) }), ...proposed] };
}

function concurred(before: WorkDoc, confirming: WorkKind, by: string) {
  return before.items.map((one) => (one.kind === confirming ? { ...one, notBy: plus(one.notBy, by) } : one));
}
