import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../configuration/load-config.ts';
import { createTestApp } from '../testing/create-test-app.ts';
import { recordForeign } from '../testing/record-foreign.ts';
import { assertGuarantees } from './guarantees.ts';
import { openRuntime } from './open-runtime.ts';

describe('what a process opens', () => {
  let folder: string;
  const env = () => ({ BARAZA_DATA: join(folder, 'data'), BARAZA_LOG: 'silent' });

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('lies in one folder, is closed again, and can be opened again', async () => {
    const first = await openRuntime(loadConfig(env()));
    const { ledgerId } = first.store;
    await first.close();
    const second = await openRuntime(loadConfig(env()));
    expect(second.store.ledgerId).toBe(ledgerId);
    await second.close();
  });

  it('must promise what the services rely on: all that is missing is listed', () => {
    const guarantees = {
      multiStreamAppend: false,
      durable: false,
      duplicateCheck: 'bytes',
      sequencedAtAppend: true,
    } as const;
    expect(() => assertGuarantees({ guarantees })).toThrow(/multiStreamAppend: .*\n {2}durable: /);
  });

  it('is let go of where a later part cannot be opened', async () => {
    mkdirSync(join(folder, 'data'));
    writeFileSync(join(folder, 'data', 'vault.sqlite'), 'this is no database, only a text that is long enough');
    await expect(openRuntime(loadConfig(env()))).rejects.toThrow();
    rmSync(join(folder, 'data'), { recursive: true });
    const runtime = await openRuntime(loadConfig(env()));
    await runtime.close();
  });

  describe('with an issuer of tokens', () => {
    const ofIssuer = () => ({ ...env(), BARAZA_OIDC_ISSUER: 'https://id.example', BARAZA_OIDC_AUDIENCE: 'baraza' });

    it('is nothing where no forum was founded, which nobody could do any more: what is empty stays empty', async () => {
      await expect(openRuntime(loadConfig(ofIssuer()))).rejects.toThrow(
        /there is no forum in .*: `baraza init` founds it/,
      );
      expect(existsSync(join(folder, 'data'))).toBe(false);
    });

    it('is nothing over an empty record either', async () => {
      await (await openRuntime(loadConfig(env()))).close();
      await expect(openRuntime(loadConfig(ofIssuer()))).rejects.toThrow(/in a folder with nothing in it/);
      await (await openRuntime(loadConfig(env()))).close();
    });

    it('is all of a forum that was founded', async () => {
      const app = await createTestApp({ modules: [], dataFolder: join(folder, 'data') });
      const data = { name: 'A forum', sample: true, zone: 'Africa/Kampala', rootUnit: 'WAN', languages: ['en'] };
      await recordForeign(app, { type: 'members.ForumFounded', id: 'main', data });
      await app.close();
      const runtime = await openRuntime(loadConfig(ofIssuer()));
      expect(runtime.developmentIssuer).toBeUndefined();
      await runtime.close();
    });
  });

  describe('of a real forum', () => {
    const found = async (sample: boolean, more: Record<string, string> = {}): Promise<void> => {
      const app = await createTestApp({ modules: [], dataFolder: join(folder, 'data'), env: more });
      const data = { name: 'A forum', sample, zone: 'Africa/Kampala', rootUnit: 'WAN', languages: ['en'] };
      await recordForeign(app, { type: 'members.ForumFounded', id: 'main', data });
      await app.close();
    };

    it('needs a master key from elsewhere', async () => {
      await found(false);
      await expect(openRuntime(loadConfig(env()))).rejects.toThrow(/holds a real forum: set BARAZA_MASTER_KEY_FILE/);
    });

    it('refuses a master key that lies in its folder', async () => {
      mkdirSync(join(folder, 'data'));
      const key = join(folder, 'data', 'key');
      writeFileSync(key, `baraza-master-key-1:${Buffer.alloc(32, 7).toString('base64url')}\n`);
      await expect(openRuntime(loadConfig({ ...env(), BARAZA_MASTER_KEY_FILE: key }))).rejects.toThrow(
        /inside the data folder/,
      );
    });

    it('opens with the key it was founded with, and with no other', async () => {
      const [right, wrong] = [1, 2].map((byte) => {
        const path = join(folder, `key-${byte}`);
        writeFileSync(path, `baraza-master-key-1:${Buffer.alloc(32, byte).toString('base64url')}\n`);
        return path;
      });
      await found(false, { BARAZA_MASTER_KEY_FILE: right! });
      await expect(openRuntime(loadConfig({ ...env(), BARAZA_MASTER_KEY_FILE: wrong! }))).rejects.toMatchObject({
        name: 'WrongMasterKey',
      });
      await (await openRuntime(loadConfig({ ...env(), BARAZA_MASTER_KEY_FILE: right! }))).close();
    });

    it('is not what a sample is: that one brings a key of its own', async () => {
      await found(true);
      await (await openRuntime(loadConfig(env()))).close();
    });
  });
});
