import { DOMAINS_MAX, HEALTH_QUALITIES, type HealthQuality, ITEMS_MAX, LEVELS } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  UuidField,
} from '@baraza/service-kit';

class PeriodRatedBody {
  @DateField({ example: '2026-01-01' }) from: string;
  @DateField({ example: '2026-06-30' }) until: string;
}

/** Asks the participants of a coalition how it works. */
export class PlanHealthRoundBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() coalition: string;
  @Code_({ example: 'network-health', description: 'The questionnaire: its newest version is asked' })
  instrument: string;
  @Nested(() => PeriodRatedBody, { description: 'What the ratings are about, however late they are given' })
  periodRated: PeriodRatedBody;
  @DateField({ example: '2027-09-30', description: 'The last day on which a rating is taken' }) closesOn: string;
}

class QualityRatingBody {
  @ChoiceField(HEALTH_QUALITIES) quality: HealthQuality;
  @CountField({ min: 1, max: LEVELS, example: 3 }) level: number;
}
class HealthItemBody {
  @Code_({ example: 'agility' }) item: string;
  @CountField({ min: 1, max: LEVELS, example: 2 }) level: number;
}

/** What a participant rates, in confidence. */
export class RateHealthBody extends CommandBody {
  @UuidField() organisation: string;
  @ListOf(() => QualityRatingBody, { min: 4, max: 4, description: 'Each of the four, from 1 to 4' })
  qualities: QualityRatingBody[];
  @OptionalField()
  @ListOf(() => HealthItemBody, { max: DOMAINS_MAX * ITEMS_MAX, description: 'Of the questionnaire, from 1 to 4' })
  items?: HealthItemBody[];
}

export class CancelHealthRoundBody extends CommandBody {
  @Code_({ example: 'wrong-period', description: 'Why' }) ground: string;
}
