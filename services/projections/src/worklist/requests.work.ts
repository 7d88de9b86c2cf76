import {
  serviceRequestAcknowledged,
  serviceRequestAcknowledgementMissed,
  serviceRequestAssigned,
  serviceRequestClosed,
  serviceRequestDeclined,
  serviceRequestDelivered,
  serviceRequestDeliveryMissed,
  serviceRequestDisputed,
  serviceRequested,
  serviceRequestMoved,
  serviceRequestReopened,
  serviceRequestSettlementMissed,
  serviceRequestWithdrawn,
} from '@baraza/contracts';
import type { WorkKind } from './work-kinds.ts';
import { after, item, meanwhile, over, type WorkStep } from './work-steps.pure.ts';
import type { WorkDoc } from './worklist.read-model.ts';

const of = (code: string) => ({ detail: { field: 'code', code } });

/**
 * A request from its asking to what the member says of it. Who is to see to it has it to do; a promise that was missed waits
 * for the secretariat too, until it is answered.
 */
export const requestWork: readonly WorkStep[] = [
  after(serviceRequested, ({ data }) => ({
    dueNext: data.deliverBy,
    items: [item('request-to-acknowledge', { due: data.acknowledgeBy, ...of(data.code) })],
  })),
  meanwhile(serviceRequestAcknowledged, ({ data, on, before }) => ({
    items: [
      item('request-to-assign', { due: before.dueNext, ...of(data.code) }),
      // It was late before anybody noted it.
      ...(before.dueNext !== null && before.dueNext < on ? [lateDelivery(data.code, before.dueNext)] : []),
    ],
  })),
  meanwhile(serviceRequestAssigned, ({ data, before }) => ({
    items: [
      item('request-to-deliver', { due: before.dueNext, only: data.assignee, ...of(data.code) }),
      ...those('late-request-to-answer', before),
    ],
  })),
  meanwhile(serviceRequestDelivered, ({ data, by }) => ({
    persons: [by],
    items: [item('service-to-confirm', { due: data.answerBy, ...of(data.code) })],
  })),
  meanwhile(serviceRequestDeclined, ({ data, by }) => ({
    persons: [by],
    items: [item('refusal-to-dispute', { due: data.answerBy, ...of(data.code) })],
  })),
  meanwhile(serviceRequestDisputed, ({ data, before }) => ({
    items: [item('dispute-to-settle', { due: data.settleBy, notBy: before.persons, ...of(data.code) })],
  })),
  meanwhile(serviceRequestReopened, ({ data }) => ({
    dueNext: data.deliverBy,
    items: [item('request-to-assign', { due: data.deliverBy, ...of(data.code) })],
  })),
  // Where it stands now, an event says of itself; whoever was to see to it still is, until somebody else is.
  meanwhile(serviceRequestMoved, () => ({})),
  meanwhile(serviceRequestAcknowledgementMissed, ({ data, before }) => ({
    items: [...before.items, item('late-request-to-acknowledge', { due: data.dueOn, ...of(data.code) })],
  })),
  meanwhile(serviceRequestDeliveryMissed, ({ data, before }) => ({
    // One that nobody has noted waits for that first.
    items:
      those('request-to-acknowledge', before).length > 0
        ? before.items
        : [...before.items, lateDelivery(data.code, data.dueOn)],
  })),
  meanwhile(serviceRequestSettlementMissed, ({ data, before }) => ({
    items: [
      ...before.items,
      item('late-dispute-to-settle', { due: data.dueOn, notBy: before.persons, ...of(data.code) }),
    ],
  })),
  ...over(serviceRequestClosed, serviceRequestWithdrawn),
];

const lateDelivery = (code: string, due: string) => item('late-request-to-answer', { due, ...of(code) });
const those = (kind: WorkKind, { items }: WorkDoc) => items.filter((one) => one.kind === kind);
