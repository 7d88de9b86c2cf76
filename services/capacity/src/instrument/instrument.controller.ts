import type { Role } from '@baraza/domain';
import {
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
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import {
  AdoptInstrument,
  publishExample,
  PublishInstrument,
  reviseExample,
  ReviseInstrument,
  translateExample,
  TranslateInstrument,
  WithdrawInstrument,
} from './instrument.commands.ts';
import { adopt, type InstrumentFacts, publish, revise, translate, withdraw } from './instrument.decider.ts';
import { InstrumentDocument, InstrumentList, presentInstrument } from './instrument.document.ts';
import { instrumentRules } from './instrument.rules.ts';
import { instrument, newestOf } from './instrument.state.ts';
import { KnownInstruments } from './known-instruments.ts';
import { shippedCodes, shippedInstrument } from './shipped-instruments.ts';

const KEEPERS: readonly Role[] = ['secretariat', 'programme-officer'];
const EVERYBODY: readonly Role[] = [
  ...(['secretariat', 'programme-officer', 'unit-officer', 'conduct-committee', 'coalition-convenor'] as const),
  ...(['campaign-lead', 'member-representative', 'partner', 'auditor', 'integrator', 'protection-officer'] as const),
  'public',
];
const WORDS = ['code-twice', 'item-reworded', 'too-long'] as const;
const GOING_ON = ['withdrawn', 'before-last-step'] as const;

@Controller('capacity/instruments')
export class InstrumentController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
    private readonly known: KnownInstruments,
  ) {}

  @CreateCommand({
    operationId: 'publishInstrument',
    summary: 'Publish a questionnaire of the forum’s own, by which organisations assess themselves',
    roles: KEEPERS,
    rules: [[instrumentRules, ['published-already', 'code-twice', 'too-long']]],
    example: publishExample,
  })
  publish(@Body() body: PublishInstrument, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    return this.#forAll(body.code, (facts, scope) =>
      this.commands.create(command, instrument, body.code, scope, (state, given) => publish(state, body, facts, given)),
    );
  }

  @EntityCommand('adopt', {
    operationId: 'adoptInstrument',
    summary: 'Put a questionnaire that ships with the product into use, or its newest version',
    description: 'The id is its code. Its words in other languages come along.',
    roles: KEEPERS,
    rules: [[instrumentRules, ['not-shipped', 'item-reworded', ...GOING_ON]]],
  })
  adopt(@Param('id') id: string, @Body() body: AdoptInstrument, @Issued() command: IssuedCommand) {
    const shipped = shippedInstrument(id);
    return this.#forAll(id, (facts, scope) =>
      this.commands.create(command, instrument, id, scope, (state, given) =>
        adopt(state, shipped, body.scoring, facts, given),
      ),
    );
  }

  @EntityCommand('revise', {
    operationId: 'reviseInstrument',
    summary: 'Publish the next version of a questionnaire',
    description: 'Assessments that are planned go on by the version they began with.',
    roles: KEEPERS,
    rules: [[instrumentRules, ['not-in-use', ...WORDS, ...GOING_ON]]],
    example: reviseExample,
  })
  revise(@Param('id') id: string, @Body() body: ReviseInstrument, @Issued() command: IssuedCommand) {
    return this.#forAll(id, (facts) =>
      this.commands.run(command, instrument, id, (state, given) => revise(state, body, facts, given)),
    );
  }

  @EntityCommand('translate', {
    operationId: 'translateInstrument',
    summary: 'Give words of a questionnaire in another language',
    description: 'What is not given is shown in the questionnaire’s own language.',
    roles: KEEPERS,
    rules: [[instrumentRules, ['not-in-use', 'own-language', 'word-unknown', ...GOING_ON]]],
    example: translateExample,
  })
  translate(@Param('id') id: string, @Body() body: TranslateInstrument, @Issued() command: IssuedCommand) {
    return this.#forAll(id, (facts) =>
      this.commands.run(command, instrument, id, (state, given) => translate(state, body, facts, given)),
    );
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawInstrument',
    summary: 'Take a questionnaire out of use',
    roles: KEEPERS,
    rules: [[instrumentRules, ['not-in-use', 'before-last-step']]],
  })
  withdraw(@Param('id') id: string, @Body() body: WithdrawInstrument, @Issued() command: IssuedCommand) {
    return this.#forAll(id, (facts) =>
      this.commands.run(command, instrument, id, (state, given) => withdraw(state, body, facts, given)),
    );
  }

  @Query({
    operationId: 'listInstruments',
    summary: 'Questionnaires of the forum, and those that ship with the product',
    roles: EVERYBODY,
    schema: InstrumentList,
  })
  async list(): Promise<object> {
    const shipped = shippedCodes();
    const codes = [...new Set([...shipped, ...(await this.known.codes())])].sort();
    const items = codes.map(async (code) => {
      const { state } = await this.commands.load(instrument, code);
      const ships = shipped.includes(code);
      if (state.status === 'none') {
        return { id: code, title: shippedInstrument(code)?.title ?? code, status: 'shipped', ships };
      }
      return { id: code, title: newestOf(state).title, status: state.status, ships };
    });
    return { items: await Promise.all(items) };
  }

  @Query({
    path: ':id',
    operationId: 'readInstrument',
    summary: 'A questionnaire: its newest version, and its words in other languages',
    roles: EVERYBODY,
    schema: InstrumentDocument,
  })
  async read(@Param('id') id: string): Promise<object> {
    const { state } = await this.commands.load(instrument, id);
    if (state.status === 'none') throw new NotFound();
    return presentInstrument(state, id);
  }

  @ReadEntityEvents({
    operationId: 'readInstrumentEvents',
    summary: 'The events of a questionnaire',
    roles: [...KEEPERS, 'auditor'],
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, instrument, id);
  }

  /** A questionnaire is the whole forum's matter. */
  async #forAll(
    code: string,
    run: (facts: InstrumentFacts, scope: { unit: string; organisations: readonly string[] }) => Promise<CommandAnswer>,
  ): Promise<CommandAnswer> {
    const forum = await this.facts.knownForum();
    if (forum === undefined) throw new NotFound();
    const unit = forum.rootUnit;
    return run({ code, unit }, { unit, organisations: [] });
  }
}
