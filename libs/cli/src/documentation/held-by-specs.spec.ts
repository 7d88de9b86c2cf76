import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { everyAggregate, everyRuleBook } from './pure-modules.ts';

const root = new URL('../../../../', import.meta.url);
const textsOf = (pattern: string): readonly string[] =>
  globSync(pattern, { cwd: fileURLToPath(root) }).map((file) => readFileSync(new URL(file, root), 'utf8'));

const specs = textsOf('services/*/src/**/*.spec.ts');
const aggregates = await everyAggregate();
const books = await everyRuleBook();

/** By the name of an aggregate or of its rules: the word that the code has for it. */
const wordsFor = (pattern: string, declared: RegExp): ReadonlyMap<string, string> =>
  new Map(
    textsOf(pattern).flatMap((text) => [...text.matchAll(declared)].map(([, word, name]) => [name!, word!] as const)),
  );
const aggregateWords = wordsFor(
  'services/*/src/**/*.state.ts',
  /^export const (\w+): Aggregate<.*> = \{\n {2}name: '([\w-]+)'/gm,
);
const bookWords = wordsFor('services/*/src/**/*.rules.ts', /^export const (\w+) = ruleBook\(\s*'([\w-]+)'/gm);

/** `book rule` of every spec that bears a rule's title: `it(rules['not-endorsed'].title, …)`, or one of a table of them. */
const titled = new Set(specs.flatMap(titlesIn));

function titlesIn(spec: string): readonly string[] {
  const named = [
    ...[...spec.matchAll(/const \{ (rules) \} = (\w+);/g)],
    ...[...spec.matchAll(/const (\w+) = (\w+)\.rules;/g)],
  ];
  const found = spec.matchAll(/[([{]\s*(?:(\w+)\.)?(\w+)(?:\['([\w-]+)'\]|\.(\w+)|\[\w+\])\.title/g);
  return [...found].flatMap(([, book, rules, quoted, bare]) => {
    const name = quoted ?? bare;
    const names = name === undefined ? [...spec.matchAll(/\[\s*'([\w-]+)',/g)].map(([, row]) => row!) : [name];
    const of = book === undefined ? named.filter(([, as]) => as === rules).map(([, , word]) => word!) : [book];
    return of.flatMap((word) => names.map((one) => `${word} ${one}`));
  });
}

describe('every rule has a spec that bears its title', () => {
  it.each(books.map(({ book }) => [book.aggregate, book] as const))('%s', (aggregate, book) => {
    const without = Object.keys(book.rules).filter((name) => !titled.has(`${bookWords.get(aggregate)} ${name}`));
    expect(without).toEqual([]);
  });
});

describe('random commands hold', () => {
  it.each(aggregates.map(({ name }) => [name]))('the deciders of %s to its diagram', (name) => {
    const watched = new RegExp(`new DiagramWatch\\(${aggregateWords.get(name)}\\)`);
    const holding = specs.filter((spec) => watched.test(spec) && spec.includes('fc.assert('));
    expect(holding.some((spec) => spec.includes('neverTaken()).toEqual([])'))).toBe(true);
  });

  const dated = aggregates.filter(({ calendar }) => calendar !== undefined);
  it.each(dated.map(({ name }) => [name]))('the calendar of %s to its law', (name) => {
    expect(specs.some((spec) => spec.includes(`assertCalendarLaw(${aggregateWords.get(name)}, `))).toBe(true);
  });
});
