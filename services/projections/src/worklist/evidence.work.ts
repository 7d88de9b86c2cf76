import {
  evidenceChecked,
  evidenceErased,
  evidenceHandedOver,
  evidenceHandoverEnded,
  evidenceReceived,
  evidenceTaken,
  evidenceWithdrawn,
} from '@baraza/contracts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { OpenItem } from './worklist.read-model.ts';

const without = (items: readonly OpenItem[], kind: OpenItem['kind']): readonly OpenItem[] =>
  items.filter((one) => one.kind !== kind);

/** Evidence that was handed over, and what was found altered. What somebody protected gave waits for nobody here. */
export const evidenceWork: readonly WorkStep[] = [
  after(evidenceTaken, ({ data }) => ({ organisation: data.organisation, items: [] })),
  meanwhile(evidenceHandedOver, ({ data, before, by }) => ({
    organisation: data.to,
    items: [
      ...without(before.items, 'evidence-to-receive'),
      item('evidence-to-receive', { due: data.receiveBy, notBy: [by] }),
    ],
  })),
  meanwhile(evidenceReceived, ({ data, before }) => ({
    organisation: data.to,
    items: without(before.items, 'evidence-to-receive'),
  })),
  meanwhile(evidenceHandoverEnded, ({ data, before }) => ({
    organisation: data.from,
    items: without(before.items, 'evidence-to-receive'),
  })),
  meanwhile(evidenceChecked, ({ data, before }) => ({
    items: [
      ...without(before.items, 'evidence-found-altered'),
      ...(data.intact ? [] : [item('evidence-found-altered')]),
    ],
  })),
  ...over(evidenceWithdrawn, evidenceErased),
];
