import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { canonicalText } from '../canonical-json.ts';
import { everyContract } from '../every-contract.ts';
import { decodeEvent, encodeEvent } from '../stored-form.ts';
import { generatedFiles } from './generated-files.ts';
import { exampleEvent, goldenPath } from './golden.ts';

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
