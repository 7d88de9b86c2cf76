import {
  ERASURE_BASES,
  EVIDENCE_MATTERS,
  EVIDENCE_TYPES,
  type EvidenceSource,
  type EvidenceType,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  PatternField,
  PersonalText,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

const SOURCES = [
  'organisation',
  'movement',
  'community',
  'public-body',
  'person',
] as const satisfies readonly EvidenceSource['kind'][];

class MatterBody {
  @ChoiceField(EVIDENCE_MATTERS, { example: 'struggle' }) kind: (typeof EVIDENCE_MATTERS)[number];
  @UuidField() id: string;
}
class EvidenceSourceBody {
  @ChoiceField(SOURCES, { example: 'community' }) kind: EvidenceSource['kind'];
  @OptionalField()
  @UuidField({ description: 'Of an organisation or a movement; others are told of in words' })
  id?: string;
}
const Supports = (): PropertyDecorator =>
  ListOf(() => MatterBody, { min: 1, max: 12, description: 'What it supports: more can be named later' });

/** Takes a file in evidence. */
export class TakeEvidenceBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField() unit: string;
  @UuidField({ description: 'Who takes it, and keeps it until it is handed over' }) organisation: string;
  @ChoiceField(EVIDENCE_TYPES, { example: 'photograph' }) type: EvidenceType;
  @UuidField({ description: 'A file that the forum keeps, of that organisation' }) file: string;
  @PersonalText({ kind: 'document', max: 4_000, example: 'The empty shelves of the health centre on 12 January.' })
  shows: string;
  @Nested(() => EvidenceSourceBody, { description: 'Who gave it: sealed' }) source: EvidenceSourceBody;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Taken by the chair of the village health team.' })
  account?: string;
  @OptionalField() @AboutPersons() about?: string[];
  @Supports() supports: MatterBody[];
}

export class HandEvidenceOverBody extends CommandBody {
  @UuidField({ description: 'The organisation that is to receive it' }) to: string;
  @DateField({ example: '2030-10-31', description: 'By when' }) receiveBy: string;
}

/** The digest of what is there now, taken again. */
export class DigestBody extends CommandBody {
  @PatternField({
    code: 'sha256',
    expected: 'takes a SHA-256 in lower-case hex',
    pattern: '^[0-9a-f]{64}$',
    max: 64,
    example: '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
  })
  sha256: string;
}

export class SupportWithEvidenceBody extends CommandBody {
  @Nested(() => MatterBody, { description: 'What it supports, too' }) supports: MatterBody;
}

export class EndEvidenceSupportBody extends CommandBody {
  @Nested(() => MatterBody, { description: 'What it supports no more' }) supports: MatterBody;
  @Code_({ example: 'of-another-place', description: 'Why' }) ground: string;
}

export class EvidenceGroundBody extends CommandBody {
  @Code_({ example: 'not-what-it-seemed', description: 'Why' }) ground: string;
}

export class EraseEvidenceBody extends CommandBody {
  @ChoiceField(ERASURE_BASES, { example: 'objection', description: 'The basis in law' })
  ground: (typeof ERASURE_BASES)[number];
}
