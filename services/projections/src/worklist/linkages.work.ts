import {
  linkageAccepted,
  linkageDeclined,
  linkageEnded,
  linkageOutcomeTold,
  linkageProposed,
  linkageRanOut,
  linkageRenewalProposed,
  linkageRenewed,
} from '@baraza/contracts';
import { addDays, type CivilDate } from '@baraza/domain';
import { after, item, meanwhile, over, plus, type WorkStep } from './work-steps.pure.ts';
import type { WorkDoc } from './worklist.read-model.ts';

/** How long before its last day a linkage is shown to be renewed. */
const DAYS_BEFORE = 60;
/** What the document remembers once a side told what came of it. */
const TOLD = 'told';

const toRenew = (until: CivilDate | undefined) =>
  until === undefined ? [] : [item('linkage-to-renew', { due: until, from: addDays(until, -DAYS_BEFORE) })];
const theOther = ({ from, to, by }: { readonly from: string; readonly to: string; readonly by: string }): string =>
  by === from ? to : from;

/** It is over: what came of it is still to be told, where nobody has. */
const toTell = (from: string, { organisations }: WorkDoc) => ({
  organisation: from,
  items: organisations.includes(TOLD) ? [] : [item('linkage-outcome-to-tell')],
});

/** A linkage, from its proposal to what came of it. What one side proposes waits for the other. */
export const linkageWork: readonly WorkStep[] = [
  after(linkageProposed, ({ data, by }) => ({
    organisation: theOther(data),
    items: [item('linkage-to-answer', { notBy: [by], notFor: [data.by] })],
  })),
  ...over(linkageDeclined),
  meanwhile(linkageAccepted, ({ data }) => ({ organisation: data.from, items: toRenew(data.until) })),
  meanwhile(linkageRenewalProposed, ({ data, by, before }) => ({
    organisation: theOther(data),
    items: [
      item('linkage-renewal-to-answer', {
        due: before.items.find(({ kind }) => kind === 'linkage-to-renew')?.due ?? null,
        ...{ notBy: [by], notFor: [data.by] },
      }),
    ],
  })),
  meanwhile(linkageRenewed, ({ data }) => ({ organisation: data.from, items: toRenew(data.until) })),
  meanwhile(linkageRanOut, ({ data, before }) => toTell(data.from, before)),
  meanwhile(linkageEnded, ({ data, before }) => toTell(data.from, before)),
  meanwhile(linkageOutcomeTold, ({ before }) => ({
    organisations: plus(before.organisations, TOLD),
    items: before.items.filter(({ kind }) => kind !== 'linkage-outcome-to-tell'),
  })),
];
