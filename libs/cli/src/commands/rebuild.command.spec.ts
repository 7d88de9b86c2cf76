import { FakeForum, json, problem } from '../testing/fake-forum.ts';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

describe('baraza rebuild', () => {
  let forum: FakeForum;
  let looks: number;
  const rebuild = async (...args: readonly string[]): Promise<RunResult> =>
    runBaraza(['rebuild', '--url', forum.url, '--token', 't', ...args]);
  const view = (name: string, changes: object = {}): object => ({
    ...{ name, state: 'running', checkpoint: 40, rebuild: null, rebuildFault: null, error: null, asked: [] },
    ...changes,
  });
  const underWay = { state: 'rebuilding', rebuild: { done: 10, total: 40 } };
  beforeEach(async () => {
    looks = 0;
    forum = await FakeForum.start();
    forum.on('GET /views/admin/projections', (asked, reply) => {
      looks++;
      return json(200, { views: [view('network', looks === 2 ? underWay : {}), view('search')] })(asked, reply);
    });
    for (const name of ['network', 'search']) {
      forum.on(`POST /views/admin/projections/${name}/rebuild`, json(200, view(name, underWay)));
    }
  });
  afterEach(async () => forum.stop());

  it('rebuilds what is named, and waits until it is served', async () => {
    expect(await rebuild('network')).toEqual({
      code: 0,
      stdout: 'network rebuilt, up to 40\n',
      stderr: 'rebuilding network: 10 of 40\n',
    });
    expect(looks).toBe(3);
  });

  it('rebuilds everything where nothing is named', async () => {
    const { code, stdout } = await rebuild('--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      rebuilt: [
        { name: 'network', checkpoint: 40 },
        { name: 'search', checkpoint: 40 },
      ],
    });
  });

  it('knows which views there are', async () => {
    const { code, stderr } = await rebuild('netwrok', 'network');
    expect(code).toBe(2);
    expect(stderr).toContain('[views...] netwrok (expected network, search)');
    expect(forum.asked.some(({ method }) => method === 'POST')).toBe(false);
  });

  it('ends with 1 and the event where an event cannot be applied', async () => {
    const error = { message: 'no such unit', event: { sequence: 17 } };
    forum.on('POST /views/admin/projections/search/rebuild', json(200, view('search', { state: 'stopped', error })));
    const { code, stderr } = await rebuild('search');
    expect(code).toBe(1);
    expect(stderr).toContain('search is stopped at event 17: no such unit');
  });

  it('ends with 1 where the rebuild came to nothing, though the view goes on as it was', async () => {
    const rebuildFault = { message: 'no such unit', event: { sequence: 17 } };
    forum.on('GET /views/admin/projections', json(200, { views: [view('network', { rebuildFault })] }));
    const { code, stderr } = await rebuild('network');
    expect(code).toBe(1);
    expect(stderr).toContain('network was not rebuilt, and is served as it was: it stopped at event 17: no such unit');
  });

  describe('where several instances answer in turn, and one of them writes', () => {
    const asked = [{ what: 'rebuild' }];
    /** What the view is said to be, question by question; the last over and over. */
    const saying = (...answers: readonly object[]): void => {
      forum.on('GET /views/admin/projections', (question, reply) => {
        looks++;
        // The first question is which views there are.
        const answer = answers[Math.min(Math.max(looks - 2, 0), answers.length - 1)]!;
        return json(200, { views: [view('network', answer), view('search')] })(question, reply);
      });
      forum.on('POST /views/admin/projections/network/rebuild', json(200, view('network', answers[0])));
    };

    it('waits for the rebuild from whichever of them it meets, until none says that it is asked for', async () => {
      saying(
        { standsBy: true, asked },
        { asked },
        { ...underWay, asked },
        { standsBy: true, asked },
        { checkpoint: 41 },
      );
      const { code, stdout, stderr } = await rebuild('network');
      expect([code, stdout]).toEqual([0, 'network rebuilt, up to 41\n']);
      expect(stderr).toContain('rebuilding network: 10 of 40');
      expect(looks).toBe(6);
    });

    it('takes no answer for the end from one that cannot tell', async () => {
      saying({ asked }, { state: 'standby', asked: null }, { asked: null }, { state: 'standby' }, { checkpoint: 42 });
      expect(await rebuild('network')).toMatchObject({ code: 0, stdout: 'network rebuilt, up to 42\n' });
    });

    it('is told of a view that had stopped when its rebuild is over, not before', async () => {
      const error = { message: 'no such unit', event: { sequence: 17 } };
      const stopped = { state: 'stopped', error };
      saying({ ...stopped, asked }, { ...stopped, ...underWay, state: 'stopped', asked }, { checkpoint: 43 });
      expect(await rebuild('network')).toMatchObject({ code: 0, stdout: 'network rebuilt, up to 43\n' });
    });

    /** As `saying`, but nobody is there from one look to another. */
    const awayFrom = (first: number, to: number, ...answers: readonly object[]): void => {
      forum.on('GET /views/admin/projections', (question, reply) => {
        looks++;
        if (looks >= first && looks < to) return problem(503, 'service-away', 'projections is away.')(question, reply);
        const answer = answers[Math.min(Math.max(looks - 2, 0), answers.length - 1)]!;
        return json(200, { views: [view('network', answer), view('search')] })(question, reply);
      });
      forum.on('POST /views/admin/projections/network/rebuild', json(200, view('network', answers[0])));
    };

    it('waits while nobody answers, for what is asked is kept until it is done', async () => {
      awayFrom(
        3,
        6,
        { ...underWay, asked },
        { ...underWay, asked },
        {},
        {},
        { ...underWay, asked },
        { checkpoint: 44 },
      );
      expect(await rebuild('network')).toMatchObject({ code: 0, stdout: 'network rebuilt, up to 44\n' });
      expect(looks).toBeGreaterThan(6);
    });

    it('ends with 3 where nobody answers and nothing says that it is kept', async () => {
      awayFrom(3, Infinity, underWay);
      const { code, stderr } = await rebuild('network');
      expect([code, looks]).toEqual([3, 3]);
      expect(stderr).toContain('projections is away.');
    });

    it('ends with 3 where nobody has answered for a minute', async () => {
      const realNow = Date.now;
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + Math.max(0, looks - 3) * 25_000);
      awayFrom(3, Infinity, { ...underWay, asked });
      const { code, stderr } = await rebuild('network');
      clock.mockRestore();
      expect(code).toBe(3);
      expect(stderr).toContain('projections is away.');
    });

    it('ends with 1 where no instance takes it', async () => {
      const realNow = Date.now;
      // A minute goes by with every look.
      const clock = jest.spyOn(Date, 'now').mockImplementation(() => realNow() + looks * 61_000);
      saying({ standsBy: true, asked });
      const { code, stderr } = await rebuild('network');
      clock.mockRestore();
      expect(code).toBe(1);
      expect(stderr).toContain('network is asked to be rebuilt, and is not');
    });
  });
});
