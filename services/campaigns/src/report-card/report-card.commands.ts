import { REPORT_CARD_INDICATORS_MAX, REPORT_CARD_SCORES } from '@baraza/contracts';
import {
  Code_,
  CommandBody,
  CountField,
  DateField,
  ListOf,
  Nested,
  OptionalField,
  PeopleCountBody,
  PeopleCountField,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

class ReportCardIndicatorBody {
  @Code_({ example: 'medicines-in-stock' }) indicator: string;
  @Text({ max: 200, example: 'The medicines on the list are in stock' }) title: string;
}

const Indicators = (): PropertyDecorator =>
  ListOf(() => ReportCardIndicatorBody, { min: 1, max: REPORT_CARD_INDICATORS_MAX });

/** Draws up a card on which communities score a public service. */
export class DrawUpReportCardBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @Text({ max: 160, example: 'Health centres of Bushenyi', description: 'Public: it names no private person' })
  title: string;
  @Code_({ example: 'health-centres', description: 'The public service' }) service: string;
  @OptionalField()
  @Text({ max: 160, example: 'District Health Office, Bushenyi', description: 'The office that provides it' })
  provider?: string;
  @UnitCodeField() unit: string;
  @UuidField({ description: 'The organisation that keeps the card' }) organisation: string;
  @OptionalField() @UuidField({ description: 'The campaign that it is part of' }) campaign?: string;
  @ListOf('code', { min: 1, max: 12, example: ['social-justice'] }) themes: string[];
  @Indicators() indicators: ReportCardIndicatorBody[];
  @CountField({ min: 1, max: 36, example: 6, description: 'How many months after a round the next is due' })
  everyMonths: number;
}

export class ReviseReportCardBody extends CommandBody {
  @Indicators() indicators: ReportCardIndicatorBody[];
  @Code_({ example: 'asked-by-communities', description: 'Why' }) ground: string;
}

class ScoredTimeBody {
  @DateField({ example: '2026-01-01' }) from: string;
  @DateField({ example: '2026-02-28', description: 'The last day: it is over' }) until: string;
}

/** Asks communities to score a stretch of time. */
export class OpenReportCardRoundBody extends CommandBody {
  @Nested(() => ScoredTimeBody, { description: 'The time that is scored' }) scored: ScoredTimeBody;
  @DateField({ example: '2030-04-30', description: 'By when it is to be held' }) holdBy: string;
}

class CommunityScoreBody {
  @Code_({ example: 'medicines-in-stock' }) indicator: string;
  @CountField({ min: 1, max: REPORT_CARD_SCORES, example: 2, description: '1 very bad, 5 very good' }) score: number;
}

/** What one community scored. */
export class ScoreReportCardBody extends CommandBody {
  @UnitCodeField({ description: 'The unit in which the community lives' }) community: string;
  @ListOf(() => CommunityScoreBody, { min: 1, max: REPORT_CARD_INDICATORS_MAX }) scores: CommunityScoreBody[];
  @PeopleCountField({ description: 'Everybody who came' }) people: PeopleCountBody;
}

export class ReportCardStepBody extends CommandBody {}

export class ReportCardGroundBody extends CommandBody {
  @Code_({ example: 'roads-cut-off', description: 'Why' }) ground: string;
}

export class PublishReportCardBody extends CommandBody {
  @UuidField({ description: 'The round that was held' }) round: string;
}
