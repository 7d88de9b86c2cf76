import { aFact, aGuest } from '../contract/a-store.ts';
import { guestHistory } from '../testing/guestbook.ts';
import { openSqliteReadStore } from './sqlite-read-store.ts';

/**
 * Commits as fast as it can until it is killed: at every sequence one document comes and one fact. Says each checkpoint
 * that has been committed. Started by durability.spec.ts.
 */
const store = await openSqliteReadStore({ path: process.argv[2]! });
const serving = (await store.prepare(guestHistory)).find(({ state }) => state === 'serving');
const generation = serving ?? (await store.begin(guestHistory));
if (serving === undefined) await store.serve(guestHistory, generation.generation);
for (let after = generation.checkpoint; ;) {
  const sequences = Array.from({ length: 1 + (after % 7) }, (_, at) => after + at + 1);
  const checkpoint = sequences.at(-1)!;
  const versions = sequences.map((sequence) => ({
    key: `g${sequence}`,
    doc: aGuest(`Guest ${sequence}`, { likes: ['tea', 'milk'] }),
    sequence,
  }));
  const facts = sequences.map((sequence) => aFact(sequence));
  await store.commit(guestHistory, generation.generation, { after, checkpoint, versions, facts });
  process.stdout.write(`${checkpoint}\n`);
  after = checkpoint;
}
