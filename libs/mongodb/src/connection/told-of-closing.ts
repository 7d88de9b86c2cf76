import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import mongoose from 'mongoose';

/** What is used here of a connection of the driver's: it is no part of what the driver publishes, and its spec tells when it goes. */
interface DriverConnection {
  readonly id: number | string;
  readonly address: string;
  readonly socket: Socket;
  writeCommand(...question: unknown[]): Promise<void>;
}

let isTold = false;

/**
 * Lets questions fail whose connection is closed while they are sent. The driver (7.8 and 7.9) waits for a socket to drain that a
 * server has just closed, for ever: nothing drains any more, no time-out counts, and nothing tells it. Then what was asked never
 * ends, and where it was the driver's own question whether the server is there, the server is never found again.
 */
export function tellDriverOfClosing(): void {
  if (isTold) return;
  isTold = true;
  const ofMongoose = createRequire(import.meta.resolve('mongoose'));
  const { Connection } = ofMongoose('mongodb/lib/cmap/connection.js') as {
    readonly Connection: { readonly prototype: DriverConnection };
  };
  const { prototype } = Connection;
  const { writeCommand } = prototype;
  prototype.writeCommand = function (this: DriverConnection, ...question): Promise<void> {
    const { id, address, socket } = this;
    return new Promise<void>((resolve, reject) => {
      const closed = (): void => {
        reject(new mongoose.mongo.MongoNetworkError(`connection ${id} to ${address} closed`));
      };
      if (socket.closed) return closed();
      socket.once('close', closed);
      void writeCommand
        .apply(this, question)
        .then(resolve, reject)
        .finally(() => socket.off('close', closed));
    });
  };
}
