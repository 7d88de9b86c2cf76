import { writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { RunningCluster, type Service } from '../product/running-cluster.ts';
import { aFolder, baraza, settingsOf } from '../product/running-forum.ts';
import { WholeRecord } from '../product/whole-record.ts';
import { ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';

const PATIENCE_MS = 40_000;
/** As long as a cluster waits for its processes. */
const START_WITHIN_MS = 120_000;
const HOOKS = new URL('next-version.hooks.ts', import.meta.url).href;
/** What is made of every event, whatever it is. */
const WAITING = ['moments', 'audit-trail'];
const ADDED = 'members.ThemeAdded';
const RETIRED = 'members.ThemeRetired';

interface View {
  readonly name: string;
  readonly state: string;
  readonly lag: number;
}

/** One service after the other becomes the next version (`next-version.hooks.ts`), while commands go on. */
describe('a rolling upgrade', () => {
  const folder = aFolder();
  const nextOnes = join(folder.path, 'next-version-of');
  let cluster: RunningCluster;
  let forum: ForumOfTwoDistricts;
  let nth = 0;

  beforeAll(async () => {
    writeFileSync(nextOnes, '');
    const options = { NODE_OPTIONS: `--import ${HOOKS}`, NEXT_VERSION_OF: nextOnes };
    cluster = await RunningCluster.start(folder.path, { settings: options });
    forum = new ForumOfTwoDistricts(cluster.direct);
    await forum.found();
  }, 240_000);
  afterAll(async () => {
    await cluster.stop();
    folder.remove();
  });

  const upgraded: Service[] = [];
  /** Ends the old processes; new ones take their places. */
  async function upgrade(...services: readonly Service[]): Promise<void> {
    upgraded.push(...services);
    writeFileSync(nextOnes, upgraded.join(' '));
    for (const service of services) cluster.kill(service);
    for (const service of services) {
      const isReady = ({ status }: { status: number }): boolean => status === 200;
      await forum
        .eventually(() => health(service), isReady, START_WITHIN_MS)
        .catch((error: unknown) => {
          throw new Error(`${service} did not come back: ${String(error)}\n${cluster.lastWords}`);
        });
    }
  }
  const originOf = (service: Service): string =>
    new URL(cluster.direct.url(service === 'projections' ? '/views' : `/${service}`)).origin;
  async function health(
    service: Service,
  ): Promise<{ status: number; checks: readonly { name: string; ready: boolean }[] }> {
    const answer = await fetch(`${originOf(service)}/health/ready`).catch(() => undefined);
    const { checks = [] } = ((await answer?.json()) ?? {}) as { checks?: readonly { name: string; ready: boolean }[] };
    return { status: answer?.status ?? 0, checks };
  }
  const addTheme = (code: string) =>
    forum.done('/members/themes', { code, name: `Theme ${++nth}`, effectiveOn: '2024-01-01' }, 201);
  const retireTheme = (code: string) => forum.done(`/members/themes/${code}/retire`);
  const views = async (): Promise<readonly View[]> =>
    (await cluster.direct.get('/views/admin/projections', secretariat)).body.views as readonly View[];
  const needing = (all: readonly View[]): readonly string[] =>
    all.filter(({ state }) => state === 'needs-upgrade').map(({ name }) => name);
  /** Every view has come to the head, but those that wait. */
  const caughtUp = () =>
    forum.eventually(
      views,
      (all) => all.every(({ state, lag }) => state === 'needs-upgrade' || lag === 0),
      PATIENCE_MS,
    );
  const activate = (...more: readonly string[]) =>
    baraza(['activate', `${RETIRED}@2`, ...more], settingsOf(folder.path));
  async function recorded(code: string): Promise<readonly { type: string; schemaVersion: number; data: object }[]> {
    const { body } = await cluster.direct.get(`/ledger/streams/theme-${code}`, secretariat);
    return (body.events as { event: { type: string; schemaVersion: number; data: object } }[]).map(
      ({ event }) => event,
    );
  }

  it('begins with old ones, each of which has announced what it reads', async () => {
    await addTheme('water');
    const { readers } = await forum.eventually(
      async () =>
        (await cluster.direct.get('/ledger/event-versions', secretariat)).body as { readers: { name: string }[] },
      (answer) => answer.readers.length === 6,
      PATIENCE_MS,
    );
    expect(readers.map(({ name }) => name.split(' ')[0])).toEqual([
      ...['campaigns', 'capacity', 'coalitions', 'ledger', 'members', 'projections'],
    ]);
  });

  it('writes a version that only adds as soon as ledger and writer are new; old readers read it', async () => {
    await upgrade('ledger');
    await addTheme('roads');
    expect(await recorded('roads')).toMatchObject([{ type: ADDED, schemaVersion: 1 }]);
    await upgrade('members');
    await addTheme('light');
    expect(await recorded('light')).toMatchObject([{ type: ADDED, schemaVersion: 2, data: { why: 'A resolution' } }]);
    expect(needing(await caughtUp())).toEqual([]);
    for (const service of ['capacity', 'coalitions', 'campaigns', 'projections'] as const) {
      await forum.eventually(
        () => health(service),
        ({ status }) => status === 200,
        PATIENCE_MS,
      );
    }
    const trail = await cluster.direct.get('/views/audit/entities/light', secretariat);
    expect(trail.status).toBe(200);
    expect(trail.text).toContain('Theme');
  }, 300_000);

  it('holds an incompatible version back until every reader has announced it', async () => {
    await retireTheme('water');
    const [, retired] = await recorded('water');
    expect(retired).toMatchObject({ type: RETIRED, schemaVersion: 1 });
    expect(retired!.data).not.toHaveProperty('until');
    const refused = await activate();
    expect(refused.code).toBe(1);
    for (const service of ['capacity', 'coalitions', 'campaigns', 'projections'])
      expect(refused.stderr).toContain(`${service} on ${hostname()}`);
    expect(refused.stderr).not.toMatch(/(ledger|members) on /);
    await upgrade('capacity', 'coalitions', 'campaigns');
    const again = await forum.eventually(activate, ({ stderr }) => !stderr.includes('capacity on'), PATIENCE_MS);
    expect(again.code).toBe(1);
    expect(again.stderr.match(/\w+ on /g)).toEqual(['projections on ']);
  }, 600_000);

  it('leaves an old reader that is not waited for waiting, alone, and says so', async () => {
    const { port } = new URL(originOf('projections'));
    const activated = await activate('--without', `projections on ${hostname()}:${port}`);
    expect(activated).toMatchObject({ code: 0, stdout: `${RETIRED}@2 is written from now on\n` });
    await retireTheme('roads');
    expect((await recorded('roads')).at(-1)).toMatchObject({ schemaVersion: 2, data: { until: 'the next assembly' } });
    // What comes behind it goes on, and is shown where it does not hang on the event.
    await forum.done(
      '/members/organisations',
      {
        ...{ kind: 'cbo', legalName: 'Came Behind', unit: 'UG-402', themes: ['light'] },
      },
      201,
    );
    const all = await forum.eventually(views, (some) => needing(some).length >= WAITING.length, PATIENCE_MS);
    expect(needing(all)).toEqual(WAITING);
    expect(needing(await caughtUp())).toEqual(WAITING);
    const { status, checks } = await health('projections');
    expect(status).toBe(503);
    // What a readiness probe asks: behind it, nobody would get at the dashboards that answer below.
    expect((await fetch(`${originOf('projections')}/health/serving`)).status).toBe(200);
    expect(checks.filter(({ ready }) => !ready).map(({ name }) => name)).toEqual([
      'reference-facts',
      ...WAITING.map((name) => `view.${name}`),
    ]);
    const metrics = await (await fetch(`${originOf('projections')}/metrics`)).text();
    expect(metrics).toMatch(/baraza_view_state\{view="audit-trail",state="needs-upgrade"\} 1/);
    const headline = (await cluster.direct.get('/views/dashboards/network', secretariat)).body.headline;
    expect(headline.organisations.value).toBe(1);
  }, 300_000);

  it('goes on by itself where that one is upgraded too: nothing was skipped, nothing lost', async () => {
    await upgrade('projections');
    expect(needing(await caughtUp())).toEqual([]);
    const trail = await cluster.direct.get('/views/audit/entities/roads', secretariat);
    expect(trail.body.events).toHaveLength(2);
    const { versions } = (await cluster.direct.get('/ledger/event-versions', secretariat)).body;
    expect(versions).toEqual([
      { type: ADDED, inForce: 2, known: 2, waitsFor: [] },
      { type: RETIRED, inForce: 2, known: 2, waitsFor: [] },
    ]);
    const record = await WholeRecord.replayed(cluster.direct, secretariat);
    expect(record.fault).toBeUndefined();
    expect(record.without(cluster.direct.acknowledged)).toEqual([]);
    const verified = await baraza(['verify', '--json'], settingsOf(folder.path));
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('"sound":true') });
  }, 600_000);
});
