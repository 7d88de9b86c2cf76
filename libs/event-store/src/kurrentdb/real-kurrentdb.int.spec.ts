import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GenericContainer, getContainerRuntimeClient, Wait, type StartedTestContainer } from 'testcontainers';
import { skippedFor } from '@baraza/programs/testing';
import { testEventStore } from '../event-store.contract.ts';
import { KurrentAbode } from '../moving/kurrent-abode.ts';
import { moveRecord } from '../moving/move-record.ts';
import { SqliteAbode } from '../moving/sqlite-abode.ts';
import { openSqliteEventStore } from '../sqlite/sqlite-event-store.ts';
import { forumOfItsOwn } from '../testing/kurrentdb/forum-of-its-own.ts';
import { appendSamples, readEverything, request, samples } from '../testing/sample-events.ts';
import { openKurrentEventStore } from './open-kurrent.ts';

const IMAGE =
  process.env['BARAZA_TEST_KURRENTDB_IMAGE'] ??
  'docker.kurrent.io/kurrent-latest/kurrentdb:25.1.0-x64-8.0-bookworm-slim';
const PORT = 2113;
const given = process.env['BARAZA_TEST_KURRENTDB_URL'] || undefined;
const hasDocker =
  given === undefined &&
  (await getContainerRuntimeClient().then(
    () => true,
    () => false,
  ));
const whatToDo = 'start Docker, or set BARAZA_TEST_KURRENTDB_URL';

if (given === undefined && !hasDocker) {
  // Not a failure in CI either: no KurrentDB can be had there without Docker.
  skippedFor(`no KurrentDB was found: ${whatToDo}`);
} else {
  describe('a real KurrentDB', () => {
    let container: StartedTestContainer | undefined;
    let url: string;
    /** A forum of its own on the server. */
    const ofItsOwn = (): string => forumOfItsOwn(url);

    beforeAll(async () => {
      if (given === undefined) {
        container = await new GenericContainer(IMAGE)
          .withEnvironment({ KURRENTDB_INSECURE: 'true', KURRENTDB_MEM_DB: 'false' })
          .withExposedPorts(PORT)
          .withWaitStrategy(Wait.forHttp('/health/live', PORT).forStatusCode(204))
          .withStartupTimeout(180_000)
          .start();
      }
      url = given ?? `kurrentdb://${container!.getHost()}:${container!.getMappedPort(PORT)}?tls=false`;
    }, 300_000);
    afterAll(() => container?.stop());

    testEventStore('kurrentdb', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'baraza-kurrent-'));
      const options = { url: ofItsOwn(), path: join(folder, 'copy.sqlite'), waitMs: 60_000 };
      let store = await openKurrentEventStore(options);
      return {
        store,
        reopen: async () => {
          await store.close();
          return (store = await openKurrentEventStore(options));
        },
        dispose: async () => {
          await store.close();
          rmSync(folder, { recursive: true });
        },
      };
    });

    it('gives every event the same sequence in every process', async () => {
      const shared = ofItsOwn();
      const [one, other] = await Promise.all([
        openKurrentEventStore({ url: shared, waitMs: 60_000 }),
        openKurrentEventStore({ url: shared, waitMs: 60_000 }),
      ]);
      try {
        expect(one.ledgerId).toBe(other.ledgerId);
        await Promise.all(
          Array.from({ length: 40 }, (_, nth) =>
            appendSamples(nth % 2 === 0 ? one : other, `sample-${nth}`, 'none', 3),
          ),
        );
        await Promise.all([one.catchUp(), other.catchUp()]);
        expect(await readEverything(one)).toHaveLength(120);
        expect(await readEverything(one)).toEqual(await readEverything(other));
      } finally {
        await Promise.all([one.close(), other.close()]);
      }
    });

    it('takes a record that is moved there, and gives it back the same', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'baraza-kurrent-'));
      const [first, second] = ['first', 'second'].map((name) => join(folder, name, 'ledger.sqlite')) as [
        string,
        string,
      ];
      const ledger = await openSqliteEventStore({ path: first });
      for (let nth = 0; nth < 20; nth++) {
        const streams = [`sample-${nth}-a`, `sample-${nth}-b`].map((name) => samples(name, 'none', 1 + (nth % 3)));
        await ledger.append(request(...streams));
      }
      const before = await readEverything(ledger);
      await ledger.close();
      const files = [SqliteAbode.take(first), SqliteAbode.take(second)] as const;
      const there = await KurrentAbode.reach({
        url: ofItsOwn(),
        copyPath: join(folder, 'moving.sqlite'),
        waitMs: 60_000,
      });
      const moved = await moveRecord({ from: files[0], to: there });
      expect(await moveRecord({ from: there, to: files[1] })).toEqual(moved);
      for (const abode of [...files, there]) await abode.close();
      const again = await openSqliteEventStore({ path: second });
      expect([again.ledgerId, await readEverything(again)]).toEqual([ledger.ledgerId, before]);
      await again.close();
      rmSync(folder, { recursive: true });
    });
  });
}
