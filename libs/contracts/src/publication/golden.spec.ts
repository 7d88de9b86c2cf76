import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalText } from '../canonical-json.ts';
import { everyContract } from '../every-contract.ts';
import { decodeEvent, encodeEvent } from '../stored-form.ts';
import { generatedFiles } from './generated-files.ts';
import { exampleEvent, goldenOf, goldenPath } from './golden.ts';
import { hindrances } from '../versions/read-by.ts';

const root = new URL('../../../../', import.meta.url);

describe('what is made from the contracts', () => {
  it.each(generatedFiles().map((file) => [file.path, file]))('%s is as it was published', (path, file) => {
    const at = new URL(path, root);
    expect(existsSync(at) ? readFileSync(at, 'utf8') : 'missing: npm run generate -- docs').toBe(file.content);
  });

  it('a published schema version is never taken away', () => {
    const published = globSync('*/*.golden/*.json', { cwd: fileURLToPath(new URL('../', import.meta.url)) });
    expect(published.sort()).toEqual(everyContract.all().map(goldenPath).sort());
  });
});

describe('every contract', () => {
  it.each(everyContract.all().map((contract) => [contract.type, contract]))(
    '%s has an example that can be stored',
    (_, contract) => {
      const event = exampleEvent(contract);
      const encoded = encodeEvent(everyContract, event);
      expect(decodeEvent(encoded.bytes)).toEqual(event);
      expect(Buffer.from(encoded.bytes).toString('utf8')).toBe(canonicalText(event));
    },
  );

  it.each(everyContract.all().map((contract) => [contract.type, contract]))(
    '%s is lifted to the newest version without leaving its schema',
    (_, contract) => {
      const lifted = everyContract.upcast(contract.type, contract.schemaVersion, contract.example);
      expect(everyContract.faults(everyContract.latest(contract.type)!, lifted)).toEqual([]);
    },
  );
});

/** As it was published: what is compared is what readers have. */
const published = (type: string, version: number) =>
  JSON.parse(goldenOf(everyContract.find(type, version)!)) as { schema: object; audience: string; aggregate: string };

describe('a version that says that it only adds to the one before', () => {
  const adding = everyContract.all().filter(({ change }) => change === 'only-adds');

  it.each([['whatever there is', adding] as const])('can be read by whoever reads that one: %s', (_, contracts) => {
    for (const { type, schemaVersion } of contracts) {
      const [newer, older] = [published(type, schemaVersion), published(type, schemaVersion - 1)];
      expect([type, ...hindrances({ ...newer.schema }, { ...older.schema })]).toEqual([type]);
      expect([newer.audience, newer.aggregate]).toEqual([older.audience, older.aggregate]);
    }
  });
});

describe('a version after the first', () => {
  it('comes down to the one before without leaving its schema', () => {
    for (const { type, schemaVersion, change, lower, example } of everyContract.all()) {
      if (change === undefined || lower === undefined) continue;
      const before = everyContract.find(type, schemaVersion - 1)!;
      expect([type, ...everyContract.faults(before, lower(example as never))]).toEqual([type]);
    }
  });
});
