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
import type { Telling } from './commitment.commands.pure.ts';
import { AcceptCommitmentBody, KeptBody, MakeCommitmentBody, NoteProgressBody } from './commitment.commands.ts';
import { accept, make, noteProgress, reportDone } from './commitment.decider.ts';
import { CommitmentDocument, presentCommitment } from './commitment.document.ts';
import { promiseeOf, promisorOf } from './commitment.parties.pure.ts';
import { READERS, SIDES } from './commitment.roles.ts';
import { commitmentRules } from './commitment.rules.ts';
import { commitment } from './commitment.state.ts';
import { CommitmentWriting } from './commitment.writing.ts';

const ON_ITS_WAY = ['unknown', 'ended', 'before-last-step'] as const;
const MAKING = [
  'made-once',
  'speaks-for-another',
  'party-unnamed',
  'parties-unfit',
  'to-itself',
  'unit-unknown',
  'party-unknown',
  'source-unnamed',
  'source-unknown',
  'due-before-made',
] as const;

/** A promise from its being made to its promisor's word that it is kept. What becomes of it has a controller of its own. */
@Controller('coalitions/commitments')
export class CommitmentController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: CommitmentWriting,
  ) {}

  @CreateCommand({
    operationId: 'makeCommitment',
    summary: 'Promise something to somebody, by a date',
    description:
      'By the promisor, or by an officer on its word. What a duty-bearer promised is put on record by whoever heard it. The words stay in the vault until two people have published them.',
    roles: SIDES,
    rules: [[commitmentRules, MAKING]],
    example: {
      unit: 'UG-402',
      themes: ['governance'],
      promisor: { kind: 'forum' },
      promisee: { kind: 'members' },
      promise: 'A helpdesk for members in every district, two days a week.',
      dueOn: '2027-09-30',
      arisingFrom: { kind: 'own-accord' },
    },
  })
  make(@Body() body: MakeCommitmentBody, @CallerIs() caller: Caller, @Issued() command: IssuedCommand) {
    const asked = { ...body, themes: body.themes ?? [] };
    const organisations = [body.promisor, body.promisee].flatMap(({ kind, id }) =>
      kind === 'organisation' && id !== undefined ? [id] : [],
    );
    return this.commands.create(
      command,
      commitment,
      body.id,
      { unit: body.unit, organisations },
      async (state, given) => {
        const between = { unit: body.unit, promisor: promisorOf(body.promisor), promisee: promiseeOf(body.promisee) };
        const [facts, sides] = await Promise.all([
          this.writing.factsOfAsked(asked),
          this.writing.sidesOf(caller, between),
        ]);
        return make(state, asked, facts, sides, given);
      },
    );
  }

  @EntityCommand('accept', {
    operationId: 'acceptCommitment',
    summary: 'Accept a promise as it stands',
    description: 'By those to whom it was made, or by an officer who had no part in making it, on their word.',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'own-promise', 'judges-for-another']]],
  })
  accept(@Param('id') id: string, @Body() _body: AcceptCommitmentBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, accept);
  }

  @EntityCommand('note-progress', {
    operationId: 'noteCommitmentProgress',
    summary: 'Tell what got a promise further, with what shows it',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'speaks-for-another', 'evidence-unreadable']]],
  })
  noteProgress(@Param('id') id: string, @Body() body: NoteProgressBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => noteProgress(state, telling(body), sides, given));
  }

  @EntityCommand('report-done', {
    operationId: 'reportCommitmentDone',
    summary: 'Say, as its promisor, that a promise is kept',
    description: 'Others confirm it, or deny it.',
    roles: SIDES,
    rules: [[commitmentRules, [...ON_ITS_WAY, 'speaks-for-another', 'evidence-unreadable', 'done-out-of-time']]],
    example: { note: 'The last of the four helpdesks has opened.', links: ['https://example.org'] },
  })
  reportDone(@Param('id') id: string, @Body() body: KeptBody, @Issued() command: IssuedCommand) {
    const { doneOn } = body;
    return this.writing.run(command, id, (state, sides, given) =>
      reportDone(state, { ...telling(body), doneOn }, sides, given),
    );
  }

  @ReadEntity({
    operationId: 'readCommitment',
    summary: 'Read a promise',
    description:
      'For its two sides, wherever they belong, and for those who answer for its unit. A promise to all members is open to each member.',
    roles: READERS,
    schema: CommitmentDocument,
  })
  async read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, await this.writing.openTo(id, caller), id, presentCommitment, moment);
  }

  @ReadEntityEvents({ operationId: 'readCommitmentEvents', summary: 'Read the events of a promise', roles: READERS })
  async events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, await this.writing.openTo(id, caller), id);
  }
}

/** What a body tells: its note with the persons it is about, and its evidence. */
export function telling({ note, about, files = [], links = [] }: NoteProgressBody): Telling {
  return { ...(note === undefined ? {} : { note: { text: note, about } }), evidence: { files, links } };
}
