import { ROLES } from '@baraza/domain';
import type { PlacedOperation } from './every-operation.ts';

/** `docs/authorisation.md`: who may ever do what. */
export function authorisationPage(operations: readonly PlacedOperation[]): string {
  const services = [...new Set(operations.map(serviceOf))];
  return [
    '# Who may do what',
    '',
    'Every operation and every role, as the code has it (made by `npm run generate -- docs`). A spec sends each operation in each role,',
    'held everywhere, in the own unit, in another, for the own organisation and for another, and holds the answers to this page.',
    '',
    '- ● the role may do this: where it is held. Held at a unit, it reaches what stands there and below, never above or beside; held for',
    '  an organisation, it reaches what concerns that organisation. Held without either, it reaches the whole forum.',
    '- Out of reach is answered as if it were not there (404); beginning something out of reach is 403; a role without a ● is 403.',
    '- An operation open to `public` needs no token. What is shown of personal data and of events depends on the role besides.',
    '- Rules of the domain refuse further, above all separations of duties: see [rules](rules.md).',
    '',
    ...services.flatMap((service) => [
      `## ${service}`,
      '',
      `| operation | ${ROLES.join(' | ')} |`,
      `| --- |${' :-: |'.repeat(ROLES.length)}`,
      ...operations.filter((one) => serviceOf(one) === service).map(row),
      '',
    ]),
  ]
    .join('\n')
    .trimEnd()
    .concat('\n');
}

const serviceOf = ({ path }: PlacedOperation): string => path.split('/')[1]!;

function row({ method, path, operation }: PlacedOperation): string {
  const cells = ROLES.map((role) => (operation.roles.includes(role) ? '●' : ''));
  return `| **${operation.operationId}** \`${method} ${path}\` | ${cells.join(' | ')} |`;
}
