import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FIRST_RULES } from '@baraza/contracts';
import { FolderLock } from '@baraza/event-store';
import { newMasterKeyFile } from '@baraza/privacy';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

const UNITS = `\uFEFFcode;name;level;parent;valid from
UG-411;Ntungamo;district;WAN;2016-07-01
WAN;Western Ankole;region;;2016-07-01
UG-411-EX;"An example; with ""quotes""";sub-county;UG-411;2016-07-01
`;
const FOUNDING = {
  resolution: 'fa-2026-01',
  on: '2026-01-15',
  officers: [{ subject: 'a.akello' }, { subject: 'b.mugisha', issuer: 'https://id.example.org' }],
};
/** Takes the lock of a folder, as the process does that serves it, and keeps it. */
const HOLDS = `
  const { DatabaseSync } = require('node:sqlite');
  const lock = new DatabaseSync(process.argv[1]);
  lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
  console.log('held');
  setInterval(() => lock.isOpen, 60_000);
`;
const NAME = 'Western Ankole Civil Society Forum';

describe('a forum without a server', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const settings = (): Record<string, string> => ({ BARAZA_MASTER_KEY_FILE: at('master.key') });
  const baraza = async (args: readonly string[], env: Record<string, string> = settings()): Promise<RunResult> =>
    runBaraza(args, { cwd: folder, env });
  const init = async (...args: readonly string[]): Promise<RunResult> =>
    baraza(
      ['init', '--name', NAME, '--zone', 'Africa/Kampala', '--data', 'forum', '--founding', 'founding.json', ...args],
      {},
    );
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-offline-'));
    writeFileSync(at('units.csv'), UNITS);
    writeFileSync(at('founding.json'), JSON.stringify(FOUNDING));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is served with no wrong setting: all of them are told at once', async () => {
    const wrong = { PORT: 'x', BARAZA_EVENT_STORE: 'oracle:', BARAZA_DTAA: '/srv' };
    const { code, stderr } = await runBaraza(['serve', '--colour', 'red'], { cwd: folder, env: wrong });
    expect(code).toBe(2);
    for (const name of ['PORT x', '--colour', 'BARAZA_EVENT_STORE oracle:', 'BARAZA_DTAA'])
      expect(stderr).toContain(`  ${name} `);
    expect(stderr.match(/PORT/g)).toHaveLength(1);
  });

  describe('baraza init', () => {
    it('begins no forum without a master key, and leaves nothing behind', async () => {
      const { code, stderr } = await init('--units', 'units.csv');
      expect(code).toBe(2);
      expect(stderr).toContain('exactly one of --master-key, --new-master-key and --passphrase-file');
      expect(existsSync(at('forum'))).toBe(false);
    });

    it('shows all that is wrong in its files and flags at once', async () => {
      writeFileSync(
        at('bad.csv'),
        'code,name,level,parent,validFrom\nwan,,realm,,2016-7-1\nUG-411,Ntungamo,district,X!,2016-07-01\n',
      );
      const { code, stderr } = await init('--units', 'bad.csv', '--new-master-key', 'forum/inside.key');
      expect(code).toBe(2);
      for (const words of [
        "bad.csv, line 2, column code wan (expected a unit's code",
        'bad.csv, line 2, column name (expected 1 to 200 characters on one line)',
        'bad.csv, line 2, column level realm (expected network, region, country, district, sub-county)',
        'bad.csv, line 2, column validFrom 2016-7-1 (expected a date, as YYYY-MM-DD)',
        'bad.csv, line 3, column parent X! (expected the code of the unit above',
        'inside the data folder',
      ]) {
        expect(stderr).toContain(words);
      }
      expect(existsSync(at('forum'))).toBe(false);
    });

    it.each([
      ['two roots', 'A,a,region,,2020-01-01\nB,b,region,,2020-01-01', 'the root; there are 2'],
      [
        'a unit twice',
        'A,a,region,,2020-01-01\nA,b,district,A,2020-01-01',
        'line 3, column code A (expected every code once)',
      ],
      [
        'a parent that is not there',
        'A,a,region,,2020-01-01\nB,b,district,C,2020-01-01',
        'column parent C (expected a unit that is in the files',
      ],
      [
        'a circle',
        'A,a,region,,2020-01-01\nB,b,district,C,2020-01-01\nC,c,district,B,2020-01-01',
        'B, C (expected units that stand below the root)',
      ],
      ['an open quote', 'A,"a,region,,2020-01-01', 'the one on line 2 is not'],
    ])('refuses a tree with %s', async (_, rows, words) => {
      writeFileSync(at('tree.csv'), `code,name,level,parent,validFrom\n${rows}\n`);
      const { code, stderr } = await init('--units', 'tree.csv', '--new-master-key', 'unused.key');
      expect(code).toBe(2);
      expect(stderr).toContain(words);
      expect(existsSync(at('unused.key'))).toBe(false);
    });

    it('founds the forum and registers its units, each after the one above it', async () => {
      const { code, stdout, stderr } = await init(
        '--units',
        'units.csv',
        '--new-master-key',
        'master.key',
        '--languages',
        'en,nyn',
      );
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toContain(`${NAME} begins in ${at('forum')}, with 3 units and 2 officers.`);
      const replay = await baraza(['replay', '--data', 'forum']);
      const events = replay.stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { event: Event }).event);
      expect(events.map(({ type, data }) => [type, data.code ?? data.name ?? data.role])).toEqual([
        ['members.ForumFounded', NAME],
        ['members.UnitRegistered', 'WAN'],
        ['members.UnitRegistered', 'UG-411'],
        ['members.UnitRegistered', 'UG-411-EX'],
        ['members.RoleGranted', 'secretariat'],
        ['members.GrantingOfficerAdded', undefined],
        ['members.RoleGranted', 'secretariat'],
        ['members.GrantingOfficerAdded', undefined],
      ]);
      const granted = events.filter(({ type }) => type === 'members.RoleGranted');
      expect(new Set(granted.map(({ data }) => data.person)).size).toBe(2);
      expect(replay.stdout).not.toMatch(/akello|mugisha/);
      expect(events[0]!.data).toMatchObject({
        sample: false,
        zone: 'Africa/Kampala',
        rootUnit: 'WAN',
        languages: ['en', 'nyn'],
      });
      expect(events[3]!.data.name).toBe('An example; with "quotes"');
    });

    it('adopts rules and members by the founding resolution, and lets units leave', async () => {
      const { version: _, ...rules } = FIRST_RULES;
      writeFileSync(at('rules.json'), JSON.stringify({ ...rules, term: { ...rules.term, graceDays: 45 } }));
      const units = [
        { code: 'W', name: 'West', level: 'network', validFrom: '2020-01-01' },
        { code: 'BF', name: 'Burkina Faso', level: 'country', parent: 'W', validFrom: '2020-01-01' },
      ];
      const leaving = [{ code: 'BF', effectiveOn: '2025-01-29', ground: 'left-the-community' }];
      writeFileSync(at('west.json'), JSON.stringify({ units, leaving }));
      const member = {
        kind: 'cbo',
        legalName: 'Example Savings Circle',
        unit: 'W',
        themes: ['education'],
        category: 'full',
      };
      writeFileSync(at('west-founding.json'), JSON.stringify({ ...FOUNDING, members: [member] }));
      const files = [
        '--units',
        'west.json',
        '--founding',
        'west-founding.json',
        '--rules',
        'rules.json',
        '--master-key',
        'master.key',
        '--data',
        'west',
      ];
      expect(await init(...files)).toMatchObject({ code: 0 });
      const lines = (await baraza(['replay', '--data', 'west'])).stdout.trimEnd().split('\n');
      const events = lines.map((line) => (JSON.parse(line) as { event: Event }).event);
      const of = (type: string) => events.find((event) => event.type === type);
      expect(of('members.MembershipAdmitted')).toMatchObject({
        effectiveOn: '2026-01-15',
        data: { category: 'full', basis: 'founding', resolution: 'fa-2026-01' },
      });
      expect(of('members.UnitLeft')).toMatchObject({ effectiveOn: '2025-01-29', data: { code: 'BF' } });
      expect(of('members.RulesAdopted')).toMatchObject({
        effectiveOn: '2026-01-15',
        data: { version: 2, resolution: 'fa-2026-01', rules: { term: { graceDays: 45 } } },
      });
    });

    it('begins one at the root of a volume, whose lost+found is the file system’s; where it fails, that is left, and a lock that nobody holds', async () => {
      for (const name of ['volume', 'volume/lost+found', 'keys', 'keys/lost+found']) mkdirSync(at(name));
      writeFileSync(at('volume/lost+found/#12'), 'of the file system');
      const member = { kind: 'cbo', legalName: 'Nowhere', unit: 'UG-999', themes: ['education'], category: 'full' };
      writeFileSync(at('nowhere.json'), JSON.stringify({ ...FOUNDING, members: [member] }));
      const init = async (founding: string): Promise<RunResult> =>
        baraza(
          [
            ...['init', '--name', NAME, '--zone', 'Africa/Kampala', '--data', 'volume'],
            ...['--units', 'units.csv', '--founding', founding],
          ],
          { ...settings(), BARAZA_KEYS: `sqlite:${at('keys/keys.sqlite')}` },
        );
      expect(await init('nowhere.json')).toMatchObject({ code: 1 });
      expect(readdirSync(at('volume')).sort()).toEqual(['baraza.lock', 'lost+found']);
      expect(readdirSync(at('keys'))).toEqual(['lost+found']);
      expect(readdirSync(at('volume/lost+found'))).toEqual(['#12']);
      expect(await init('founding.json')).toMatchObject({ code: 0, stderr: '' });
      expect(readdirSync(at('volume'))).toEqual(expect.arrayContaining(['ledger.sqlite', 'lost+found']));
      expect(readdirSync(at('keys')).sort()).toEqual(['keys.sqlite', 'lost+found']);
    });

    it('shows all that is wrong in what it is founded by', async () => {
      const officer = { subject: 'a.akello' };
      writeFileSync(
        at('wrong.json'),
        JSON.stringify({ on: '2026-02-30', officers: [officer, officer, {}], chair: 'x' }),
      );
      writeFileSync(at('wrong-rules.json'), JSON.stringify({ categories: [] }));
      const files = ['--units', 'units.csv', '--founding', 'wrong.json', '--rules', 'wrong-rules.json'];
      const { code, stderr } = await init(...files, '--new-master-key', 'unused.key', '--data', 'none');
      expect(code).toBe(2);
      for (const words of [
        'wrong.json, chair (expected only resolution, on, officers, members',
        'wrong.json, resolution (expected the code of the founding resolution, like fa-2026-01)',
        'wrong.json, on 2026-02-30 (expected the date of the founding',
        'wrong.json, officers/2/subject (expected the subject (sub) of their tokens)',
        'wrong-rules.json, ',
      ]) {
        expect(stderr).toContain(words);
      }
      expect(existsSync(at('unused.key'))).toBe(false);
      writeFileSync(at('alone.json'), JSON.stringify({ ...FOUNDING, officers: [officer, officer] }));
      const alone = await init(
        '--units',
        'units.csv',
        '--founding',
        'alone.json',
        '--new-master-key',
        'unused.key',
        '--data',
        'none',
      );
      expect(alone.stderr).toContain(
        'alone.json, officers (expected a list of at least two officers, each of their own)',
      );
    });

    it('leaves a forum that every part of `verify` finds sound', async () => {
      const { code, stdout } = await baraza(['verify', '--data', 'forum']);
      expect(code).toBe(0);
      expect(stdout).toContain('record  8 events and 7 streams without a gap\n');
      expect(stdout).toContain('file    sound, with 8 events\n');
      expect(stdout).toMatch(/^views {3}[1-9]\d* views equal to their rebuild from zero$/m);
    });

    it('leaves a forum that cannot be opened without its key', async () => {
      const { code, stderr } = await baraza(['replay', '--data', 'forum'], {});
      expect(code).toBe(2);
      expect(stderr).toContain('holds a real forum: set BARAZA_MASTER_KEY_FILE');
      newMasterKeyFile(at('other.key'));
      const wrong = await baraza(['replay', '--data', 'forum'], { BARAZA_MASTER_KEY_FILE: at('other.key') });
      expect(wrong).toMatchObject({ code: 1, stderr: expect.stringContaining('this is not the master key') });
    });

    it('begins one where a service has looked for one, and has left its lock', async () => {
      mkdirSync(at('looked-at'));
      FolderLock.acquire(at('looked-at')).release();
      const { code, stderr } = await init(
        '--units',
        'units.csv',
        '--new-master-key',
        'looked.key',
        '--data',
        'looked-at',
      );
      expect({ code, stderr }).toMatchObject({ code: 0 });
    });

    it('leaves a folder that another process has open as it is, also what that one has made in it by now', async () => {
      mkdirSync(at('held'));
      const other = spawn(process.execPath, ['--no-warnings', '--eval', HOLDS, at('held/baraza.lock')]);
      try {
        await once(other.stdout, 'data');
        const { code, stderr } = await init('--units', 'units.csv', '--new-master-key', 'held.key', '--data', 'held');
        expect({ code, stderr }).toEqual({ code: 3, stderr: expect.stringContaining('in use') });
        expect(readdirSync(at('held'))).toEqual(['baraza.lock']);
      } finally {
        other.kill('SIGKILL');
      }
    });

    it('begins no second forum in the same folder', async () => {
      const { code, stderr } = await init('--units', 'units.csv', '--master-key', 'master.key');
      expect(code).toBe(2);
      expect(stderr).toContain(`--data ${at('forum')} (expected a new or empty folder)`);
      expect(readdirSync(at('forum'))).toContain('ledger.sqlite');
    });
  });
});

interface Event {
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}
