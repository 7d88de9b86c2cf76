import {
  Code,
  Date,
  EVIDENCE_TYPES,
  EvidenceSource,
  evidenceTaken,
  SupportsOfEvidence,
  UnitCode,
  Uuid,
} from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { NotFound } from '@baraza/service-kit';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { ANSWERING } from './evidence.roles.ts';
import { type EvidenceState, isProtected } from './evidence.state.ts';

const closed = { additionalProperties: false } as const;
const { file } = evidenceTaken.data.properties;
const Custody = Type.Array(
  Type.Object(
    {
      step: Type.Enum(['taken', 'handed-over', 'received', 'declined', 'called-off', 'checked', 'found-altered']),
      on: Date,
      from: Type.Optional(Uuid),
      to: Type.Optional(Uuid),
    },
    closed,
  ),
  { description: 'Through whose hands it went, and what checks found: the last steps' },
);

/** Evidence as it is read. Of what somebody protected gave, all but the desk see what it supports, and no more. */
export const EvidenceDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['held', 'handed-over', 'withdrawn', 'erased']),
    unit: UnitCode,
    type: Type.Enum(EVIDENCE_TYPES),
    supports: Type.Array(SupportsOfEvidence.items),
    protected: Type.Boolean({ description: 'Whether who gave it is protected' }),
    intact: Type.Boolean({ description: 'Whether the last check found the digest that is on record' }),
    file: Type.Optional(file),
    takenBy: Type.Optional(Uuid),
    holder: Type.Optional(Type.String({ ...Uuid, description: 'Who keeps it now' })),
    to: Type.Optional(Type.String({ ...Uuid, description: 'Who is to receive it' })),
    receiveBy: Type.Optional(Date),
    shows: Type.Optional(PersonalShown),
    source: Type.Optional(EvidenceSource),
    account: Type.Optional(PersonalShown),
    custody: Type.Optional(Custody),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was withdrawn or erased' })),
  },
  { ...closed, $id: 'Evidence' },
);

const TOLD_WHO: readonly Role[] = [...ANSWERING, 'programme-officer'];

/** @throws NotFound for an auditor, where who gave it is protected */
export function presentEvidence(state: EvidenceState, id: string, roles: readonly Role[], keeps: boolean): object {
  if (state.status === 'none') throw new Error('there is nothing to present of evidence that nobody took');
  if (isProtected(state)) return presentProtected(state, id, roles);
  const { source, account, ...known } = {
    source: undefined,
    account: undefined,
    ...withoutBookkeeping(state),
  };
  const told = { id, ...known, protected: false };
  if (!keeps && !roles.some((role) => TOLD_WHO.includes(role))) return told;
  return {
    ...told,
    ...(source === undefined ? {} : { source }),
    ...(account === undefined ? {} : { account }),
  };
}

function presentProtected(
  state: Exclude<EvidenceState, { status: 'none' }>,
  id: string,
  roles: readonly Role[],
): object {
  if (roles.every((role) => role === 'auditor')) throw new NotFound();
  const { status, unit, type, supports, intact } = state;
  const told = { ...{ id, status, unit, type, supports, intact, protected: true } };
  const ended = 'ground' in state ? { ground: state.ground } : {};
  if (!roles.includes('protection-officer')) return { ...told, ...ended };
  const { file, custody } = state;
  return { ...told, ...ended, ...(file === undefined ? {} : { file }), custody };
}

function withoutBookkeeping(state: Exclude<EvidenceState, { status: 'none' }>) {
  if (state.status !== 'handed-over') {
    const { lastStepOn: _, ...known } = state;
    return known;
  }
  const { lastStepOn: _, handedBy: __, ...known } = state;
  return known;
}
