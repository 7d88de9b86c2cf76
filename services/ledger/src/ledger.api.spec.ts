import { everyContract, type EventContract, exampleEvent } from '@baraza/contracts';
import { createTestApp, recordForeign, type TestApp } from '@baraza/service-kit';
import { LedgerModule } from './ledger.module.ts';

const auditor = [{ role: 'auditor' as const }];
const integrator = [{ role: 'integrator' as const }];
const ENTITY = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const NDJSON = { accept: 'application/x-ndjson' };

describe('the ledger over HTTP', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await createTestApp({ modules: [LedgerModule] });
    for (const type of ['members.UnitRegistered', 'members.MembershipAdmitted', 'members.MembershipApplied']) {
      const contract = everyContract.latest(type) as EventContract;
      await recordForeign(app, { type, id: ENTITY, data: exampleEvent(contract).data });
    }
  });
  afterAll(() => app.close());

  it('replays as NDJSON, resumable after any line', async () => {
    const all = await app.http('GET', '/ledger/events', { as: auditor, headers: NDJSON });
    expect(all.status).toBe(200);
    expect(all.headers['content-type']).toMatch(/^application\/x-ndjson/);
    const lines = all.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { sequence: number });
    expect(lines.map((line) => line.sequence)).toEqual([1, 2, 3]);
    const rest = await app.http('GET', '/ledger/events?after=2', { as: auditor, headers: NDJSON });
    expect(rest.text.trimEnd()).toBe(all.text.trimEnd().split('\n')[2]);
  });

  it('answers with pages otherwise, each saying where the next begins', async () => {
    const page = await app.http('GET', '/ledger/events?limit=2', { as: auditor });
    expect(page.body).toMatchObject({ next: 2, head: 3, ledgerId: app.store.ledgerId });
    const last = await app.http('GET', `/ledger/events?after=${page.body.next}`, { as: auditor });
    expect(last.body.events).toHaveLength(1);
  });

  it('gives an integrator CloudEvents of what is theirs, and everyone what is public', async () => {
    const theirs = await app.http('GET', '/ledger/events', { as: integrator });
    expect(theirs.body.events.map((event: { type: string }) => event.type)).toEqual([
      'members.UnitRegistered',
      'members.MembershipAdmitted',
    ]);
    const anyone = await app.http('GET', '/ledger/events');
    expect(anyone.body.events).toHaveLength(1);
  });

  it('names every wrong parameter by pointer', async () => {
    const answer = await app.http('GET', '/ledger/events?after=x&limit=0&since=yesterday', { as: auditor });
    expect(answer.status).toBe(400);
    expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
    expect(answer.body.errors.map((error: { pointer: string }) => error.pointer).sort()).toEqual([
      '/after',
      '/limit',
      '/since',
    ]);
  });

  it('answers alike for an event that is hidden and one that is not there', async () => {
    const page = await app.http('GET', '/ledger/events', { as: auditor });
    const hidden = page.body.events[2].event.id as string;
    expect((await app.http('GET', `/ledger/events/${hidden}`, { as: auditor })).status).toBe(200);
    const forIntegrator = await app.http('GET', `/ledger/events/${hidden}`, { as: integrator });
    const absent = await app.http('GET', '/ledger/events/00000000-0000-4000-8000-000000000000', { as: integrator });
    const { instance: _, ...same } = forIntegrator.body;
    const { instance: __, ...other } = absent.body;
    expect(forIntegrator.status).toBe(404);
    expect(same).toEqual(other);
  });

  it('reads a stream', async () => {
    const stream = `membership-${ENTITY}`;
    const answer = await app.http('GET', `/ledger/streams/${stream}`, { as: auditor });
    expect(answer.body).toMatchObject({ stream, lastRevision: 1 });
    expect(answer.body.events).toHaveLength(2);
    expect((await app.http('GET', '/ledger/streams/unit-nowhere', { as: auditor })).status).toBe(404);
  });

  it('serves the schema at the address that dataschema names', async () => {
    const page = await app.http('GET', '/ledger/feed/pages', { as: integrator });
    const { dataschema, data } = page.body.events[1] as { dataschema: string; data: object };
    const schema = await app.http('GET', new URL(dataschema).pathname);
    expect(schema.status).toBe(200);
    expect(schema.headers['content-type']).toMatch(/^application\/schema\+json/);
    expect(schema.body).toMatchObject({ $id: dataschema });
    expect(Object.keys(schema.body.properties)).toEqual(expect.arrayContaining(Object.keys(data)));
    expect((await app.http('GET', '/ledger/contracts/members.UnitRegistered/99')).status).toBe(404);
  });

  it('tells integrators in AsyncAPI what there is', async () => {
    const { body } = await app.http('GET', '/asyncapi.json');
    expect(body.asyncapi).toBe('3.0.0');
    expect(Object.keys(body.components.messages)).toContain('members.MembershipAdmitted.v1');
  });

  it('follows the feed, and goes on after Last-Event-ID', async () => {
    await app.app.listen(0, '127.0.0.1');
    const url = `${await app.app.getUrl()}/ledger/feed`;
    const authorization = `Bearer ${await app.token(integrator)}`;
    const first = await readUntil(url, { authorization }, 'event: head');
    expect(first).toContain('id: 1\n');
    expect(first).toContain('id: 2\n');
    const again = await readUntil(url, { authorization, 'last-event-id': '1' }, 'event: head');
    expect(again).not.toContain('id: 1\n');
    expect(again).toContain('event: members.MembershipAdmitted');
    const refused = await fetch(url, { headers: { authorization, 'last-event-id': 'first' } });
    expect(refused.status).toBe(400);
  });
});

/** What a stream sends until this text is in it; then the connection is cut. */
async function readUntil(url: string, headers: Record<string, string>, wanted: string): Promise<string> {
  const cut = new AbortController();
  const response = await fetch(url, { headers, signal: cut.signal });
  let text = '';
  for await (const chunk of response.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    if (text.includes(wanted)) break;
  }
  cut.abort();
  return text;
}
