import { Date, EVIDENCE_TYPES, SupportsOfEvidence, UnitCode, Uuid } from '@baraza/contracts';
import { FILE_MEDIA_TYPES } from '@baraza/files';
import { Administer, type Caller, CallerIs, EXAMPLE_STRUGGLE, Query } from '@baraza/service-kit';
import { Body, Controller, Query as Parameters } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiQuery } from '@nestjs/swagger';
import { Type } from 'typebox';
import { type EvidenceRule, evidenceRules } from '../evidence/evidence.rules.ts';
import { TakenInDocument } from '../protection-desk/taken-in.document.ts';
import type { TakenIn } from '../protection-desk/protection-desk.ts';
import {
  EndProtectedSupportBody,
  EraseProtectedBody,
  OpenProtectedBody,
  SupportWithProtectedBody,
  WithdrawProtectedBody,
} from './protected-evidence.commands.ts';
import { ProtectedEvidence } from './protected-evidence.ts';
import { ProtectedFileBody, takingOf } from './taking.ts';

/** One grey pixel. */
const A_PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const example = {
  ...{ unit: 'UG-402', type: 'document', base64: A_PICTURE },
  supports: [{ kind: 'struggle', id: EXAMPLE_STRUGGLE }],
};
const closed = { additionalProperties: false } as const;
const ProtectedEvidenceDocument = Type.Object(
  {
    evidence: Type.Array(
      Type.Object({
        id: Uuid,
        status: Type.Enum(['held', 'withdrawn', 'erased']),
        unit: UnitCode,
        type: Type.Enum(EVIDENCE_TYPES),
        supports: Type.Array(SupportsOfEvidence.items),
        entry: Type.Optional(
          Type.String({ ...Uuid, description: 'The entry of the sealed compartment that has its key' }),
        ),
        takenOn: Date,
      }),
    ),
  },
  { ...closed, $id: 'ProtectedEvidence' },
);
const OpenedEvidence = Type.Object(
  {
    id: Uuid,
    sha256: Type.String({ description: 'Of the bytes as they are' }),
    size: Type.Integer(),
    mediaType: Type.String(),
    base64: Type.String({ contentEncoding: 'base64' }),
  },
  { ...closed, $id: 'OpenedEvidence' },
);

const asked = (...rules: readonly EvidenceRule[]) => ({
  roles: ['protection-officer'] as const,
  rules: [[evidenceRules, rules]] as const,
  sensitive: true,
  uncounted: true,
  schema: TakenInDocument,
});
const parameter = (name: string, description: string, schema: object, required = false) =>
  ApiQuery({ name, required, schema, description: `${description}, where the body is the file itself` });

/** What somebody gives whose identity is protected: it enters the record with the day, and two officers together open it. */
@Controller('campaigns/protected-evidence')
export class ProtectedEvidenceController {
  constructor(private readonly desk: ProtectedEvidence) {}

  @Administer('take', {
    operationId: 'takeProtectedEvidence',
    summary: 'Take a file in evidence from somebody whose identity is protected',
    description: `The bytes as they are (${FILE_MEDIA_TYPES.join(', ')}), or JSON with a small file in base64. What it hides of who made it, where and when is taken out first. It is locked with a key that goes to the sealed compartment, with its digest; the record has the district, or a unit above it, and what it supports, and has it with the shuffled batch of the day.`,
    ...asked('unit-unknown', 'matter-unknown', 'unclean', 'compartment-not-set-up'),
  })
  @ApiConsumes('application/json', ...FILE_MEDIA_TYPES)
  @ApiBody({ schema: { ...(JSON.parse(JSON.stringify(ProtectedFileBody)) as object), example } })
  @parameter('id', 'Made by the client', { type: 'string', format: 'uuid' })
  @parameter('unit', 'Where it is', { type: 'string' })
  @parameter('type', 'What it is', { type: 'string', enum: [...EVIDENCE_TYPES] })
  @parameter('supports', 'What it supports, each as `struggle:<id>`', { type: 'array', items: { type: 'string' } })
  take(
    @Body() body: unknown,
    @Parameters() parameters: Record<string, unknown>,
    @CallerIs() caller: Caller,
  ): Promise<TakenIn> {
    return this.desk.take(takingOf(body, parameters), caller);
  }

  @Administer('support', {
    operationId: 'supportWithProtectedEvidence',
    summary: 'Say what else something supports that somebody protected gave',
    ...asked('withdrawn', 'matter-unknown', 'supports-too-much', 'before-last-step'),
  })
  support(@Body() body: SupportWithProtectedBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.support(body, caller);
  }

  @Administer('end-support', {
    operationId: 'endProtectedEvidenceSupport',
    summary: 'Say, with grounds, that something that somebody protected gave supports something no more',
    ...asked('withdrawn', 'before-last-step'),
  })
  endSupport(@Body() body: EndProtectedSupportBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.endSupport(body, caller);
  }

  @Administer('withdraw', {
    operationId: 'withdrawProtectedEvidence',
    summary: 'Withdraw something that somebody protected gave: nothing rests on it any more',
    ...asked('withdrawn', 'before-last-step'),
  })
  withdraw(@Body() body: WithdrawProtectedBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.withdraw(body, caller);
  }

  @Administer('erase', {
    operationId: 'eraseProtectedEvidence',
    summary: 'Erase something that somebody protected gave: its bytes and its key are destroyed',
    ...asked('before-last-step'),
  })
  erase(@Body() body: EraseProtectedBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.erase(body, caller);
  }

  @Administer('open', {
    operationId: 'openProtectedEvidence',
    summary: 'See something that somebody protected gave, while two officers have the sealed compartment open',
    ...asked('compartment-not-set-up', 'compartment-closed'),
    schema: OpenedEvidence,
  })
  open(@Body() { evidence, why }: OpenProtectedBody, @CallerIs() caller: Caller): Promise<object> {
    return this.desk.open(evidence, why, caller);
  }

  @Query({
    operationId: 'listProtectedEvidence',
    uncounted: true,
    summary: 'What people gave in evidence who are protected, in the desk’s reach',
    roles: ['protection-officer'],
    schema: ProtectedEvidenceDocument,
  })
  list(@CallerIs() caller: Caller): Promise<object> {
    return this.desk.list(caller);
  }
}
