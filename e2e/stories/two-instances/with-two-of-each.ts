import { MONGODB_STARTS_WITHIN_MS, MONGODB_WANTED } from '@baraza/mongodb/testing';
import { withEngine } from '@baraza/programs/testing';
import { canHaveDatabase, Database } from '../../product/database.ts';
import { inGivenKurrentDb } from '../../product/given-kurrentdb.ts';
import { aFolder, baraza, settingsOf } from '../../product/running-forum.ts';
import { StoryClock } from '../../product/story-clock.ts';
import { TwoOfEach } from '../../product/two-of-each.ts';

type Running = () => TwoOfEach;

/**
 * A story told to two instances of every service over NATS, with their stores and read models in FerretDB, or in the MongoDB
 * that is given; the record is in the ledger's file, or in the KurrentDB that is given. Then it is verified.
 */
export function toTwoOfEach(tell: (running: Running) => void): void {
  const folder = aFolder();
  toProcessesOver(folder, {}, tell);
}

/** The same by a clock that the story sets. @param date of its first day */
export function toTwoOfEachSince(date: string, tell: (running: Running, clock: StoryClock) => void): void {
  const folder = aFolder();
  const clock = new StoryClock(folder.path, date);
  toProcessesOver(folder, clock.settings, (running) => tell(running, clock));
  afterAll(() => clock.remove());
}

function toProcessesOver(
  folder: ReturnType<typeof aFolder>,
  settings: Readonly<Record<string, string>>,
  tell: (running: Running) => void,
): void {
  withEngine('a MongoDB', canHaveDatabase(), MONGODB_WANTED, () => {
    describe('two instances of every service over NATS, with read models in a database', () => {
      let database: Database;
      let two: TwoOfEach;
      beforeAll(async () => {
        database = await Database.start();
        two = await TwoOfEach.start(folder.path, database, { ...inGivenKurrentDb(), ...settings });
      }, MONGODB_STARTS_WITHIN_MS);
      afterAll(async () => {
        const again = [...(two?.client.askedAgain ?? [])].map(([code, times]) => `${code} ${times} times`);
        process.stderr.write(`answered with 503, and sent again: ${again.join(', ') || 'nothing'}\n`);
        await two?.stop();
        await database?.stop();
        folder.remove();
      }, 60_000);

      tell(() => two);

      it('`baraza verify` finds no difference, on the bus neither', async () => {
        const verified = await baraza(['verify', '--json'], { ...settingsOf(folder.path), ...two.settings });
        expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('"sound":true') });
      }, 900_000);
    });
  });
}
