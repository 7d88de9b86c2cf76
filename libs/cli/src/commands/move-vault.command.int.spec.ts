import { renameSync } from 'node:fs';
import { withMongoDb } from '@baraza/mongodb/testing';
import { FilesAbode, loadMasterKey, moveVault } from '@baraza/privacy';
import { MongoAbode } from '@baraza/privacy/mongodb';
import { removeServing, writeServing } from '../forum/data-folder.ts';
import { FoundedForum, register } from '../testing/founded-forum.ts';
import type { RunResult } from '../testing/run-baraza.ts';

const PHONE = '+256 700 000 043';
const ERASURE = { requestedBy: 'data-subject', legalBasis: 'consent-withdrawn' };

withMongoDb((server) => {
  describe('baraza move-vault', () => {
    let forum: FoundedForum;
    let inMongoDb: Record<string, string>;
    const organisations: string[] = [];
    const baraza = (args: readonly string[], env: Readonly<Record<string, string>> = inMongoDb): Promise<RunResult> =>
      forum.baraza([...args, '--data', 'forum'], env);

    /** Registers somebody with a contact, in the forum as these settings have it. */
    const goOn = (legalName: string, env: Readonly<Record<string, string>>): Promise<void> =>
      forum.served(
        async ({ ask }) => {
          const { id } = (await register(ask, legalName)).body as { id: string };
          const contact = { role: 'chair', name: 'Namara Made-Up', phone: PHONE };
          await ask(`/members/organisations/${id}/name-contact`, { method: 'POST', body: contact });
          organisations.push(id);
        },
        { env },
      );
    interface Contact {
      readonly person: string;
      readonly phone: object;
    }
    const contactsIn = (env: Readonly<Record<string, string>>): Promise<readonly Contact[]> =>
      forum.served(
        async ({ ask }) => {
          const read = organisations.map(async (id) => (await ask(`/members/organisations/${id}`)).body);
          return (await Promise.all(read)).flatMap((body) => (body as { contacts: Contact[] }).contacts);
        },
        { env },
      );
    const known = { phone: { value: PHONE } };

    beforeAll(async () => {
      forum = await FoundedForum.begin();
      inMongoDb = { ...forum.key, BARAZA_VAULT: server.database(), BARAZA_KEYS: server.database() };
      await goOn('From the Folder', forum.key);
    });
    afterAll(() => forum.remove());

    it('takes the vault into MongoDB, where the record’s references are answered as before', async () => {
      const there = await baraza(['move-vault', 'mongodb']);
      expect(there).toMatchObject({ code: 0, stderr: expect.stringMatching(/^copying: (\d+) of \1\nreading back: /) });
      expect(there.stdout).toMatch(
        /^\d+ values under \d+ keys moved from .*vault\.sqlite to mongodb:\/\/[^@]*; read back/,
      );
      expect(there.stdout).toMatch(/Nothing is left in .*vault\.sqlite\.\n/);
      expect(await contactsIn(inMongoDb)).toMatchObject([known]);
      const again = await baraza(['move-vault', 'mongodb']);
      expect(again).toMatchObject({ code: 0, stdout: expect.stringContaining('nothing was left to do') });
    });

    it('lets it go on there, and nowhere else', async () => {
      await goOn('From MongoDB', inMongoDb);
      expect(await baraza(['verify'])).toMatchObject({ code: 0 });
      const closed = await baraza(['verify'], forum.key);
      expect(closed).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/the vault no longer lives here: it was moved to mongodb:.*set BARAZA_VAULT/),
      });
    });

    it('takes it back, with who was erased there', async () => {
      const [first] = await contactsIn(inMongoDb);
      await forum.served(
        ({ ask }) => ask(`/members/persons/${first!.person}/erase`, { method: 'POST', body: ERASURE }),
        { env: inMongoDb },
      );
      const back = await baraza(['move-vault', 'sqlite', '--json']);
      expect(back.code).toBe(0);
      expect(JSON.parse(back.stdout)).toMatchObject({ outcome: 'moved', counts: { barred: 1 } });
      expect(await contactsIn(forum.key)).toMatchObject([{ phone: { erased: true } }, known]);
      expect(await baraza(['verify'], forum.key)).toMatchObject({ code: 0 });
    });

    it('says what is wrong before it begins', async () => {
      const unset = await baraza(['move-vault', 'mongodb'], forum.key);
      expect(unset).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('BARAZA_VAULT sqlite: (expected mongodb'),
      });
      const oneDatabase = { ...inMongoDb, BARAZA_KEYS: inMongoDb['BARAZA_VAULT']! };
      const one = await baraza(['move-vault', 'mongodb'], oneDatabase);
      expect(one).toMatchObject({ code: 2, stderr: expect.stringContaining('a database of its own') });
      const keyless = { BARAZA_VAULT: inMongoDb['BARAZA_VAULT']!, BARAZA_KEYS: inMongoDb['BARAZA_KEYS']! };
      const withoutKey = await baraza(['move-vault', 'mongodb'], keyless);
      expect(withoutKey).toMatchObject({ code: 2, stderr: expect.stringContaining('BARAZA_MASTER_KEY_FILE') });
      for (const [to, missing] of [
        ['mongodb', 'vault'],
        ['sqlite', 'forum'],
      ] as const) {
        const nowhere = await forum.baraza(['move-vault', to, '--data', 'nowhere'], inMongoDb);
        expect(nowhere).toMatchObject({ code: 1, stderr: expect.stringContaining(`there is no ${missing} in`) });
      }
    });

    it('ends a move that was cut short, or calls it off where it is asked for the way back', async () => {
      const cut = async (): Promise<void> => {
        const ending = new AbortController();
        const paths = { vaultPath: forum.at('forum/vault.sqlite'), keysPath: forum.at('forum/keys.sqlite') };
        const urls = { valuesUrl: inMongoDb['BARAZA_VAULT']!, keysUrl: inMongoDb['BARAZA_KEYS']! };
        const [from, to] = [new FilesAbode(paths), await MongoAbode.reach(urls)];
        const masterKey = loadMasterKey({ file: forum.at('master.key') });
        const onProgress = (): void => ending.abort();
        const moving = moveVault({ from, to, masterKey, signal: ending.signal, onProgress });
        await expect(moving).rejects.toMatchObject({ name: 'AbortError' });
        await Promise.all([from.close(), to.close()]);
      };
      await cut();
      const ended = await baraza(['move-vault', 'mongodb']);
      expect(ended).toMatchObject({ code: 0, stdout: expect.stringContaining('read back, all is the same') });
      expect(await baraza(['move-vault', 'sqlite'])).toMatchObject({ code: 0 });
      await cut();
      for (const env of [forum.key, inMongoDb]) {
        const closed = await baraza(['verify'], env);
        expect(closed).toMatchObject({ code: 1, stderr: expect.stringMatching(/`baraza move-vault( mongodb)?`/) });
      }
      const back = await baraza(['move-vault', 'sqlite']);
      expect(back).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^the move was called off: .*settings of before/s),
      });
      expect(await contactsIn(forum.key)).toMatchObject([{ phone: { erased: true } }, known]);
    });

    it('is asked for before services are, where settings name a database and the vault is in the folder still', async () => {
      const forgotten = await baraza(['verify']);
      expect(forgotten).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/the vault lives in .*vault\.sqlite: move it/),
      });
      const cluster = await baraza(['cluster', '--port', '39417']);
      expect(cluster).toMatchObject({ code: 1, stderr: expect.stringContaining('baraza move-vault mongodb') });
    });

    it('finds keys that lie in a place of their own', async () => {
      renameSync(forum.at('forum/keys.sqlite'), forum.at('keys-apart.sqlite'));
      const missing = await baraza(['move-vault', 'mongodb']);
      expect(missing).toMatchObject({
        code: 1,
        stderr: expect.stringMatching(/the keys of the vault in .* are missing/),
      });
      const keys = ['--keys', 'keys-apart.sqlite'];
      expect(await baraza(['move-vault', 'mongodb', ...keys])).toMatchObject({ code: 0 });
      const back = await baraza(['move-vault', 'sqlite', ...keys]);
      const next = expect.stringContaining(`BARAZA_KEYS=sqlite:${forum.at('keys-apart.sqlite')}. `);
      expect(back).toMatchObject({ code: 0, stdout: next });
      const settings = { ...forum.key, BARAZA_KEYS: `sqlite:${forum.at('keys-apart.sqlite')}` };
      expect(await contactsIn(settings)).toMatchObject([{ phone: { erased: true } }, known]);
      renameSync(forum.at('keys-apart.sqlite'), forum.at('forum/keys.sqlite'));
    });

    it('leaves a forum alone that is served', async () => {
      writeServing(forum.at('forum'), { pid: process.pid, urls: { '': 'http://127.0.0.1:1' } });
      const served = await baraza(['move-vault', 'mongodb']);
      removeServing(forum.at('forum'));
      expect(served).toMatchObject({ code: 3, stderr: expect.stringContaining('end every service first') });
    });
  });
});
