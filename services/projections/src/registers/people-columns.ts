import type { PeopleCount } from '@baraza/contracts';
import type { Column } from './register.ts';

/** How many people, and of whom: the total on the page, its parts in JSON and CSV. */
export function peopleColumns<Row extends { readonly people: PeopleCount | null }>(): readonly Column<Row>[] {
  const part = (name: keyof PeopleCount): Column<Row> => ({
    ...{ name, kind: 'count', detail: true },
    value: ({ people }) => people?.[name] ?? null,
  });
  return [
    { name: 'people', kind: 'count', sortable: true, value: ({ people }) => people?.total ?? null },
    ...(['women', 'men', 'youth', 'personsWithDisabilities'] as const).map(part),
  ];
}
