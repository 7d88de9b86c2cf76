import { afterLast, beforeFirst, inTurn, instead, withImport, type Edit, type Generated } from './changes.ts';
import { nameOf, sentence, valueOf, type Name } from './names.ts';

export interface CommandToMake {
  readonly service: string;
  readonly aggregate: string;
  /** In kebab-case, the last part of its path: `change-role`. */
  readonly command: string;
  /** What has happened then: `SeatRoleChanged`. */
  readonly event: string;
}

interface Words extends CommandToMake {
  readonly name: Name;
  readonly verb: Name;
  readonly value: string;
}

/** One more command of an aggregate that exists: event, decider, body, method and failing specs. */
export function newCommand(make: CommandToMake): Generated {
  const words: Words = {
    ...make,
    name: nameOf(make.aggregate),
    verb: nameOf(make.command),
    value: valueOf(make.event),
  };
  const { service, event, name, verb } = words;
  const folder = `services/${service}/src/${name.kebab}`;
  const path = (part: string): string => `${folder}/${name.kebab}.${verb.kebab}.${part}.ts`;
  return {
    files: [
      { path: path('decider'), text: decider(words) },
      { path: path('decider.spec'), text: deciderSpec(words) },
      { path: path('commands'), text: body(words) },
    ],
    edits: [...contractEdits(words), stateEdit(words, folder), controllerEdit(words, folder)],
    next: [
      `say what the event's data holds and who may hear it: libs/contracts/src/${service}/${name.kebab}.events.ts`,
      `the state after it: the compiler shows the switch in ${name.kebab}.state.ts that does not know it`,
      `its rules, its specs, then its decider: npm test -- ${folder}`,
      'npm run generate -- docs, for the golden file of the new schema',
      `a sentence for ${service}.${event} in services/projections/src/words/en.json`,
      'docs/how-to/add-a-command.md says what to ask of each part',
    ],
  };
}

/** The event at the end of the aggregate's file, and in the list of contracts, which lies in one of two places. */
function contractEdits({ service, event, value, name, verb }: Words): readonly Edit[] {
  const events = `libs/contracts/src/${service}/${name.kebab}.events.ts`;
  const contract = `
export const ${value} = defineEvent({
  type: '${service}.${event}',
  schemaVersion: 1,
  summary: '${sentence(name.one)}: ${verb.words}.',
  audience: 'auditor',
  aggregate: '${name.kebab}',
  data: Type.Object({ ground: Code }, { additionalProperties: false }),
  example: { ground: 'as-agreed' },
});
`;
  const list = new RegExp(`^export const ${name.camel}Contracts\\b`, 'm');
  const hasList = (text: string): boolean => list.test(text);
  return [
    {
      path: events,
      byHand: `define ${service}.${event}, and list ${value} among the contracts`,
      apply: (text) => {
        if (!hasList(text)) return withCode(`${text}${contract}`);
        const put = text.replace(list, (found) => `${contract.trimStart()}\n${found}`);
        const listed = instead(
          new RegExp(`(export const ${name.camel}Contracts[^[]*= \\[)([^\\]]*?),?\\s*\\]`),
          `$1$2, ${value}]`,
        );
        return withCode(listed(put) ?? put);
      },
    },
    {
      path: `libs/contracts/src/${service}/${service}.contracts.ts`,
      byHand: `list ${value}`,
      apply: (text) => {
        // A file with a list of its own is spread into this one already.
        if (new RegExp(`\\.\\.\\.${name.camel}Contracts\\b`).test(text)) return text;
        return afterLast(new RegExp(`^  ${name.camel}\\.\\w+,$`), `  ${name.camel}.${value},`)(text);
      },
    },
  ];
}

/** `Code` is what the first data of a generated event is made of. */
function withCode(text: string): string {
  if (/^import \{[^}]*\bCode\b[^}]*\} from '\.\.\/schemas\.ts';$/m.test(text)) return text;
  const there = /import \{([^}]*)\} from '\.\.\/schemas\.ts';/;
  return there.test(text)
    ? text.replace(there, "import { Code,$1} from '../schemas.ts';")
    : `import { Code } from '../schemas.ts';\n${text}`;
}

function stateEdit({ value, name }: Words, folder: string): Edit {
  return {
    path: `${folder}/${name.kebab}.state.ts`,
    byHand: `add HappenedOf<typeof ${value}> to the union of its events`,
    apply: inTurn(
      withImport(`import type { ${value} } from '@baraza/contracts';`),
      instead(new RegExp(`(export type ${name.pascal}Event =)\\s*\\|?`), `$1\n  | HappenedOf<typeof ${value}>\n  |`),
    ),
  };
}

function controllerEdit({ name, verb }: Words, folder: string): Edit {
  const file = `./${name.kebab}.${verb.kebab}`;
  const method = `  @EntityCommand('${verb.kebab}', {
    operationId: '${verb.camel}${name.pascal}',
    summary: '${sentence(verb.words)}',
    roles: ['secretariat', 'unit-officer'],
    rules: [],
  })
  ${verb.camel}(@Param('id') id: string, @Body() body: ${verb.pascal}Body, @Issued() command: IssuedCommand) {
    return this.commands.run(command, ${name.camel}, id, (state, given) => ${verb.camel}(state, body, given));
  }
`;
  const withKit = (text: string): string =>
    /\bEntityCommand\b/.test(text)
      ? text
      : text.replace(/\n\} from '@baraza\/service-kit';/, "\n  EntityCommand,\n} from '@baraza/service-kit';");
  return {
    path: `${folder}/${name.kebab}.controller.ts`,
    byHand: `add the method ${verb.camel}`,
    apply: (text) =>
      inTurn(
        beforeFirst(/^ {2}@ReadEntity\(/, method),
        withImport(`import { ${verb.pascal}Body } from '${file}.commands.ts';`),
        withImport(`import { ${verb.camel} } from '${file}.decider.ts';`),
      )(withKit(text)),
  };
}

function decider({ value, name, verb }: Words): string {
  return `import type { DataOf, DecidedAs, ${value} } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import type { ${name.pascal}State } from './${name.kebab}.state.ts';

/** @throws Rejection */
export function ${verb.camel}(
  state: ${name.pascal}State,
  command: DataOf<typeof ${value}>,
  given: Deciding,
): readonly DecidedAs<typeof ${value}>[] {
  throw new Error(\`not decided yet: \${JSON.stringify({ state, command, on: given.effectiveOn })}\`);
}
`;
}

function deciderSpec({ service, event, name, verb }: Words): string {
  return `import { given } from '@baraza/domain';
import { ${verb.camel} } from './${name.kebab}.${verb.kebab}.decider.ts';
import { ${name.camel}, type ${name.pascal}Event } from './${name.kebab}.state.ts';

const asked = { ground: 'as-agreed' };
/** The events that make ${name.one} to which this can be done: from the builders of its other specs. */
const before: readonly ${name.pascal}Event[] = [];
/** The same, with the command's own event after them. */
const after: readonly ${name.pascal}Event[] = [];

describe('${verb.words}', () => {
  it('is recorded where it is allowed', () => {
    given(${name.camel}, ...before)
      .when((state, moment) => ${verb.camel}(state, asked, moment))
      .then({ type: '${service}.${event}', data: asked, effectiveOn: '2026-03-02' });
  });

  it('is nothing to do where it is done already', () => {
    given(${name.camel}, ...after)
      .when((state, moment) => ${verb.camel}(state, asked, moment))
      .thenNothing();
  });

  it('is refused where there is none', () => {
    given(${name.camel})
      .when((state, moment) => ${verb.camel}(state, asked, moment))
      .thenRefused('${name.kebab}.unknown');
  });
});
`;
}

function body({ verb }: Words): string {
  return `import { Code_, CommandBody } from '@baraza/service-kit';

export class ${verb.pascal}Body extends CommandBody {
  @Code_({ example: 'as-agreed', description: 'Why: a code of the adopted rules' }) ground: string;
}
`;
}
