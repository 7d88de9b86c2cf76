import {
  STRUGGLE_KINDS,
  type StruggleKind,
  VERIFICATION_WAYS,
  type VerificationWay,
  VIOLATION_ROLES,
  type ViolationRole,
} from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  DateField,
  EXAMPLE_ID,
  ListOf,
  OptionalField,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

const SAME_AGAIN =
  'Made by the client, so that the same officer can send the same again within sixty days and it is taken once. Anything else has another: while its day lasts the same id with another body is refused';

/** Something asked for by the desk: no command of the record’s, so it has no date and no revision. */
class AskedOfDeskBody {
  @OptionalField() @UuidField({ description: SAME_AGAIN }) id?: string;
}

/** What somebody protected reports, and who they are: all of it but kind and themes for the sealed compartment alone. */
export class ReportProtectedBody extends AskedOfDeskBody {
  @UnitCodeField({ example: 'UG-402', description: 'Exactly where; the record names the district, or a unit above it' })
  unit: string;
  @ChoiceField(STRUGGLE_KINDS, { example: 'corruption' }) kind: StruggleKind;
  @ListOf('code', { min: 1, max: 12, example: ['governance'] }) themes: string[];
  @Text({ max: 2_000, lines: true, example: 'Who it is, and how and through whom they are reached.' }) reporter: string;
  @OptionalField()
  @UuidField({ example: EXAMPLE_ID, description: 'The organisation they belong to' })
  organisation?: string;
  @OptionalField() @DateField({ example: '2026-01-12', description: 'Since when' }) since?: string;
  @OptionalField() @Text({ max: 4_000, lines: true, example: 'What they saw.' }) account?: string;
}

class OnStruggleBody extends AskedOfDeskBody {
  @UuidField({ example: EXAMPLE_ID }) struggle: string;
}

export class VerifyProtectedBody extends OnStruggleBody {
  @ChoiceField(VERIFICATION_WAYS, { example: 'documents' }) how: VerificationWay;
}

export class FindProtectedNotVerifiedBody extends OnStruggleBody {
  @Code_({ example: 'no-trace-on-site', description: 'Why' }) ground: string;
}

class PersonInViolationBody {
  @ChoiceField(VIOLATION_ROLES, { example: 'victim' }) role: ViolationRole;
  @Text({ max: 120, example: 'A name that only two officers read' }) name: string;
  @OptionalField() @Text({ max: 200, example: 'How they are reached' }) details?: string;
}

/** An act against somebody, and who was what in it. Only the act and the roles enter the record. */
export class RecordViolationBody extends OnStruggleBody {
  @Code_({ example: 'arbitrary-arrest' }) act: string;
  @ListOf(() => PersonInViolationBody, { min: 1, max: 12 }) persons: PersonInViolationBody[];
  @OptionalField() @DateField({ example: '2026-01-12' }) on?: string;
  @OptionalField() @Text({ max: 300, example: 'Where it was' }) place?: string;
  @OptionalField() @Text({ max: 3_000, lines: true, example: 'What happened.' }) account?: string;
}

export class WithdrawViolationBody extends OnStruggleBody {
  @UuidField({ example: EXAMPLE_ID }) violation: string;
  @Code_({ example: 'recorded-in-error', description: 'Why' }) ground: string;
}
