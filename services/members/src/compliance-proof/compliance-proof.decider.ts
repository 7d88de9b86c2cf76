import type {
  complianceProofRefused,
  complianceProofRevoked,
  complianceProofSubmitted,
  complianceProofVerified,
  DecidedAs,
} from '@baraza/contracts';
import { addDays, type CivilDate, type Deciding, unreachable } from '@baraza/domain';
import { existsOn } from '../unit/unit.state.ts';
import type {
  ComplianceProofCommand,
  RefuseProof,
  RevokeProof,
  SubmissionFacts,
  SubmitProof,
} from './compliance-proof.commands.pure.ts';
import { complianceProofRules } from './compliance-proof.rules.ts';
import {
  type ComplianceProofState,
  dayAfter,
  type FileOfProof,
  isInForce,
  type Submitted,
  type WhoseProof,
} from './compliance-proof.state.ts';
import { tagsOfProof } from './compliance-proof.tags.pure.ts';

/** @throws Rejection where what it names is not there, or its dates cannot be */
export function submit(
  state: ComplianceProofState,
  command: SubmitProof,
  facts: SubmissionFacts,
  given: Deciding,
): readonly DecidedAs<typeof complianceProofSubmitted>[] {
  if (state.status !== 'none') throw complianceProofRules.broken('already-submitted', { pointer: '/id' });
  const { organisation, proofType, number, issuedOn, validUntil } = command;
  const { organisationUnit } = facts;
  if (organisationUnit === undefined) {
    throw complianceProofRules.broken('organisation-unknown', { pointer: '/organisation' });
  }
  if (command.unit !== undefined && !existsOn(facts.unit, given.effectiveOn)) {
    throw complianceProofRules.broken('unit-unknown', { pointer: '/unit', params: { unit: command.unit } });
  }
  const type = facts.types.find(({ code }) => code === proofType);
  if (type === undefined) throw complianceProofRules.broken('type-unknown', { pointer: '/proofType' });
  if (issuedOn !== undefined && issuedOn > given.effectiveOn) {
    throw complianceProofRules.broken('issued-later', { pointer: '/issuedOn' });
  }
  if (issuedOn !== undefined && validUntil !== undefined && validUntil < issuedOn) {
    throw complianceProofRules.broken('ends-before-it-begins', { pointer: '/validUntil', params: { issuedOn } });
  }
  const whose = { organisation, unit: command.unit ?? organisationUnit, proofType };
  return [
    {
      type: 'members.ComplianceProofSubmitted',
      data: {
        ...whose,
        ...(number === undefined ? {} : { number: number.replace(/\s+/g, ' ').trim() }),
        ...(issuedOn === undefined ? {} : { issuedOn }),
        ...(validUntil === undefined ? {} : { validUntil }),
        expiringDays: type.expiringDays,
        files: filesOf(command, facts),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOfProof(whose),
    },
  ];
}

function filesOf(command: SubmitProof, facts: SubmissionFacts): readonly FileOfProof[] {
  return [...new Set(command.files)].map((id, index) => {
    const file = facts.files.get(id);
    if (file === undefined) throw complianceProofRules.broken('file-unknown', { pointer: `/files/${index}` });
    return file;
  });
}

/** By somebody else than who handed it in. From when it expires is fixed now, by the rules it was handed in under. */
export function verify(
  state: ComplianceProofState,
  given: Deciding,
): readonly DecidedAs<typeof complianceProofVerified>[] {
  const proof = waiting(state, given);
  const { validUntil, expiringDays } = proof;
  const whose = whoseOf(proof);
  return [
    {
      type: 'members.ComplianceProofVerified',
      data: {
        ...whose,
        ...(validUntil === undefined
          ? {}
          : {
              expiringOn: later(addDays(validUntil, -expiringDays), given.effectiveOn),
              expiresOn: dayAfter(validUntil),
            }),
      },
      effectiveOn: given.effectiveOn,
      tags: tagsOfProof(whose),
    },
  ];
}

export function refuse(
  state: ComplianceProofState,
  command: RefuseProof,
  given: Deciding,
): readonly DecidedAs<typeof complianceProofRefused>[] {
  const whose = whoseOf(waiting(state, given));
  return [{ type: 'members.ComplianceProofRefused', ...withGrounds(whose, command, given) }];
}

/** @throws Rejection where it is not in force, or the caller's own */
export function revoke(
  state: ComplianceProofState,
  command: RevokeProof,
  given: Deciding,
): readonly DecidedAs<typeof complianceProofRevoked>[] {
  if (state.status === 'none') throw complianceProofRules.broken('not-submitted');
  if (!isInForce(state)) throw complianceProofRules.broken('not-in-force', { params: { status: state.status } });
  ofAnother(state, given);
  notBeforeLastStep(state, given);
  return [{ type: 'members.ComplianceProofRevoked', ...withGrounds(whoseOf(state), command, given) }];
}

function withGrounds(whose: WhoseProof, { ground, narrative }: RefuseProof, given: Deciding) {
  return {
    data: {
      ...whose,
      ground,
      ...(narrative === undefined
        ? {}
        : { narrative: { subject: given.id('narrative'), value: narrative, about: [] } }),
    },
    effectiveOn: given.effectiveOn,
    tags: tagsOfProof(whose),
    ground,
  };
}

function waiting(state: ComplianceProofState, given: Deciding): Submitted {
  if (state.status === 'none') throw complianceProofRules.broken('not-submitted');
  if (state.status !== 'submitted') {
    throw complianceProofRules.broken('not-waiting', { params: { status: state.status } });
  }
  if (state.submittedBy === given.actor.person) throw complianceProofRules.broken('verified-by-submitter');
  ofAnother(state, given);
  notBeforeLastStep(state, given);
  return state;
}

function ofAnother({ organisation }: WhoseProof, given: Deciding): void {
  if (given.actor.organisation === organisation) throw complianceProofRules.broken('own-proof');
}

function notBeforeLastStep({ lastStepOn }: { readonly lastStepOn: CivilDate }, given: Deciding): void {
  if (given.effectiveOn >= lastStepOn) return;
  throw complianceProofRules.broken('dated-before-last-step', { pointer: '/effectiveOn', params: { lastStepOn } });
}

const whoseOf = ({ organisation, unit, proofType }: WhoseProof): WhoseProof => ({
  organisation,
  unit,
  proofType,
});

const later = (one: CivilDate, other: CivilDate): CivilDate => (one > other ? one : other);

/** Any command on a proof, by its name. */
export function decide(command: ComplianceProofCommand, state: ComplianceProofState, given: Deciding) {
  switch (command.name) {
    case 'submit':
      return submit(state, command.of, command.facts, given);
    case 'verify':
      return verify(state, given);
    case 'refuse':
      return refuse(state, command.of, given);
    case 'revoke':
      return revoke(state, command.of, given);
    default:
      return unreachable(command);
  }
}
