import { OFFICE_STANDINGS, type OfficeStanding, ORGANISATION_KINDS, type OrganisationKind } from '@baraza/domain';
import {
  ChoiceField,
  CommandBody,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  Text,
  TextList,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';
import {
  BUDGET_BANDS,
  CLOSING_GROUNDS,
  CORRECTION_REASONS,
  HELD_OFFICES,
  MERGING_GROUNDS,
  OFFICE_LEAVING_GROUNDS,
  OFFICES,
  PARTING_GROUNDS,
  STAFF_BANDS,
} from '../reference-codes.pure.ts';

class RegistrationBody {
  @Text({ max: 64, example: 'UG-204CBO', description: 'The registrar’s list code at org-id.guide' }) registrar: string;
  @Text({ max: 80, example: 'CBO/402/0117' }) number: string;
}

class AttestationBody {
  @UnitCodeField() unit: string;
  @ListOf('uuid', { min: 1, max: 20, description: 'The members that attest it' }) members: string[];
}

/** What is left out is not known, or does not change. */
class ProfileBody extends CommandBody {
  @OptionalField() @Text({ max: 40, example: 'KFV' }) acronym?: string;
  @OptionalField()
  @ListOf('unit', { max: 500, example: ['UG-402'], description: 'The units it works in' })
  worksIn?: string[];
  @OptionalField() @ListOf('code', { example: ['farmers'] }) constituencies?: string[];
  @OptionalField() @ListOf('language', { example: ['en', 'nyn'] }) languages?: string[];
  @OptionalField()
  @TextList({ max: 400, items: { max: 10 }, example: 'https://kfv.example', description: 'Web addresses' })
  web?: string[];
  @OptionalField() @Nested(() => RegistrationBody) registration?: RegistrationBody;
  @OptionalField()
  @Nested(() => AttestationBody, { description: 'For a movement without registration only' })
  attestedBy?: AttestationBody;
  @OptionalField()
  @Text({ max: 10, example: '2009', description: 'As exactly as it is known: 1998, 1998-07 or 1998-07-14' })
  founded?: string;
  @OptionalField()
  @ChoiceField(BUDGET_BANDS, { description: 'The yearly budget, in US dollars' })
  budgetBand?: (typeof BUDGET_BANDS)[number];
  @OptionalField() @ChoiceField(STAFF_BANDS, { description: 'Paid staff' }) staffBand?: (typeof STAFF_BANDS)[number];
}

/** Registers an organisation. */
export class RegisterOrganisationBody extends ProfileBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @ChoiceField(ORGANISATION_KINDS, { example: 'cbo' }) kind: OrganisationKind;
  @Text({ max: 300, example: 'Kyeizooba Farmers’ Voice' }) legalName: string;
  @UnitCodeField() unit: string;
  @ListOf('code', { min: 1, example: ['governance'] }) themes: string[];
}

/** Corrects what is known of an organisation: only the fields that are named. */
export class CorrectOrganisationBody extends ProfileBody {
  @ChoiceField(CORRECTION_REASONS, { example: 'changed' }) reason: (typeof CORRECTION_REASONS)[number];
  @OptionalField() @ChoiceField(ORGANISATION_KINDS) kind?: OrganisationKind;
  @OptionalField() @Text({ max: 300, example: 'Kyeizooba Farmers’ Voice Association' }) legalName?: string;
  @OptionalField() @UnitCodeField({ description: 'Only the secretariat moves an organisation' }) unit?: string;
  @OptionalField() @ListOf('code', { min: 1, example: ['governance'] }) themes?: string[];
  @OptionalField()
  @ListOf('code', {
    max: 6,
    example: ['founded'],
    description: 'Fields taken away: acronym, registration, attested-by, founded, budget-band, staff-band',
  })
  without?: string[];
}

export class CloseOrganisationBody extends CommandBody {
  @ChoiceField(CLOSING_GROUNDS, { description: 'One recorded in error gives its registration number back' })
  ground: (typeof CLOSING_GROUNDS)[number];
}

export class NameContactBody extends CommandBody {
  @OptionalField()
  @UuidField({ description: 'A person the forum knows already; made here where it is left out' })
  person?: string;
  @ChoiceField(OFFICES) role: (typeof OFFICES)[number];
  @PersonalText({ kind: 'person', max: 200, example: 'Ada Example' }) name: string;
  @OptionalField()
  @PersonalText({ kind: 'person', max: 254, example: 'ada@kfv.example' })
  email?: string;
  @OptionalField()
  @PersonalText({ kind: 'person', max: 40, example: '+256 700 000 000' })
  phone?: string;
}

export class NameRepresentativeBody extends CommandBody {
  @OptionalField()
  @UuidField({ description: 'A person the forum knows already; made here where it is left out' })
  person?: string;
  @ChoiceField(OFFICES) office: (typeof OFFICES)[number];
  @PersonalText({ kind: 'person', max: 200, example: 'Ben Example' }) name: string;
}

export class TakeOfficeBody extends CommandBody {
  @OptionalField()
  @UuidField({ description: 'A person the forum knows already; made here where it is left out' })
  person?: string;
  @ChoiceField(HELD_OFFICES) office: (typeof HELD_OFFICES)[number];
  @ChoiceField(OFFICE_STANDINGS) standing: OfficeStanding;
  @PersonalText({ kind: 'person', max: 200, example: 'Ada Example' }) name: string;
  @OptionalField()
  @DateField({ description: 'The first day on which they hold it no more, where that is known' })
  until?: string;
}

export class LeaveOfficeBody extends CommandBody {
  @UuidField() person: string;
  @ChoiceField(HELD_OFFICES) office: (typeof HELD_OFFICES)[number];
  @ChoiceField(OFFICE_LEAVING_GROUNDS) ground: (typeof OFFICE_LEAVING_GROUNDS)[number];
}

export class MergeOrganisationBody extends CommandBody {
  @UuidField({ description: 'The organisation as which it goes on' }) into: string;
  @ChoiceField(MERGING_GROUNDS) ground: (typeof MERGING_GROUNDS)[number];
}

export class ReverseMergeBody extends CommandBody {
  @ChoiceField(PARTING_GROUNDS) ground: (typeof PARTING_GROUNDS)[number];
}

/** Names a person of the organisation by their id. */
export class OfPersonBody extends CommandBody {
  @UuidField() person: string;
}
