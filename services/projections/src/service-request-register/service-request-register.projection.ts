import {
  serviceRequestAcknowledged,
  serviceRequestAcknowledgementMissed,
  serviceRequestAssigned,
  serviceRequestClosed,
  serviceRequestConfirmed,
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
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  SERVICE_REQUEST_STATUSES,
  serviceRequestColumns,
  serviceRequestFilters,
  type ServiceRequestRow,
} from './service-request-register.read-model.ts';

const { when } = handlersOf<ServiceRequestRow>((event) => entityIdOf(event, 'service-request'));

const nothingYet = {
  ...{ acknowledgedOn: null, answeredOn: null, ground: null, disputedOn: null, settleBy: null },
  ...{ rating: null, closedOn: null, because: null },
  ...{ acknowledgementMissedOn: null, deliveryMissedOn: null, settlementMissedOn: null },
};

export const serviceRequestRegister: Register<ServiceRequestRow> = {
  name: 'service-requests',
  model: 'service-request-register',
  version: 2,
  handlers: [
    when(serviceRequested, ({ organisation, unit, service, code, ...asked }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...nothingYet,
        ...{ name: code.replaceAll('-', ' '), status: 'asked', unit, organisation, service, code },
        ...{ organisations: [organisation], themes: [], category: asked.category, requestedOn: effectiveOn },
        ...{ acknowledgeBy: asked.acknowledgeBy, deliverBy: asked.deliverBy },
      },
    })),
    when(serviceRequestAcknowledged, (_, { effectiveOn }) => ({
      set: { status: 'acknowledged', acknowledgedOn: effectiveOn },
    })),
    when(serviceRequestAssigned, () => ({ set: { status: 'assigned' } })),
    when(serviceRequestDelivered, (_, { effectiveOn }) => ({ set: { status: 'delivered', answeredOn: effectiveOn } })),
    when(serviceRequestDeclined, ({ ground }, { effectiveOn }) => ({
      set: { status: 'declined', answeredOn: effectiveOn, ground },
    })),
    when(serviceRequestConfirmed, ({ rating }) => ({ set: { rating } })),
    when(serviceRequestDisputed, ({ settleBy }, { effectiveOn }) => ({
      set: { status: 'disputed', disputedOn: effectiveOn, settleBy },
    })),
    when(serviceRequestReopened, ({ deliverBy }) => ({
      set: {
        ...{ status: 'acknowledged', deliverBy, answeredOn: null, ground: null },
        ...{ deliveryMissedOn: null, settlementMissedOn: null },
      },
    })),
    when(serviceRequestClosed, ({ because, ground }, { effectiveOn }) => ({
      set: { status: 'closed', closedOn: effectiveOn, because, ...(ground === undefined ? {} : { ground }) },
    })),
    when(serviceRequestWithdrawn, ({ ground }, { effectiveOn }) => ({
      set: { status: 'withdrawn', closedOn: effectiveOn, ground },
    })),
    when(serviceRequestMoved, ({ unit }) => ({ set: { unit } })),
    when(serviceRequestAcknowledgementMissed, (_, { effectiveOn }) => ({
      set: { acknowledgementMissedOn: effectiveOn },
    })),
    when(serviceRequestDeliveryMissed, (_, { effectiveOn }) => ({ set: { deliveryMissedOn: effectiveOn } })),
    when(serviceRequestSettlementMissed, (_, { effectiveOn }) => ({ set: { settlementMissedOn: effectiveOn } })),
  ],
  statuses: SERVICE_REQUEST_STATUSES,
  columns: serviceRequestColumns,
  filters: serviceRequestFilters,
  words: ({ name, code, unit }) => [name, code, unit].join(' '),
  entityOf: (id) => id,
};

export const serviceRequestRegisterProjection = registerProjection(serviceRequestRegister);
