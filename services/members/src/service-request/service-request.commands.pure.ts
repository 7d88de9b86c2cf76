import type { ServiceState } from '../service/service.state.ts';

/** The commands on a request, each with the facts that were looked up for it. */

/** A free text of a request, and the persons it is about. */
export interface Words {
  readonly text: string;
  readonly about?: readonly string[] | undefined;
}

export interface AskForService {
  readonly service: string;
  readonly organisation: string;
  readonly details?: Words | undefined;
}
export interface AskingFacts {
  readonly service: ServiceState;
  /** The membership by which the organisation belongs to the forum; undefined where it does not. */
  readonly member:
    | {
        readonly membership: string;
        readonly category: string;
        readonly unit: string;
        readonly isSuspended: boolean;
      }
    | undefined;
  /** Whether the member stands in the unit that offers the service, or below. */
  readonly isCovered: boolean;
}
export interface Assign {
  readonly assignee: string;
}
export interface AssigningFacts {
  /** Whether the person is an officer of the request's unit, or of one above it. */
  readonly mayServe: boolean;
}
export interface Deliver {
  readonly note?: Words | undefined;
}
export interface Decline {
  readonly ground: string;
  readonly reasons?: Words | undefined;
}
export interface Confirm {
  readonly rating: number;
  readonly remark?: Words | undefined;
}
export interface DisputeAnswer {
  readonly ground: string;
  readonly statement?: Words | undefined;
}
export interface Reopen {
  readonly reasons?: Words | undefined;
}
export interface DismissDispute {
  readonly ground: string;
  readonly reasons?: Words | undefined;
}
export interface WithdrawRequest {
  readonly ground: string;
}

export type ServiceRequestCommand =
  | { readonly name: 'ask'; readonly of: AskForService; readonly facts: AskingFacts }
  | { readonly name: 'acknowledge' }
  | { readonly name: 'assign'; readonly of: Assign; readonly facts: AssigningFacts }
  | { readonly name: 'deliver'; readonly of: Deliver }
  | { readonly name: 'decline'; readonly of: Decline }
  | { readonly name: 'confirm'; readonly of: Confirm }
  | { readonly name: 'dispute'; readonly of: DisputeAnswer }
  | { readonly name: 'reopen'; readonly of: Reopen }
  | { readonly name: 'dismiss-dispute'; readonly of: DismissDispute }
  | { readonly name: 'withdraw'; readonly of: WithdrawRequest }
  | { readonly name: 'move'; readonly unit: string };
