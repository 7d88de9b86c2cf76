import {
  Administer,
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CreateCommand,
  EntityCommand,
  EntityReader,
  EXAMPLE_ID,
  Issued,
  type IssuedCommand,
  Query,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { registrationNumberRules } from '../registration-number/registration-number.rules.ts';
import { compartmentRules } from '../sealed-compartment/sealed-compartment.rules.ts';
import {
  OnPendingStepBody,
  ProposeEndOfProtectedMembershipBody,
  ProposeLiftBody,
  ProposeProtectedMembershipBody,
  ProposeProtectionBody,
  SealOrganisationBody,
} from './protection.commands.ts';
import { presentProtection, ProtectionDocument, ProtectionList } from './protection.document.ts';
import { protectionRules } from './protection.rules.ts';
import { protection } from './protection.state.ts';
import { ProtectionWriting } from './protection.writing.ts';

const DESK = ['protection-officer'] as const;
const SealedOrganisation = Type.Object({
  sealed: Type.String({ format: 'uuid' }),
  unit: Type.String({ description: 'Where it is counted: the district, or the nearest unit above with five others' }),
});

/** Organisations that nobody sees: proposed by one officer of the protection desk, confirmed by another. */
@Controller('members/protections')
export class ProtectionController {
  constructor(
    private readonly entities: EntityReader,
    private readonly writing: ProtectionWriting,
  ) {}

  @Administer('seal', {
    operationId: 'sealOrganisation',
    summary: 'Seal what an organisation is called and where it is, so that only two officers together can read it',
    description: 'Nothing of it enters the record, the vault or any log. The answer names where it would be counted.',
    roles: DESK,
    uncounted: true,
    rules: [
      [compartmentRules, ['not-set-up']],
      [protectionRules, ['unit-unknown']],
    ],
    sensitive: true,
    schema: SealedOrganisation,
  })
  seal(@Body() body: SealOrganisationBody, @CallerIs() caller: Caller): Promise<object> {
    return this.writing.seal(body, caller);
  }

  @CreateCommand({
    operationId: 'proposeProtection',
    summary: 'Propose to protect an organisation: one that is sealed, or one that the forum knows',
    description:
      'The record names a fresh id, the district or a unit above it, and the desk; never the officer. One that the forum knows is seen by nobody from its confirmation on.',
    roles: DESK,
    uncounted: true,
    rules: [
      [
        protectionRules,
        [
          ...([
            'compartment-not-set-up',
            'of-one-kind',
            'sealed-unknown',
            'unit-unknown',
            'finer-than-district',
          ] as const),
          ...(['too-few-to-hide-among', 'organisation-unknown', 'protected-already', 'one-with-another'] as const),
          ...(['own-organisation', 'proposed-already'] as const),
        ],
      ],
    ],
    example: { organisation: EXAMPLE_ID },
    sensitive: true,
  })
  propose(@Body() body: ProposeProtectionBody, @Issued() command: IssuedCommand) {
    return this.writing.propose(command, body);
  }

  @EntityCommand('confirm', {
    operationId: 'confirmProtectionStep',
    summary: 'Confirm the step that another officer proposed',
    roles: DESK,
    uncounted: true,
    rules: [
      [
        protectionRules,
        [
          ...(['compartment-not-set-up', 'nothing-pending', 'proposed-by-the-same', 'proposer-unknown'] as const),
          ...(['organisation-unknown', 'protected-already', 'one-with-another', 'own-organisation'] as const),
        ],
      ],
      [registrationNumberRules, ['taken']],
    ],
    sensitive: true,
  })
  confirm(@Param('id') id: string, @Body() _body: OnPendingStepBody, @Issued() command: IssuedCommand) {
    return this.writing.confirm(command, id);
  }

  @EntityCommand('decline', {
    operationId: 'declineProtectionStep',
    summary: 'Decline the step that waits, or take it back',
    roles: DESK,
    uncounted: true,
    rules: [[protectionRules, ['nothing-pending']]],
  })
  decline(@Param('id') id: string, @Body() _body: OnPendingStepBody, @Issued() command: IssuedCommand) {
    return this.writing.decline(command, id);
  }

  @EntityCommand('propose-membership', {
    operationId: 'proposeProtectedMembership',
    summary: 'Propose to count a protected organisation among the members',
    roles: DESK,
    uncounted: true,
    rules: [
      [protectionRules, ['not-in-force', 'step-pending', 'keeps-its-membership', 'member-already', 'category-unknown']],
    ],
    sensitive: true,
  })
  proposeMembership(
    @Param('id') id: string,
    @Body() { category }: ProposeProtectedMembershipBody,
    @Issued() command: IssuedCommand,
  ) {
    return this.writing.proposeMembership(command, id, category);
  }

  @EntityCommand('propose-end-of-membership', {
    operationId: 'proposeEndOfProtectedMembership',
    summary: 'Propose to count a protected organisation among the members no longer',
    roles: DESK,
    uncounted: true,
    rules: [[protectionRules, ['not-in-force', 'step-pending', 'keeps-its-membership', 'no-member']]],
    sensitive: true,
  })
  proposeEndOfMembership(
    @Param('id') id: string,
    @Body() { ground }: ProposeEndOfProtectedMembershipBody,
    @Issued() command: IssuedCommand,
  ) {
    return this.writing.proposeEndOfMembership(command, id, ground);
  }

  @EntityCommand('propose-lift', {
    operationId: 'proposeLiftOfProtection',
    summary: 'Propose to lift a protection: an organisation that the forum knew comes back as it was',
    roles: DESK,
    uncounted: true,
    rules: [[protectionRules, ['not-in-force', 'step-pending']]],
    sensitive: true,
  })
  proposeLift(@Param('id') id: string, @Body() { ground }: ProposeLiftBody, @Issued() command: IssuedCommand) {
    return this.writing.proposeLift(command, id, ground);
  }

  @Query({
    operationId: 'listProtections',
    summary: 'The protections in the desk’s reach',
    roles: DESK,
    uncounted: true,
    schema: ProtectionList,
  })
  async list(@CallerIs() caller: Caller): Promise<object> {
    return { protections: await this.writing.list(caller) };
  }

  @ReadEntity({
    operationId: 'readProtection',
    summary: 'A protection',
    roles: DESK,
    uncounted: true,
    schema: ProtectionDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, protection, id, presentProtection, moment);
  }

  @ReadEntityEvents({
    operationId: 'readProtectionEvents',
    summary: 'The events of a protection',
    roles: DESK,
    uncounted: true,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, protection, id);
  }
}
