import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FakeForum, problem, type FakeAnswer } from '../testing/fake-forum.ts';
import { runBaraza } from '../testing/run-baraza.ts';

/** A ledger of so many events, as `GET /ledger/events` streams it; `cutAfter` breaks the connection once. */
function aLedgerOf(events: number, cuts: { at: number; how: 'reset' | 'half' | 'clean' }[] = []): FakeAnswer {
  return ({ path }, reply) => {
    const query = new URL(path, 'http://x').searchParams;
    const limit = Number(query.get('limit') ?? events);
    const after = Number(query.get('after'));
    reply.writeHead(200, { 'content-type': 'application/x-ndjson' });
    let sent = 0;
    for (let sequence = after + 1; sequence <= events && sent < limit; sequence++, sent++) {
      const cut = cuts.findIndex(({ at }) => at === sequence);
      const line = lineOf(sequence);
      if (cut !== -1) {
        const { how } = cuts.splice(cut, 1)[0]!;
        if (how !== 'reset') reply.write(line.slice(0, 25));
        if (how === 'half' || how === 'clean') reply.end();
        else reply.socket?.destroy();
        return;
      }
      reply.write(line);
    }
    reply.end();
  };
}

const lineOf = (sequence: number): string =>
  `{"event":{"id":"e${sequence}","type":"members.UnitRegistered"},"position":"p","sequence":${sequence}}\n`;
const linesOf = (from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, index) => lineOf(from + index)).join('');

describe('baraza replay', () => {
  let forum: FakeForum;
  let folder: string;
  const replay = async (...args: readonly string[]): ReturnType<typeof runBaraza> =>
    runBaraza(['replay', '--token', 'a-token', ...args], { env: { BARAZA_URL: forum.url }, cwd: folder });
  beforeEach(async () => {
    forum = await FakeForum.start();
    folder = mkdtempSync(join(tmpdir(), 'baraza-replay-'));
  });
  afterEach(async () => {
    await forum.stop();
    rmSync(folder, { recursive: true });
  });

  it('streams every line as it comes', async () => {
    forum.on('GET /ledger/events', aLedgerOf(1_000));
    expect(await replay()).toEqual({ code: 0, stdout: linesOf(1, 1_000), stderr: '' });
    expect(forum.asked.at(-1)!.headers).toMatchObject({
      authorization: 'Bearer a-token',
      accept: 'application/x-ndjson',
    });
  });

  it('asks for what the filters say', async () => {
    forum.on('GET /ledger/events', aLedgerOf(9));
    const filters = ['--types', 'members.UnitRegistered, members.ForumFounded', '--tags', 'unit:UG-411'];
    const { stdout } = await replay(...filters, '--stream', 'unit-UG-411', '--after', '4', '--limit', '2');
    expect(stdout).toBe(linesOf(5, 6));
    expect(Object.fromEntries(new URL(forum.asked.at(-1)!.path, forum.url).searchParams)).toEqual({
      after: '4',
      limit: '2',
      types: 'members.UnitRegistered,members.ForumFounded',
      tags: 'unit:UG-411',
      stream: 'unit-UG-411',
    });
  });

  it.each(['reset', 'half', 'clean'] as const)('goes on where a connection ended early (%s)', async (how) => {
    forum.on(
      'GET /ledger/events',
      aLedgerOf(50, [
        { at: 20, how },
        { at: 33, how },
      ]),
    );
    expect(await replay('--limit', '40')).toEqual({ code: 0, stdout: linesOf(1, 40), stderr: '' });
  });

  it('understands what is published as well', async () => {
    const event = (sequence: number): string =>
      `${JSON.stringify({ specversion: '1.0', id: `e${sequence}`, type: 'x', sequence: String(sequence).padStart(20, '0') })}\n`;
    forum.on('GET /ledger/events', (_, reply) => void reply.end(event(1) + event(7)));
    const { code } = await replay('--output', 'published.ndjson');
    expect(code).toBe(0);
    forum.on('GET /ledger/events', (_, reply) => void reply.end());
    await replay('--output', 'published.ndjson');
    expect(forum.asked.at(-1)!.path).toContain('after=7');
  });

  describe('to a file', () => {
    const copy = (): string => readFileSync(join(folder, 'copy.ndjson'), 'utf8');

    it('adds what is new each time', async () => {
      forum.on('GET /ledger/events', aLedgerOf(7));
      expect(await replay('--output', 'copy.ndjson')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('7 events'),
      });
      forum.on('GET /ledger/events', aLedgerOf(12));
      const { stdout } = await replay('--output', 'copy.ndjson', '--json');
      expect(JSON.parse(stdout)).toMatchObject({ events: 5, lastSequence: 12 });
      expect(copy()).toBe(linesOf(1, 12));
      expect((await replay('--output', 'copy.ndjson')).stdout).toContain('nothing new');
    });

    it('takes away a last line that was cut off', async () => {
      writeFileSync(join(folder, 'copy.ndjson'), linesOf(1, 3) + lineOf(4).slice(0, 30));
      forum.on('GET /ledger/events', aLedgerOf(5));
      await replay('--output', 'copy.ndjson');
      expect(copy()).toBe(linesOf(1, 5));
    });

    it.each([
      ['another kind of file', 'code,name\nUG-411,Ntungamo\n'],
      ['another kind of file without lines', 'x'.repeat(300_000)],
    ])('leaves %s as it is', async (_, content) => {
      writeFileSync(join(folder, 'copy.ndjson'), content);
      const { code, stderr } = await replay('--output', 'copy.ndjson');
      expect(code).toBe(2);
      expect(stderr).toContain('holds no replay');
      expect(copy()).toBe(content);
    });

    it('begins a file that holds nothing but half a line', async () => {
      appendFileSync(join(folder, 'copy.ndjson'), lineOf(1).slice(0, 9));
      forum.on('GET /ledger/events', aLedgerOf(2));
      await replay('--output', 'copy.ndjson');
      expect(copy()).toBe(linesOf(1, 2));
    });
  });

  it('ends with 1 and the words of the forum where it is refused', async () => {
    const errors = [{ pointer: '/types', code: 'unknown-type', detail: 'is not known' }];
    forum.on('GET /ledger/events', problem(400, 'bad-request', 'The query cannot be read.', errors));
    const { code, stdout, stderr } = await replay();
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe(`baraza replay: GET /ledger/events was refused: The query cannot be read. (400 bad-request)
  /types unknown-type is not known
`);
  });

  it('ends with 3 where nobody answers', async () => {
    const { url } = forum;
    await forum.stop();
    const { code, stderr } = await runBaraza(['replay', '--url', url, '--token', 't']);
    expect(code).toBe(3);
    expect(stderr).toBe(`baraza replay: ${url} cannot be reached: ECONNREFUSED\n`);
    await (forum = await FakeForum.start()).stop();
  });

  it('ends with 130 when it is interrupted', async () => {
    const interruption = new AbortController();
    forum.on('GET /ledger/events', (_, reply) => {
      reply.write(lineOf(1));
      interruption.abort();
    });
    const args = ['replay', '--token', 't', '--url', forum.url];
    expect((await runBaraza(args, { signal: interruption.signal })).code).toBe(130);
  });

  it('sends no token of the development issuer beyond this machine', async () => {
    const { code, stderr } = await runBaraza(['replay', '--url', 'https://forum.example']);
    expect(code).toBe(2);
    expect(stderr).toContain('no token for https://forum.example');
  });
});
