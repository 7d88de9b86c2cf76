import type { GrantDrawer } from '@baraza/contracts';
import type { Decided, Deciding } from '@baraza/domain';
import {
  type AlsoIn,
  alsoIn,
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
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { unitOfOrganisation } from '../known-organisations.ts';
import { programme, type ProgrammeState } from '../programme/programme.state.ts';
import { isOver } from '../programme/programme.steps.pure.ts';
import { fund, releaseFunding } from '../programme/programme.terms.ts';
import { CAPACITY_OFFICERS } from '../roles.ts';
import {
  AllocateGrantBody,
  AwardGrantBody,
  CloseGrantBody,
  PostponeGrantReportBody,
  ReleaseAllocationBody,
  SubmitGrantReportBody,
} from './grant.commands.ts';
import { allocate, award, close, postponeReport, release, submitReport } from './grant.decider.ts';
import { GrantDocument, presentGrant } from './grant.document.ts';
import { grantRules } from './grant.rules.ts';
import { grant } from './grant.state.ts';

const READERS = [...CAPACITY_OFFICERS, 'auditor', 'partner', 'member-representative'] as const;
const ALWAYS = ['unknown', 'before-last-step'] as const;

@Controller('capacity/grants')
export class GrantController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'awardGrant',
    summary: 'Put on record what a funder gave: its period, its budget lines, the reports due',
    roles: CAPACITY_OFFICERS,
    rules: [
      [
        grantRules,
        [
          ...(['awarded-once', 'unit-unknown', 'funder-unknown', 'period-backwards'] as const),
          ...(['currency-unknown', 'line-twice', 'report-twice'] as const),
        ],
      ],
    ],
  })
  award(@Body() body: AwardGrantBody, @Issued() command: IssuedCommand) {
    return this.commands.create(command, grant, body.id, { unit: body.unit, organisations: [] }, async (state, given) =>
      award(
        state,
        body,
        {
          unitKnown: (await this.facts.knownUnit(body.unit)) !== undefined,
          funderKnown: (await unitOfOrganisation(this.facts, body.funder)) !== undefined,
        },
        given,
      ),
    );
  }

  @EntityCommand('allocate', {
    operationId: 'allocateGrant',
    summary: 'Set part of a line of a grant aside for a programme or a campaign',
    roles: CAPACITY_OFFICERS,
    rules: [[grantRules, [...ALWAYS, 'closed', 'line-unknown', 'line-exhausted', 'drawer-unknown']]],
  })
  allocate(@Param('id') id: string, @Body() body: AllocateGrantBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, grant, id, async (state, given) => {
      const events = allocate(state, body, { drawerKnown: await this.#isKnown(body.to) }, given);
      const currency = state.status === 'none' ? '' : state.currency;
      return {
        events,
        also: events.flatMap(({ data: { allocation, line, amount, to } }) => {
          const funding = { allocation, grant: id, line, amount: { minor: amount, currency } };
          return inProgramme(to, (of, moment) => fund(of, funding, moment));
        }),
      };
    });
  }

  @EntityCommand('release', {
    operationId: 'releaseGrantAllocation',
    summary: 'Free what was set aside of a grant, with grounds',
    roles: CAPACITY_OFFICERS,
    rules: [[grantRules, [...ALWAYS, 'allocation-unknown']]],
  })
  release(@Param('id') id: string, @Body() body: ReleaseAllocationBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, grant, id, (state, given) => {
      const events = release(state, body, given);
      return {
        events,
        also: events.flatMap(({ data: { allocation, to } }) =>
          inProgramme(to, (of, moment) => releaseFunding(of, allocation, moment)),
        ),
      };
    });
  }

  @EntityCommand('submit-report', {
    operationId: 'submitGrantReport',
    summary: 'Put on record that a report was handed in to the funder',
    roles: CAPACITY_OFFICERS,
    rules: [[grantRules, [...ALWAYS, 'closed', 'report-unknown', 'report-submitted']]],
  })
  submitReport(@Param('id') id: string, @Body() body: SubmitGrantReportBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, grant, id, (state, given) => submitReport(state, body, given));
  }

  @EntityCommand('postpone-report', {
    operationId: 'postponeGrantReport',
    summary: 'Put on record that the funder agreed to have a report later',
    roles: CAPACITY_OFFICERS,
    rules: [[grantRules, [...ALWAYS, 'closed', 'report-unknown', 'report-submitted', 'postponed-backwards']]],
  })
  postponeReport(@Param('id') id: string, @Body() body: PostponeGrantReportBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, grant, id, (state, given) => postponeReport(state, body, given));
  }

  @EntityCommand('close', {
    operationId: 'closeGrant',
    summary: 'Close a grant whose reports are in',
    roles: CAPACITY_OFFICERS,
    rules: [[grantRules, [...ALWAYS, 'closed', 'reports-outstanding']]],
  })
  close(@Param('id') id: string, @Body() body: CloseGrantBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, grant, id, (state, given) => close(state, body, given));
  }

  @ReadEntity({
    operationId: 'readGrant',
    summary: 'Read a grant',
    description: 'Its funder sees it, wherever it belongs.',
    roles: READERS,
    schema: GrantDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, grant, id, presentGrant, moment);
  }

  @ReadEntityEvents({ operationId: 'readGrantEvents', summary: "Read a grant's events", roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, grant, id);
  }

  /** A campaign is another service's: what is set aside for it names it, and nothing more. */
  async #isKnown({ kind, id }: GrantDrawer): Promise<boolean> {
    if (kind === 'campaign') return true;
    const { state } = await this.commands.load(programme, id);
    return state.status !== 'none' && !isOver(state);
  }
}

function inProgramme(
  to: GrantDrawer,
  decide: (of: ProgrammeState, given: Deciding) => readonly Decided[],
): readonly AlsoIn[] {
  return to.kind === 'programme' ? [alsoIn(programme, to.id, decide)] : [];
}
