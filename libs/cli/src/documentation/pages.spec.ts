import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { everyContract } from '@baraza/contracts';
import { transitionsOf } from '@baraza/domain';
import { pagesFromTheDomain } from './pages.ts';
import { everyAggregate, everyRuleBook } from './pure-modules.ts';
import { everyReaction } from './reactions.ts';

const root = new URL('../../../../', import.meta.url);
const pages = await pagesFromTheDomain();
const aggregates = await everyAggregate();
const books = await everyRuleBook();
const reactions = await everyReaction();

describe('pages made from the domain', () => {
  it.each(pages.map((page) => [page.path, page.content]))('%s is as the code says', (path, content) => {
    const at = new URL(path, root);
    expect(existsSync(at) ? readFileSync(at, 'utf8') : 'missing: npm run generate -- docs').toBe(content);
  });

  it('tell of every aggregate’s rules and states', () => {
    expect(books.length).toBeGreaterThan(10);
    for (const { book } of books) expect(pages[0]!.content).toContain(`### ${book.aggregate}\n`);
    for (const { name } of aggregates) expect(pages[1]!.content).toContain(`### ${name}\n`);
  });
});

describe('the page of reactions', () => {
  const page = pages.find(({ path }) => path === 'docs/reactions.md')!.content;

  it('names every event, and every policy of the services', () => {
    for (const type of everyContract.types()) expect(page).toContain(`| \`${type.slice(type.indexOf('.') + 1)}\` `);
    const policies = reactions.filter(({ kind }) => kind === 'policy').map(({ name }) => name);
    const files = globSync('services/*/src/policies/*.policy.ts', { cwd: fileURLToPath(root) });
    expect(policies).toHaveLength(new Set(files).size);
    for (const policy of policies) expect(page).toContain(`| \`${policy}\` |`);
  });

  it('tells of no event that nobody records', () => {
    const heard = reactions.flatMap(({ types }) => (types === 'all' ? [] : types));
    expect(heard.filter((type) => everyContract.latest(type) === undefined)).toEqual([]);
  });
});

describe('the diagram of', () => {
  it.each(aggregates.map(({ name, diagram }) => [name, diagram] as const))(
    '%s begins at nothing, reaches every state and says each step once',
    (_, diagram) => {
      const steps = transitionsOf(diagram);
      const reached = new Set(['none']);
      for (let size = 0; size !== reached.size;) {
        size = reached.size;
        for (const { from, to } of steps) if (reached.has(from)) reached.add(to);
      }
      expect(steps.map(({ from }) => from).filter((from) => !reached.has(from))).toEqual([]);
      const written = steps.map(({ from, by, to }) => `${from} ${by} ${to}`);
      expect(written).toHaveLength(new Set(written).size);
    },
  );

  it.each(aggregates.map(({ name, diagram }) => [name, diagram] as const))(
    '%s has every event of its contracts that is still written',
    (name, diagram) => {
      const events = everyContract.all().filter((one) => one.aggregate === name && one.isWritten !== false);
      const drawn = new Set(transitionsOf(diagram).map(({ by }) => by));
      expect([...drawn].sort()).toEqual([...new Set(events.map(({ type }) => type))].sort());
    },
  );
});

it.each(aggregates.map(({ name }) => [name]))('the glossary has the word %s', (name) => {
  const glossary = readFileSync(new URL('docs/glossary.md', root), 'utf8').toLowerCase();
  expect([name, name.replaceAll('-', ' ')].some((word) => new RegExp(`[\`|]\\s*${word}\\b`).test(glossary))).toBe(true);
});

describe('the README of members', () => {
  const readme = readFileSync(new URL('services/members/README.md', root), 'utf8');
  const owned = aggregates.filter(({ service }) => service === 'members');

  it.each(owned.map(({ name, diagram }) => [name, diagram] as const))(
    'lists %s with its stream and events',
    (name, diagram) => {
      const entry = readme.split('\n- ').find((one) => one.startsWith(`**${name}** \`${name}-`)) ?? '';
      const events = [...new Set(transitionsOf(diagram).map(({ by }) => by.slice('members.'.length)))];
      expect(events.filter((event) => !entry.includes(`\`${event}\``))).toEqual([]);
    },
  );
});
