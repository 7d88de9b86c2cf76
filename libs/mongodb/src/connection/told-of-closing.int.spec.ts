import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Socket } from 'node:net';
import type { Connection } from 'mongoose';
import { withMongoDb } from '../testing/index.ts';
import { openMongoDb } from './open-mongodb.ts';

const SOCKETS = 'net.client.socket';

withMongoDb((server) => {
  describe('a question on a connection that has just been closed', () => {
    const sockets = new Set<Socket>();
    const keep = (message: unknown): void => void sockets.add((message as { readonly socket: Socket }).socket);
    let connection: Connection;
    beforeAll(async () => {
      subscribe(SOCKETS, keep);
      connection = await openMongoDb({ url: server.database(), appName: 'spec' });
    });
    afterAll(async () => {
      unsubscribe(SOCKETS, keep);
      await connection?.close();
    });

    it('comes to an end, and those after it are answered', async () => {
      const rows = connection.db!.collection<{ _id: number }>('rows');
      for (let number = 1; number <= 5; number++) {
        await rows.insertOne({ _id: number });
        for (const socket of sockets) socket.destroy(); // and asked before anybody has been told
        await Promise.allSettled([rows.countDocuments(), rows.findOne({ _id: number })]); // answered or not, but not for ever
        expect(await rows.findOne({ _id: number })).toEqual({ _id: number });
      }
    }, 60_000);
  });
});
