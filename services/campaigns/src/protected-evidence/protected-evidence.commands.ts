import { ERASURE_BASES, EVIDENCE_MATTERS } from '@baraza/contracts';
import { ChoiceField, Code_, EXAMPLE_ID, Nested, OptionalField, UuidField } from '@baraza/service-kit';

/** Something asked for by the desk: no command of the record’s, so it has no date and no revision. */
class OnProtectedEvidenceBody {
  @OptionalField()
  @UuidField({
    description:
      'Made by the client, so that the same officer can send the same again within sixty days and it is taken once',
  })
  id?: string;
  @UuidField({ example: EXAMPLE_ID }) evidence: string;
}

class MatterOfProtectedBody {
  @ChoiceField(EVIDENCE_MATTERS, { example: 'struggle' }) kind: (typeof EVIDENCE_MATTERS)[number];
  @UuidField({ example: EXAMPLE_ID }) id: string;
}

export class SupportWithProtectedBody extends OnProtectedEvidenceBody {
  @Nested(() => MatterOfProtectedBody, { description: 'What it supports, too' }) supports: MatterOfProtectedBody;
}

export class EndProtectedSupportBody extends OnProtectedEvidenceBody {
  @Nested(() => MatterOfProtectedBody, { description: 'What it supports no more' }) supports: MatterOfProtectedBody;
  @Code_({ example: 'of-another-place', description: 'Why' }) ground: string;
}

export class WithdrawProtectedBody extends OnProtectedEvidenceBody {
  @Code_({ example: 'source-in-danger', description: 'Why' }) ground: string;
}

export class EraseProtectedBody extends OnProtectedEvidenceBody {
  @ChoiceField(ERASURE_BASES, { example: 'objection', description: 'The basis in law' })
  ground: (typeof ERASURE_BASES)[number];
}

export class OpenProtectedBody {
  @UuidField({ example: EXAMPLE_ID }) evidence: string;
  @Code_({ example: 'verification', description: 'Why: it is in the compartment’s log' }) why: string;
}
