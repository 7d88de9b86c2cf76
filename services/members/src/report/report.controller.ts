import type { EventStore } from '@baraza/event-store';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  EVENT_STORE,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Inject, Param } from '@nestjs/common';
import { Visibility } from '../profile/visibility.ts';
import { OFFICERS, READERS } from '../roles.ts';
import { DeclineReportBody, DraftReportBody, PublishForumReportBody } from './report.commands.ts';
import { decline, draft, publish } from './report.decider.ts';
import { presentReport, ReportDocument } from './report.document.ts';
import { reportDigest } from './report-digest.ts';
import { reportRules } from './report.rules.ts';
import { report } from './report.state.ts';

/** Reports that the forum answers with: text and figures, which a second person lets out, and which never change again. */
@Controller('members/reports')
export class ReportController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    private readonly visibility: Visibility,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  @CreateCommand({
    operationId: 'draftReport',
    summary: 'Draft a report: its text, and figures with where they come from',
    description:
      'Each figure is a dashboard’s, of the report’s date, known at the report’s sequence: `/views/reports` checks it for ever. Somebody else publishes it.',
    roles: OFFICERS,
    rules: [
      [
        reportRules,
        [
          ...(['drafted-once', 'unit-unknown', 'of-the-future', 'not-on-record', 'figure-twice'] as const),
          ...(['figure-of-another-date', 'corrects-unknown'] as const),
        ],
      ],
    ],
  })
  draft(@Body() body: DraftReportBody, @Issued() command: IssuedCommand) {
    const { unit, corrects } = body;
    return this.commands.create(command, report, body.id, { unit, organisations: [] }, async (state, given) => {
      const [known, { sequence: head }, corrected] = await Promise.all([
        this.facts.knownUnit(unit),
        this.store.head(),
        corrects === undefined ? undefined : this.commands.load(report, corrects),
      ]);
      const found = { unitIsKnown: known !== undefined, head, corrected: corrected?.state };
      return draft(state, { ...body, figures: body.figures ?? [] }, found, given);
    });
  }

  @EntityCommand('publish', {
    operationId: 'publishReport',
    summary: 'Publish a report, confirming that it names no private person',
    description: 'Send back exactly what was drafted. What is published never changes: a correction is another report.',
    roles: OFFICERS,
    rules: [
      [
        reportRules,
        [
          ...(['unknown', 'not-waiting', 'own-words', 'words-gone', 'other-words', 'not-confirmed'] as const),
          'before-last-step',
        ],
      ],
    ],
    sensitive: true,
  })
  publish(@Param('id') id: string, @Body() body: PublishForumReportBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, report, id, async (state, given) => {
      const waiting = state.status === 'drafted' ? state : undefined;
      const [title, text] = await Promise.all([
        this.visibility.opened(waiting?.title),
        this.visibility.opened(waiting?.text),
      ]);
      return publish(state, body, { title, text, digestOf: reportDigest }, given);
    });
  }

  @EntityCommand('decline', {
    operationId: 'declineReport',
    summary: 'Not publish a report as it was drafted',
    roles: OFFICERS,
    rules: [[reportRules, ['unknown', 'not-waiting', 'before-last-step']]],
  })
  decline(@Param('id') id: string, @Body() body: DeclineReportBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, report, id, (state, given) => decline(state, body, given));
  }

  @ReadEntity({ operationId: 'readReport', summary: 'A report of the forum', roles: READERS, schema: ReportDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, report, id, presentReport, moment);
  }

  @ReadEntityEvents({ operationId: 'readReportEvents', summary: 'The events of a report', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, report, id);
  }
}
