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
import type { FormulateOutcome } from './outcome.commands.pure.ts';
import { CorrectOutcomeBody, DraftOutcomeBody, FormulateOutcomeBody, OutcomeGroundBody } from './outcome.commands.ts';
import { draft, withdraw } from './outcome.decider.ts';
import { OutcomeDocument, presentOutcome } from './outcome.document.ts';
import { HARVESTING, READING } from './outcome.roles.ts';
import { outcomeRules } from './outcome.rules.ts';
import { outcome, type OutcomeState, outcomeToSubstantiator, releasedOutcome } from './outcome.state.ts';
import { correct, formulate } from './outcome.wording.pure.ts';
import { OutcomeWriting, sidesOf } from './outcome.writing.ts';

const ALWAYS = ['unknown', 'withdrawn', 'harvested-by-others', 'before-last-step'] as const;
const WORDED = [
  ...(['changed-unnamed', 'changed-itself', 'changed-unknown', 'changed-to-come', 'place-unknown'] as const),
  ...([
    'contribution-unknown',
    'evidence-unknown',
    'measured-for-another-goal',
    'no-source',
    'source-unknown',
  ] as const),
] as const;
/** A wording whose fields hang together, of what the sample forum knows. */
const example = {
  ...{ changed: { kind: 'duty-bearer', name: 'District Health Office, Bushenyi' }, change: 'practice' },
  ...{ on: '2026-02-14', at: 'UG-402', positive: true, intended: true },
  contributions: [{ kind: 'campaign', id: '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9' }],
  description: 'The office keeps three months of medicines in store.',
  significance: 'Nobody was sent away without medicine since.',
  sources: { persons: 'Three mothers who were at the centre that month.' },
};

/** What changed, from the first note to its words. */
@Controller('campaigns/outcomes')
export class OutcomeController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: OutcomeWriting,
  ) {}

  @CreateCommand({
    operationId: 'draftOutcome',
    summary: 'Note that something may have changed',
    roles: HARVESTING,
    rules: [[outcomeRules, ['drafted-once', 'unit-unknown', 'organisation-unknown']]],
  })
  draft(@Body() body: DraftOutcomeBody, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [body.organisation] };
    return this.commands.create(command, outcome, body.id, scope, async (state, given) =>
      draft(state, body, await this.writing.factsOfDraft(body), given),
    );
  }

  @EntityCommand('formulate', {
    operationId: 'formulateOutcome',
    summary: 'Put an outcome into words: who changed what, when and where, and what contributed to it',
    description: 'Who told of it is sealed.',
    example,
    roles: HARVESTING,
    rules: [[outcomeRules, ['formulated-already', ...WORDED, ...ALWAYS]]],
  })
  formulate(@Param('id') id: string, @Body() body: FormulateOutcomeBody, @Issued() command: IssuedCommand) {
    const asked = worded(body);
    return this.writing.word(command, id, asked, (state, facts, sides, given) =>
      formulate(state, asked, facts, sides, given),
    );
  }

  @EntityCommand('correct', {
    operationId: 'correctOutcome',
    summary: 'Put an outcome in other words',
    description:
      'A new version, to be substantiated again. The version before stays in the record, with what was found of it.',
    example: { ...example, ground: 'date-known-better' },
    roles: HARVESTING,
    rules: [[outcomeRules, ['not-corrected', ...WORDED, ...ALWAYS]]],
  })
  correct(@Param('id') id: string, @Body() body: CorrectOutcomeBody, @Issued() command: IssuedCommand) {
    const asked = { ...worded(body), ground: body.ground };
    return this.writing.word(command, id, asked, (state, facts, sides, given) =>
      correct(state, asked, facts, sides, given),
    );
  }

  @EntityCommand('withdraw', {
    operationId: 'withdrawOutcome',
    summary: 'Take an outcome back',
    roles: HARVESTING,
    rules: [[outcomeRules, ALWAYS]],
  })
  withdraw(@Param('id') id: string, @Body() body: OutcomeGroundBody, @Issued() command: IssuedCommand) {
    return this.writing.run(command, id, (state, sides, given) => withdraw(state, body, sides, given));
  }

  @ReadEntity({
    operationId: 'readOutcome',
    summary: 'Read an outcome',
    description:
      'Who told of it is shown to those alone who harvest. Whoever was asked to substantiate it finds it, too; an auditor, once it has been put into words.',
    roles: READING,
    schema: OutcomeDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(
      caller,
      outcomeToSubstantiator,
      id,
      (state, of, roles) => presentOutcome(state, of, roles, sidesOf(caller, state)),
      moment,
    );
  }

  @ReadEntityEvents({ operationId: 'readOutcomeEvents', summary: "Read an outcome's events", roles: READING })
  async events(@Param('id') id: string, @CallerIs() caller: Caller) {
    const reader = amongHarvesters(caller, (await this.commands.load(outcome, id)).state);
    const audits = reader.entitled.every(({ role }) => role === 'auditor');
    return this.entities.events(reader, audits ? releasedOutcome : outcomeToSubstantiator, id);
  }
}

/** Whoever represents another organisation than harvested it, as the one that was asked, reads the events as an auditor does. */
function amongHarvesters(caller: Caller, state: OutcomeState): Caller {
  const harvester = state.status === 'none' ? undefined : state.organisation;
  const entitled = caller.entitled.map((held) =>
    held.role === 'member-representative' && held.organisation !== harvester
      ? { ...held, role: 'auditor' as const }
      : held,
  );
  return { ...caller, entitled };
}

function worded(body: FormulateOutcomeBody): FormulateOutcome {
  const { sources, evidence = [], goals = [], ...rest } = body;
  return { ...rest, evidence, goals, sources: { ...sources, organisations: sources.organisations ?? [] } };
}
