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
import { organisation } from '../organisation/organisation.state.ts';
import { Visibility } from '../profile/visibility.ts';
import { OFFICERS_AND_REPRESENTATIVES, READERS } from '../roles.ts';
import {
  LinkageGroundBody,
  OfSideBody,
  ProposeLinkageBody,
  ProposeRenewalBody,
  TellOutcomeBody,
} from './linkage.commands.ts';
import { accept, decline, end, propose, proposeRenewal, renew, tellOutcome } from './linkage.decider.ts';
import { LinkageDocument, presentLinkage } from './linkage.document.ts';
import { linkageRules } from './linkage.rules.ts';
import { linkage } from './linkage.state.ts';

const GOES_ON = ['unknown', 'before-last-step', 'neither-side', 'speaks-for-another'] as const;

/** Bridges between members and other organisations: proposed by one, accepted by the other. */
@Controller('members/linkages')
export class LinkageController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly visibility: Visibility,
  ) {}

  @CreateCommand({
    operationId: 'proposeLinkage',
    summary: 'Propose a bridge between a member and another organisation',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        linkageRules,
        [
          'proposed-once',
          'to-itself',
          'not-a-member',
          'organisation-unknown',
          'neither-side',
          'speaks-for-another',
          'until-past',
        ],
      ],
    ],
    // The first two organisations that the sample forum admits.
    example: {
      from: '04e4f678-2638-5792-ab0d-76519582c21b',
      to: '8fc3e588-73fd-5991-b22d-35e93c9f39a0',
      by: '04e4f678-2638-5792-ab0d-76519582c21b',
      kind: 'peer-support',
    },
  })
  async propose(@Body() body: ProposeLinkageBody, @Issued() command: IssuedCommand) {
    const { from, to } = body;
    const scope = { unit: await this.visibility.unitOf(from), organisations: [from, to] };
    return this.commands.create(command, linkage, body.id, scope, async (state, given) => {
      const [member, { state: other }] = await Promise.all([
        this.visibility.member(from),
        this.commands.load(organisation, to),
      ]);
      return propose(state, body, { unit: member?.unit, toKnown: other.status === 'active' }, given);
    });
  }

  @EntityCommand('accept', {
    operationId: 'acceptLinkage',
    summary: 'Accept a linkage as the other side',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[linkageRules, [...GOES_ON, 'not-waiting', 'own-proposal']]],
  })
  accept(@Param('id') id: string, @Body() body: OfSideBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, linkage, id, (state, given) => accept(state, body, given));
  }

  @EntityCommand('decline', {
    operationId: 'declineLinkage',
    summary: 'Decline a linkage, or take its proposal back',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[linkageRules, [...GOES_ON, 'not-waiting']]],
  })
  decline(@Param('id') id: string, @Body() body: LinkageGroundBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, linkage, id, (state, given) => decline(state, body, given));
  }

  @EntityCommand('propose-renewal', {
    operationId: 'proposeLinkageRenewal',
    summary: 'Propose that a linkage goes on until a later day',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[linkageRules, [...GOES_ON, 'not-linked', 'not-longer', 'until-past']]],
  })
  proposeRenewal(@Param('id') id: string, @Body() body: ProposeRenewalBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, linkage, id, (state, given) => proposeRenewal(state, body, given));
  }

  @EntityCommand('renew', {
    operationId: 'renewLinkage',
    summary: 'Agree, as the other side, that a linkage goes on',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[linkageRules, [...GOES_ON, 'not-linked', 'no-renewal', 'own-proposal']]],
  })
  renew(@Param('id') id: string, @Body() body: OfSideBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, linkage, id, (state, given) => renew(state, body, given));
  }

  @EntityCommand('end', {
    operationId: 'endLinkage',
    summary: 'End a linkage before its day, on a ground',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[linkageRules, [...GOES_ON, 'not-linked']]],
  })
  end(@Param('id') id: string, @Body() body: LinkageGroundBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, linkage, id, (state, given) => end(state, body, given));
  }

  @EntityCommand('tell-outcome', {
    operationId: 'tellLinkageOutcome',
    summary: 'Tell what came of a linkage',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[linkageRules, [...GOES_ON, 'never-linked']]],
  })
  tellOutcome(@Param('id') id: string, @Body() body: TellOutcomeBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, linkage, id, (state, given) => tellOutcome(state, body, given));
  }

  @ReadEntity({ operationId: 'readLinkage', summary: 'A linkage', roles: READERS, schema: LinkageDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, linkage, id, presentLinkage, moment);
  }

  @ReadEntityEvents({ operationId: 'readLinkageEvents', summary: 'The events of a linkage', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, linkage, id);
  }
}
