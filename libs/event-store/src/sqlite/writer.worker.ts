import { parentPort, workerData } from 'node:worker_threads';
import { unpackGroup, type PackedGroup } from './append-group.ts';
import { LedgerWriter, type WriterOptions } from './ledger-writer.ts';

/** To the writer's thread: a group to append, or null to end. */
export type ToWriter = PackedGroup | null;

const port = parentPort!;
const writer = new LedgerWriter(workerData as WriterOptions);

port.on('message', (message: ToWriter) => {
  if (message === null) {
    writer.close();
    port.close();
    return;
  }
  port.postMessage(writer.write(unpackGroup(message), Date.now()));
  writer.checkpoint();
});
port.postMessage('ready');
