import type { CivilDate } from '@baraza/domain';
import type { RuleSet } from '../rules/rule-set.pure.ts';
import type { UnitState } from '../unit/unit.state.ts';
import type { FileOfProof } from './compliance-proof.state.ts';

export interface SubmitProof {
  readonly organisation: string;
  /** Where it holds; the organisation's own unit where it is left out. */
  readonly unit?: string | undefined;
  readonly proofType: string;
  readonly number?: string | undefined;
  readonly issuedOn?: CivilDate | undefined;
  readonly validUntil?: CivilDate | undefined;
  readonly files: readonly string[];
}

/** What was looked up for a proof. */
export interface SubmissionFacts {
  /** The unit in which the organisation stands; undefined where it is not known, or no longer open. */
  readonly organisationUnit: string | undefined;
  /** The unit that the command names, as its stream tells it. */
  readonly unit: UnitState | undefined;
  readonly types: RuleSet['compliance']['types'];
  /** Those of the files named that the forum holds for this organisation. */
  readonly files: ReadonlyMap<string, FileOfProof>;
}

export interface RefuseProof {
  readonly ground: string;
  readonly narrative?: string | undefined;
}
export type RevokeProof = RefuseProof;

export type ComplianceProofCommand =
  | { readonly name: 'submit'; readonly of: SubmitProof; readonly facts: SubmissionFacts }
  | { readonly name: 'verify' }
  | { readonly name: 'refuse'; readonly of: RefuseProof }
  | { readonly name: 'revoke'; readonly of: RevokeProof };
