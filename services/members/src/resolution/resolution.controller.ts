import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS } from '../roles.ts';
import {
  AdoptResolutionBody,
  EndResolutionBody,
  FulfilResolutionBody,
  NoteResolutionProgressBody,
  ProposeTextBody,
  PublishTextBody,
  RescheduleResolutionBody,
} from './resolution.commands.ts';
import { fulfil, noteProgress, proposeText } from './resolution.decider.ts';
import { presentResolution, ResolutionDocument } from './resolution.document.ts';
import { resolutionRules } from './resolution.rules.ts';
import { resolution } from './resolution.state.ts';
import { ResolutionWriting } from './resolution.writing.ts';

const DATED = ['not-adopted', 'dated-before-last-step'] as const;
const OPEN = [...DATED, 'ended'] as const;
const BY_CONVENING = ['convening-unknown', 'adopted-before-convening'] as const;

@Controller('members/resolutions')
export class ResolutionController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: ResolutionWriting,
  ) {}

  @CreateCommand({
    operationId: 'adoptResolution',
    summary: 'Put on record what a convening decided, who carries it out, and by when',
    description: 'Its text follows: put forward by one, published by another.',
    roles: OFFICERS,
    rules: [
      [
        resolutionRules,
        [
          ...BY_CONVENING,
          ...(['adopted-already', 'owner-unclear', 'owner-unknown', 'promisee-unclear'] as const),
          ...(['promises-itself', 'due-before-adopted', 'theme-unknown'] as const),
        ],
      ],
    ],
  })
  async adopt(@Body() body: AdoptResolutionBody, @Issued() command: IssuedCommand) {
    const scope = { unit: await this.writing.unitOf(body.convening), organisations: [] };
    return this.commands.create(command, resolution, body.id, scope, (state, given) =>
      this.writing.adopt(state, { ...body, themes: body.themes ?? [] }, given),
    );
  }

  @EntityCommand('propose-text', {
    operationId: 'proposeResolutionText',
    summary: 'Put the text of a resolution forward',
    description: 'It is kept apart from the record until somebody else has read it and publishes it.',
    roles: OFFICERS,
    rules: [[resolutionRules, [...DATED, 'text-published']]],
  })
  proposeText(@Param('id') id: string, @Body() body: ProposeTextBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, resolution, id, (state, given) => proposeText(state, body, given));
  }

  @EntityCommand('publish-text', {
    operationId: 'publishResolutionText',
    summary: 'Publish the text, as a second person who confirms that it names no private person',
    description: 'The exact text is sent back, as `proposedText` of the resolution shows it.',
    roles: OFFICERS,
    rules: [
      [
        resolutionRules,
        [
          ...DATED,
          ...(['text-published', 'no-text-proposed', 'published-by-proposer'] as const),
          ...(['not-the-text', 'not-confirmed'] as const),
        ],
      ],
    ],
    sensitive: true,
  })
  publishText(@Param('id') id: string, @Body() body: PublishTextBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, resolution, id, (state, given) => this.writing.publishText(state, body, given));
  }

  @EntityCommand('note-progress', {
    operationId: 'noteResolutionProgress',
    summary: 'Note how far a resolution has been carried out',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[resolutionRules, [...OPEN, 'notes-for-another']]],
  })
  noteProgress(@Param('id') id: string, @Body() body: NoteResolutionProgressBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, resolution, id, (state, given) => noteProgress(state, body, given));
  }

  @EntityCommand('reschedule', {
    operationId: 'rescheduleResolution',
    summary: 'Give a resolution more time, as a later convening decided',
    roles: OFFICERS,
    rules: [[resolutionRules, [...OPEN, ...BY_CONVENING, 'convening-of-another-unit', 'same-day', 'due-in-the-past']]],
  })
  reschedule(@Param('id') id: string, @Body() body: RescheduleResolutionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, resolution, id, (state, given) => this.writing.reschedule(state, body, given));
  }

  @EntityCommand('fulfil', {
    operationId: 'fulfilResolution',
    summary: 'Find a resolution carried out',
    description: 'By somebody else than who reported it last, and not by who had to carry it out.',
    roles: OFFICERS,
    rules: [[resolutionRules, [...OPEN, 'found-by-reporter', 'found-by-owner']]],
    sensitive: true,
  })
  fulfil(@Param('id') id: string, @Body() _body: FulfilResolutionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, resolution, id, (state, given) => fulfil(state, given));
  }

  @EntityCommand('end', {
    operationId: 'endResolution',
    summary: 'End a resolution that is not to be carried out any more, as a later convening decided',
    roles: OFFICERS,
    rules: [[resolutionRules, [...OPEN, ...BY_CONVENING, 'convening-of-another-unit']]],
  })
  end(@Param('id') id: string, @Body() body: EndResolutionBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, resolution, id, (state, given) => this.writing.end(state, body, given));
  }

  @ReadEntity({ operationId: 'readResolution', summary: 'A resolution', roles: READERS, schema: ResolutionDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, resolution, id, presentResolution, moment);
  }

  @ReadEntityEvents({ operationId: 'readResolutionEvents', summary: 'The events of a resolution', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, resolution, id);
  }
}
