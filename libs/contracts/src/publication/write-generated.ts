import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { generatedFiles } from './generated-files.ts';

/**
 * Writes what is made from the contracts (run by `npm run generate -- docs`).
 * Exits with 1, and writes nothing, where a published schema version would change.
 */
const root = new URL('../../../../', import.meta.url);
const changed = generatedFiles().filter((file) => {
  const at = new URL(file.path, root);
  return file.golden && existsSync(at) && readFileSync(at, 'utf8') !== file.content;
});
if (changed.length > 0) {
  for (const file of changed) process.stderr.write(`published, so it cannot change: ${file.path}\n`);
  process.stderr.write('Give the event a new schemaVersion with an upcaster instead.\n');
  process.exitCode = 1;
} else {
  for (const file of generatedFiles()) {
    const at = new URL(file.path, root);
    mkdirSync(dirname(at.pathname), { recursive: true });
    writeFileSync(at, file.content);
  }
}
