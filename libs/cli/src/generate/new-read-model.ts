import { beforeFirst, inTurn, withImport, type Generated } from './changes.ts';
import { nameOf, valueOf, type Name } from './names.ts';

export interface ReadModelToMake {
  /** In kebab-case: `mentoring-board`. */
  readonly readModel: string;
  /** The event's type that it begins with: `capacity.MentoringBegun`. */
  readonly on: string;
}

const FOLDER = 'services/projections/src';

/** A read model of the plain form, with its projection and failing specs. */
export function newReadModel({ readModel, on }: ReadModelToMake): Generated {
  const name = nameOf(readModel);
  const event = valueOf(on.split('.')[1]!);
  const path = (part: string): string => `${FOLDER}/${name.kebab}/${name.kebab}.${part}.ts`;
  return {
    files: [
      { path: path('read-model'), text: model(name) },
      { path: path('projection'), text: projection(name, event) },
      { path: path('projection.spec'), text: spec(name, event) },
    ],
    edits: [
      {
        path: `${FOLDER}/every-projection.ts`,
        byHand: `list erased(${name.camel}Projection)`,
        apply: inTurn(
          withImport(`import { ${name.camel}Projection } from './${name.kebab}/${name.kebab}.projection.ts';`),
          beforeFirst(/^\];$/, `  erased(${name.camel}Projection),`),
        ),
      },
    ],
    next: [
      `say what a document holds, then what ${on} makes of it: npm test -- ${FOLDER}/${name.kebab}`,
      `what can be asked: ${name.kebab}.queries.ts and a controller, with the levels of its readers`,
      'docs/how-to/add-a-read-model.md says what to ask of each part, and when a register is less work',
    ],
  };
}

function model({ kebab, camel, pascal }: Name): string {
  return `import type { CivilDate } from '@baraza/domain';
import type { ReadModel } from '@baraza/read-models';

export interface ${pascal}Doc {
  /** The entity's. */
  readonly id: string;
  /** The date from which it holds. */
  readonly since: CivilDate;
}

export const ${camel}Model: ReadModel<${pascal}Doc> = {
  name: '${kebab}',
  version: 1,
  keepsPast: false,
  indexes: ['since'],
  index: ({ since }) => ({ since }),
};
`;
}

function projection({ kebab, camel, pascal }: Name, event: string): string {
  return `import { ${event} } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { ${camel}Model, type ${pascal}Doc } from './${kebab}.read-model.ts';

const PREFIX = \`\${${event}.aggregate}-\`;

export const ${camel}Projection: Projection<${pascal}Doc> = {
  model: ${camel}Model,
  types: [${event}.type],
  keys: (event) => [event.stream.slice(PREFIX.length)],
  evolve(doc, event, key) {
    throw new Error(\`not projected yet: \${JSON.stringify({ doc, type: event.type, key })}\`);
  },
};
`;
}

function spec({ kebab, camel, words }: Name, event: string): string {
  return `import { ${event} } from '@baraza/contracts';
import { documentsOf, happened } from '../testing/given-events.ts';
import { ${camel}Projection } from './${kebab}.projection.ts';

const id = '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9';
const begun = happened(${event}, id, ${event}.example, { effectiveOn: '2026-03-01' });

describe('${words}', () => {
  it('holds what has begun, from the date it holds from', () => {
    const documents = documentsOf(${camel}Projection, [begun]);
    expect([...documents]).toEqual([[id, { id, since: '2026-03-01' }]]);
  });
});
`;
}
