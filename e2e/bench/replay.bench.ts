import { join } from 'node:path';
import { openSqliteEventStore } from '@baraza/event-store';
import { aFolder, ForumClient, settingsOf } from '../product/running-forum.ts';
import { auditor, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { fillRecord } from './a-large-record.ts';
import { type BenchRun, inTurn, rateOf, type Row } from './measure.ts';
import { ServedProcess } from './served-process.ts';

/** `GET /ledger/events` as NDJSON against a server that reads the same rows and writes them. */
export async function replay(run: BenchRun): Promise<readonly Row[]> {
  const folder = aFolder();
  const ended: (() => Promise<void>)[] = [];
  try {
    const path = join(folder.path, 'ledger.sqlite');
    const store = await openSqliteEventStore({ path });
    const events = await fillRecord(store, run.count(50_000, 500));
    await store.close();
    const ledger = await ServedProcess.start('services/ledger/dist/main.js', { env: settingsOf(folder.path) });
    ended.push(() => ledger.stop());
    const bare = await ServedProcess.start('e2e/bench/bare-replay.child.ts', { args: [path], ready: '/ready' });
    ended.push(() => bare.stop());

    const client = new ForumClient(() => ledger.url, folder.path);
    const read = async (url: string, as = secretariat): Promise<number> => {
      const authorization = `Bearer ${await client.token(as)}`;
      return rateOf(events, async () => {
        const lines = await countLines(`${url}/ledger/events`, authorization);
        if (lines !== events) throw new Error(`${url} gave ${lines} of ${events} events`);
      });
    };
    const rows: Row[] = [];
    for (const [who, as] of [
      ['the secretariat', secretariat],
      ['an auditor', auditor],
    ] as const) {
      const measured = await inTurn(
        run.rounds,
        () => read(ledger.url, as),
        () => read(bare.url),
      );
      rows.push({
        ...measured,
        what: `replay of ${events.toLocaleString('en')} events for ${who}`,
        reference: 'node:http reading the same rows by 1,000 and writing them',
        ...{ unit: 'a second', aim: '' },
      });
    }
    return rows;
  } finally {
    for (const end of ended) await end();
    folder.remove();
  }
}

/** Reads a body to its end as it comes, and keeps nothing of it. */
export async function countLines(url: string, authorization: string): Promise<number> {
  const answer = await fetch(url, { headers: { authorization, accept: 'application/x-ndjson' } });
  if (answer.status !== 200 || answer.body === null) throw new Error(`${url} answered ${answer.status}`);
  let lines = 0;
  for await (const bytes of answer.body as ReadableStream<Uint8Array>) {
    for (let at = bytes.indexOf(10); at !== -1; at = bytes.indexOf(10, at + 1)) lines++;
  }
  return lines;
}
