import {
  COMMITMENT_SIDES,
  COMMITMENT_SOURCES,
  type CommitmentSide,
  type CommitmentSource,
  type Promisee,
  type Promisor,
} from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  FileDigests,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
  WebLinks,
} from '@baraza/service-kit';

const PROMISORS = ['forum', 'organisation', 'duty-bearer'] as const satisfies readonly Promisor['kind'][];
const PROMISEES = ['members', 'organisation', 'forum', 'citizens'] as const satisfies readonly Promisee['kind'][];
const ID = 'Of an organisation, and of a duty-bearer that the forum knows by an id';

export class PromisorBody {
  @ChoiceField(PROMISORS) kind: Promisor['kind'];
  @OptionalField() @UuidField({ description: ID }) id?: string;
  @OptionalField()
  @Text({ max: 160, example: 'Bushenyi District Water Office', description: 'Of a duty-bearer: its office, no person' })
  name?: string;
}

export class CommitmentPromiseeBody {
  @ChoiceField(PROMISEES) kind: Promisee['kind'];
  @OptionalField() @UuidField({ description: 'Of an organisation' }) id?: string;
}

export class ArisingFromBody {
  @ChoiceField(COMMITMENT_SOURCES, { example: 'own-accord' }) kind: CommitmentSource;
  @OptionalField() @UuidField({ description: 'Which one; none where it is of the promisor’s own accord' }) id?: string;
}

/** Promises something to somebody. */
export class MakeCommitmentBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField() unit: string;
  @OptionalField() @ListOf('code', { max: 12, example: ['governance'] }) themes?: string[];
  @Nested(() => PromisorBody) promisor: PromisorBody;
  @Nested(() => CommitmentPromiseeBody) promisee: CommitmentPromiseeBody;
  @PersonalText({ kind: 'document', max: 4_000, example: 'A helpdesk for members in every district, two days a week.' })
  promise: string;
  @OptionalField() @AboutPersons() about?: string[];
  @DateField({ example: '2027-09-30', description: 'The last day on which it is kept in time' }) dueOn: string;
  @Nested(() => ArisingFromBody) arisingFrom: ArisingFromBody;
}

export class AcceptCommitmentBody extends CommandBody {}

/** Tells of a promise's progress, with what shows it. */
export class NoteProgressBody extends CommandBody {
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'Two of the four districts have their helpdesk.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
  @OptionalField() @FileDigests() files?: string[];
  @OptionalField() @WebLinks() links?: string[];
}

/** Says, or finds, that a promise is kept. */
export class KeptBody extends NoteProgressBody {
  @OptionalField()
  @DateField({ description: 'Since when; today, or as it was reported, where it is left out' })
  doneOn?: string;
}

export class CommitmentGroundBody extends CommandBody {
  @Code_({ example: 'not-done-yet', description: 'Why' }) ground: string;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'The office in Kyeizooba is closed still.' })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class ProposeDateBody extends CommitmentGroundBody {
  @DateField({ example: '2027-12-15' }) dueOn: string;
  @OptionalField()
  @ChoiceField(COMMITMENT_SIDES, {
    description: 'On whose word an officer asks; a side’s own people ask for their side',
  })
  side?: CommitmentSide;
}

export class AgreeDateBody extends CommandBody {
  @UuidField({ description: 'The other date that was asked for' }) proposal: string;
}

export class DeclineDateBody extends AgreeDateBody {
  @Code_({ example: 'too-late-for-us', description: 'Why' }) ground: string;
}

export class DraftWordsBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 1_000, example: 'A helpdesk for members in every district, two days a week.' })
  text: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class PublishWordsBody extends CommandBody {
  @UuidField({ description: 'What was put forward' }) draft: string;
  @Text({
    max: 1_000,
    lines: true,
    example: 'A helpdesk for members in every district, two days a week.',
    description: 'Exactly what was put forward. Whoever sends it confirms that it names no private person',
  })
  text: string;
}

export class DeclineWordsBody extends CommandBody {
  @UuidField({ description: 'What was put forward' }) draft: string;
  @Code_({ example: 'names-a-person', description: 'Why' }) ground: string;
}
