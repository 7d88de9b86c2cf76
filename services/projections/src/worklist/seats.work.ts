import {
  coalitionFormed,
  coalitionWoundDown,
  participantAdmitted,
  participantInvited,
  participantLeft,
  participantRemoved,
  participationDeclined,
  participationRequested,
  removalDropped,
  removalNoticeServed,
  removalProposed,
  removalReplyGiven,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

/** Several participants can be on their way into one coalition, or out of it: each item is of its own seat and organisation. */
export const seatWork: readonly WorkStep[] = [
  after(coalitionFormed, () => ({ organisation: null, items: [] })),
  ...(
    [[participantInvited, 'seat-to-accept'] as const, [participationRequested, 'seat-to-admit'] as const] as const
  ).map(([contract, kind]) =>
    meanwhile(contract, ({ data: { seat, organisation }, before }) => ({
      organisation: null,
      items: [...ofOtherSeats(before.items, seat), item(kind, { part: seat, of: organisation })],
    })),
  ),
  meanwhile(removalProposed, ({ data, by, before }) => ({
    organisation: null,
    items: [
      ...ofOtherSeats(before.items, data.seat),
      item('removal-to-serve', { part: data.seat, of: data.organisation, notBy: [by] }),
    ],
  })),
  meanwhile(removalNoticeServed, ({ data: { seat, organisation, replyBy }, before }) => {
    const whose = { part: seat, of: organisation };
    // Heard before it was told: what it said waits already.
    const isHeard = before.items.some(({ kind, part }) => kind === 'removal-to-decide' && part === seat);
    if (isHeard) return { organisation: null };
    return {
      organisation: null,
      items: [
        ...ofOtherSeats(before.items, seat),
        item('removal-to-answer', { ...whose, due: replyBy }),
        item('removal-to-decide', { ...whose, from: addDays(replyBy, 1), notBy: proposersOf(before, seat) }),
      ],
    };
  }),
  meanwhile(removalReplyGiven, ({ data: { seat, organisation }, before }) => ({
    organisation: null,
    items: [
      ...ofOtherSeats(before.items, seat),
      item('removal-to-decide', { part: seat, of: organisation, notBy: proposersOf(before, seat) }),
    ],
  })),
  ...[participantAdmitted, participationDeclined, removalDropped, participantLeft, participantRemoved].map((contract) =>
    meanwhile(contract, ({ data, before }) => ({ organisation: null, items: ofOtherSeats(before.items, data.seat) })),
  ),
  ...over(coalitionWoundDown),
];

const ofOtherSeats = (items: readonly OpenItem[], seat: string): readonly OpenItem[] =>
  items.filter(({ part }) => part !== seat);

/** Who proposed to end the seat: somebody else decides on it. */
const proposersOf = ({ items }: WorkDoc, seat: string): readonly string[] =>
  items.filter(({ part }) => part === seat).flatMap(({ notBy }) => notBy);
