import { derivedId } from '@baraza/contracts';
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
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { FILE_MEDIA_TYPES } from '@baraza/files';
import { Body, Controller, Param, type StreamableFile } from '@nestjs/common';
import { FilesOf } from '../files/files-of.ts';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS } from '../roles.ts';
import { RefuseProofBody, RevokeProofBody, SubmitProofBody, VerifyProofBody } from './compliance-proof.commands.ts';
import { refuse, revoke, verify } from './compliance-proof.decider.ts';
import { ComplianceProofDocument, presentComplianceProof } from './compliance-proof.document.ts';
import { complianceProofRules } from './compliance-proof.rules.ts';
import { complianceProof } from './compliance-proof.state.ts';
import { ComplianceProofWriting } from './compliance-proof.writing.ts';

const JUDGING = ['not-waiting', 'verified-by-submitter', 'own-proof', 'dated-before-last-step'] as const;

@Controller('members/compliance-proofs')
export class ComplianceProofController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    private readonly writing: ComplianceProofWriting,
    private readonly files: FilesOf,
  ) {}

  @CreateCommand({
    operationId: 'submitComplianceProof',
    summary: 'Hand in a proof of an organisation’s standing in a unit',
    description: 'Its files are sent to `/members/files` first. Somebody else verifies it.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        complianceProofRules,
        [
          'already-submitted',
          'organisation-unknown',
          'unit-unknown',
          'type-unknown',
          'issued-later',
          'ends-before-it-begins',
          'file-unknown',
        ],
      ],
    ],
  })
  async submit(@Body() body: SubmitProofBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    const id = body.id ?? derivedId(command.id, complianceProof.name);
    const root = (await this.facts.knownForum())?.rootUnit ?? '';
    const scope = await this.writing.scopeOf(body.organisation, root);
    return this.commands.create(command, complianceProof, id, scope, (state, given) =>
      this.writing.submit(state, { ...body, files: body.files ?? [] }, given),
    );
  }

  @EntityCommand('verify', {
    operationId: 'verifyComplianceProof',
    summary: 'Find a proof true and in force',
    roles: OFFICERS,
    rules: [[complianceProofRules, JUDGING]],
    sensitive: true,
  })
  verify(@Param('id') id: string, @Body() _body: VerifyProofBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, complianceProof, id, (state, given) => verify(state, given));
  }

  @EntityCommand('refuse', {
    operationId: 'refuseComplianceProof',
    summary: 'Not accept a proof, with grounds',
    roles: OFFICERS,
    rules: [[complianceProofRules, JUDGING]],
    sensitive: true,
  })
  refuse(@Param('id') id: string, @Body() body: RefuseProofBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, complianceProof, id, (state, given) => refuse(state, body, given));
  }

  @EntityCommand('revoke', {
    operationId: 'revokeComplianceProof',
    summary: 'Take the force from a proof that had been found true, with grounds',
    roles: OFFICERS,
    rules: [[complianceProofRules, ['not-in-force', 'own-proof', 'dated-before-last-step']]],
    sensitive: true,
  })
  revoke(@Param('id') id: string, @Body() body: RevokeProofBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, complianceProof, id, (state, given) => revoke(state, body, given));
  }

  @ReadEntity({
    operationId: 'readComplianceProof',
    summary: 'A proof of standing',
    roles: READERS,
    schema: ComplianceProofDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, complianceProof, id, presentComplianceProof, moment);
  }

  @ReadEntityEvents({
    operationId: 'readComplianceProofEvents',
    summary: 'The events of a proof of standing',
    roles: READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, complianceProof, id);
  }

  @Query({
    path: ':id/files/:file',
    operationId: 'readComplianceProofFile',
    summary: 'A file of a proof, as it was handed in',
    description: 'For those who work with the organisation, or with proofs of the unit.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    schema: {},
    produces: FILE_MEDIA_TYPES,
  })
  async file(
    @Param('id') id: string,
    @Param('file') file: string,
    @CallerIs() caller: Caller,
  ): Promise<StreamableFile> {
    await this.entities.read(caller, complianceProof, id, presentComplianceProof);
    const { state } = await this.commands.load(complianceProof, id);
    if (state.status === 'none' || !state.files.some((one) => one.file === file)) throw new NotFound();
    return this.files.content(file);
  }
}
