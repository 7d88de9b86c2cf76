import {
  Access,
  type Caller,
  CallerIs,
  CommandHandler,
  EntityCommand,
  Issued,
  type IssuedCommand,
  NotFound,
  Query,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { openMembershipRules } from '../open-membership/open-membership.rules.ts';
import { OFFICERS } from '../roles.ts';
import { OrganisationLookUps } from './organisation-look-ups.ts';
import { MergeOrganisationBody, ReverseMergeBody } from './organisation.commands.ts';
import { MergeWriting } from './merge.writing.ts';
import { organisationRules } from './organisation.rules.ts';
import { organisation } from './organisation.state.ts';

const LikelyDuplicates = Type.Object({
  organisation: Type.String(),
  likelyDuplicates: Type.Array(
    Type.Object({
      organisation: Type.String(),
      legalName: Type.String(),
      unit: Type.String(),
      likeness: Type.Enum(['same-name', 'same-acronym', 'same-web-host']),
    }),
  ),
});

/** Two organisations that are one: found, merged, parted again. */
@Controller('members/organisations')
export class MergingController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly access: Access,
    private readonly lookUps: OrganisationLookUps,
    private readonly writing: MergeWriting,
  ) {}

  @EntityCommand('merge', {
    operationId: 'mergeOrganisation',
    summary: 'Merge a duplicate into the organisation that it is',
    description:
      'A link: nothing is moved or deleted, and `reverse-merge` undoes it. An open membership of the duplicate goes on, as that of both; they have one place between them.',
    roles: OFFICERS,
    rules: [
      [organisationRules, ['closed', 'merged', 'merged-into-itself', 'survivor-unknown', 'survivor-not-open']],
      [openMembershipRules, ['both-open', 'in-motion']],
    ],
    sensitive: true,
  })
  merge(@Param('id') id: string, @Body() body: MergeOrganisationBody, @Issued() command: IssuedCommand) {
    const { into, ground } = body;
    return this.commands.run(command, organisation, id, async (state, given) => {
      await this.#assertInReach(command.caller, into);
      return this.writing.merge(state, { id, into, ground }, given);
    });
  }

  @EntityCommand('reverse-merge', {
    operationId: 'reverseOrganisationMerge',
    summary: 'Part an organisation again from the one it was merged into',
    roles: OFFICERS,
    rules: [
      [organisationRules, ['not-merged']],
      [openMembershipRules, ['in-motion']],
    ],
    sensitive: true,
  })
  reverseMerge(@Param('id') id: string, @Body() { ground }: ReverseMergeBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, organisation, id, (state, given) =>
      this.writing.reverse(state, { id, ground }, given),
    );
  }

  @Query({
    path: ':id/likely-duplicates',
    operationId: 'listLikelyDuplicates',
    summary: 'Organisations that are likely the same as this one',
    description: 'By folded name or acronym in the unit, below or above it; by web host anywhere.',
    roles: OFFICERS,
    schema: LikelyDuplicates,
  })
  async likelyDuplicates(@Param('id') id: string, @CallerIs() caller: Caller): Promise<object> {
    const { state } = await this.commands.load(organisation, id);
    const scope = organisation.scope(state);
    if (state.status === 'none' || scope === undefined) throw new NotFound();
    if ((await this.access.rolesWhenKnown(caller, scope)).length === 0) throw new NotFound();
    return { organisation: id, likelyDuplicates: await this.lookUps.likelyDuplicates(state.profile, id) };
  }

  /** A survivor out of the caller's reach is refused as one that is not there. */
  async #assertInReach(caller: Caller, into: string): Promise<void> {
    const { state } = await this.commands.load(organisation, into);
    const scope = organisation.scope(state);
    if (scope !== undefined && (await this.access.rolesWhenKnown(caller, scope)).length > 0) return;
    throw organisationRules.broken('survivor-unknown', { pointer: '/into' });
  }
}
