import { copyFileSync } from 'node:fs';
import { openLedger, placeWhole } from './ledger-file.ts';
import { FolderLock } from './folder-lock.ts';
import { dirname, resolve } from 'node:path';
import type { Integrity, Progress } from './integrity.ts';
import type { Backup, FromMaintenance, Task } from './maintenance.worker.ts';
import { startWorker } from './start-worker.ts';
import { StoreUnusable, type Unusable } from './store-unusable.ts';

/** Runs in a thread of its own; appends and reads go on meanwhile. */
export async function backupLedger(path: string, backupTo: string): Promise<Backup> {
  const answer = await run({ path, backupTo: resolve(backupTo) });
  return (answer as { backup: Backup }).backup;
}

/** Runs in a thread of its own; appends and reads go on meanwhile. */
export async function checkLedgerFile(path: string, onProgress?: (progress: Progress) => void): Promise<Integrity> {
  const answer = await run({ path, check: true }, onProgress);
  return (answer as { integrity: Integrity }).integrity;
}

/**
 * Puts a backup in the place of a ledger that is gone.
 * @throws StoreUnusable where the backup is no ledger, another process owns the folder, or there is a ledger already
 */
export function restoreLedger(backup: string, path: string): void {
  const target = resolve(path);
  const lock = FolderLock.acquire(dirname(target));
  try {
    placeWhole(target, (unfinished) => {
      copyFileSync(backup, unfinished);
      openLedger(unfinished).database.close();
    });
  } finally {
    lock.release();
  }
}

function run(task: Task, onProgress?: (progress: Progress) => void): Promise<FromMaintenance> {
  return new Promise((resolve, reject) => {
    const worker = startWorker('./maintenance.worker', task);
    worker.on('message', (message: FromMaintenance) => {
      if ('progress' in message) onProgress?.(message.progress);
      else resolve(message);
    });
    worker.on('error', (error) => reject(revive(error)));
    worker.on('exit', () => reject(new Error('the thread ended without an answer')));
  });
}

/** An error comes out of a worker without its class. */
function revive(error: unknown): unknown {
  const { name, message, reason } = error as { name?: string; message: string; reason?: Unusable };
  return name === 'StoreUnusable' && reason !== undefined ? new StoreUnusable(reason, message) : error;
}
