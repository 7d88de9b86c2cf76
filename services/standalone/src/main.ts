import { cannotStart } from '@baraza/service-kit';
import { serveStandalone } from './serve-standalone.ts';

/** `--empty`: without the sample forum. */
const sample = !process.argv.includes('--empty');
try {
  await serveStandalone({ env: process.env, sample, print: (line) => process.stdout.write(`${line}\n`) });
} catch (error) {
  process.stderr.write(`${cannotStart(error)}\n`);
  process.exit(1);
}
