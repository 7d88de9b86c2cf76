import type { APPEAL_OUTCOMES, complaintContracts, CONDUCT_DECISIONS, DataOf, HappenedOf } from '@baraza/contracts';
import type { complaintRaised, CONDUCT_MEASURES } from '@baraza/contracts';
import { type Aggregate, type CivilDate, type PersonalRef, type Scope, unreachable } from '@baraza/domain';

export type ComplaintEvent = HappenedOf<(typeof complaintContracts)[number]>;

/** The member complained of, and the unit it stood in when the complaint was raised. */
export interface Against {
  readonly organisation: string;
  readonly membership: string;
  readonly unit: string;
}
/** The numbers that the case goes by, to its end. */
export type Procedure = DataOf<typeof complaintRaised>['procedure'];
export type Measure = (typeof CONDUCT_MEASURES)[number];
export type ConductDecision = (typeof CONDUCT_DECISIONS)[number];
export type AppealOutcome = (typeof APPEAL_OUTCOMES)[number];

/** Somebody who concurs, by their own seat on the committee or by a deputation. */
export interface Concurring {
  readonly person: string;
  readonly deputation?: string;
}
/** What one proposed, with those who concur: whoever proposed it first. It falls when another takes its place. */
export interface DecisionProposal {
  readonly proposal: string;
  readonly decision: ConductDecision;
  readonly until?: CivilDate;
  readonly grounds: readonly string[];
  readonly reasons: PersonalRef;
  readonly concurring: readonly Concurring[];
}
export interface AppealProposal {
  readonly proposal: string;
  readonly outcome: AppealOutcome;
  readonly reasons: PersonalRef;
  readonly concurring: readonly Concurring[];
}

interface Case extends Against {
  readonly raisedOn: CivilDate;
  readonly raisedBy: string;
  readonly source: string;
  /** The member that complains, where one does. */
  readonly complainant?: string;
  readonly grounds: readonly string[];
  readonly narrative: PersonalRef;
  readonly procedure: Procedure;
  /** The date of the last step: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
interface Open extends Case {
  readonly proposed?: DecisionProposal;
}
interface WithNotice {
  readonly notice: {
    readonly issuedOn: CivilDate;
    readonly grounds: readonly string[];
    readonly document: PersonalRef;
  };
}
interface WithService extends WithNotice {
  readonly servedOn: CivilDate;
  readonly replyBy: CivilDate;
  readonly decideBy: CivilDate;
}
interface Reply {
  readonly givenOn: CivilDate;
  readonly document: PersonalRef;
}
interface WithDecision extends WithService {
  readonly reply?: Reply;
  readonly decision: {
    readonly decidedOn: CivilDate;
    readonly measure: Measure;
    readonly until?: CivilDate;
    readonly grounds: readonly string[];
    readonly reasons: PersonalRef;
    readonly panel: readonly Concurring[];
    /** Proof that the decision reached the member, and the last day of its time to appeal. */
    readonly served?: { readonly on: CivilDate; readonly appealBy: CivilDate };
  };
}
interface WithAppeal extends WithDecision {
  readonly appeal: { readonly lodgedOn: CivilDate; readonly document: PersonalRef; readonly decideBy: CivilDate };
}
interface WithAppealDecision extends WithAppeal {
  readonly appealDecision: {
    readonly decidedOn: CivilDate;
    readonly outcome: AppealOutcome;
    readonly reasons: PersonalRef;
    readonly panel: readonly Concurring[];
  };
}

/** On record, and nobody but staff and the complainant knows of it. */
export type Raised = { readonly status: 'raised' } & Open;
/** The notice is on its way: no clock runs yet. */
export type Noticed = { readonly status: 'noticed' } & Open & WithNotice;
/** The notice has reached the member, whose time to reply runs. */
export type Served = { readonly status: 'served' } & Open & WithService;
export type Replied = { readonly status: 'replied'; readonly reply: Reply } & Open & WithService;
/** The time to reply is over, without a reply. */
export type Unanswered = { readonly status: 'unanswered' } & Open & WithService;
/** A measure holds; the member may appeal. */
export type DecidedUpon = { readonly status: 'decided' } & Case & WithDecision;
/** The time to appeal is over, without an appeal. */
export type Final = { readonly status: 'final' } & Case & WithDecision;
export type Appealed = { readonly status: 'appealed'; readonly proposed?: AppealProposal } & Case & WithAppeal;
export type Upheld = { readonly status: 'upheld' } & Case & WithAppealDecision;
export type Overturned = { readonly status: 'overturned' } & Case & WithAppealDecision;
export type Dismissed = {
  readonly status: 'dismissed';
  readonly dismissal: {
    readonly decidedOn: CivilDate;
    readonly grounds: readonly string[];
    readonly reasons: PersonalRef;
    readonly panel: readonly Concurring[];
  };
} & Case &
  Partial<WithService> & { readonly reply?: Reply };
export type Withdrawn = { readonly status: 'withdrawn'; readonly withdrawnOn: CivilDate } & Case &
  Partial<WithService> & { readonly reply?: Reply };

export type Undecided = Raised | Noticed | Served | Replied | Unanswered;
export type Known = Undecided | DecidedUpon | Final | Appealed | Upheld | Overturned | Dismissed | Withdrawn;
export type ComplaintState = { readonly status: 'none' } | Known;

export const COMPLAINT_STATUSES = [
  'none',
  'raised',
  'noticed',
  'served',
  'replied',
  'unanswered',
  'decided',
  'final',
  'appealed',
  'upheld',
  'overturned',
  'dismissed',
  'withdrawn',
] as const satisfies readonly ComplaintState['status'][];

export const complaint: Aggregate<ComplaintState, ComplaintEvent> = {
  name: 'complaint',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope,
};

/**
 * The member that complains reaches its case, and the member complained of from the notice on: what has been alleged and
 * not put to it is no business of anybody's but the forum's.
 */
function scope(state: ComplaintState): Scope | undefined {
  if (state.status === 'none') return undefined;
  const complainant = state.complainant === undefined ? [] : [state.complainant];
  return { unit: state.unit, organisations: wasNoticed(state) ? [...complainant, state.organisation] : complainant };
}

/** Whether the member has been given notice of the complaint. */
export function wasNoticed(state: Known): boolean {
  return 'notice' in state && state.notice !== undefined;
}

export function isUndecided(state: ComplaintState): state is Undecided {
  switch (state.status) {
    case 'raised':
    case 'noticed':
    case 'served':
    case 'replied':
    case 'unanswered':
      return true;
    default:
      return false;
  }
}

function evolve(state: ComplaintState, event: ComplaintEvent): ComplaintState {
  const on = event.effectiveOn;
  if (event.type === 'members.ComplaintRaised') {
    if (state.status !== 'none') throw impossible(state, event);
    return { status: 'raised', ...event.data, raisedOn: on, raisedBy: event.actor, lastStepOn: on };
  }
  if (state.status === 'none') throw impossible(state, event);
  const step = { lastStepOn: on > state.lastStepOn ? on : state.lastStepOn };
  switch (event.type) {
    case 'members.ComplaintNoticeIssued': {
      if (state.status !== 'raised') throw impossible(state, event);
      const { grounds, notice } = event.data;
      return {
        ...withoutProposal(state),
        ...step,
        status: 'noticed',
        notice: { issuedOn: on, grounds, document: notice },
      };
    }
    case 'members.ComplaintNoticeServed': {
      if (state.status !== 'noticed') throw impossible(state, event);
      const { servedOn, replyBy, decideBy } = event.data;
      return { ...state, ...step, status: 'served', servedOn, replyBy, decideBy };
    }
    case 'members.ComplaintReplyGiven': {
      if (state.status !== 'served' && state.status !== 'unanswered') throw impossible(state, event);
      // What was proposed without the reply is to be thought of again.
      const reply = { givenOn: on, document: event.data.reply };
      return { ...withoutProposal(state), ...step, status: 'replied', reply };
    }
    case 'members.ComplaintReplyPeriodEnded':
      if (state.status !== 'served') throw impossible(state, event);
      return { ...state, ...step, status: 'unanswered' };
    case 'members.ComplaintDecisionProposed': {
      if (!isUndecided(state)) throw impossible(state, event);
      const { proposal, decision, until, grounds, reasons, deputation } = event.data;
      const concurring = [concurs(event.actor, deputation)];
      const proposed = { proposal, decision, grounds, reasons, concurring };
      return { ...state, ...step, proposed: until === undefined ? proposed : { ...proposed, until } };
    }
    case 'members.ComplaintDecisionConfirmed': {
      if (!isUndecided(state) || state.proposed === undefined) throw impossible(state, event);
      return { ...state, ...step, proposed: joined(state.proposed, event.actor, event.data.deputation) };
    }
    case 'members.ComplaintDismissed': {
      if (!isUndecided(state)) throw impossible(state, event);
      const { grounds, reasons, panel } = event.data;
      const dismissal = { decidedOn: on, grounds, reasons, panel };
      return { ...withoutProposal(state), ...step, status: 'dismissed', dismissal };
    }
    case 'members.ComplaintDecided': {
      if (state.status !== 'replied' && state.status !== 'unanswered') throw impossible(state, event);
      const { measure, until, grounds, reasons, panel } = event.data;
      const decision = { decidedOn: on, measure, grounds, reasons, panel, ...(until === undefined ? {} : { until }) };
      return { ...withoutProposal(state), ...step, status: 'decided', decision };
    }
    case 'members.ComplaintDecisionServed': {
      if (state.status !== 'decided') throw impossible(state, event);
      const { servedOn, appealBy } = event.data;
      return { ...state, ...step, decision: { ...state.decision, served: { on: servedOn, appealBy } } };
    }
    case 'members.AppealLodged': {
      if (state.status !== 'decided' && state.status !== 'final') throw impossible(state, event);
      const { appeal, decideBy } = event.data;
      return { ...state, ...step, status: 'appealed', appeal: { lodgedOn: on, document: appeal, decideBy } };
    }
    case 'members.AppealPeriodEnded':
      if (state.status !== 'decided') throw impossible(state, event);
      return { ...state, ...step, status: 'final' };
    case 'members.AppealDecisionProposed': {
      if (state.status !== 'appealed') throw impossible(state, event);
      const { proposal, outcome, reasons, deputation } = event.data;
      const concurring = [concurs(event.actor, deputation)];
      return { ...state, ...step, proposed: { proposal, outcome, reasons, concurring } };
    }
    case 'members.AppealDecisionConfirmed':
      if (state.status !== 'appealed' || state.proposed === undefined) throw impossible(state, event);
      return { ...state, ...step, proposed: joined(state.proposed, event.actor, event.data.deputation) };
    case 'members.AppealDecided': {
      if (state.status !== 'appealed') throw impossible(state, event);
      const { outcome, reasons, panel } = event.data;
      const status = outcome === 'decision-upheld' ? 'upheld' : 'overturned';
      return { ...withoutProposal(state), ...step, status, appealDecision: { decidedOn: on, outcome, reasons, panel } };
    }
    case 'members.ComplaintWithdrawn':
      if (!isUndecided(state)) throw impossible(state, event);
      return { ...withoutProposal(state), ...step, status: 'withdrawn', withdrawnOn: on };
    default:
      return unreachable(event);
  }
}

function concurs(person: string, deputation: string | undefined): Concurring {
  return deputation === undefined ? { person } : { person, deputation };
}

function joined<Proposal extends { readonly concurring: readonly Concurring[] }>(
  proposed: Proposal,
  person: string,
  deputation: string | undefined,
): Proposal {
  return { ...proposed, concurring: [...proposed.concurring, concurs(person, deputation)] };
}

function withoutProposal<State extends { readonly proposed?: unknown }>(state: State): Omit<State, 'proposed'> {
  const { proposed: _, ...rest } = state;
  return rest;
}

function impossible(state: ComplaintState, event: ComplaintEvent): Error {
  return new Error(`${event.type} after '${state.status}': no decider makes this`);
}
