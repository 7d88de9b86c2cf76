// Prints the table of engines. Argument: the suites that ran, as a JSON array of paths.
import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { engineTable } from './engines.mjs';
import { root } from './workspace.mjs';

function* suites(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (['node_modules', 'dist'].includes(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* suites(path);
    else if (entry.name.endsWith('.spec.ts')) yield relative(root, path).replaceAll('\\', '/');
  }
}

const every = ['libs', 'services', 'e2e'].flatMap((group) => [...suites(join(root, group))]);
process.stdout.write(`\n${engineTable(new Set(JSON.parse(process.argv[2] ?? '[]')), every)}\n`);
