import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Aggregate, Happened, RuleBook } from '@baraza/domain';

const root = new URL('../../../../', import.meta.url);

export type AnyAggregate = Aggregate<{ readonly status: string }, Happened>;

export interface Exported {
  readonly file: string;
  readonly name: string;
  readonly value: unknown;
}

/** Everything that the pure files of the services export, by the file it is in. */
export async function exportsOf(pattern: string): Promise<readonly Exported[]> {
  const files = globSync(pattern, { cwd: fileURLToPath(root) }).sort();
  const found = await Promise.all(
    files.map(async (file) => {
      const module = (await import(new URL(file, root).href)) as Readonly<Record<string, unknown>>;
      return Object.entries(module).map(([name, value]) => ({ file, name, value }));
    }),
  );
  return found.flat();
}

export const has = (value: unknown, ...names: readonly string[]): boolean =>
  typeof value === 'object' && value !== null && names.every((name) => name in value);

/** Every rule book of the domain, by service and aggregate. */
export async function everyRuleBook(): Promise<
  readonly { readonly service: string; readonly book: RuleBook<string> }[]
> {
  const found = await exportsOf('services/*/src/**/*.rules.ts');
  return found
    .filter(({ value }) => has(value, 'aggregate', 'rules', 'broken'))
    .map(({ file, value }) => ({ service: file.split('/')[1]!, book: value as RuleBook<string> }));
}

/** Every aggregate, each once: what only looks at one in another way has its name, and comes later in its file. */
export async function everyAggregate(): Promise<readonly AnyAggregate[]> {
  const found = await exportsOf('services/*/src/**/*.state.ts');
  const aggregates = new Map<string, AnyAggregate>();
  for (const { value } of found) {
    if (!has(value, 'name', 'service', 'initialState', 'evolve')) continue;
    const aggregate = value as AnyAggregate;
    if (!aggregates.has(aggregate.name)) aggregates.set(aggregate.name, aggregate);
  }
  return [...aggregates.values()];
}
