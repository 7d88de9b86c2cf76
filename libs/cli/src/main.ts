#!/usr/bin/env node
import { runCommandLine } from './command-line/run-command-line.ts';
import { EXIT } from './command-line/exit-codes.ts';
import { program } from './program.ts';

const interruption = new AbortController();
process.once('SIGINT', () => {
  interruption.abort();
  // What does not heed the first is ended by the second.
  process.once('SIGINT', () => process.exit(EXIT.interrupted));
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
