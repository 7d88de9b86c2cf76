import {
  noticeAcknowledged,
  noticeDelivered,
  noticeFailed,
  noticePrepared,
  noticePrinted,
  noticeSent,
} from '@baraza/contracts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { WorkDoc } from './worklist.read-model.ts';

const template = (code: string) => ({ field: 'template', code });

/** What the forum has to tell, and what has been told but is not known to have arrived. */
export const noticeWork: readonly WorkStep[] = [
  after(noticePrepared, ({ data }) => ({
    dueNext: data.by,
    needed: data.needsProof ? 1 : 0,
    items:
      data.channel === 'letter' ? [item('notice-to-print', { due: data.by, detail: template(data.template) })] : [],
  })),
  meanwhile(noticeSent, ({ data, before }) => ({ items: onItsWay(before, data.template) })),
  meanwhile(noticeFailed, ({ data, before }) => ({
    items: [item('notice-to-print', { due: before.dueNext, detail: template(data.template) })],
  })),
  meanwhile(noticePrinted, ({ data, before }) => ({ items: onItsWay(before, data.template) })),
  ...over(noticeDelivered, noticeAcknowledged),
];

/** Where a clock runs from its arrival, somebody must know of it: the organisation says so, or an officer has a proof. */
function onItsWay({ needed, dueNext }: WorkDoc, code: string) {
  if (needed === 0) return [];
  const told = { due: dueNext, detail: template(code) };
  return [item('notice-undelivered', told), item('notice-to-acknowledge', told)];
}
