import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { unpackGroup, type AppendToWrite, type PackedGroup } from './append-group.ts';
import { LedgerWriter, type WriterOptions } from './ledger-writer.ts';

/** To the writer's thread: appends, or null to end. */
export type ToWriter = PackedGroup | null;

/** A group takes no more after these, so that the first of it does not wait for long. */
const GROUP_APPENDS = 512;
const GROUP_BYTES = 4 * 1024 * 1024;

const port = parentPort!;
const writer = new LedgerWriter(workerData as WriterOptions);

port.on('message', (message: ToWriter) => {
  if (message === null) return end();
  const first = unpackGroup(message);
  let taken = first.length;
  let bytes = message.bytes.byteLength;
  let ending = false;
  const more = (): AppendToWrite[] | undefined => {
    if (taken >= GROUP_APPENDS || bytes >= GROUP_BYTES) return undefined;
    const arrived = receiveMessageOnPort(port) as { message: ToWriter } | undefined;
    if (arrived === undefined) return undefined;
    if (arrived.message === null) {
      ending = true;
      return undefined;
    }
    const appends = unpackGroup(arrived.message);
    taken += appends.length;
    bytes += arrived.message.bytes.byteLength;
    return appends;
  };
  port.postMessage(writer.write(first, more));
  if (ending) return end();
  writer.checkpoint();
});
port.postMessage('ready');

function end(): void {
  writer.close();
  port.close();
}
