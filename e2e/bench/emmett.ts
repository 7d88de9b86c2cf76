import type { RecordedEvent } from '@baraza/contracts';
import { getSQLiteEventStore, sqliteConnection } from '@event-driven-io/emmett-sqlite';
import { rateOf } from './measure.ts';

/**
 * Appends each event to a stream of its own with emmett-sqlite, one after the other over one open connection, for its
 * transactions are the connection's. @returns events a second
 */
export async function appendWithEmmett(
  fileName: string,
  events: readonly RecordedEvent[],
  took: (milliseconds: number) => void,
): Promise<number> {
  const connection = sqliteConnection({ fileName });
  await connection.command('PRAGMA synchronous = FULL');
  const store = getSQLiteEventStore({
    fileName,
    schema: { autoMigration: 'CreateOrUpdate' },
    connectionOptions: { singleton: true, connection },
  });
  const append = ({ stream, type, ...data }: RecordedEvent): Promise<unknown> =>
    store.appendToStream(stream, [{ type, data }], { expectedStreamVersion: 'STREAM_DOES_NOT_EXIST' });
  const [first, ...rest] = events;
  await append(first!); // makes its tables
  const rate = await rateOf(rest.length, async () => {
    for (const event of rest) {
      const from = performance.now();
      await append(event);
      took(performance.now() - from);
    }
  });
  connection.close();
  return rate;
}
