import {
  AboutPersons,
  Code_,
  CommandBody,
  CountField,
  ListOf,
  OptionalField,
  PersonalText,
  UuidField,
} from '@baraza/service-kit';

class CoverBody {
  @Code_({ example: 'programme-manager', description: 'The office they hold otherwise' }) office: string;
  @OptionalField() @UuidField({ description: 'A person the forum knows already' }) person?: string;
  @OptionalField() @PersonalText({ kind: 'person', max: 200, example: 'Ada Example' }) name?: string;
}

/** What a succession plan says from now on, as a whole. */
export class RevisePlanBody extends CommandBody {
  @ListOf(() => CoverBody, { min: 1, max: 5, description: 'Who steps in, the first who can' }) cover: CoverBody[];
  @Code_({ example: 'board', description: 'The body or office that activates the cover' }) activatedBy: string;
  @CountField({ min: 3, max: 36, example: 12, description: 'After how many months it is to be reviewed' })
  reviewMonths: number;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 20_000, example: 'How a successor is found and prepared.' })
  plan?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class AdoptPlanBody extends RevisePlanBody {
  @UuidField({ description: 'Whose plan it is' }) organisation: string;
  @Code_({ example: 'executive-director', description: 'The office that may fall empty' }) office: string;
}

/** A review that found nothing to change. */
export class ReviewPlanBody extends CommandBody {}

export class ActivateCoverBody extends CommandBody {
  @Code_({ example: 'programme-manager', description: 'The office of whoever steps in' }) cover: string;
  @Code_({ example: 'illness', description: 'Why the office is empty' }) ground: string;
}

export class EndCoverBody extends CommandBody {
  @Code_({ example: 'leader-back' }) ground: string;
}

export class EndPlanBody extends CommandBody {
  @Code_({ example: 'office-abolished' }) ground: string;
}
