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
import { organisationsOf } from '../acting-for.pure.ts';
import { OFFICERS, READERS } from '../roles.ts';
import { AssemblyBallots } from './assembly.ballots.ts';
import { CallAssemblyBody, CancelAssemblyBody, DeclareResultBody, VacateSeatBody } from './assembly.commands.ts';
import { cancel } from './assembly.decider.ts';
import { AssemblyDocument, presentAssembly } from './assembly.document.ts';
import { assemblyRules } from './assembly.rules.ts';
import { assembly } from './assembly.state.ts';
import { AssemblyWriting } from './assembly.writing.ts';

const DATED = ['not-called', 'dated-before-last-step'] as const;

/** What an assembly elects, and what came of it. */
@Controller('members/assemblies')
export class AssemblyController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: AssemblyWriting,
    private readonly ballots: AssemblyBallots,
  ) {}

  @CreateCommand({
    operationId: 'callAssembly',
    summary: 'Let a convening elect: bodies, seats by constituency, terms, and how a tie is settled',
    roles: OFFICERS,
    rules: [
      [
        assemblyRules,
        [
          ...(['called-already', 'convening-unknown', 'quorum-below-floor', 'nominations-too-short'] as const),
          ...(['nominations-too-late', 'body-twice', 'list-twice', 'constituency-unknown'] as const),
          ...(['term-backwards', 'term-too-long'] as const),
        ],
      ],
    ],
  })
  async call(@Body() body: CallAssemblyBody, @Issued() command: IssuedCommand) {
    const scope = { unit: await this.writing.unitOf(body.convening), organisations: [] };
    return this.commands.create(command, assembly, body.id, scope, (state, given) =>
      this.writing.call(state, body, given),
    );
  }

  @EntityCommand('declare-result', {
    operationId: 'declareElectionResult',
    summary: 'Declare who was elected to a body, and for how long',
    description:
      'After the count, where the convening met with its quorum. What is tied is settled by the rule that the assembly was called with; what that leaves, by a lot drawn in public.',
    roles: OFFICERS,
    rules: [
      [
        assemblyRules,
        [
          ...DATED,
          ...(['not-counted', 'candidate-acts', 'not-quorate', 'body-unknown', 'declared-already'] as const),
          ...(['tie-open', 'lot-amiss', 'count-amiss'] as const),
        ],
      ],
    ],
    sensitive: true,
  })
  declare(@Param('id') id: string, @Body() body: DeclareResultBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assembly, id, (state, given) =>
      this.writing.declare(state, { ...body, lots: body.lots ?? [] }, given),
    );
  }

  @EntityCommand('vacate-seat', {
    operationId: 'vacateElectedSeat',
    summary: 'Put on record that somebody elected holds the seat no more',
    roles: OFFICERS,
    rules: [[assemblyRules, [...DATED, 'not-declared', 'not-seated', 'resolution-needed', 'resolution-unknown']]],
    sensitive: true,
  })
  vacate(@Param('id') id: string, @Body() body: VacateSeatBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, assembly, id, (state, given) => this.writing.vacate(state, body, given));
  }

  @EntityCommand('cancel', {
    operationId: 'cancelAssembly',
    summary: 'Call an election off before a result is declared',
    description: 'Ballots that were given are destroyed, and never counted.',
    roles: OFFICERS,
    rules: [[assemblyRules, [...DATED, 'over']]],
    sensitive: true,
  })
  async cancel(@Param('id') id: string, @Body() body: CancelAssemblyBody, @Issued() command: IssuedCommand) {
    const done = await this.commands.run(command, assembly, id, (state, given) => cancel(state, body, given));
    await this.ballots.destroyIfOver(id);
    return done;
  }

  @ReadEntity({ operationId: 'readAssembly', summary: 'An assembly', roles: READERS, schema: AssemblyDocument })
  async read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    const { openTo } = await this.writing.openTo(id, caller);
    return this.entities.read(caller, openTo, id, presentAssembly(organisationsOf(caller)), moment);
  }

  @ReadEntityEvents({ operationId: 'readAssemblyEvents', summary: 'The events of an assembly', roles: READERS })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, assembly, id);
  }
}
