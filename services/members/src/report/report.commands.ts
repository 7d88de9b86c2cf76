import { FIGURE_PATH, LONGEST_REPORT, MOST_REPORT_FIGURES } from '@baraza/contracts';
import {
  AboutPersons,
  Code_,
  CommandBody,
  CountField,
  DateField,
  FlagField,
  ListOf,
  OptionalField,
  PatternField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

const TITLE = 'Bushenyi in 2025';
const TEXT = 'How many organisations are members, and what became of the promises that fell due.';

class FigureBody {
  @PatternField({
    code: 'figure',
    expected: 'takes where a dashboard tells a figure’s events, with what it is asked and as of the report’s date',
    pattern: FIGURE_PATH,
    max: 350,
    example: '/views/dashboards/network/events?measure=memberships&unit=UG-402&asOf=2025-12-31',
    description: 'Where the figure is asked for, as dashboards link it: without `asKnownAt`, which is the report’s',
  })
  figure: string;
  @CountField({ example: 40, description: 'As the report says it' }) value: number;
}

export class DraftReportBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField({ example: 'UG-402', description: 'What it is of: this unit, and all below it' }) unit: string;
  @PersonalText({ kind: 'document', lines: false, max: 160, example: TITLE }) title: string;
  @PersonalText({ kind: 'document', max: LONGEST_REPORT, example: TEXT }) text: string;
  @OptionalField() @AboutPersons() about?: string[];
  @DateField({ example: '2025-12-31', description: 'The date that its figures are of' }) asOf: string;
  @CountField({ min: 1, example: 12, description: 'The `knownAt` of the dashboards that it was written from' })
  knownAt: number;
  @OptionalField() @ListOf(() => FigureBody, { max: MOST_REPORT_FIGURES }) figures?: FigureBody[];
  @OptionalField() @UuidField({ description: 'The published report that it stands in place of' }) corrects?: string;
}

/** Exactly what was drafted. */
export class PublishForumReportBody extends CommandBody {
  @Text({ max: 160, example: TITLE }) title: string;
  @Text({ max: LONGEST_REPORT, lines: true, example: TEXT }) text: string;
  @FlagField({ description: 'You have read it, and it names no private person' }) namesNoPrivatePerson: boolean;
}

export class DeclineReportBody extends CommandBody {
  @Code_({ example: 'figures-disagree', description: 'Why' }) ground: string;
}
