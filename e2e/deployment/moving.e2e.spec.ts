import { RunningCluster } from '../product/running-cluster.ts';
import { aFolder, baraza, type ForumClient, ServedForum, settingsOf } from '../product/running-forum.ts';
import { WholeRecord } from '../product/whole-record.ts';
import { ForumOfTwoDistricts, secretariat } from '../stories/a-forum-of-two-districts.ts';

/** The record as bytes: every event in its place, as the secretariat reads it. */
async function recordOf(client: ForumClient): Promise<readonly string[]> {
  const replayed = await WholeRecord.replayed(client, secretariat);
  expect(replayed.fault).toBeUndefined();
  return replayed.lines.map((line) => JSON.stringify(line));
}

describe('a forum that moves from one process to a cluster and back', () => {
  const folder = aFolder();
  afterAll(() => folder.remove());

  /** Somebody registers an organisation, which applies: policies of other services react to it. */
  async function goOn(client: ForumClient, legalName: string): Promise<string> {
    const kind = { kind: 'cbo', unit: 'UG-411', themes: ['education'] };
    const made = await client.post('/members/organisations', secretariat, { ...kind, legalName });
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    const applied = await client.post('/members/memberships', secretariat, { organisation: id, category: 'full' });
    expect(applied.status).toBe(201);
    return id;
  }

  it('keeps its history, its sequence and its views, and no policy acts again', async () => {
    const served = await ServedForum.start(folder.path);
    await new ForumOfTwoDistricts(served.client).found();
    const first = await goOn(served.client, 'From the First Days');
    const inOne = await recordOf(served.client);
    expect(await served.stop()).toBe(0);

    const cluster = await RunningCluster.start(folder.path);
    try {
      expect((await recordOf(cluster.client)).slice(0, inOne.length)).toEqual(inOne);
      const second = await goOn(cluster.client, 'From the Cluster’s Days');
      await cluster.ready();
      for (const id of [first, second])
        expect(await cluster.client.get(`/members/organisations/${id}`, secretariat)).toMatchObject({ status: 200 });
      const verified = await baraza(['verify', '--data', folder.path], settingsOf(folder.path));
      expect(verified).toMatchObject({ code: 0 });
    } finally {
      expect(await cluster.stop()).toBe(0);
    }

    const again = await ServedForum.start(folder.path);
    try {
      const afterwards = await recordOf(again.client);
      expect(afterwards.slice(0, inOne.length)).toEqual(inOne);
      // What was recorded in the cluster, and nothing that a policy said a second time.
      const types = afterwards
        .slice(inOne.length)
        .map((line) => (JSON.parse(line) as { event: { type: string } }).event.type);
      expect(types.filter((type) => type === 'members.OrganisationRegistered')).toHaveLength(1);
      const repeated = afterwards.length;
      await goOn(again.client, 'Home Again');
      expect((await recordOf(again.client)).slice(0, repeated)).toEqual(afterwards);
    } finally {
      expect(await again.stop()).toBe(0);
    }
    expect(await baraza(['verify', '--data', folder.path], settingsOf(folder.path))).toMatchObject({ code: 0 });
  }, 600_000);
});
