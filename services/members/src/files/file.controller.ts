import { derivedId } from '@baraza/contracts';
import { FILE_MEDIA_TYPES } from '@baraza/files';
import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  type CommandAnswer,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  EXAMPLE_ID,
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
  ReadEntity,
  readied,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param, Query as Parameters, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiQuery } from '@nestjs/swagger';
import { OFFICERS_AND_REPRESENTATIVES } from '../roles.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { DestroyFileBody } from './file.commands.ts';
import { destroy, receive } from './file.decider.ts';
import { FileDocument, presentFile } from './file.document.ts';
import { FileOpening, OPENERS } from './file-opening.ts';
import { fileRules } from './file.rules.ts';
import { file } from './file.state.ts';
import { FileBody, uploadOf } from './file-upload.ts';
import { FilesOf } from './files-of.ts';

/** One grey pixel. */
const A_PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

@Controller('members/files')
export class FileController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    private readonly files: FilesOf,
    private readonly opening: FileOpening,
  ) {}

  @CreateCommand({
    operationId: 'uploadFile',
    summary: 'Give the forum a file of an organisation, for a proof to refer to',
    description: `The bytes as they are (${FILE_MEDIA_TYPES.join(', ')}; what a file is, its bytes say), or JSON with a small one in base64. What it hides of who made it, where and when is taken out first: the digest is that of the clean file. A file that cannot be cleaned safely is refused, and so are kinds that cannot: print them to a PDF. It is kept locked with a key of its own, in the vault.`,
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[fileRules, ['received-once', 'organisation-unknown', 'unclean']]],
    example: { organisation: EXAMPLE_ID, base64: A_PICTURE },
  })
  @ApiConsumes('application/json', ...FILE_MEDIA_TYPES)
  @ApiBody({ schema: JSON.parse(JSON.stringify(FileBody)) as object })
  @ApiQuery({
    name: 'id',
    required: false,
    schema: { type: 'string', format: 'uuid' },
    description: 'Made by the client, where the body is the file itself; made here where it is left out',
  })
  @ApiQuery({
    name: 'organisation',
    required: false,
    schema: { type: 'string', format: 'uuid' },
    description: 'Whose it is, where the body is the file itself',
  })
  @ApiQuery({
    name: 'about',
    required: false,
    schema: { type: 'array', maxItems: 20, items: { type: 'string', format: 'uuid' } },
    description: 'Persons it is about, where the body is the file itself: their erasure destroys it',
  })
  async upload(
    @Body() body: unknown,
    @Parameters() parameters: Record<string, unknown>,
    @Issued() command: IssuedCommand,
  ): Promise<CommandAnswer> {
    const { id: own, organisation: whose, about, bytes: sent } = uploadOf(body, parameters);
    const { bytes, mediaType, sha256 } = await readied(sent, fileRules.code('unclean'));
    const id = own ?? derivedId(command.id, file.name);
    const asked = { id, organisation: whose, sha256, size: bytes.length, mediaType, about };
    const unit = await this.#unitOf(whose);
    const scope = { unit: unit ?? (await this.facts.knownForum())?.rootUnit ?? '', organisations: [whose] };
    const { id: _, ...hashed } = asked;
    // Locked anew each time it is decided; what nothing came to refer to is taken away again.
    const kept: string[] = [];
    const answer = await this.commands
      .create({ ...command, body: hashed }, file, id, scope, async (state, given) => {
        const locked = unit === undefined ? NOWHERE : await this.files.keep(id, bytes);
        if (unit !== undefined) kept.push(locked.locked);
        return receive(state, asked, { unit, ...locked }, given);
      })
      .catch(async (error: unknown) => {
        await this.#discard(kept, id);
        throw error;
      });
    await this.#discard(kept, id);
    return answer;
  }

  @EntityCommand('destroy', {
    operationId: 'destroyFile',
    summary: 'Destroy a file, and the key to it, for good',
    description:
      'What refers to it keeps its digest. Should the process stop in between, it is done when it starts again.',
    roles: ['secretariat'],
    rules: [],
    sensitive: true,
  })
  async destroy(@Param('id') id: string, @Body() { ground }: DestroyFileBody, @Issued() command: IssuedCommand) {
    const answer = await this.commands.run(command, file, id, (state, given) => destroy(state, { ground }, given));
    await this.files.destroy(id);
    return answer;
  }

  @ReadEntity({
    operationId: 'readFile',
    summary: 'What is known of a file',
    roles: OFFICERS_AND_REPRESENTATIVES,
    schema: FileDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, file, id, presentFile, moment);
  }

  @Query({
    path: ':id/content',
    operationId: 'readFileContent',
    summary: 'A file itself',
    description:
      'For those who work with its organisation; for a programme officer where an assessment or an improvement plan of their units names it as evidence.',
    roles: OPENERS,
    schema: {},
    produces: FILE_MEDIA_TYPES,
  })
  async content(@Param('id') id: string, @CallerIs() caller: Caller): Promise<StreamableFile> {
    if (!(await this.opening.isFor(caller, id))) throw new NotFound();
    return this.files.content(id);
  }

  /** All of these but the one that the record refers to. */
  async #discard(locked: readonly string[], id: string): Promise<void> {
    if (locked.length === 0) return;
    const { state } = await this.commands.load(file, id);
    for (const address of locked) {
      if (state.status === 'none' || state.locked !== address) await this.files.discard(address);
    }
  }

  async #unitOf(id: string): Promise<string | undefined> {
    const { state } = await this.commands.load(organisation, id);
    return state.status === 'none' ? undefined : state.profile.unit;
  }
}

const NOWHERE = { locked: '', lockedSize: 0, key: '' };
