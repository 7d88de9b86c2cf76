import {
  appendFileSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { newMasterKeyFile } from '@baraza/privacy';
import { backUp } from '../forum/backups.ts';
import { openControl } from '../forum/control.ts';
import { removeServing, writeServing } from '../forum/data-folder.ts';
import { FoundedForum, register } from '../testing/founded-forum.ts';
import type { RunResult } from '../testing/run-baraza.ts';

describe('baraza backup and restore', () => {
  let forum: FoundedForum;
  const at = (name: string): string => forum.at(name);
  const baraza = (args: readonly string[]): Promise<RunResult> => forum.baraza(args);
  const phone = '+256 700 000 042';
  let organisation: string;

  /** Whether the restored forum still knows the contact's telephone number. */
  const contactIn = (data: string): Promise<unknown> =>
    forum.served(
      async ({ ask }) => {
        const { body } = await ask(`/members/organisations/${organisation}`);
        return (body as { contacts: readonly { phone: unknown }[] }).contacts[0]!.phone;
      },
      { data },
    );

  beforeAll(async () => {
    forum = await FoundedForum.begin();
    await forum.served(async ({ ask }) => {
      organisation = ((await register(ask, 'Example Savings Circle')).body as { id: string }).id;
      const contact = { role: 'chair', name: 'Namara Made-Up', phone };
      await ask(`/members/organisations/${organisation}/name-contact`, { method: 'POST', body: contact });
    });
  });
  afterAll(() => forum.remove());

  it('copy every store into a new folder, and the keys only where they are asked for', async () => {
    const { code, stdout, stderr } = await baraza(['backup', 'backup', '--keys', 'safe', '--data', 'forum']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(`The wrapped keys are in ${at('safe')}.`);
    // Ballot boxes are there, and are left out on purpose: a copy of an open one could link.
    expect(existsSync(join(at('forum'), 'ballots.sqlite'))).toBe(true);
    expect(readdirSync(at('backup')).sort()).toEqual([
      'backup.json',
      'ledger.sqlite',
      'sealed.sqlite',
      'standalone.sqlite',
      'vault.sqlite',
    ]);
    expect(readdirSync(at('safe'))).toEqual(['keys.sqlite']);
  });

  it('write over no backup, and put no keys into one', async () => {
    expect(await baraza(['backup', 'backup', '--data', 'forum'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not empty'),
    });
    expect(await baraza(['backup', 'new', '--keys', 'new/keys', '--data', 'forum'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('must not lie in the backup itself'),
    });
    expect(existsSync(at('new'))).toBe(false);
  });

  it('copy a forum while it is served, and events go on being recorded', async () => {
    await forum.served(async ({ ask, here }) => {
      const control = await openControl({ backup: async (order) => backUp(here.runtime, order) });
      writeServing(at('forum'), { pid: process.pid, urls: { '': here.url }, control: control.socket });
      const backingUp = baraza(['backup', 'served', '--data', 'forum', '--json']);
      await register(ask, 'Recorded Meanwhile');
      const { code, stdout } = await backingUp;
      expect(code).toBe(0);
      expect((JSON.parse(stdout) as { head: number }).head).toBeGreaterThan(3);
      const replayed = await baraza(['replay', '--data', 'forum', '--types', 'members.OrganisationRegistered']);
      expect(replayed.stdout).toContain('Recorded Meanwhile');
      removeServing(at('forum'));
      control.close();
    });
    expect(await baraza(['restore', 'served', '--data', 'from-served', '--keys', 'safe'])).toMatchObject({ code: 0 });
  });

  it('bring everything back, with its keys', async () => {
    const { code, stderr } = await baraza(['restore', 'backup', '--data', 'restored', '--keys', 'safe']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringMatching(/^(looking at the record: .*\n)?$/) });
    expect(await contactIn('restored')).toMatchObject({ value: phone });
    expect(await baraza(['verify', '--data', 'restored'])).toMatchObject({ code: 0 });
  });

  it('bring everything to the roots of volumes, the keys to where BARAZA_KEYS says; and never over keys that are there', async () => {
    for (const name of ['volume', 'volume/lost+found', 'keys', 'keys/lost+found']) mkdirSync(at(name));
    const env = { ...forum.key, BARAZA_KEYS: `sqlite:${at('keys/keys.sqlite')}` };
    const restore = async (settings: Record<string, string> = env): Promise<RunResult> =>
      forum.baraza(['restore', 'backup', '--data', 'volume', '--keys', 'safe'], settings);
    const alien = { ...env, BARAZA_MASTER_KEY_FILE: at('alien.key') };
    newMasterKeyFile(at('alien.key'));
    expect(await restore(alien)).toMatchObject({ code: 1, stderr: expect.stringContaining('master key') });
    expect(readdirSync(at('volume')).sort()).toEqual(['baraza.lock', 'lost+found']);
    expect(readdirSync(at('keys'))).toEqual(['lost+found']);
    expect(await restore()).toMatchObject({ code: 0 });
    expect(readdirSync(at('keys')).sort()).toEqual(['keys.sqlite', 'lost+found']);
    for (const name of readdirSync(at('volume')).filter((one) => one !== 'lost+found'))
      rmSync(at(`volume/${name}`), { recursive: true });
    expect(await restore()).toMatchObject({ code: 1, stderr: expect.stringContaining('keys.sqlite') });
    expect([readdirSync(at('volume')), readdirSync(at('keys')).sort()]).toEqual([
      ['baraza.lock', 'lost+found'],
      ['keys.sqlite', 'lost+found'],
    ]);
  });

  it('are refused where BARAZA_KEYS is a database: keys come back into a file', async () => {
    const inDatabase = { BARAZA_VAULT: 'mongodb://127.0.0.1:9/vault', BARAZA_KEYS: 'mongodb://127.0.0.1:9/keys' };
    const args = ['restore', 'backup', '--data', 'nowhere', '--keys', 'safe'];
    expect(await forum.baraza(args, { ...forum.key, ...inDatabase })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('BARAZA_KEYS is mongodb: keys come back into a file'),
    });
    expect(existsSync(at('nowhere'))).toBe(false);
  });

  it('bring the record back without them, and everybody is as erased', async () => {
    expect(await baraza(['restore', 'backup', '--data', 'keyless', '--without-keys'])).toMatchObject({ code: 0 });
    expect(await contactIn('keyless')).toMatchObject({ erased: true });
  });

  it('erase again whom the record says was erased, though the keys are older', async () => {
    await forum.served(async ({ ask }) => {
      const { body } = await ask(`/members/organisations/${organisation}`);
      const { person } = (body as { contacts: readonly { person: string }[] }).contacts[0]!;
      const erasure = { requestedBy: 'data-subject', legalBasis: 'consent-withdrawn' };
      await ask(`/members/persons/${person}/erase`, { method: 'POST', body: erasure });
    });
    await baraza(['backup', 'later', '--data', 'forum']);
    // The vault from before the erasure, with the record from after it: what a disaster may leave.
    copyFileSync(at('backup/vault.sqlite'), at('later/vault.sqlite'));
    const manifest = JSON.parse(readFileSync(at('later/backup.json'), 'utf8')) as { files: { name: string }[] };
    const older = JSON.parse(readFileSync(at('backup/backup.json'), 'utf8')) as { files: { name: string }[] };
    const files = [...manifest.files.filter(isNotVault), ...older.files.filter((file) => !isNotVault(file))];
    writeFileSync(at('later/backup.json'), JSON.stringify({ ...manifest, files }));

    const { code, stdout } = await baraza(['restore', 'later', '--data', 'erased', '--keys', 'safe']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 persons erased again');
    expect(await contactIn('erased')).toMatchObject({ erased: true });
  });

  it.each([
    ['a file of it was altered', 'damaged', 1, ['--keys', 'safe'], 'ledger.sqlite is not what was written'],
    ['the folder is not empty', 'fine', 2, ['--keys', 'safe'], 'is not empty'],
    ['nothing is said of the keys', 'fine', 2, [], 'one of --keys, --without-keys and BARAZA_KEYS'],
    [
      'the keys are not where they are said to be',
      'fine',
      2,
      ['--keys', 'forum/nowhere'],
      'there is no keys.sqlite in',
    ],
    ['it is no backup', 'none', 2, ['--without-keys'], 'holds no backup'],
  ])('refuse where %s, and leave nothing behind', async (why, kind, exitCode, args, words) => {
    const from = kind === 'none' ? 'safe' : kind === 'damaged' ? 'damaged' : 'backup';
    if (kind === 'damaged') {
      cpSync(at('backup'), at('damaged'), { recursive: true });
      appendFileSync(at('damaged/ledger.sqlite'), 'x');
    }
    const into = why === 'the folder is not empty' ? 'restored' : 'refused';
    const { code, stderr } = await baraza(['restore', from, '--data', into, ...args]);
    expect(code).toBe(exitCode);
    expect(stderr).toContain(words);
    expect(existsSync(at('refused'))).toBe(false);
  });
});

const isNotVault = ({ name }: { readonly name: string }): boolean => name !== 'vault.sqlite';
