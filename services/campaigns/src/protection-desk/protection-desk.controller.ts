import { Code, Date, STRUGGLE_KINDS, ThemeCode, UnitCode, Uuid, VIOLATION_ROLES } from '@baraza/contracts';
import { Administer, type Caller, CallerIs, Query } from '@baraza/service-kit';
import { Body, Controller } from '@nestjs/common';
import { Type } from 'typebox';
import { type StruggleRule, struggleRules } from '../struggle/struggle.rules.ts';
import { STRUGGLE_STATUSES } from '../struggle/struggle.state.ts';
import {
  FindProtectedNotVerifiedBody,
  RecordViolationBody,
  ReportProtectedBody,
  VerifyProtectedBody,
  WithdrawViolationBody,
} from './protection-desk.commands.ts';
import { ProtectionDesk, type TakenIn } from './protection-desk.ts';
import { TOLD_ASKS } from './desk-asks.ts';
import { TakenInDocument } from './taken-in.document.ts';

const known = {
  id: Uuid,
  status: Type.Enum(STRUGGLE_STATUSES),
  unit: UnitCode,
  kind: Type.Enum(STRUGGLE_KINDS),
  themes: Type.Array(ThemeCode),
};
const violations = Type.Array(
  Type.Object({ violation: Uuid, act: Code, roles: Type.Array(Type.Enum(VIOLATION_ROLES)) }),
  { description: 'Those that stand: who was what in each lies in the sealed compartment' },
);
const ProtectedStruggles = Type.Object(
  {
    struggles: Type.Array(
      Type.Object({
        ...known,
        pseudonym: Type.String({ ...Uuid, description: 'The entry of the sealed compartment that says who it was' }),
        reportedOn: Date,
        verifyBy: Type.Optional(Date),
        violations,
      }),
    ),
    inTheOpen: Type.Optional(
      Type.Array(Type.Object({ ...known, violations }), {
        description: 'Struggles that were reported in the open, and have violations within',
      }),
    ),
    refused: Type.Optional(
      Type.Array(
        Type.Object({
          day: Date,
          ask: Type.Enum(TOLD_ASKS),
          rule: Type.String({ description: 'Why, by the rule’s name' }),
        }),
        {
          description:
            'What you asked for on a day of the last sixty, and something else of that day came before it: for you alone, and without saying of which struggle',
        },
      ),
    ),
    waiting: Type.Optional(
      Type.Boolean({
        description:
          'Whether anything that was asked for waits for its batch: for officers whose role is held in the whole forum',
      }),
    ),
    lost: Type.Optional(
      Type.Integer({
        minimum: 1,
        description:
          'How much that was taken in during the last sixty days was gone before it could enter the record, and is to be taken in again: where there is any, for officers whose role is held in the whole forum',
      }),
    ),
  },
  { additionalProperties: false, $id: 'ProtectedStruggles' },
);

const asked = (...rules: readonly StruggleRule[]) => ({
  roles: ['protection-officer'] as const,
  rules: [[struggleRules, rules]] as const,
  sensitive: true,
  uncounted: true,
  schema: TakenInDocument,
});

/** What the protection desk does for somebody who would be in danger if they were known: it enters the record with the day. */
@Controller('campaigns/protected-struggles')
export class ProtectionDeskController {
  constructor(private readonly desk: ProtectionDesk) {}

  @Administer('report', {
    operationId: 'reportProtectedStruggle',
    summary: 'Take in what somebody reports whose identity is to be protected',
    description:
      'Who it is, what they said and exactly where goes to the sealed compartment. The record has a pseudonym of this case alone, the district and the kind, and has it with the shuffled batch of the day.',
    ...asked('unit-unknown', 'compartment-not-set-up'),
  })
  report(@Body() body: ReportProtectedBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.report(body, caller);
  }

  @Administer('verify', {
    operationId: 'verifyProtectedStruggle',
    summary: 'Find that what somebody protected reported is so',
    description: 'By one of the two officers who have the sealed compartment open, in which it can be read.',
    ...asked('ended', 'not-protected', 'verified-already', 'compartment-not-set-up', 'compartment-closed'),
  })
  verify(@Body() body: VerifyProtectedBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.verify(body, caller);
  }

  @Administer('find-not-verified', {
    operationId: 'findProtectedStruggleNotVerified',
    summary: 'Say, with grounds, that it could not be found that what somebody protected reported is so',
    description: 'By one of the two officers who have the sealed compartment open.',
    ...asked('ended', 'not-protected', 'verified-already', 'compartment-not-set-up', 'compartment-closed'),
  })
  findNotVerified(@Body() body: FindProtectedNotVerifiedBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.findNotVerified(body, caller);
  }

  @Administer('record-violation', {
    operationId: 'recordViolation',
    summary: 'Record a violation within any struggle: the act, and who was what in it',
    description: 'Who they were, where and when goes to the sealed compartment; the record has the act and the roles.',
    ...asked('ended', 'most-violations', 'compartment-not-set-up'),
  })
  recordViolation(@Body() body: RecordViolationBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.recordViolation(body, caller);
  }

  @Administer('withdraw-violation', {
    operationId: 'withdrawViolation',
    summary: 'Say, with grounds, that a violation that was recorded no longer stands',
    ...asked('violation-unknown'),
  })
  withdrawViolation(@Body() body: WithdrawViolationBody, @CallerIs() caller: Caller): Promise<TakenIn> {
    return this.desk.withdrawViolation(body, caller);
  }

  @Query({
    operationId: 'listProtectedStruggles',
    uncounted: true,
    summary: 'What somebody protected reported, and violations within other struggles, in the desk’s reach',
    roles: ['protection-officer'],
    schema: ProtectedStruggles,
  })
  list(@CallerIs() caller: Caller): Promise<object> {
    return this.desk.list(caller);
  }
}
