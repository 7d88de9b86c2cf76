import { randomBytes } from 'node:crypto';
import { openMongoDb } from '@baraza/mongodb';
import { withMongoDb } from '@baraza/mongodb/testing';
import { testBallotBoxes } from '../ballot-box.contract.ts';
import type { BallotBoxes } from '../ballot-box.port.ts';
import { openMongoBallotBoxes } from './open-mongo-ballot-boxes.ts';

withMongoDb((server) => {
  async function opened(url: string, key: Uint8Array, space = 'members'): Promise<BallotBoxes> {
    const connection = await openMongoDb({ url, appName: 'spec' });
    try {
      return await openMongoBallotBoxes({ db: connection.db!, space, key, close: () => connection.close() });
    } catch (error) {
      await connection.close();
      throw error;
    }
  }

  testBallotBoxes('mongodb', async () => {
    const [url, key] = [server.database(), randomBytes(32)];
    let boxes = await opened(url, key);
    return {
      boxes,
      reopened: async () => {
        await boxes.close();
        boxes = await opened(url, key);
        return boxes;
      },
    };
  });

  it('boxes of several services in one database are apart, and made with one key', async () => {
    const [url, key] = [server.database(), randomBytes(32)];
    const members = await opened(url, key, 'members');
    const coalitions = await opened(url, key, 'coalitions');
    await members.open('one', 8);
    expect(await coalitions.list()).toEqual([]);
    await coalitions.destroy('one');
    expect(await members.list()).toEqual(['one']);
    await expect(opened(url, randomBytes(32))).rejects.toMatchObject({ name: 'BallotBoxesDamaged' });
    await members.close();
    await expect(members.count('one')).rejects.toMatchObject({ name: 'BallotBoxesUnavailable' });
    await coalitions.close();
  });
});
