import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { aFolder, ServedForum } from './running-forum.ts';

/** The making of the sample: thousands of commands, each durable before the next. */
const MADE_WITHIN_MS = 600_000;

/** One for all suites of a run: they share a process. */
const master = join(tmpdir(), `baraza-e2e-sample-${process.pid}`);

/** A folder of its own that holds the sample forum. It is made once in a run, by a first start, and copied. */
export async function aFolderWithTheSample(): Promise<ReturnType<typeof aFolder>> {
  if (!existsSync(join(master, 'sample-forum.json'))) {
    mkdirSync(master, { recursive: true });
    process.once('exit', () => rmSync(master, { recursive: true, force: true }));
    const making = await ServedForum.start(master, ['--sample'], MADE_WITHIN_MS);
    await making.stop();
  }
  const folder = aFolder();
  cpSync(master, folder.path, { recursive: true });
  return folder;
}
