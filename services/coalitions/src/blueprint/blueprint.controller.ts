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
import {
  DraftBlueprintBody,
  DropBlueprintDraftBody,
  NextVersionBody,
  PublishBlueprintBody,
  type VersionBody,
  WithdrawBlueprintBody,
} from './blueprint.commands.ts';
import { dropDraft, withdraw } from './blueprint.decider.ts';
import { BlueprintDocument, presentBlueprint } from './blueprint.document.ts';
import { BLUEPRINT_OFFICERS, BLUEPRINT_READERS } from './blueprint.roles.ts';
import { blueprintRules } from './blueprint.rules.ts';
import { blueprint } from './blueprint.state.ts';
import { BlueprintWriting } from './blueprint.writing.ts';

const SAYING = ['organisation-unknown', 'theme-unknown', 'code-twice'] as const;
const ALWAYS = ['unknown', 'before-last-step'] as const;

/** Ways of organising citizens that others can copy, in versions. */
@Controller('coalitions/blueprints')
export class BlueprintController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: BlueprintWriting,
  ) {}

  @CreateCommand({
    operationId: 'draftBlueprint',
    summary: 'Write a way of organising citizens down, for somebody else to publish',
    roles: BLUEPRINT_OFFICERS,
    rules: [[blueprintRules, ['drafted-once', 'unit-unknown', ...SAYING]]],
  })
  draft(@Body() body: DraftBlueprintBody, @Issued() command: IssuedCommand) {
    const { id, unit, organisations = [] } = body;
    const asked = { ...says(body), unit, learnedFrom: [] };
    return this.commands.create(command, blueprint, id, { unit, organisations }, (state, given) =>
      this.writing.draft(state, asked, given),
    );
  }

  @EntityCommand('draft-version', {
    operationId: 'draftBlueprintVersion',
    summary: 'Write the next version of an organising blueprint down, for somebody else to publish',
    description: 'In place of a draft that waits. It names the replications whose lessons went into it.',
    roles: BLUEPRINT_OFFICERS,
    rules: [[blueprintRules, [...ALWAYS, 'not-published', 'replication-unfit', ...SAYING]]],
  })
  draftVersion(@Param('id') id: string, @Body() body: NextVersionBody, @Issued() command: IssuedCommand) {
    const asked = { ...says(body), learnedFrom: body.learnedFrom ?? [] };
    return this.commands.run(command, blueprint, id, (state, given) => this.writing.draftNext(id, state, asked, given));
  }

  @EntityCommand('publish', {
    operationId: 'publishBlueprint',
    summary: 'Publish a version of an organising blueprint that somebody else wrote down',
    description:
      'The guide of the draft is sent back exactly as it stands in the document: whoever sends it confirms that it names no private person. It is public from then on, for good.',
    roles: BLUEPRINT_OFFICERS,
    rules: [[blueprintRules, [...ALWAYS, 'no-draft', 'own-draft', 'words-gone', 'other-words']]],
    sensitive: true,
  })
  publish(@Param('id') id: string, @Body() body: PublishBlueprintBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, blueprint, id, (state, given) => this.writing.publish(state, body, given));
  }

  @EntityCommand('drop-draft', {
    operationId: 'dropBlueprintDraft',
    summary: 'Leave a draft unpublished, with grounds',
    roles: BLUEPRINT_OFFICERS,
    rules: [[blueprintRules, [...ALWAYS, 'no-draft']]],
  })
  dropDraft(@Param('id') id: string, @Body() body: DropBlueprintDraftBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, blueprint, id, (state, given) => dropDraft(state, body, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawBlueprint',
    summary: 'Say that no replication of an organising blueprint should begin any more',
    roles: BLUEPRINT_OFFICERS,
    rules: [[blueprintRules, [...ALWAYS, 'not-published']]],
  })
  withdraw(@Param('id') id: string, @Body() body: WithdrawBlueprintBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, blueprint, id, (state, given) => withdraw(state, body, given));
  }

  @ReadEntity({
    operationId: 'readBlueprint',
    summary: 'An organising blueprint',
    description: 'For those who made it, and those who look after it. What is published is public in the register.',
    roles: BLUEPRINT_READERS,
    schema: BlueprintDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, blueprint, id, presentBlueprint, moment);
  }

  @ReadEntityEvents({
    operationId: 'readBlueprintEvents',
    summary: 'The events of an organising blueprint',
    roles: BLUEPRINT_READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, blueprint, id);
  }
}

function says(body: VersionBody) {
  const { title, themes, organisations = [], languages, licence, steps, roles = [], guide } = body;
  const materials = (body.materials ?? []).map(({ title: name, web }) => ({
    title: name,
    ...(web === undefined ? {} : { web }),
  }));
  return { title, themes, organisations, languages, licence, steps, roles, materials, costs: body.costs ?? [], guide };
}
