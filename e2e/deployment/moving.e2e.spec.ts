import { FakeKurrentDb } from '@baraza/event-store/testing';
import { Database } from '../product/database.ts';
import { inGivenKurrentDb, inKurrentDb } from '../product/given-kurrentdb.ts';
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

const CONTACT = { role: 'chair', name: 'Namara Made-Up', phone: '+256 700 000 051' };

describe('a forum that moves from one process to a cluster over KurrentDB, MongoDB and NATS, and back', () => {
  const folder = aFolder();
  /** One of ours that answers as KurrentDB's sources say: a real one is taken where it is given. */
  const kurrentDb = new FakeKurrentDb();
  const inGiven = inGivenKurrentDb();
  let database: Database;
  const engines = () => ({
    ...(inGiven ?? inKurrentDb(kurrentDb.url)),
    ...{ BARAZA_VAULT: database.url('vault'), BARAZA_KEYS: database.url('keys') },
    BARAZA_READ_STORE: database.url('views'),
  });
  beforeAll(async () => {
    await kurrentDb.start();
    database = await Database.start();
  });
  afterAll(async () => {
    await database.stop();
    await kurrentDb.stop();
    folder.remove();
  });

  /** Somebody registers an organisation with a contact, which applies: policies of other services react to it. */
  async function goOn(client: ForumClient, legalName: string): Promise<string> {
    const kind = { kind: 'cbo', unit: 'UG-411', themes: ['education'] };
    const made = await client.post('/members/organisations', secretariat, { ...kind, legalName });
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    const named = await client.post(`/members/organisations/${id}/name-contact`, secretariat, CONTACT);
    expect(named.status).toBe(200);
    const applied = await client.post('/members/memberships', secretariat, { organisation: id, category: 'full' });
    expect(applied.status).toBe(201);
    return id;
  }
  /** Whose contacts can be read in clear, of all these. */
  async function expectContacts(client: ForumClient, organisations: readonly string[]): Promise<void> {
    for (const id of organisations) {
      expect(await client.get(`/members/organisations/${id}`, secretariat)).toMatchObject({
        status: 200,
        body: { contacts: [{ phone: { value: CONTACT.phone } }] },
      });
    }
  }
  const move = async (what: 'move' | 'move-vault', to: string): Promise<void> => {
    const { BARAZA_LEDGER_STORE: _copy, ...both }: Readonly<Record<string, string>> = engines();
    const moved = await baraza([what, to, '--data', folder.path], { ...settingsOf(folder.path), ...both });
    expect(moved).toMatchObject({ code: 0 });
  };
  const verified = (settings = {}) =>
    baraza(['verify', '--data', folder.path], { ...settingsOf(folder.path), ...settings });

  it('keeps its history, its sequence, its views and what it knows of people, and no policy acts again', async () => {
    const served = await ServedForum.start(folder.path);
    await new ForumOfTwoDistricts(served.client).found();
    const first = await goOn(served.client, 'From the First Days');
    const inOne = await recordOf(served.client);
    expect(await served.stop()).toBe(0);

    await move('move', 'kurrentdb');
    await move('move-vault', 'mongodb');
    const cluster = await RunningCluster.start(folder.path, { settings: engines() });
    let second: string;
    try {
      expect((await recordOf(cluster.client)).slice(0, inOne.length)).toEqual(inOne);
      second = await goOn(cluster.client, 'From the Cluster’s Days');
      await cluster.ready();
      await expectContacts(cluster.client, [first, second]);
      expect(await verified(engines())).toMatchObject({ code: 0 });
    } finally {
      expect(await cluster.stop()).toBe(0);
    }

    await move('move-vault', 'sqlite');
    await move('move', 'sqlite');
    const again = await ServedForum.start(folder.path);
    try {
      await expectContacts(again.client, [first, second]);
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
    expect(await verified()).toMatchObject({ code: 0 });
  }, 600_000);
});
