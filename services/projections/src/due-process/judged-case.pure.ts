import type { CivilDate, Role } from '@baraza/domain';
import type { CaseDoc, Mark } from './due-process.read-model.ts';
import { stepsOfRefusedCandidacy, stepsOfRemoval } from './candidacy-steps.pure.ts';
import {
  stepsOfCertificate,
  stepsOfEnrolmentCancelled,
  stepsOfEnrolmentDeclined,
  stepsOfEnrolmentDismissed,
} from './enrolment-steps.pure.ts';
import { stepsOfParticipantRemoved, stepsOfSeatSuspended } from './seat-steps.pure.ts';
import { stepsOfDeclining, stepsOfDispute } from './request-steps.pure.ts';
import {
  stepsOfAppeal,
  stepsOfLapse,
  stepsOfMeasure,
  stepsOfProof,
  stepsOfRejection,
  stepsOfRole,
} from './steps.pure.ts';
import { stepsOfBrokenPromise, stepsOfEvidenceWithdrawn, stepsOfWordsDeclined } from './words-and-promises.pure.ts';

/** What was taken, or withheld. */
export const DECISIONS = [
  'rejection',
  'suspension',
  'expulsion',
  'lapse',
  'proof-refused',
  'proof-revoked',
  'role-revoked',
  'request-declined',
  'service-disputed',
  'enrolment-declined',
  'enrolment-dismissed',
  'enrolment-cancelled',
  'profile-declined',
  'story-declined',
  'promise-broken',
  'evidence-withdrawn',
  'certificate-revoked',
  'candidacy-refused',
  'seat-removed',
  'seat-suspended',
  'participant-removed',
] as const;
export type AdverseDecision = (typeof DECISIONS)[number];

/**
 * `done`, `late`, `missing`; `wrong`: taken, but not as the rules ask; `let-pass`: its time was given, and whose step it
 * was let it pass; `open`: its time is not over.
 */
export const STEP_STATES = ['done', 'late', 'missing', 'wrong', 'let-pass', 'open'] as const;
export type StepState = (typeof STEP_STATES)[number];

export interface Step {
  readonly step: string;
  readonly state: StepState;
  readonly on: CivilDate | undefined;
  /** The last day on which it is in time. */
  readonly due: CivilDate | undefined;
  readonly event: string | undefined;
  readonly sequence: number | undefined;
  /** Whoever took it, all of them where several concurred. */
  readonly by: readonly string[];
  readonly roles: readonly Role[];
  readonly grounds: readonly string[];
  readonly code: string | undefined;
  /** What is wrong with it, as a code. */
  readonly fault: string | undefined;
}

/** How a case stands as a whole: by the worst of its steps. */
export const CASE_STATES = ['in-order', 'open', 'late', 'missing'] as const;
export type CaseState = (typeof CASE_STATES)[number];

export interface JudgedCase {
  readonly decision: AdverseDecision;
  readonly on: CivilDate;
  readonly event: string;
  readonly sequence: number;
  readonly grounds: readonly string[];
  readonly state: CaseState;
  readonly steps: readonly Step[];
}

export interface CaseMoment {
  readonly asOf: CivilDate;
  readonly knownAt: number;
}

/** Every decision against somebody that the entity has seen by a moment, each with its steps as they stood then. */
export function judged({ marks: all }: Pick<CaseDoc, 'marks'>, { asOf, knownAt }: CaseMoment): readonly JudgedCase[] {
  const marks = all.filter(({ on, sequence }) => on <= asOf && sequence <= knownAt);
  return marks.flatMap((decided, index) => {
    const before = marks.slice(0, index);
    const found = caseOf(decided, before, marks.slice(index + 1), asOf);
    if (found === undefined) return [];
    const { decision, steps } = found;
    const { on, event, sequence, grounds } = decided;
    return [{ decision, on, event, sequence, grounds, steps, state: stateOf(steps) }];
  });
}

function caseOf(
  decided: Mark,
  before: readonly Mark[],
  after: readonly Mark[],
  asOf: CivilDate,
): { readonly decision: AdverseDecision; readonly steps: readonly Step[] } | undefined {
  switch (decided.is) {
    case 'measure-decided':
      return {
        decision: decided.code === 'expulsion' ? 'expulsion' : 'suspension',
        steps: [...stepsOfMeasure(decided, before), ...stepsOfAppeal(decided, after, asOf)],
      };
    case 'rejected':
      return { decision: 'rejection', steps: stepsOfRejection(decided, before, after, asOf) };
    case 'lapsed':
      return { decision: 'lapse', steps: stepsOfLapse(decided, before, after, asOf) };
    case 'proof-refused':
      return { decision: 'proof-refused', steps: stepsOfProof(decided, before) };
    case 'proof-revoked':
      return { decision: 'proof-revoked', steps: stepsOfProof(decided, before) };
    case 'role-revoked':
      return { decision: 'role-revoked', steps: stepsOfRole(decided, before) };
    case 'request-declined':
      return { decision: 'request-declined', steps: stepsOfDeclining(decided, before, after, asOf) };
    case 'disputed':
      // A refusal that is disputed is one case with the refusal.
      if (decided.code !== 'delivery') return undefined;
      return { decision: 'service-disputed', steps: stepsOfDispute(decided, before, after, asOf) };
    case 'candidacy-refused':
      return { decision: 'candidacy-refused', steps: stepsOfRefusedCandidacy(decided, before, after, asOf) };
    case 'seat-vacated':
      // Who steps down has nothing taken from them.
      if (decided.code !== 'removed-by-resolution') return undefined;
      return { decision: 'seat-removed', steps: stepsOfRemoval(decided, before) };
    case 'seat-suspended':
      return { decision: 'seat-suspended', steps: stepsOfSeatSuspended(decided, after, asOf) };
    case 'participant-removed':
      return { decision: 'participant-removed', steps: stepsOfParticipantRemoved(decided, before, after, asOf) };
    case 'enrolment-declined':
      return { decision: 'enrolment-declined', steps: stepsOfEnrolmentDeclined(decided, before, after, asOf) };
    case 'enrolment-dismissed':
      return { decision: 'enrolment-dismissed', steps: stepsOfEnrolmentDismissed(decided, before, after, asOf) };
    case 'enrolment-cancelled':
      return { decision: 'enrolment-cancelled', steps: stepsOfEnrolmentCancelled(decided, before, after, asOf) };
    case 'profile-declined':
    case 'story-declined':
      return { decision: decided.is, steps: stepsOfWordsDeclined(decided, before) };
    case 'promise-broken': {
      const steps = stepsOfBrokenPromise(decided, before);
      return steps === undefined ? undefined : { decision: 'promise-broken', steps };
    }
    case 'evidence-withdrawn':
      return { decision: 'evidence-withdrawn', steps: stepsOfEvidenceWithdrawn(decided, before) };
    case 'certificate-revoked':
      return { decision: 'certificate-revoked', steps: stepsOfCertificate(decided, before) };
    default:
      return undefined;
  }
}

function stateOf(steps: readonly Step[]): CaseState {
  const has = (...states: readonly StepState[]): boolean => steps.some(({ state }) => states.includes(state));
  if (has('missing', 'wrong')) return 'missing';
  if (has('late')) return 'late';
  return has('open') ? 'open' : 'in-order';
}
