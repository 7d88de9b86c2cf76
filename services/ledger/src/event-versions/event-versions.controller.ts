import { Administer, Issued, type IssuedCommand, Query } from '@baraza/service-kit';
import { Body, Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ActivateEventVersionBody } from './event-version.commands.ts';
import { eventVersionRules } from './event-version.rules.ts';
import { ActivatedDocument, EventVersionsDocument } from './event-version.schemas.ts';
import { EventVersions } from './event-versions.ts';

/** In which versions events are written, and who reads them. */
@ApiTags('ledger')
@Controller('ledger/event-versions')
export class EventVersionsController {
  constructor(private readonly versions: EventVersions) {}

  @Administer('activate', {
    operationId: 'activateEventVersion',
    summary: 'Have a version of an event written from now on',
    description:
      'When everybody who reads the type has announced that they can read it. It cannot be taken back: what is recorded stays as it is. A version that only adds to the one before needs nobody to activate it.',
    roles: ['secretariat'],
    rules: [[eventVersionRules, ['unknown', 'readers-behind']]],
    sensitive: true,
    schema: ActivatedDocument,
  })
  activate(@Body() body: ActivateEventVersionBody, @Issued() command: IssuedCommand): Promise<object> {
    return this.versions.activate(body, command);
  }

  @Query({
    operationId: 'listEventVersions',
    summary: 'Which versions of events are in force, which wait and for whom, and who reads the record',
    roles: ['secretariat', 'auditor'],
    schema: EventVersionsDocument,
  })
  list(): Promise<object> {
    return this.versions.list();
  }
}
