import { FolderLock } from '@baraza/event-store';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import { inWords } from './failures.ts';
import { contentsOf } from './files.ts';

/**
 * Makes the folder where it is missing, and keeps others out of it while a forum comes into it. Whoever had it open may have made
 * something in it: it is looked at once more.
 * @throws CommandFailed where another process has it, or something lies in it by now
 */
export async function takeEmpty(folder: string): Promise<FolderLock> {
  const lock = await inWords(() => FolderLock.acquire(folder));
  if (contentsOf(folder).length === 0) return lock;
  lock.release();
  throw new CommandFailed(EXIT.failed, `something has been made in ${folder} meanwhile`);
}
