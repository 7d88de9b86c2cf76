import { openMongoDb } from '@baraza/mongodb';
import { withMongoDb } from '@baraza/mongodb/testing';
import { Database } from './database.ts';

const VARIABLE = 'BARAZA_TEST_MONGODB_URL';

withMongoDb((server) => {
  describe('the database of a cluster where a MongoDB is given', () => {
    const given = process.env[VARIABLE] ?? '';
    beforeAll(() => void (process.env[VARIABLE] = server.database('somebodys')));
    afterAll(() => void (process.env[VARIABLE] = given));
    const open = (url: string) => openMongoDb({ url, appName: 'baraza e2e' });

    it('lies there beside others, and nothing is left of it in the end', async () => {
      const [one, other] = [await Database.start(), await Database.start()];
      expect(one.url('views')).toBe(one.url('views'));
      expect(one.url('views')).not.toBe(other.url('views'));
      for (const database of [one, other]) {
        const connection = await open(database.url('views'));
        await connection.collection('samples').insertOne({ text: 'whatever' });
        await connection.close();
      }
      await one.stop();
      const left = async (database: Database): Promise<number> => {
        const connection = await open(database.url('views'));
        const count = await connection.collection('samples').countDocuments();
        await connection.close();
        return count;
      };
      expect([await left(one), await left(other)]).toEqual([0, 1]);
      await other.stop();
    });

    it('is not killed', async () => {
      const database = await Database.start();
      await expect(database.kill()).rejects.toThrow(/not ours to kill/);
    });
  });
});
