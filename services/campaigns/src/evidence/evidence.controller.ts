import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  EXAMPLE_ID,
  EXAMPLE_STRUGGLE,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { EraseEvidenceBody, EvidenceGroundBody, TakeEvidenceBody } from './evidence.commands.ts';
import { erase, take, withdraw } from './evidence.decider.ts';
import { EvidenceDocument, presentEvidence } from './evidence.document.ts';
import { ERASING, KEEPING, READING } from './evidence.roles.ts';
import { evidenceRules } from './evidence.rules.ts';
import { evidence, evidenceInTheOpen } from './evidence.state.ts';
import { EvidenceWriting, keeps } from './evidence.writing.ts';

/** A file that shows something: taken, read, withdrawn, erased. */
@Controller('campaigns/evidence')
export class EvidenceController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: EvidenceWriting,
  ) {}

  @CreateCommand({
    operationId: 'takeEvidence',
    summary: 'Take a file in evidence, and say what it supports',
    description:
      'Who gave it is sealed. Whoever would be in danger if they were known gives it to the protection desk instead. The file is given to the forum first (`/members/files`).',
    roles: KEEPING,
    rules: [
      [
        evidenceRules,
        [
          ...(['taken-once', 'unit-unknown', 'organisation-unknown', 'file-unknown'] as const),
          ...(['source-unnamed', 'source-unknown', 'matter-unknown'] as const),
        ],
      ],
    ],
    example: {
      ...{ unit: 'UG-402', organisation: EXAMPLE_ID, type: 'photograph', file: EXAMPLE_ID },
      ...{ shows: 'The empty shelves of the health centre on 12 January.', source: { kind: 'community' } },
      supports: [{ kind: 'struggle', id: EXAMPLE_STRUGGLE }],
    },
  })
  take(@Body() body: TakeEvidenceBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [body.organisation] };
    return this.commands.create(command, evidence, body.id, scope, async (state, given) =>
      take(state, body, await this.writing.factsOfTaking(command.caller, body), given),
    );
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawEvidence',
    summary: 'Withdraw evidence: nothing rests on it any more',
    description: 'What cites it keeps its id. Its file is kept until it is destroyed.',
    roles: KEEPING,
    rules: [[evidenceRules, ['unknown', 'withdrawn', 'not-theirs', 'before-last-step']]],
  })
  withdraw(@Param('id') id: string, @Body() body: EvidenceGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => withdraw(state, body, sides, given));
  }

  @EntityCommand('erase', {
    operationId: 'eraseEvidence',
    summary: 'Erase evidence, where a person objects or the law asks for it',
    description:
      'Its file is destroyed, and every word that was said of it; that it was there, what it supported and through whose hands it went stays on record. Where the file is destroyed first, the evidence follows by itself.',
    roles: ERASING,
    rules: [[evidenceRules, ['unknown', 'before-last-step']]],
    sensitive: true,
  })
  erase(@Param('id') id: string, @Body() body: EraseEvidenceBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, evidence, id, (state, given) => erase(state, body, given));
  }

  @ReadEntity({
    operationId: 'readEvidence',
    summary: 'Read evidence, and through whose hands it went',
    description:
      'Who gave it is shown to those alone who keep it or answer for it. What somebody protected gave is shown without its file to all but the protection desk, and to auditors not at all.',
    roles: READING,
    schema: EvidenceDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(
      caller,
      evidence,
      id,
      (state, of, roles) => presentEvidence(state, of, roles, keeps(caller, state)),
      moment,
    );
  }

  @ReadEntityEvents({ operationId: 'readEvidenceEvents', summary: 'Read the events of evidence', roles: READING })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    const audits = caller.entitled.every(({ role }) => role === 'auditor');
    return this.entities.events(caller, audits ? evidenceInTheOpen : evidence, id);
  }
}
