import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { connectToNats, startNatsServer } from '@baraza/event-bus';
import { type EventStore, openNatsEventStore, openSqliteEventStore } from '@baraza/event-store';
import { aFolder, node } from '../product/running-forum.ts';
import { hasNats } from './has-nats.ts';
import { type BenchRun, inTurn, notRun, rateOf, type Row } from './measure.ts';
import { eventNumber } from './sample-events.ts';

const AT_ONCE = 64;

/** Appends by way of a ledger that is another process, against the same store in this one. */
export async function appendOverNats(run: BenchRun): Promise<readonly Row[]> {
  if (!(await hasNats())) return [notRun('store append over NATS', 'no nats-server was found', 'a second')];
  // One process owns a folder.
  const [folder, beside] = [aFolder(), aFolder()];
  const server = await startNatsServer({ folder: join(folder.path, 'nats') });
  const child = spawn(
    node,
    [
      '--no-warnings',
      join(import.meta.dirname, 'serve-store.child.ts'),
      server.url,
      join(beside.path, 'ledger.sqlite'),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  const connection = await connectToNats(server.url, 'bench');
  const near = await openSqliteEventStore({ path: join(folder.path, 'ledger.sqlite') });
  try {
    await Promise.race([once(child.stdout, 'data'), ended]);
    const far = await openNatsEventStore({ connection, service: 'members' });
    const rows: Row[] = [];
    for (const [atOnce, count] of [
      [AT_ONCE, run.count(8_000, 128)],
      [1, run.count(500, 20)],
    ] as const) {
      const durations = { ours: [] as number[], theirs: [] as number[] };
      const measured = await inTurn(
        run.rounds,
        () => appended(far, { count, atOnce, took: (ms) => durations.ours.push(ms) }),
        () => appended(near, { count, atOnce, took: (ms) => durations.theirs.push(ms) }),
      );
      rows.push({
        ...measured,
        what: `store append over NATS, ledger in another process, ${atOnce === 1 ? 'one at a time' : `${atOnce} at once`}`,
        reference: 'the same store in the writer’s own process, same events and fsyncs',
        ...{ unit: 'a second', aim: atOnce === 1 ? '' : '0.50', durations },
      });
    }
    return rows;
  } finally {
    child.kill('SIGTERM');
    await ended;
    await near.close();
    await connection.close();
    await server.kill();
    folder.remove();
    beside.remove();
  }
}

let number = 0;

async function appended(
  store: EventStore,
  { count, atOnce, took }: { count: number; atOnce: number; took(milliseconds: number): void },
): Promise<number> {
  const one = async (): Promise<void> => {
    for (let left = count / atOnce; left > 0; left--) {
      const from = performance.now();
      const event = eventNumber(++number, number, 0, new Date().toISOString());
      const deadline = Date.now() + 60_000;
      await store.append({ streams: [{ stream: event.stream, expected: 'none', events: [event] }], deadline });
      took(performance.now() - from);
    }
  };
  return rateOf(count, async () => {
    await Promise.all(Array.from({ length: atOnce }, one));
  });
}
