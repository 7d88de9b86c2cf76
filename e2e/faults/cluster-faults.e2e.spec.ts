import { setTimeout as pause } from 'node:timers/promises';
import { RunningCluster, SERVICES } from '../product/running-cluster.ts';
import { aFolder, baraza, settingsOf } from '../product/running-forum.ts';
import { WholeRecord } from '../product/whole-record.ts';
import { ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';
import { PersistentWriter } from './persistent-writer.ts';

const WRITERS = 3;
/** Commands go on for this long between one fault and the next. */
const BETWEEN_MS = 1_500;

describe('processes over NATS that are killed while commands run', () => {
  const folder = aFolder();
  let cluster: RunningCluster;
  let forum: ForumOfTwoDistricts;
  let writers: readonly PersistentWriter[];
  let lives = 0;

  beforeAll(async () => {
    cluster = await RunningCluster.start(folder.path);
    forum = new ForumOfTwoDistricts(cluster.direct);
    await forum.found();
  });
  afterAll(async () => {
    await cluster.stop();
    folder.remove();
  });

  it('come back by themselves: each service killed in turn, NATS killed, NATS’s data lost', async () => {
    const first = await forum.member('Igara Beekeepers', 'UG-402', [], '2024-01-10');
    const second = await forum.member('Rubaare Weavers', 'UG-411', [first.organisation], '2024-01-10');
    const body = { kind: 'coalition', name: 'Under Fire', unit: 'WAN', purpose: 'To hold', themes: ['governance'] };
    const ending = new AbortController();
    writers = Array.from({ length: WRITERS }, () => new PersistentWriter(cluster.direct, ending.signal));
    const { id: coalition } = (
      await writers[0]!.insist('/coalitions/coalitions', { ...body, convenor: first.organisation })
    ).body;
    const endorsers = [first.organisation, second.organisation];
    const writing = Promise.all(writers.map((writer) => writer.write(coalition, endorsers)));
    const failed = writing.then(
      () => undefined,
      (error: unknown) => error,
    );

    const faults = [
      ...SERVICES.map((service) => () => {
        cluster.kill(service);
      }),
      () => {
        cluster.killNats();
      },
      () => {
        cluster.loseNatsData();
      },
      () => {
        cluster.kill('members');
        cluster.kill('ledger');
        cluster.killNats();
      },
    ];
    for (const fault of faults) {
      await pause(BETWEEN_MS);
      fault();
      await pause(500);
      await cluster.ready();
    }
    await pause(BETWEEN_MS);
    ending.abort();
    expect(await failed).toBeUndefined();
    lives = writers.reduce((sum, writer) => sum + writer.lives, 0);
    expect(lives).toBeGreaterThanOrEqual(WRITERS);
    // The faults were felt: otherwise nothing has been shown.
    expect(writers.reduce((sum, writer) => sum + writer.again, 0)).toBeGreaterThan(0);
    process.stdout.write(
      `${lives} memberships from beginning to end, ${cluster.direct.acknowledged.length} events acknowledged, ${writers.map(({ again }) => again).join('+')} commands sent again\n`,
    );
  }, 240_000);

  it('suspended every seat of a member that left, once', async () => {
    const record = await forum.eventually(
      () => WholeRecord.replayed(cluster.direct, secretariat),
      (whole) => whole.count('coalitions.SeatSuspended') >= lives,
      60_000,
    );
    expect(record.count('members.MembershipResigned')).toBe(lives);
    expect(record.count('coalitions.SeatSuspended')).toBe(lives);
    expect(record.count('members.OrganisationRegistered')).toBe(lives + 2);
  }, 90_000);

  it('lost nothing that was acknowledged, and recorded nothing twice', async () => {
    const record = await WholeRecord.replayed(cluster.direct, secretariat);
    expect(record.fault).toBeUndefined();
    expect(record.without(cluster.direct.acknowledged)).toEqual([]);
    expect(record.withheld).toBe(0);
  });

  it('show in the views what the record says, and `baraza verify` finds no difference', async () => {
    const headline = await forum.eventually(
      async () => (await cluster.direct.get('/views/dashboards/network', secretariat)).body.headline,
      ({ organisations }) => organisations.value === lives + 2,
    );
    expect(headline).toMatchObject({ members: { value: 2 }, pending: { value: 0 }, left: { value: lives } });
    const verified = await baraza(['verify', '--json'], settingsOf(folder.path));
    expect(verified).toMatchObject({ code: 0, stdout: expect.stringContaining('"sound":true') });
  }, 120_000);

  it('end within ten seconds when they are told to', async () => {
    const from = Date.now();
    expect(await cluster.stop()).toBe(0);
    expect(Date.now() - from).toBeLessThan(10_000);
  });
});
