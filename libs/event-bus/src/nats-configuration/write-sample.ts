import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { sampleFiles } from './sample-configuration.ts';

/** Writes the configurations of nats-servers in `deploy` (run by `npm run generate -- docs`). */
for (const [file, text] of sampleFiles()) {
  mkdirSync(fileURLToPath(new URL('.', file)), { recursive: true });
  writeFileSync(file, text);
}
