import { readFileSync } from 'node:fs';
import { AUDIENCES, FIRST_THEMES, ROLES } from '@baraza/domain';
import { everyContract } from './every-contract.ts';

const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8');
const listed = new Set([...glossary.matchAll(/`([^`]+)`/g)].map(([, code]) => code));

/** Every code that a schema lists, nested ones included. */
function codesIn(schema: unknown): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const { enum: several = [], const: one } = schema as { enum?: unknown[]; const?: unknown };
  const own = [...several, one].filter((code) => typeof code === 'string');
  return [...own, ...Object.values(schema).flatMap(codesIn)];
}

describe('the glossary', () => {
  const contracts = everyContract.all();

  it.each([...new Set(contracts.map((contract) => contract.aggregate))])('has the aggregate %s', (aggregate) => {
    expect(listed).toContain(aggregate);
  });

  it.each([...new Set(contracts.flatMap((contract) => codesIn(contract.data)))])('has the code %s', (code) => {
    expect(listed).toContain(code);
  });

  it.each([...ROLES, ...AUDIENCES, ...FIRST_THEMES])('has %s', (code) => {
    expect(listed).toContain(code);
  });
});
