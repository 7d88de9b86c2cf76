import type { DISPUTED, HappenedOf, REQUEST_CLOSINGS, serviceRequestContracts } from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';
import type { ServicePromise } from '../service/service.state.ts';
import { calendar } from './service-request.calendar.pure.ts';
import { evolve } from './service-request.evolve.pure.ts';
import type { WhoseRequest } from './service-request.tags.pure.ts';

export type ServiceRequestEvent = HappenedOf<(typeof serviceRequestContracts)[number]>;

/** A promise that was not kept, by the day on which that was seen. */
export interface Missed {
  readonly acknowledgement?: CivilDate;
  readonly delivery?: CivilDate;
  readonly settlement?: CivilDate;
}
export interface Requested extends WhoseRequest {
  readonly membership: string;
  readonly category: string;
  /** The last days on which the promises are kept. */
  readonly acknowledgeBy: CivilDate;
  readonly deliverBy: CivilDate;
  readonly promise: ServicePromise;
  readonly answerDays: number;
  readonly details?: PersonalRef;
  readonly requestedOn: CivilDate;
  readonly acknowledgedOn?: CivilDate;
  readonly assignee?: string;
  readonly missed: Missed;
  /** Whoever was to see to it or answered it, at any time: none of them speaks for the member, or settles a dispute. */
  readonly involved: readonly string[];
  /** The date of the last step: the next is dated no earlier. That a promise was missed, or that the member moved, is no step. */
  readonly lastStepOn: CivilDate;
}
/** What the forum answered: that it gave what was asked for, or why it does not. */
export interface Answer {
  readonly answeredOn: CivilDate;
  readonly answeredBy: string;
  /** The last day on which the member confirms or disputes it. */
  readonly answerBy: CivilDate;
  /** Of what was declined. */
  readonly ground?: string;
  /** A note with what was delivered, or the reasons for declining. */
  readonly words?: PersonalRef;
}
export interface Dispute {
  readonly of: (typeof DISPUTED)[number];
  readonly disputedOn: CivilDate;
  readonly ground: string;
  readonly settleBy: CivilDate;
  readonly statement?: PersonalRef;
}
/** What the member said of what it got. */
export interface Rated {
  readonly confirmedOn: CivilDate;
  readonly rating: number;
  readonly remark?: PersonalRef;
}
export interface Closing {
  readonly closedOn: CivilDate;
  readonly because: (typeof REQUEST_CLOSINGS)[number];
  /** Why a dispute came to nothing. */
  readonly ground?: string;
  readonly reasons?: PersonalRef;
}
interface Answered extends Requested {
  readonly answer: Answer;
  /** The last dispute, settled or not. */
  readonly dispute?: Dispute;
}

export type Asked = { readonly status: 'asked' } & Requested;
export type Acknowledged = { readonly status: 'acknowledged'; readonly acknowledgedOn: CivilDate } & Requested;
export type Assigned = {
  readonly status: 'assigned';
  readonly acknowledgedOn: CivilDate;
  readonly assignee: string;
} & Requested;
export type Delivered = { readonly status: 'delivered' } & Answered;
export type Declined = { readonly status: 'declined' } & Answered;
export type Disputed = { readonly status: 'disputed'; readonly dispute: Dispute } & Answered;
/** Confirmed and rated; it is closed in the same breath. */
export type Confirmed = { readonly status: 'confirmed'; readonly rated: Rated } & Answered;
export type Closed = { readonly status: 'closed'; readonly closing: Closing; readonly rated?: Rated } & Answered;
export type Withdrawn = {
  readonly status: 'withdrawn';
  readonly withdrawnOn: CivilDate;
  readonly withdrawalGround: string;
} & Requested;

/** The forum owes an answer. */
export type Open = Asked | Acknowledged | Assigned;
export type Known = Open | Delivered | Declined | Disputed | Confirmed | Closed | Withdrawn;
export type ServiceRequestState = { readonly status: 'none' } | Known;

export const SERVICE_REQUEST_STATUSES = [
  'none',
  'asked',
  'acknowledged',
  'assigned',
  'delivered',
  'declined',
  'disputed',
  'confirmed',
  'closed',
  'withdrawn',
] as const satisfies readonly ServiceRequestState['status'][];

const OPEN = ['asked', 'acknowledged', 'assigned'] as const;

export const serviceRequest: Aggregate<ServiceRequestState, ServiceRequestEvent> = {
  name: 'service-request',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.ServiceRequested', 'asked'],
    ['asked', 'members.ServiceRequestAcknowledged', 'acknowledged'],
    [['acknowledged', 'assigned'], 'members.ServiceRequestAssigned', 'assigned'],
    ['assigned', 'members.ServiceRequestDelivered', 'delivered'],
    [OPEN, 'members.ServiceRequestDeclined', 'declined'],
    [['delivered', 'disputed'], 'members.ServiceRequestConfirmed', 'confirmed'],
    [['delivered', 'declined'], 'members.ServiceRequestDisputed', 'disputed'],
    ['disputed', 'members.ServiceRequestReopened', 'acknowledged'],
    [['confirmed', 'delivered', 'declined', 'disputed'], 'members.ServiceRequestClosed', 'closed'],
    [OPEN, 'members.ServiceRequestWithdrawn', 'withdrawn'],
    [[...OPEN, 'delivered', 'declined', 'disputed'], 'members.ServiceRequestMoved', 'same'],
    ['asked', 'members.ServiceRequestAcknowledgementMissed', 'same'],
    [OPEN, 'members.ServiceRequestDeliveryMissed', 'same'],
    ['disputed', 'members.ServiceRequestSettlementMissed', 'same'],
  ],
  evolve,
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
  calendar,
};

export function isOpen(state: ServiceRequestState): state is Open {
  return (OPEN as readonly string[]).includes(state.status);
}
