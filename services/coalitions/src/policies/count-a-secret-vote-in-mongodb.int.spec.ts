import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openMongoDb } from '@baraza/mongodb';
import { withMongoDb } from '@baraza/mongodb/testing';
import { newMasterKeyFile } from '@baraza/privacy';
import { DecidingForum } from '../decision/decisions.fixture.ts';
import { testCountingOfSecretVotes } from './counting-a-secret-vote.contract.ts';

withMongoDb((server) => {
  testCountingOfSecretVotes(async () => {
    const url = server.database();
    const folder = mkdtempSync(join(tmpdir(), 'baraza-boxes-key-'));
    const key = join(folder, 'ballots.key');
    newMasterKeyFile(key);
    const forum = await DecidingForum.open({ env: { BARAZA_BALLOTS: url, BARAZA_BALLOTS_KEY_FILE: key } });
    const connection = await openMongoDb({ url, appName: 'spec' });
    const rows = async () => {
      const there = await connection.db!.listCollections({}, { nameOnly: true }).toArray();
      const found = there.map(({ name }) =>
        connection.db!.collection(name).find({}, { promoteBuffers: true }).toArray(),
      );
      return (await Promise.all(found)).flat();
    };
    const linking = async (): Promise<readonly Uint8Array[]> =>
      (await rows()).flatMap(({ _id, sealed, secret }) =>
        sealed === undefined ? (secret ?? []) : [sealed as Uint8Array, Buffer.from(String(_id).split(' ')[0]!, 'hex')],
      );
    return {
      forum,
      pieces: linking,
      found: async (pieces) => {
        const now = (await linking()).map((piece) => Buffer.from(piece).toString('hex'));
        return pieces.filter((piece) => now.includes(Buffer.from(piece).toString('hex'))).length;
      },
      close: async () => {
        await connection.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
});
