import { FakeForum, json } from '../testing/fake-forum.ts';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

describe('baraza activate', () => {
  let forum: FakeForum;
  const activate = async (...args: readonly string[]): Promise<RunResult> =>
    runBaraza(['activate', '--url', forum.url, '--token', 't', ...args]);
  const answer = (status: number, body: object): void => {
    forum.on('POST /ledger/event-versions/activate', json(status, body));
  };
  const asked = (): unknown => JSON.parse(forum.asked.find(({ method }) => method === 'POST')!.body);
  beforeEach(async () => {
    forum = await FakeForum.start();
  });
  afterEach(async () => forum.stop());

  it('asks the ledger, and says what is written now', async () => {
    answer(200, { type: 'members.ThemeAdded', version: 3, activated: true });
    const { code, stdout } = await activate('members.ThemeAdded@2');
    expect([code, stdout]).toEqual([0, 'members.ThemeAdded@3 is written from now on\n']);
    expect(asked()).toEqual({ type: 'members.ThemeAdded', version: 2 });
  });

  it('changes nothing where it was in force already', async () => {
    answer(200, { type: 'members.ThemeAdded', version: 2, activated: false });
    const { code, stdout } = await activate('members.ThemeAdded@2', '--without', 'projections on a:1', '--json');
    expect([code, JSON.parse(stdout)]).toEqual([0, { type: 'members.ThemeAdded', version: 2, activated: false }]);
    expect(asked()).toEqual({ type: 'members.ThemeAdded', version: 2, without: ['projections on a:1'] });
  });

  it('ends with 1 and the readers that have not announced it', async () => {
    answer(409, { detail: 'Everybody must.', params: { readers: ['projections on a:1', 'capacity on b:2'] } });
    const { code, stderr } = await activate('members.ThemeAdded@2');
    expect(code).toBe(1);
    expect(stderr).toContain('Everybody must.');
    expect(stderr).toContain('projections on a:1 has not');
    expect(stderr).toContain('capacity on b:2 has not');
  });

  it('takes a type and a version', async () => {
    const { code, stderr } = await activate('members.ThemeAdded');
    expect(code).toBe(2);
    expect(stderr).toContain('members.MembershipAdmitted@2');
  });
});
