import { CIVIC_SPACE_RATINGS, type CivicSpaceRating } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UrlField,
  UuidField,
} from '@baraza/service-kit';

export class RatingSourceBody {
  @Text({
    max: 200,
    example: 'Report on freedom of assembly, 2025',
    description: 'A report, a law, an index that others publish; never a person',
  })
  name: string;
  @OptionalField() @UrlField() link?: string;
  @OptionalField() @DateField({ example: '2025-11-30' }) publishedOn?: string;
}

/** Rates civic space again. */
export class RateCivicSpaceBody extends CommandBody {
  @ChoiceField(CIVIC_SPACE_RATINGS, { example: 'narrowed' }) rating: CivicSpaceRating;
  @ListOf(() => RatingSourceBody, { min: 1, max: 20, description: 'What the rating stands on' })
  sources: RatingSourceBody[];
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'Two meetings were dispersed in the last month.' })
  narrative?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

/** Rates civic space of a unit for the first time. */
export class RateFirstBody extends RateCivicSpaceBody {
  @UnitCodeField() unit: string;
}

export class ConfirmRatingBody extends CommandBody {
  @UuidField({ description: 'The rating that stands proposed' }) proposal: string;
}

export class DeclineRatingBody extends ConfirmRatingBody {
  @Code_({ example: 'sources-too-old', description: 'Why' }) ground: string;
}
