import { CANDIDACY_REFUSAL_GROUNDS, SEAT_VACATED_GROUNDS, TIE_RULES } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  PeopleCountBody,
  PeopleCountField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';
import { ASSEMBLY_CANCELLING_GROUNDS, REVIEW_OUTCOMES } from '../reference-codes.pure.ts';

class ListBody {
  @OptionalField()
  @Code_({ example: 'farmers', description: 'For whom the seats are; left out: for all' })
  constituency?: string;
  @CountField({ min: 1, max: 30, example: 2 }) seats: number;
}
class TermOfOfficeBody {
  @DateField({ example: '2030-05-01' }) from: string;
  @DateField({ example: '2033-04-30', description: 'The last day' }) until: string;
}
class ElectionBody {
  @Code_({ example: 'board', description: 'What is elected: `board`, `code-of-conduct-committee` or another' })
  body: string;
  @ListOf(() => ListBody, { min: 1, max: 20 }) lists: ListBody[];
  @Nested(() => TermOfOfficeBody) term: TermOfOfficeBody;
}

export class CallAssemblyBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField({ description: 'The convening that elects; the vote is by the roll of its day' }) convening: string;
  @DateField({ example: '2030-02-28', description: 'The last day on which candidates are put forward' })
  nominationsUntil: string;
  @ChoiceField(TIE_RULES, { example: 'lot', description: 'How a tie for the last seats is settled' })
  tieRule: (typeof TIE_RULES)[number];
  @ListOf(() => ElectionBody, { min: 1, max: 6 }) elections: ElectionBody[];
}

export class EnterCandidacyBody extends CommandBody {
  @UuidField({ description: 'The member that puts them forward' }) organisation: string;
  @Code_({ example: 'board' }) body: string;
  @OptionalField()
  @Code_({ example: 'farmers', description: 'Of which list, where there is one for a constituency' })
  constituency?: string;
  @OptionalField()
  @UuidField({ description: 'A person the forum knows already; made here where it is left out' })
  person?: string;
  @PersonalText({ kind: 'person', max: 200, example: 'Ada Example' }) name: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 4_000, example: 'Twelve years among the dairy farmers of the district.' })
  statement?: string;
}

export class OfCandidacyBody extends CommandBody {
  @UuidField() candidacy: string;
}
export class RefuseCandidacyBody extends OfCandidacyBody {
  @ChoiceField(CANDIDACY_REFUSAL_GROUNDS) ground: (typeof CANDIDACY_REFUSAL_GROUNDS)[number];
  @PersonalText({ kind: 'document', max: 4_000, example: 'The consent of the candidate is missing.' }) reasons: string;
}
export class AppealCandidacyBody extends OfCandidacyBody {
  @PersonalText({ kind: 'document', max: 4_000, example: 'The consent was handed in on the last day.' }) appeal: string;
}
export class ReviewCandidacyBody extends OfCandidacyBody {
  @ChoiceField(REVIEW_OUTCOMES) outcome: (typeof REVIEW_OUTCOMES)[number];
  @PersonalText({ kind: 'document', max: 4_000, example: 'The consent had come in time.' }) reasons: string;
}

/** A step that needs nothing but its date. */
export class OpenVoteBody extends CommandBody {}
export class CloseVoteBody extends CommandBody {}

class ChoiceBody {
  @Code_({ example: 'board' }) body: string;
  @OptionalField() @Code_({ example: 'farmers' }) constituency?: string;
  @ListOf('uuid', { max: 30, description: 'Those chosen: no more than there are seats' }) candidacies: string[];
}
export class GiveBallotBody extends CommandBody {
  @UuidField({ description: 'The member that votes' }) organisation: string;
  @ListOf(() => ChoiceBody, {
    max: 120,
    description: 'By list. It is kept in a box outside the record, and may be given again until the vote is closed',
  })
  choices: ChoiceBody[];
}

class LotBody {
  @OptionalField() @Code_({ example: 'farmers' }) constituency?: string;
  @ListOf('uuid', { min: 1, max: 30, description: 'On whom it fell' }) candidacies: string[];
}
export class DeclareResultBody extends CommandBody {
  @Code_({ example: 'board' }) body: string;
  @PeopleCountField({ description: 'Those elected, by who they are' }) people: PeopleCountBody;
  @OptionalField()
  @ListOf(() => LotBody, { max: 20, description: 'Where a tie is left: what the lot, drawn in public, decided' })
  lots?: LotBody[];
}

export class VacateSeatBody extends OfCandidacyBody {
  @ChoiceField(SEAT_VACATED_GROUNDS) ground: (typeof SEAT_VACATED_GROUNDS)[number];
  @OptionalField()
  @UuidField({ description: 'Of a removal: the resolution by which it was decided' })
  resolution?: string;
}

export class CancelAssemblyBody extends CommandBody {
  @ChoiceField(ASSEMBLY_CANCELLING_GROUNDS) ground: (typeof ASSEMBLY_CANCELLING_GROUNDS)[number];
}
