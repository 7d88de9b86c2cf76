import {
  struggleClosed,
  struggleJoined,
  struggleNotVerified,
  struggleParted,
  struggleReported,
  struggleResolved,
  struggleTakenUp,
  struggleVerified,
  struggleWordsDeclined,
  struggleWordsDrafted,
  struggleWordsPublished,
} from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { after, item, meanwhile, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem } from './worklist.read-model.ts';

const without = (items: readonly OpenItem[], kind: OpenItem['kind']): readonly OpenItem[] =>
  items.filter((one) => one.kind !== kind);
const wordsOf = (items: readonly OpenItem[]): readonly OpenItem[] =>
  items.filter(({ kind }) => kind === 'struggle-words-to-publish');
const toTakeUp = (due: CivilDate) => item('struggle-to-take-up', { due });

/** A struggle from its report to its being taken up; its words on their way to be published. */
export const struggleWork: readonly WorkStep[] = [
  after(struggleReported, ({ data: { reportedBy, verifyBy }, by }) => ({
    persons: [by],
    items: [
      item('struggle-to-verify', {
        due: verifyBy,
        notBy: [by],
        notFor: reportedBy.kind === 'community' ? [] : [reportedBy.id],
      }),
    ],
  })),
  // Of somebody protected it is the first that is here.
  after(struggleVerified, ({ data: { takeUpBy }, before }) => ({
    items: [...wordsOf(before.items), toTakeUp(takeUpBy)],
  })),
  meanwhile(struggleNotVerified, ({ before }) => ({ items: without(before.items, 'struggle-to-verify') })),
  meanwhile(struggleJoined, ({ before }) => ({ items: without(before.items, 'struggle-to-take-up') })),
  after(struggleParted, ({ data: { takeUpBy }, before }) => ({
    items: [...without(before.items, 'struggle-to-take-up'), toTakeUp(takeUpBy)],
  })),
  meanwhile(struggleTakenUp, ({ before }) => ({ items: without(before.items, 'struggle-to-take-up') })),
  ...[struggleResolved, struggleClosed].map((contract) =>
    meanwhile(contract, ({ before }) => ({ items: wordsOf(before.items) })),
  ),
  after(struggleWordsDrafted, ({ before, by }) => ({
    items: [...without(before.items, 'struggle-words-to-publish'), item('struggle-words-to-publish', { notBy: [by] })],
  })),
  ...[struggleWordsPublished, struggleWordsDeclined].map((contract) =>
    meanwhile(contract, ({ before }) => ({ items: without(before.items, 'struggle-words-to-publish') })),
  ),
];
