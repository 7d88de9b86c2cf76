import type { APPEAL_OUTCOMES, complaintContracts, CONDUCT_DECISIONS, DataOf, HappenedOf } from '@baraza/contracts';
import type { complaintRaised, CONDUCT_MEASURES } from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef, Scope } from '@baraza/domain';
import { calendar } from './complaint.calendar.pure.ts';
import { evolve } from './complaint.evolve.pure.ts';

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
  /** Whoever proposed or concurred in what was proposed so far, replaced or not: none of them decides an appeal. */
  readonly judges: readonly string[];
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
  readonly judges: readonly string[];
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

const UNDECIDED = ['raised', 'noticed', 'served', 'replied', 'unanswered'] as const;

export const complaint: Aggregate<ComplaintState, ComplaintEvent> = {
  name: 'complaint',
  service: 'members',
  diagram: [
    ['none', 'members.ComplaintRaised', 'raised'],
    ['raised', 'members.ComplaintNoticeIssued', 'noticed'],
    ['noticed', 'members.ComplaintNoticeServed', 'served'],
    [['served', 'unanswered'], 'members.ComplaintReplyGiven', 'replied'],
    ['served', 'members.ComplaintReplyPeriodEnded', 'unanswered'],
    [UNDECIDED, 'members.ComplaintDecisionProposed', 'same'],
    [UNDECIDED, 'members.ComplaintDecisionConfirmed', 'same'],
    [UNDECIDED, 'members.ComplaintDismissed', 'dismissed'],
    [UNDECIDED, 'members.ComplaintWithdrawn', 'withdrawn'],
    [['replied', 'unanswered'], 'members.ComplaintDecided', 'decided'],
    ['decided', 'members.ComplaintDecisionServed', 'same'],
    ['decided', 'members.AppealPeriodEnded', 'final'],
    [['decided', 'final'], 'members.AppealLodged', 'appealed'],
    ['appealed', 'members.AppealDecisionProposed', 'same'],
    ['appealed', 'members.AppealDecisionConfirmed', 'same'],
    ['appealed', 'members.AppealDecided', ['upheld', 'overturned']],
  ],
  stateVersion: 1,
  initialState: { status: 'none' },
  evolve,
  scope,
  calendar,
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

/** The case as it is open to a person deputed from an organisation that it does not concern. */
export function openToDeputyOf(organisation: string): typeof complaint {
  return {
    ...complaint,
    scope(state) {
      const own = scope(state);
      return own === undefined ? undefined : { ...own, organisations: [...own.organisations, organisation] };
    },
  };
}

/** Whether the member has been given notice of the complaint. */
export function wasNoticed(state: Known): boolean {
  return 'notice' in state && state.notice !== undefined;
}

export function isUndecided(state: ComplaintState): state is Undecided {
  return (UNDECIDED as readonly string[]).includes(state.status);
}
