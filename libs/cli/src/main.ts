#!/usr/bin/env node
import { runCommandLine } from './command-line/run-command-line.ts';
import { EXIT } from './command-line/exit-codes.ts';
import { program } from './program.ts';

const interruption = new AbortController();
let interruptedAt: number | undefined;
process.on('SIGINT', () => {
  interruption.abort();
  interruptedAt ??= performance.now();
  // What does not heed the first is ended by the second; npm hands each on, so that it comes twice at the same moment.
  if (performance.now() - interruptedAt > 1_000) process.exit(EXIT.interrupted);
});
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok); // the reader had enough: `baraza replay | head`
  throw error;
});

process.exitCode = await runCommandLine(program, process.argv.slice(2), {
  env: process.env,
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  stdout: process.stdout,
  stderr: process.stderr,
  signal: interruption.signal,
});
