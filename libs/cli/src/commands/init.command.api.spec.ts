import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newMasterKeyFile } from '@baraza/privacy';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

const UNITS = `\uFEFFcode;name;level;parent;valid from
UG-411;Ntungamo;district;WAN;2016-07-01
WAN;Western Ankole;region;;2016-07-01
UG-411-EX;"An example; with ""quotes""";sub-county;UG-411;2016-07-01
`;
const NAME = 'Western Ankole Civil Society Forum';

describe('a forum without a server', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const settings = (): Record<string, string> => ({ BARAZA_MASTER_KEY_FILE: at('master.key') });
  const baraza = async (args: readonly string[], env: Record<string, string> = settings()): Promise<RunResult> =>
    runBaraza(args, { cwd: folder, env });
  const init = async (...args: readonly string[]): Promise<RunResult> =>
    baraza(['init', '--name', NAME, '--zone', 'Africa/Kampala', '--data', 'forum', ...args], {});
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-offline-'));
    writeFileSync(at('units.csv'), UNITS);
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
      expect(stdout).toContain(`${NAME} begins in ${at('forum')}, with 3 units.`);
      const replay = await baraza(['replay', '--data', 'forum']);
      const events = replay.stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { event: Event }).event);
      expect(events.map(({ type, data }) => [type, data.code ?? data.name])).toEqual([
        ['members.ForumFounded', NAME],
        ['members.UnitRegistered', 'WAN'],
        ['members.UnitRegistered', 'UG-411'],
        ['members.UnitRegistered', 'UG-411-EX'],
      ]);
      expect(events[0]!.data).toMatchObject({
        sample: false,
        zone: 'Africa/Kampala',
        rootUnit: 'WAN',
        languages: ['en', 'nyn'],
      });
      expect(events[3]!.data.name).toBe('An example; with "quotes"');
    });

    it('leaves a forum that every part of `verify` finds sound', async () => {
      const { code, stdout } = await baraza(['verify', '--data', 'forum']);
      expect(code).toBe(0);
      expect(stdout).toContain('record  4 events and 4 streams without a gap\n');
      expect(stdout).toContain('file    sound, with 4 events\n');
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
