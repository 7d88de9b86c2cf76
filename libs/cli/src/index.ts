export { program } from './program.ts';
export { runCommandLine } from './command-line/run-command-line.ts';
export type { Io } from './command-line/io.ts';
export { EXIT } from './command-line/exit-codes.ts';
