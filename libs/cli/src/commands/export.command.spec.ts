import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeForum, json, problem } from '../testing/fake-forum.ts';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

const RECORD = [
  '{"event":{"id":"a","type":"members.ForumFounded"},"position":"p","sequence":1}',
  '{"position":"p","sequence":2,"withheld":true}',
  '{"event":{"id":"b","type":"members.UnitRegistered"},"position":"p","sequence":3}',
  '{"event":{"id":"c","type":"members.UnitRegistered"},"position":"p","sequence":4}',
  '',
].join('\n');

describe('baraza export', () => {
  let forum: FakeForum;
  let folder: string;
  const run = async (...args: readonly string[]): Promise<RunResult> =>
    runBaraza(['export', 'out', '--url', forum.url, '--token', 't', ...args], { cwd: folder });
  const read = (name: string): string => readFileSync(join(folder, 'out', name), 'utf8');
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-export-'));
    forum = await FakeForum.start();
    forum.on('GET /members/forums/main', json(200, { name: 'Western Ankole (sample)', sample: true }));
    forum.on('GET /ledger/events', ({ headers, path }, reply) => {
      if (headers.accept === 'application/json') json(200, { events: [], head: 4 })({} as never, reply);
      else reply.end(path.includes('after=0') ? RECORD : '');
    });
  });
  afterEach(async () => {
    await forum.stop();
    rmSync(folder, { recursive: true });
  });

  it('writes the lines as they are, and a manifest that holds against them', async () => {
    const { code, stdout, stderr } = await run();
    expect({ code, stderr }).toEqual({ code: 0, stderr: 'exporting: 4 of 4\n' });
    expect(stdout).toContain('This is a sample forum: everybody and everything in it is invented.');
    expect(stdout).toContain('3 events up to 4');
    expect(read('events.ndjson')).toBe(RECORD);
    expect(JSON.parse(read('manifest.json'))).toMatchObject({
      format: 'baraza-export-1',
      forum: 'Western Ankole (sample)',
      sample: true,
      notice: 'A sample: everybody and everything in it is invented.',
      events: 3,
      withheld: 1,
      firstSequence: 1,
      lastSequence: 4,
      types: { 'members.ForumFounded': 1, 'members.UnitRegistered': 2 },
      files: [
        { name: 'events.ndjson', bytes: RECORD.length, sha256: createHash('sha256').update(RECORD).digest('hex') },
      ],
    });
  });

  it('prints the manifest where JSON was asked for, and nothing else', async () => {
    const { stdout, stderr } = await run('--json');
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual(JSON.parse(read('manifest.json')));
  });

  it('says of a forum that was not founded that it was not', async () => {
    forum.on('GET /members/forums/main', problem(404, 'not-found', 'There is none.'));
    await run();
    expect(JSON.parse(read('manifest.json'))).toMatchObject({ forum: '(not founded yet)', sample: false });
  });

  it('writes over nothing', async () => {
    await run();
    const before = read('manifest.json');
    const again = await run();
    expect(again).toMatchObject({ code: 2, stderr: expect.stringContaining('is not empty; name a new folder') });
    expect(read('manifest.json')).toBe(before);
  });
});
