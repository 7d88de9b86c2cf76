import { withMongoDb } from '../testing/index.ts';
import { openMongoDb } from './open-mongodb.ts';

withMongoDb((server) => {
  it('what a URL says of how sure an answer is does not count', async () => {
    const url = new URL(server.database());
    for (const [name, value] of Object.entries({
      readPreference: 'secondaryPreferred',
      readConcernLevel: 'local',
      w: '1',
      journal: 'false',
      wtimeoutMS: '1',
      retryWrites: 'false',
      retryReads: 'false',
    }))
      url.searchParams.set(name, value);
    const connection = await openMongoDb({ url: url.href, appName: 'spec' });
    const { readPreference, readConcern, writeConcern, retryWrites, retryReads } = connection.getClient().options;
    expect({ readPreference: readPreference.mode, readConcern: readConcern.level, retryWrites, retryReads }).toEqual({
      readPreference: 'primary',
      readConcern: 'majority',
      retryWrites: true,
      retryReads: true,
    });
    expect(writeConcern).toMatchObject({ w: 'majority', journal: true, wtimeoutMS: 10_000 });
    await connection.close();
  });

  it('what is found at the very end of the wait is waited for as long as any other from then on', async () => {
    const connection = await openMongoDb({ url: server.database(), appName: 'spec', waitMs: 1_500 });
    expect(connection.getClient().options.serverSelectionTimeoutMS).toBe(5_000);
    await connection.close();
  });
});
