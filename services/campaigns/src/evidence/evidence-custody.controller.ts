import { EntityCommand, Issued, type IssuedCommand } from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import {
  DigestBody,
  EndEvidenceSupportBody,
  EvidenceGroundBody,
  HandEvidenceOverBody,
  SupportWithEvidenceBody,
} from './evidence.commands.ts';
import { callBack, check, decline, handOver, receive } from './evidence.custody.pure.ts';
import { KEEPING } from './evidence.roles.ts';
import { evidenceRules } from './evidence.rules.ts';
import { endSupport, support } from './evidence.support.pure.ts';
import { EvidenceWriting } from './evidence.writing.ts';

const ALWAYS = ['unknown', 'withdrawn', 'before-last-step'] as const;
const HANDED = [...ALWAYS, 'not-handed-over'] as const;

/** Through whose hands evidence goes, and what it supports. */
@Controller('campaigns/evidence')
export class EvidenceCustodyController {
  constructor(private readonly writing: EvidenceWriting) {}

  @EntityCommand('hand-over', {
    operationId: 'handEvidenceOver',
    summary: 'Hand evidence over to another organisation, which is to receive it',
    roles: KEEPING,
    rules: [
      [
        evidenceRules,
        [
          ...ALWAYS,
          ...(['not-theirs', 'stays-with-desk', 'handed-over-already', 'altered'] as const),
          ...(['organisation-unknown', 'kept-already', 'receive-by-past'] as const),
        ],
      ],
    ],
  })
  handOver(@Param('id') id: string, @Body() body: HandEvidenceOverBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, async (state, sides, given) =>
      handOver(state, body, { receiverKnown: await this.writing.isKnown(body.to) }, sides, given),
    );
  }

  @EntityCommand('receive', {
    operationId: 'receiveEvidence',
    summary: 'Receive evidence that was handed over, and say what its digest is now',
    description: 'Where it is another than the one on record, the record says that it was found altered.',
    roles: KEEPING,
    rules: [[evidenceRules, [...HANDED, 'received-by-others', 'own-handover']]],
  })
  receive(@Param('id') id: string, @Body() body: DigestBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => receive(state, body, sides, given));
  }

  @EntityCommand('decline', {
    operationId: 'declineEvidence',
    summary: 'Say, with grounds, that evidence that was handed over is not received',
    roles: KEEPING,
    rules: [[evidenceRules, [...HANDED, 'received-by-others', 'own-handover']]],
    example: { ground: 'never-arrived' },
  })
  decline(@Param('id') id: string, @Body() body: EvidenceGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => decline(state, body, sides, given));
  }

  @EntityCommand('call-back', {
    operationId: 'callEvidenceBack',
    summary: 'Call a handover of evidence off that nobody has received yet',
    roles: KEEPING,
    rules: [[evidenceRules, [...HANDED, 'not-theirs']]],
    example: { ground: 'sent-in-error' },
  })
  callBack(@Param('id') id: string, @Body() body: EvidenceGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => callBack(state, body, sides, given));
  }

  @EntityCommand('check', {
    operationId: 'checkEvidence',
    summary: 'Take the digest of evidence again',
    description: 'Found altered, it is neither handed over nor cited until another check finds it whole.',
    roles: KEEPING,
    rules: [[evidenceRules, [...ALWAYS, 'stays-with-desk', 'not-theirs']]],
  })
  check(@Param('id') id: string, @Body() body: DigestBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => check(state, body, sides, given));
  }

  @EntityCommand('support', {
    operationId: 'supportWithEvidence',
    summary: 'Say what else evidence supports',
    roles: KEEPING,
    rules: [[evidenceRules, [...ALWAYS, 'not-theirs', 'altered', 'matter-unknown', 'supports-too-much']]],
  })
  support(@Param('id') id: string, @Body() { supports }: SupportWithEvidenceBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, async (state, sides, given) => {
      const matterKnown = (await this.writing.mattersThere(command.caller, [supports])).length > 0;
      return support(state, { supports }, { matterKnown }, sides, given);
    });
  }

  @EntityCommand('end-support', {
    operationId: 'endEvidenceSupport',
    summary: 'Say, with grounds, that evidence supports something no more',
    roles: KEEPING,
    rules: [[evidenceRules, [...ALWAYS, 'not-theirs']]],
  })
  endSupport(@Param('id') id: string, @Body() body: EndEvidenceSupportBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => endSupport(state, body, sides, given));
  }
}
