import { afterLast, beforeFirst, inTurn, instead, withImport, type Generated, type NewFile } from './changes.ts';
import { nameOf, sentence, valueOf, type Name } from './names.ts';

export interface AggregateToMake {
  readonly service: string;
  /** The glossary's word in kebab-case. */
  readonly aggregate: string;
  /** The command that begins one, in kebab-case: `begin`. */
  readonly command: string;
  /** What has happened then, in the past tense: `MentoringBegun`. */
  readonly event: string;
}

interface Words extends AggregateToMake {
  readonly name: Name;
  readonly verb: Name;
  /** The event as a value: `mentoringBegun`. */
  readonly value: string;
}

/** A new aggregate with its first command, in the mould of those that exist. Its specs fail until it is decided. */
export function newAggregate(make: AggregateToMake): Generated {
  const words: Words = {
    ...make,
    name: nameOf(make.aggregate),
    verb: nameOf(make.command),
    value: valueOf(make.event),
  };
  const { service, name } = words;
  const contracts = `libs/contracts/src/${service}/${service}.contracts.ts`;
  const events = `./${name.kebab}.events.ts`;
  return {
    files: [contractsFile(words), ...serviceFiles(words)],
    edits: [
      {
        path: contracts,
        byHand: `export * from '${events}', and list ...${name.camel}Contracts`,
        apply: inTurn(
          withImport(`import { ${name.camel}Contracts } from '${events}';`),
          afterLast(/^export \* from '\.\//, `export * from '${events}';`),
          beforeFirst(/^\];$/, `  ...${name.camel}Contracts,`),
        ),
      },
      {
        path: `services/${service}/src/${service}.module.ts`,
        byHand: `put ${name.pascal}Controller among the controllers`,
        apply: inTurn(
          withImport(`import { ${name.pascal}Controller } from './${name.kebab}/${name.kebab}.controller.ts';`),
          instead(/controllers: \[/, `controllers: [${name.pascal}Controller, `),
        ),
      },
    ],
    next: [
      `say what the event's data holds and who may hear it: libs/contracts/src/${service}/${name.kebab}.events.ts`,
      `its rules, then its specs, then ${name.kebab}.decider.ts: npm test -- services/${service}/src/${name.kebab}`,
      'npm run generate -- docs, for the golden file of the new schema',
      `a sentence for ${service}.${words.event} in services/projections/src/words/en.json, the word in docs/glossary.md`,
      'docs/how-to/add-an-aggregate.md says what to ask of each part',
    ],
  };
}

function contractsFile({ service, event, value, name }: Words): NewFile {
  return {
    path: `libs/contracts/src/${service}/${name.kebab}.events.ts`,
    text: `import { Type } from 'typebox';
import { defineEvent } from '../define-event.ts';
import { PublicText, UnitCode } from '../schemas.ts';

export const ${value} = defineEvent({
  type: '${service}.${event}',
  schemaVersion: 1,
  summary: '${sentence(name.one)} came to be.',
  audience: 'auditor',
  aggregate: '${name.kebab}',
  data: Type.Object({ title: PublicText(160), unit: UnitCode }, { additionalProperties: false }),
  example: { title: 'Western Ankole', unit: 'WAN' },
});

export const ${name.camel}Contracts = [${value}];
`,
  };
}

function serviceFiles(words: Words): readonly NewFile[] {
  const { service, name } = words;
  const file = (part: string, text: string): NewFile => ({
    path: `services/${service}/src/${name.kebab}/${name.kebab}.${part}.ts`,
    text,
  });
  return [
    file('rules', rules(words)),
    file('state', state(words)),
    file('decider', decider(words)),
    file('decider.spec', deciderSpec(words)),
    file('commands', commands(words)),
    file('document', document(words)),
    file('controller', controller(words)),
    file('api.spec', apiSpec(words)),
  ];
}

function rules({ name }: Words): string {
  return `import { ruleBook } from '@baraza/domain';

/** Every rule of ${name.one}. Each has a spec that bears its title. */
export const ${name.camel}Rules = ruleBook('${name.kebab}', {
  'begun-once': { kind: 'order', title: '${sentence(name.one)} begins once' },
  'unit-unknown': { kind: 'reference', title: '${sentence(name.one)} belongs to a unit of the forum' },
});
`;
}

function state({ service, event, value, name }: Words): string {
  return `import type { DataOf, HappenedOf, ${value} } from '@baraza/contracts';
import { unreachable, type Aggregate, type CivilDate } from '@baraza/domain';

export type ${name.pascal}Event = HappenedOf<typeof ${value}>;

export type ${name.pascal}State =
  | { readonly status: 'none' }
  | ({ readonly status: 'active'; readonly since: CivilDate } & DataOf<typeof ${value}>);

function evolve(_state: ${name.pascal}State, event: ${name.pascal}Event): ${name.pascal}State {
  switch (event.type) {
    case '${service}.${event}':
      return { status: 'active', since: event.effectiveOn, ...event.data };
    default:
      return unreachable(event.type);
  }
}

/** Stream \`${name.kebab}-<uuid>\`. */
export const ${name.camel}: Aggregate<${name.pascal}State, ${name.pascal}Event> = {
  name: '${name.kebab}',
  service: '${service}',
  initialState: { status: 'none' },
  stateVersion: 1,
  evolve,
  diagram: [['none', '${service}.${event}', 'active']],
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
};
`;
}

function decider({ value, name, verb }: Words): string {
  return `import type { DataOf, DecidedAs, ${value} } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { ${name.pascal}State } from './${name.kebab}.state.ts';

/** What is known of the unit it names. */
export interface ${verb.pascal}Facts {
  readonly unitKnown: boolean;
}

/** @throws Rejection \`begun-once\`, \`unit-unknown\` */
export function ${verb.camel}(
  state: ${name.pascal}State,
  command: DataOf<typeof ${value}>,
  facts: ${verb.pascal}Facts,
  given: Deciding,
): readonly DecidedAs<typeof ${value}>[] {
  throw new Error(\`not decided yet: \${JSON.stringify({ state, command, facts, on: given.effectiveOn })}\`);
}
`;
}

function deciderSpec({ service, event, name, verb }: Words): string {
  return `import { aMoment, DiagramWatch, given, Life } from '@baraza/domain';
import { ${verb.camel} } from './${name.kebab}.decider.ts';
import { ${name.camel}Rules } from './${name.kebab}.rules.ts';
import { ${name.camel} } from './${name.kebab}.state.ts';

const { rules } = ${name.camel}Rules;
const asked = { title: 'Western Ankole', unit: 'WAN' };
const known = { unitKnown: true };
const begun = {
  type: '${service}.${event}',
  data: asked,
  effectiveOn: '2026-03-01',
  time: '2026-03-01T09:00:00.000Z',
  actor: '00000000-0000-4000-8000-00000000000a',
} as const;

describe('${name.one} that is not there yet', () => {
  it('begins as it was asked', () => {
    given(${name.camel})
      .when((state, moment) => ${verb.camel}(state, asked, known, moment))
      .then({ type: '${service}.${event}', data: asked, effectiveOn: '2026-03-02', tags: ['unit:WAN'] });
  });

  it(rules['unit-unknown'].title, () => {
    given(${name.camel})
      .when((state, moment) => ${verb.camel}(state, asked, { unitKnown: false }, moment))
      .thenRefused('${name.kebab}.unit-unknown', { pointer: '/unit' });
  });
});

describe('${name.one} that is there', () => {
  it(rules['begun-once'].title, () => {
    given(${name.camel}, begun)
      .when((state, moment) => ${verb.camel}(state, asked, known, moment))
      .thenRefused('${name.kebab}.begun-once');
  });

  it('goes by its diagram, and takes every step of it', () => {
    const life = new Life(${name.camel});
    life.take(aMoment, (state, moment) => ${verb.camel}(state, asked, known, moment));
    const watch = new DiagramWatch(${name.camel});
    watch.follow(life.events);
    expect(watch.neverTaken()).toEqual([]);
  });
});
`;
}

function commands({ name, verb }: Words): string {
  return `import { CommandBody, OptionalField, Text, UnitCodeField, UuidField } from '@baraza/service-kit';

/** Begins ${name.one}. */
export class ${verb.pascal}${name.pascal}Body extends CommandBody {
  @OptionalField() @UuidField() id?: string;
  @Text({ max: 160, example: 'Western Ankole', description: 'Public: it names no private person' }) title: string;
  @UnitCodeField({ description: 'The unit that answers for it' }) unit: string;
}
`;
}

function document({ value, name }: Words): string {
  return `import { Date, ${value}, Uuid } from '@baraza/contracts';
import { Type, type Static } from 'typebox';
import type { ${name.pascal}State } from './${name.kebab}.state.ts';

export const ${name.pascal}Document = Type.Object(
  {
    id: Uuid,
    status: Type.Literal('active'),
    since: Type.String({ ...Date, description: 'The date from which it is in this status' }),
    ...${value}.data.properties,
  },
  { additionalProperties: false, $id: '${name.pascal}' },
);
export type ${name.pascal}Document = Static<typeof ${name.pascal}Document>;

export function present${name.pascal}(state: ${name.pascal}State, id: string): ${name.pascal}Document {
  if (state.status === 'none') throw new Error('there is nothing to present of ${name.one} that never began');
  return { id, ...state };
}
`;
}

function controller({ service, name, verb }: Words): string {
  return `import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CommandHandler,
  CreateCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { ${verb.pascal}${name.pascal}Body } from './${name.kebab}.commands.ts';
import { ${verb.camel} } from './${name.kebab}.decider.ts';
import { ${name.pascal}Document, present${name.pascal} } from './${name.kebab}.document.ts';
import { ${name.camel}Rules } from './${name.kebab}.rules.ts';
import { ${name.camel} } from './${name.kebab}.state.ts';

const OFFICERS = ['secretariat', 'unit-officer'] as const;
const READERS = [...OFFICERS, 'auditor'] as const;

@Controller('${service}/${name.plural}')
export class ${name.pascal}Controller {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: '${verb.camel}${name.pascal}',
    summary: '${sentence(verb.words)} ${name.one}',
    roles: OFFICERS,
    rules: [[${name.camel}Rules, ['begun-once', 'unit-unknown']]],
  })
  ${verb.camel}(@Body() body: ${verb.pascal}${name.pascal}Body, @Issued() command: IssuedCommand) {
    const scope = { unit: body.unit, organisations: [] };
    return this.commands.create(command, ${name.camel}, body.id, scope, async (state, given) => {
      const unitKnown = (await this.facts.knownUnit(body.unit)) !== undefined;
      return ${verb.camel}(state, body, { unitKnown }, given);
    });
  }

  @ReadEntity({
    operationId: 'read${name.pascal}',
    summary: 'Read ${name.one}',
    roles: READERS,
    schema: ${name.pascal}Document,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, ${name.camel}, id, present${name.pascal}, moment);
  }

  @ReadEntityEvents({
    operationId: 'read${name.pascal}Events',
    summary: 'Read the events of ${name.one}',
    roles: READERS,
  })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, ${name.camel}, id);
  }
}
`;
}

function apiSpec({ service, event, name }: Words): string {
  const module = nameOf(service).pascal;
  return `import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, type TestApp } from '@baraza/service-kit';
import { ${module}Module } from '../${service}.module.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const asked = { title: 'Western Ankole', unit: 'WAN' };

describe('${name.words} over HTTP', () => {
  let app: TestApp;
  const begin = (body: object = asked, as = secretariat) => app.http('POST', '/${service}/${name.plural}', { as, body });
  beforeAll(async () => {
    app = await createTestApp({ modules: [${module}Module] });
    await recordForum(app);
    await app.settle();
  });
  afterAll(() => app.close());

  it('begins, and is read with its revision as ETag', async () => {
    const answer = await begin();
    expect([answer.status, answer.body.events]).toEqual([
      201,
      [{ id: expect.any(String), type: '${service}.${event}' }],
    ]);
    const { id } = answer.body;
    const read = await app.http('GET', \`/${service}/${name.plural}/\${id}\`, { as: secretariat });
    expect(read.headers['etag']).toBe('"0"');
    expect(read.body).toEqual({ id, status: 'active', since: '2026-03-02', ...asked });
  });

  it('a refusal names the rule and the place in the body', async () => {
    const { status, body } = await begin({ ...asked, unit: 'UG-999' });
    expect([status, body.code, body.errors?.[0]?.pointer]).toEqual([422, '${name.kebab}.unit-unknown', '/unit']);
  });

  it('answers an officer of another unit as if it were not there', async () => {
    const { status, body } = await begin();
    expect(status).toBe(201);
    expect((await app.http('GET', \`/${service}/${name.plural}/\${body.id}\`, { as: officerElsewhere })).status).toBe(404);
  });
});
`;
}
