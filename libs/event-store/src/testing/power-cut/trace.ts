import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a process did to its files, in order, as strace saw it. */
export type Operation =
  | { readonly kind: 'open'; readonly path: string; readonly truncate: boolean }
  | { readonly kind: 'write'; readonly path: string; readonly offset: number; readonly data: Buffer }
  | { readonly kind: 'truncate'; readonly path: string; readonly size: number }
  /** Covers the operations before index `covers`: those that were done when it began. */
  | { readonly kind: 'sync'; readonly path: string; readonly covers: number }
  | { readonly kind: 'rename'; readonly path: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'said'; readonly text: string };

const CALLS = 'openat,pwrite64,write,ftruncate,fallocate,fsync,fdatasync,unlink,rename';
/** Calls that would change files and are not understood here. One in the trace is an error: it would be overlooked. */
const UNKNOWN_CALLS = 'pwritev,pwritev2,writev,unlinkat,renameat,renameat2,truncate,copy_file_range,sync_file_range';

/** Runs a program so that it leaves a trace: each thread, every string in full and in hex, file descriptors with paths. */
export function tracer(strace: string, log: string): string[] {
  return [
    strace,
    '-f',
    '-qq',
    '-y',
    '-xx',
    '-s',
    '1000000',
    '--seccomp-bpf',
    '-e',
    `trace=${CALLS},${UNKNOWN_CALLS}`,
    '-o',
    log,
  ];
}

/** @param folder only files in it count; its own path without symbolic links */
export async function readTrace(log: string, folder: string): Promise<Operation[]> {
  const operations: Operation[] = [];
  /** Of each thread: the call that is under way, and how many operations came before it began. */
  const unfinished = new Map<string, { readonly text: string; readonly began: number }>();
  for await (const line of createInterface({ input: createReadStream(log, 'latin1') })) {
    const [, thread, rest] = /^(\d+) +(.*)$/.exec(line) as unknown as [string, string, string];
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/.exec(rest);
    if (rest.endsWith('<unfinished ...>')) {
      unfinished.set(thread, { text: rest.slice(0, -'<unfinished ...>'.length), began: operations.length });
      continue;
    }
    const start = resumed === null ? undefined : unfinished.get(thread);
    const text = start === undefined ? rest : start.text + resumed![1]!;
    const operation = parse(text, folder, start?.began ?? operations.length);
    if (operation !== undefined) operations.push(operation);
  }
  return operations;
}

function parse(text: string, folder: string, began: number): Operation | undefined {
  const call = /^(\w+)\((.*)\) += (-?\d+)/.exec(text);
  if (call === null) return undefined; // a signal, an exit, a call that the end of the process cut off
  const [, name, args, result] = call as unknown as [string, string, string, string];
  if (Number(result) < 0) return undefined;
  const quoted = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map((match) => unhex(match[1]!));
  const path =
    /^\d+<([^>]*)>/.exec(args) === null ? quoted[0]?.toString() : unhex(/^\d+<([^>]*)>/.exec(args)![1]!).toString();
  if (name === 'write' && args.startsWith('1<')) return { kind: 'said', text: quoted[0]!.toString() };
  if (path === undefined || !(path === folder || path.startsWith(`${folder}/`))) return undefined;
  const numbers = args.split(', ').map(Number);
  switch (name) {
    case 'openat':
      return args.includes('O_CREAT') ? { kind: 'open', path, truncate: args.includes('O_TRUNC') } : undefined;
    case 'pwrite64':
      return { kind: 'write', path, offset: numbers.at(-1)!, data: quoted[0]!.subarray(0, Number(result)) };
    case 'ftruncate':
      return { kind: 'truncate', path, size: numbers.at(-1)! };
    case 'fsync':
    case 'fdatasync':
      return { kind: 'sync', path, covers: began };
    case 'rename':
      return { kind: 'rename', path, to: quoted[1]!.toString() };
    case 'unlink':
      return { kind: 'unlink', path };
    default:
      throw new Error(`the trace has a call that is not understood: ${text.slice(0, 200)}`);
  }
}

function unhex(text: string): Buffer {
  return text.includes('\\x') ? Buffer.from(text.replaceAll('\\x', ''), 'hex') : Buffer.from(text);
}
