import { derivedId } from '@baraza/contracts';
import {
  AsAt,
  type AsAtMoment,
  Access,
  type Caller,
  CallerIs,
  type CommandAnswer,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { openMembershipRules } from '../open-membership/open-membership.rules.ts';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS } from '../roles.ts';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';
import {
  ApplyForMembershipBody,
  DeferApplicationBody,
  EndorseApplicationBody,
  NextStepBody,
  RejectApplicationBody,
  ScreenApplicationBody,
} from './membership.commands.ts';
import { MembershipDocument, presentMembership } from './membership.document.ts';
import { membershipRules } from './membership.rules.ts';
import { membership } from './membership.state.ts';
import { MembershipWriting } from './membership.writing.ts';

const STEP = ['already-decided', 'dated-before-last-step'] as const;

@Controller('members/memberships')
export class MembershipController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: MembershipWriting,
    private readonly access: Access,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'applyForMembership',
    summary: 'Apply for a membership',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [membershipRules, ['already-applied', 'organisation-unknown', 'category-unknown']],
      [openMembershipRules, ['taken', 'barred']],
    ],
  })
  async apply(@Body() body: ApplyForMembershipBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    const id = body.id ?? derivedId(command.id, membership.name);
    const scope = await this.#scopeOf(body.organisation, await this.writing.unitOfApplicant(body.organisation));
    return this.commands.create(command, membership, id, scope, (state, given) =>
      this.writing.apply(id, state, body, given),
    );
  }

  @EntityCommand('screen', {
    operationId: 'screenApplication',
    summary: 'Check an application in its unit, item by item',
    description:
      'It fixes how many full members must endorse the application: as many as the rules ask (two, to begin with), or as many as there are while there are fewer. It may be done again until the decision.',
    roles: OFFICERS,
    rules: [[membershipRules, [...STEP, 'own-application', 'item-unknown', 'item-twice', 'checklist-incomplete']]],
    example: { items: FIRST_RULES.admission.checklist.map((item) => ({ item, finding: 'met' })) },
  })
  screen(@Param('id') id: string, @Body() body: ScreenApplicationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.writing.screen(state, body, given));
  }

  @EntityCommand('endorse', {
    operationId: 'endorseApplication',
    summary: 'Stand up for an application, as a full member',
    description: 'By a representative of the member, or on record with an officer of the applicant’s unit.',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [
      [
        membershipRules,
        [
          ...STEP,
          'not-screened',
          'endorses-itself',
          'endorses-for-another',
          'endorsed-already',
          'endorser-not-full-member',
        ],
      ],
    ],
  })
  async endorse(
    @Param('id') id: string,
    @Body() body: EndorseApplicationBody,
    @Issued() command: IssuedCommand,
  ): Promise<CommandAnswer> {
    const { state } = await this.commands.load(membership, id);
    const asEndorser = await this.#scopeOf(body.endorser, await this.writing.unitOf(body.endorser));
    // Whoever acts for the endorser has no right over the applicant's membership, and needs none.
    const over = await this.access.rolesWhenKnown(command.caller, asEndorser);
    return state.status !== 'none' && over.includes('member-representative')
      ? this.commands.create(command, membership, id, asEndorser, (now, given) =>
          this.writing.endorse(now, body, given),
        )
      : this.commands.run(command, membership, id, (now, given) => this.writing.endorse(now, body, given));
  }

  @EntityCommand('admit', {
    operationId: 'admitMember',
    summary: 'Admit an applicant as a member',
    roles: OFFICERS,
    rules: [
      [
        membershipRules,
        [
          ...STEP,
          'not-screened',
          'deferred',
          'checklist-not-met',
          'not-endorsed',
          'own-application',
          'decided-by-involved',
        ],
      ],
    ],
    sensitive: true,
  })
  admit(@Param('id') id: string, @Body() _body: NextStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.writing.admit(state, given));
  }

  @EntityCommand('defer', {
    operationId: 'deferApplication',
    summary: 'Put the decision off until what is missing is supplied',
    description:
      'The application goes on when it is screened again. What is not supplied in time ends it: it then counts as withdrawn.',
    roles: OFFICERS,
    rules: [
      [
        membershipRules,
        [
          ...STEP,
          ...(['not-screened', 'missing-unknown', 'deferred-into-the-past'] as const),
          ...(['own-application', 'decided-by-involved'] as const),
        ],
      ],
    ],
    example: { missing: ['legal-standing'] },
  })
  defer(@Param('id') id: string, @Body() body: DeferApplicationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.writing.defer(state, body, given));
  }

  @EntityCommand('reject', {
    operationId: 'rejectApplication',
    summary: 'Turn an application down, with grounds',
    roles: OFFICERS,
    rules: [[membershipRules, [...STEP, 'grounds-unknown', 'own-application', 'decided-by-involved']]],
    example: { grounds: 'checklist-not-met', narrative: 'The constitution names no elected leaders.' },
    sensitive: true,
  })
  reject(@Param('id') id: string, @Body() body: RejectApplicationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.writing.reject(id, state, body, given));
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawApplication',
    summary: 'Take an application back',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[membershipRules, [...STEP]]],
  })
  withdraw(@Param('id') id: string, @Body() _body: NextStepBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, membership, id, (state, given) => this.writing.withdraw(id, state, given));
  }

  @ReadEntity({ operationId: 'readMembership', summary: 'A membership', roles: READERS, schema: MembershipDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, membership, id, presentMembership, moment);
  }

  @ReadEntityEvents({
    operationId: 'readMembershipEvents',
    summary: 'The events of a membership',
    roles: [...READERS, 'integrator'],
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, membership, id);
  }

  /** Where an organisation stands. One that is not known stands at the root: only who acts for all is told so. */
  async #scopeOf(organisation: string, stands: string | undefined) {
    const unit = stands ?? (await this.facts.knownForum())?.rootUnit ?? '';
    return { unit, organisations: [organisation] };
  }
}
