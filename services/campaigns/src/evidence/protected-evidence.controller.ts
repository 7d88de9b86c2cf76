import {
  CommandHandler,
  CreateCommand,
  EXAMPLE_ID,
  EXAMPLE_STRUGGLE,
  Issued,
  type IssuedCommand,
} from '@baraza/service-kit';
import { Body, Controller } from '@nestjs/common';
import { TakeProtectedEvidenceBody } from './evidence.commands.ts';
import { takeProtected } from './evidence.decider.ts';
import { evidenceRules } from './evidence.rules.ts';
import { evidence } from './evidence.state.ts';
import { EvidenceWriting } from './evidence.writing.ts';

/** What somebody gives whose identity is protected: nothing is written down that tells who. */
@Controller('campaigns/protected-evidence')
export class ProtectedEvidenceController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: EvidenceWriting,
  ) {}

  @CreateCommand({
    operationId: 'takeProtectedEvidence',
    summary: 'Take a file in evidence from somebody whose identity is protected',
    description:
      'Sealed, without source, words or organisation; the record names the district, or a unit above it where few are known there. It stays with the desk.',
    roles: ['protection-officer'],
    rules: [[evidenceRules, ['taken-once', 'unit-unknown', 'file-unknown', 'matter-unknown']]],
    sensitive: true,
    example: {
      ...{ unit: 'UG-402', type: 'document', file: EXAMPLE_ID },
      supports: [{ kind: 'struggle', id: EXAMPLE_STRUGGLE }],
    },
  })
  take(@Body() body: TakeProtectedEvidenceBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [] };
    return this.commands.create(command, evidence, body.id, scope, async (state, given) =>
      takeProtected(state, body, await this.writing.factsOfProtected(command.caller, body), given),
    );
  }
}
