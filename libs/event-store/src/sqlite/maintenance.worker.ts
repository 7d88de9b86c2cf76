import { DatabaseSync } from 'node:sqlite';
import { parentPort, workerData } from 'node:worker_threads';
import { checkLedger, type Integrity, type Progress } from './integrity.ts';
import { BUSY_TIMEOUT_MS, placeWhole } from './ledger-file.ts';

export type Task = { readonly path: string } & ({ readonly backupTo: string } | { readonly check: true });

export interface Backup {
  /** The last sequence in it. */
  readonly head: number;
}

export type FromMaintenance =
  { readonly progress: Progress } | { readonly backup: Backup } | { readonly integrity: Integrity };

const port = parentPort!;
const task = workerData as Task;
const answer = (message: FromMaintenance): void => port.postMessage(message);

const database = new DatabaseSync(task.path, { timeout: BUSY_TIMEOUT_MS });
try {
  if ('backupTo' in task) answer({ backup: backup(task.backupTo) });
  else answer({ integrity: checkLedger(database, (progress) => answer({ progress })) });
} finally {
  database.close();
}

/** One statement, hence one moment of the ledger, while others go on writing. */
function backup(to: string): Backup {
  let head = 0;
  // Not query_only: SQLite counts writing the copy as writing.
  placeWhole(to, (unfinished) => {
    database.prepare('VACUUM INTO ?').run(unfinished);
    const copy = new DatabaseSync(unfinished);
    try {
      copy.exec('PRAGMA journal_mode = DELETE'); // a single file, wherever it is carried
      head = copy.prepare('SELECT coalesce(max(sequence), 0) AS head FROM events').get()!['head'] as number;
    } finally {
      copy.close();
    }
  });
  return { head };
}
