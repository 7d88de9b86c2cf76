import type { Console } from '../command-line/console.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import type { Io } from '../command-line/io.ts';
import { readServing } from './data-folder.ts';

/** Where what is moved can live. */
interface Place {
  /** For whoever moves it. */
  readonly name: string;
  close(): Promise<void>;
}

/** Between files and a server, whatever is moved, and whichever way. */
export interface MoveBetween<P extends Place, Moved> {
  readonly into: 'files' | 'server';
  readonly files: P;
  reachServer(): Promise<P>;
  move(way: {
    readonly from: P;
    readonly to: P;
    readonly onProgress: (step: 'copying' | 'reading back', done: number, total: number) => void;
  }): Promise<Moved>;
  /** What is said where it is interrupted midway. */
  readonly interrupted: string;
}

/** Moves it, with a line of progress for each step, and closes both places. */
export async function movedBetween<P extends Place, Moved extends object | undefined>(
  { into, files, reachServer, move, interrupted }: MoveBetween<P, Moved>,
  { io, console }: { readonly io: Io; readonly console: Console },
): Promise<Moved & { readonly from: string; readonly to: string }> {
  const steps = { copying: console.progress('copying'), 'reading back': console.progress('reading back') };
  let server: P | undefined;
  try {
    server = await reachServer();
    const [from, to] = into === 'server' ? [files, server] : [server, files];
    const moved = await move({ from, to, onProgress: (step, done, total) => steps[step].update(done, total) });
    return { from: from.name, to: to.name, ...moved };
  } catch (error) {
    if (io.signal.aborted) console.say(interrupted);
    throw error;
  } finally {
    for (const step of Object.values(steps)) step.end();
    await server?.close();
    await files.close();
  }
}

/** @throws CommandFailed while a process serves the forum of this folder */
export function assertNotServed(dataFolder: string): void {
  if (readServing(dataFolder) === undefined) return;
  throw new CommandFailed(EXIT.unreachable, `the forum in ${dataFolder} is being served: end every service first`);
}
