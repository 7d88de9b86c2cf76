import {
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';
import { PROOF_REFUSAL_GROUNDS, PROOF_REVOCATION_GROUNDS } from '../reference-codes.pure.ts';

export class SubmitProofBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() organisation: string;
  @OptionalField()
  @UnitCodeField({ description: 'Where it holds; the organisation’s own unit where it is left out' })
  unit?: string;
  @Code_({ example: 'ngo-permit', description: 'A type that the rules of the forum name' }) proofType: string;
  @OptionalField() @Text({ max: 80, example: 'NGOB/P/2025/0311', description: 'The issuer’s number' }) number?: string;
  @OptionalField() @DateField() issuedOn?: string;
  @OptionalField() @DateField({ description: 'The last day on which it holds' }) validUntil?: string;
  @OptionalField()
  @ListOf('uuid', { max: 10, description: 'Files of the organisation that the forum holds already' })
  files?: string[];
}

export class VerifyProofBody extends CommandBody {}

export class RefuseProofBody extends CommandBody {
  @ChoiceField(PROOF_REFUSAL_GROUNDS) ground: (typeof PROOF_REFUSAL_GROUNDS)[number];
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'The stamp cannot be read.' })
  narrative?: string;
}

export class RevokeProofBody extends CommandBody {
  @ChoiceField(PROOF_REVOCATION_GROUNDS) ground: (typeof PROOF_REVOCATION_GROUNDS)[number];
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'The registrar withdrew the permit.' })
  narrative?: string;
}
