import { Writable } from 'node:stream';
import { tmpdir } from 'node:os';
import { runCommandLine } from '../command-line/run-command-line.ts';
import { program } from '../program.ts';

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly signal?: AbortSignal;
  /** As if standard error were a terminal. */
  readonly terminal?: boolean;
}

/** Runs `baraza …` in this process, in an environment that holds nothing but what is given. */
export async function runBaraza(args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  const { env = {}, cwd = tmpdir(), signal = new AbortController().signal, terminal = false } = options;
  const stdout = new Collecting();
  const stderr = Object.assign(new Collecting(), { isTTY: terminal });
  const code = await runCommandLine(program, args, { env, cwd, signal, stdout, stderr });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

class Collecting extends Writable {
  text = '';

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}
