import { DatabaseSync } from 'node:sqlite';
import { positionOf } from '@baraza/contracts';
import { type EventStore, StoreUnavailable } from '../event-store.port.ts';
import { LedgerReader } from '../sqlite/ledger-reader.ts';

/** A ledger's file read from beside the process that owns it, which may stand still: what a second reader sees. It tells of no news. */
export function ledgerBeside(path: string): EventStore {
  const database = new DatabaseSync(path, { readOnly: true });
  const { value: ledgerId } = database.prepare(`SELECT value FROM ledger WHERE key = 'id'`).get() as { value: string };
  const reader = new LedgerReader(database, ledgerId);
  return {
    ledgerId,
    guarantees: { multiStreamAppend: false, durable: true, duplicateCheck: 'bytes', sequencedAtAppend: true },
    append: async () => {
      throw new StoreUnavailable('not-persisted', 'another process owns this ledger');
    },
    readStream: async (stream, options = {}) => reader.readStream(stream, options),
    readEvent: async (id) => reader.readEvent(id),
    readAll: async (options) => reader.readAll(options),
    head: async () => ({ sequence: reader.head(), position: positionOf(ledgerId, reader.head()) }),
    onAppended: () => () => undefined,
    close: async () => database.close(),
  };
}
