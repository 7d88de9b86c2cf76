import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SAMPLE_CONFIGURATION, sampleConfiguration } from './sample-configuration.ts';

/** Writes deploy/nats/nats.conf (run by `npm run generate -- docs`). */
mkdirSync(fileURLToPath(new URL('.', SAMPLE_CONFIGURATION)), { recursive: true });
writeFileSync(SAMPLE_CONFIGURATION, sampleConfiguration());
