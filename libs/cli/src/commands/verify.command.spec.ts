import { FakeForum, json, type FakeAnswer } from '../testing/fake-forum.ts';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

/** A line of the record: `stream@revision`, or nothing for one that is withheld. */
function aRecord(...entries: readonly (string | undefined)[]): FakeAnswer {
  const lines = entries.map((entry, index) => {
    const place = `"position":"p","sequence":${index + 1}`;
    if (entry === undefined) return `{${place},"withheld":true}\n`;
    const [stream, revision] = entry.split('@');
    return `{"event":{"id":"e","revision":${revision},"stream":"${stream}","type":"t.T"},${place}}\n`;
  });
  return ({ headers, path }, reply) => {
    if (headers.accept === 'application/json') return json(200, { head: entries.length })({} as never, reply);
    reply.end(lines.slice(Number(new URL(path, 'http://x').searchParams.get('after'))).join(''));
  };
}

describe('baraza verify', () => {
  let forum: FakeForum;
  const verify = async (...args: readonly string[]): Promise<RunResult> =>
    runBaraza(['verify', '--url', forum.url, '--token', 't', ...args]);
  const ready = (...checks: readonly object[]): FakeAnswer => json(200, { status: 'ready', checks });
  /** Views as the forum has them, each compared when it is asked for. */
  const hasViews = (...views: readonly { readonly name: string; readonly equal: boolean }[]): void => {
    forum.on('GET /views/admin/projections', json(200, { views: views.map(({ name }) => ({ name })) }));
    forum.on('POST /views/admin/projections/verify', (asked, reply) => {
      const compared = views.filter(({ name }) => asked.path.endsWith(`?view=${name}`));
      return json(200, { views: compared.map((view) => ({ checkpoint: 3, ...view })) })(asked, reply);
    });
  };
  const network = { name: 'network', equal: true };
  beforeEach(async () => {
    forum = await FakeForum.start();
    forum.on('GET /health/ready', ready());
    forum.on('GET /ledger/events', aRecord('unit-A@0', 'unit-B@0', 'unit-A@1'));
    hasViews(network);
  });
  afterEach(async () => forum.stop());

  it('ends with 0 where all is well, and says what was looked at', async () => {
    expect(await verify()).toEqual({
      code: 0,
      stdout: `record  3 events and 2 streams without a gap
bus     none: one process
views   1 views equal to their rebuild from zero
`,
      stderr: '',
    });
  });

  it.each<[string, FakeAnswer, string]>([
    [
      'a revision that is missing',
      aRecord('unit-A@0', 'unit-A@2'),
      'unit-A: revision 2 (sequence 2) follows revision 0',
    ],
    [
      'a revision that comes twice',
      aRecord('unit-A@0', 'unit-A@0'),
      'unit-A: revision 0 (sequence 2) follows revision 0',
    ],
    ['a stream without its beginning', aRecord('unit-A@1'), 'unit-A: revision 1 (sequence 1) follows revision -1'],
    [
      'more revisions missing than places are withheld',
      aRecord('unit-A@0', undefined, 'unit-A@3'),
      'unit-A: revision 3 (sequence 3) follows revision 0',
    ],
    [
      'a withheld place from before counted again',
      aRecord('unit-A@0', undefined, 'unit-A@2', 'unit-A@4'),
      'unit-A: revision 4 (sequence 4) follows revision 2',
    ],
    [
      'a sequence that is missing',
      ({ headers }, reply) => {
        if (headers.accept === 'application/json') return json(200, { head: 2 })({} as never, reply);
        reply.end('{"position":"p","sequence":2,"withheld":true}\n');
      },
      'sequence 2 follows 0',
    ],
    [
      'a record that ends early',
      ({ headers }, reply) => {
        if (headers.accept === 'application/json') return json(200, { head: 2 })({} as never, reply);
        reply.end();
      },
      'the record ends at 0, the forum says 2',
    ],
  ])('finds %s', async (_, record, difference) => {
    forum.on('GET /ledger/events', record);
    const { code, stdout, stderr } = await verify();
    expect(code).toBe(1);
    expect(stdout).toContain(`record  ${difference}\n`);
    expect(stderr).toContain(`the first difference: record: ${difference}\n`);
  });

  it('knows that what is withheld may be what is missing', async () => {
    forum.on('GET /ledger/events', aRecord('unit-A@0', undefined, 'unit-B@0', undefined, 'unit-A@2', 'unit-B@1'));
    const { code, stdout } = await verify();
    expect(code).toBe(0);
    expect(stdout).toContain('6 events and 2 streams without a gap; 2 events are withheld from this token');
  });

  it('finds a view that is not what its rebuild is', async () => {
    hasViews(network, { name: 'search', equal: false });
    const { code, stdout, stderr } = await verify('--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ sound: false, findings: [{ part: 'record' }, { part: 'bus' }, {}] });
    expect((JSON.parse(stderr) as { error: { message: string } }).error.message).toBe(
      'the first difference: views: search is not what a rebuild makes at 3',
    );
  });

  it('waits until everything has caught up, and compares the bus with the store', async () => {
    const relay = (lag: number): object => ({
      name: 'relay',
      ready: true,
      detail: { status: 'relaying', lag, busHead: 3 - lag },
    });
    let looks = 0;
    forum.on('GET /health/ready', (asked, reply) => ready(relay(looks++ === 0 ? 2 : 0))(asked, reply));
    const { code, stdout } = await verify();
    expect(code).toBe(0);
    expect(stdout).toContain('bus     at 3, as the store says');
    expect(forum.asked.filter(({ path }) => path === '/health/ready')).toHaveLength(2);
  });
});
