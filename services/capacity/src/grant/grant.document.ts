import { BudgetLine, Code, Date, grantAllocated, grantAwarded, grantSpent, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import type { GrantState } from './grant.state.ts';

const Amount = Type.Integer({ description: 'In the minor unit of the currency' });

/** A grant as those see it who answer for it, the funder, and auditors. */
export const GrantDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['awarded', 'closed']),
    since: Type.String({ ...Date, description: 'The date of its last step' }),
    ...grantAwarded.data.properties,
    lines: Type.Array(
      Type.Object({
        ...BudgetLine.properties,
        allocated: Amount,
        spent: Type.Integer({ description: 'More than the amount where the line is overdrawn' }),
      }),
    ),
    reports: Type.Array(
      Type.Object({
        code: Code,
        title: Type.String(),
        dueOn: Date,
        standing: Type.Enum(['awaited', 'due', 'submitted']),
        submittedOn: Type.Optional(Date),
      }),
    ),
    allocations: Type.Array(grantAllocated.data),
    spending: Type.Array(grantSpent.data),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was closed' })),
  },
  { additionalProperties: false, $id: 'Grant' },
);

export function presentGrant(state: GrantState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of a grant that nobody awarded');
  const sumOf = (items: readonly { readonly line: string; readonly amount: number }[], code: string): number =>
    items.reduce((sum, { line, amount }) => (line === code ? sum + amount : sum), 0);
  const lines = state.lines.map((line) => ({
    ...line,
    allocated: sumOf(state.allocations, line.code),
    spent: sumOf(state.spending, line.code),
  }));
  return { id, ...state, lines };
}
