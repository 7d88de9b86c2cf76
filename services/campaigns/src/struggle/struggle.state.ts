import type {
  DataOf,
  HappenedOf,
  protectedStruggleContracts,
  struggleContracts,
  StruggleKind,
  struggleReported,
  StruggleWait,
  struggleWordsContracts,
  VerificationWay,
  ViolationRole,
} from '@baraza/contracts';
import type { Aggregate, CivilDate, PersonalRef } from '@baraza/domain';
import { struggleCalendar } from './struggle.calendar.pure.ts';
import { evolve } from './struggle.evolve.pure.ts';

export type StruggleEvent =
  | HappenedOf<(typeof struggleContracts)[number]>
  | HappenedOf<(typeof struggleWordsContracts)[number]>
  | HappenedOf<(typeof protectedStruggleContracts)[number]>;

/** Reported in the open: what was said of it, by whom, and who took it down. */
export type OpenReport = Pick<DataOf<typeof struggleReported>, 'since' | 'affected' | 'reportedBy' | 'account'> & {
  readonly by: string;
};
/** An act against somebody. Who was what in it lies in the sealed compartment, under the violation's own id. */
export interface Violation {
  readonly violation: string;
  readonly act: string;
  readonly roles: readonly ViolationRole[];
}
export interface Finding {
  readonly on: CivilDate;
  readonly how: VerificationWay;
  readonly finding?: PersonalRef;
  /** Evidence that it rests on. */
  readonly evidence?: readonly string[];
}
/** The exact text that waits for somebody else to publish it. */
export interface WordsDraft {
  readonly draft: string;
  readonly text: PersonalRef;
  readonly by: string;
}

interface Known {
  readonly unit: string;
  readonly kind: StruggleKind;
  readonly themes: readonly string[];
  readonly reportedOn: CivilDate;
  /** Absent where the reporter is protected. */
  readonly report?: OpenReport;
  /** Only where the reporter is protected: of this case alone. */
  readonly pseudonym?: string;
  /** Those that were recorded here before they had a stream of their own. */
  readonly violations: readonly Violation[];
  /** Those that are joined to it. */
  readonly others: readonly string[];
  readonly campaigns: readonly string[];
  /** What nobody has done in time. */
  readonly silent?: { readonly waitsFor: StruggleWait; readonly by: CivilDate };
  readonly words?: string;
  readonly draft?: WordsDraft;
  /** The date of the last step that is not sealed: the next is dated no earlier. */
  readonly lastStepOn: CivilDate;
}
interface Verification extends Known {
  readonly verified: Finding;
  readonly takeUpBy: CivilDate;
}

export type Reported = { readonly status: 'reported'; readonly verifyBy: CivilDate } & Known;
export type NotVerified = {
  readonly status: 'not-verified';
  readonly ground: string;
  readonly finding?: PersonalRef;
} & Known;
export type Verified = { readonly status: 'verified' } & Verification;
export type Joined = { readonly status: 'joined'; readonly to: string } & Verification;
export type TakenUp = { readonly status: 'taken-up' } & Verification;
export type Resolved = {
  readonly status: 'resolved';
  readonly endedOn: CivilDate;
  readonly outcome?: string;
  readonly account?: PersonalRef;
} & Verification;
export type Closed = {
  readonly status: 'closed';
  readonly endedOn: CivilDate;
  readonly ground: string;
  readonly account?: PersonalRef;
} & Known &
  Partial<Pick<Verification, 'verified' | 'takeUpBy'>>;

export type Open = Reported | NotVerified | Verified | Joined | TakenUp;
export type Ended = Resolved | Closed;
export type KnownStruggle = Open | Ended;
export type StruggleState = { readonly status: 'none' } | KnownStruggle;

export const STRUGGLE_STATUSES = [
  'reported',
  'not-verified',
  'verified',
  'joined',
  'taken-up',
  'resolved',
  'closed',
] as const satisfies readonly KnownStruggle['status'][];

const VERIFIED = ['verified', 'joined', 'taken-up'] as const;
const TOLD = [...VERIFIED, 'resolved', 'closed'] as const;

/** What citizens face, from the report to its end. Stream `struggle-<uuid>`. An organisation sees what it reported. */
export const struggle: Aggregate<StruggleState, StruggleEvent> = {
  name: 'struggle',
  service: 'campaigns',
  initialState: { status: 'none' },
  diagram: [
    ['none', 'campaigns.StruggleReported', 'reported'],
    ['none', 'campaigns.ProtectedStruggleReported', 'reported'],
    [['reported', 'not-verified'], 'campaigns.StruggleVerified', 'verified'],
    ['verified', 'campaigns.StruggleEvidenceCited', 'same'],
    ['reported', 'campaigns.StruggleNotVerified', 'not-verified'],
    ['reported', 'campaigns.ProtectedStruggleNotVerified', 'not-verified'],
    ['verified', 'campaigns.StruggleJoined', 'joined'],
    ['joined', 'campaigns.StruggleParted', 'verified'],
    [['verified', 'taken-up'], 'campaigns.AnotherStruggleJoined', 'same'],
    [['verified', 'taken-up', 'resolved', 'closed'], 'campaigns.AnotherStruggleParted', 'same'],
    [['verified', 'taken-up'], 'campaigns.StruggleTakenUp', 'taken-up'],
    [['verified', 'taken-up'], 'campaigns.StruggleResolved', 'resolved'],
    [['reported', 'not-verified', 'verified', 'taken-up'], 'campaigns.StruggleClosed', 'closed'],
    [['reported', 'verified'], 'campaigns.StruggleFellSilent', 'same'],
    [[...TOLD], 'campaigns.StruggleWordsDrafted', 'same'],
    [[...TOLD], 'campaigns.StruggleWordsDeclined', 'same'],
    [[...TOLD], 'campaigns.StruggleWordsPublished', 'same'],
  ],
  stateVersion: 2,
  evolve,
  scope: scopeOf,
  calendar: struggleCalendar,
};

function scopeOf(state: StruggleState) {
  if (state.status === 'none') return undefined;
  const by = state.report?.reportedBy;
  return { unit: state.unit, organisations: by === undefined || by.kind === 'community' ? [] : [by.id] };
}

/** The same to everybody but the protection desk: what somebody protected reported is there once it was verified. */
export const struggleInTheOpen: typeof struggle = {
  ...struggle,
  scope: (state) => (isHidden(state) ? undefined : scopeOf(state)),
};

export const isHidden = (state: StruggleState): boolean =>
  state.status !== 'none' && state.pseudonym !== undefined && !('verified' in state);

export const isEnded = (state: KnownStruggle): state is Ended =>
  state.status === 'resolved' || state.status === 'closed';

/** Verified at some time, whatever became of it. */
export const isVerified = (state: KnownStruggle): state is Verified | Joined | TakenUp | Resolved | Closed =>
  'verified' in state;
