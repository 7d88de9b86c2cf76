import { derivedId, noticeAcknowledged } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CoalitionsModule } from '../coalitions.module.ts';
import { CONVENOR, FARMERS, MEMBERSHIP, NEXT_MEMBERSHIP, water, WOMEN } from './coalition.builders.ts';
import { CoalitionDocument } from './coalition.document.ts';

const CLOSED = '10000000-0000-4000-8000-0000000000cc';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const convenor: readonly RoleHeld[] = [{ role: 'coalition-convenor', organisation: CONVENOR }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];

describe('coalitions over HTTP', () => {
  let app: TestApp;
  const form = (more: object = {}, as = officer) =>
    app.http('POST', '/coalitions/coalitions', { as, body: { ...water, convenor: CONVENOR, ...more } });
  const on = (id: string, verb: string, body: object, as = officer) =>
    app.http('POST', `/coalitions/coalitions/${id}/${verb}`, { as, body });
  const read = (id: string, as = officer) => app.http('GET', `/coalitions/coalitions/${id}`, { as });
  const seatIn = async (id: string, organisation: string) =>
    (await read(id)).body.seats.find((seat: { organisation: string }) => seat.organisation === organisation);
  async function aCoalitionWith(...participants: readonly string[]): Promise<string> {
    const { id } = (await form()).body;
    for (const organisation of participants) {
      await on(id, 'invite', { organisation, role: 'participant' });
      await on(id, 'accept', { organisation }, of(organisation));
    }
    return id;
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    await recordForum(app);
    await recordOrganisation(app, CONVENOR);
    await recordOrganisation(app, FARMERS, { membership: MEMBERSHIP });
    await recordOrganisation(app, WOMEN, { unit: 'UG-411', membership: NEXT_MEMBERSHIP });
    await recordOrganisation(app, CLOSED);
    const data = { organisation: CLOSED, ground: 'dissolved' };
    await recordForeign(app, { type: 'members.OrganisationClosed', id: CLOSED, data });
    await app.settle();
  });
  afterAll(() => app.close());

  it('a coalition is formed, joined by invitation and by request, and its document shows who sits in it', async () => {
    const formed = await form();
    expect([formed.status, formed.body.events.map((event: { type: string }) => event.type)]).toEqual([
      201,
      ['coalitions.CoalitionFormed', 'coalitions.ParticipantAdmitted'],
    ]);
    const { id } = formed.body;
    await on(id, 'invite', { organisation: FARMERS, role: 'participant' }, convenor);
    expect((await on(id, 'accept', { organisation: FARMERS }, of(FARMERS))).status).toBe(200);
    expect((await on(id, 'ask', { organisation: WOMEN, role: 'observer' }, of(WOMEN))).status).toBe(200);
    expect((await on(id, 'admit', { organisation: WOMEN }, convenor)).status).toBe(200);
    const answer = await read(id);
    expect([...Value.Errors(CoalitionDocument, answer.body)]).toEqual([]);
    expect(answer.headers['etag']).toBe('"5"');
    expect(answer.body).toMatchObject({
      ...{ id, status: 'active', ...water, formedOn: '2026-03-02' },
      seats: [
        { organisation: CONVENOR, role: 'convenor', status: 'active', basis: 'founding' },
        { organisation: FARMERS, role: 'participant', status: 'active', basis: 'invitation', membership: MEMBERSHIP },
        { organisation: WOMEN, role: 'observer', status: 'active', basis: 'request', membership: NEXT_MEMBERSHIP },
      ],
    });
  });

  it('the examples of the API description work as they stand, for an organisation that is known', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const { id } = (await form({ ...exampleOf('/coalitions/coalitions') })).body;
    const told = ['propose-removal', 'serve-removal', 'reply-to-removal', 'drop-removal', 'propose-removal'];
    const joined = ['invite', 'accept', 'change-role', 'suspend', 'reinstate', ...told, 'reply-to-removal'];
    for (const verb of [...joined, 'remove', 'ask', 'admit', 'leave']) {
      const body = { ...exampleOf(`/coalitions/coalitions/{id}/${verb}`), organisation: FARMERS };
      const person = verb === 'remove' ? 'somebody else' : 'an officer';
      const done = await app.http('POST', `/coalitions/coalitions/${id}/${verb}`, { as: officer, body, person });
      expect([verb, done.status]).toEqual([verb, 200]);
    }
  });

  it('whoever may not speak or decide is told so, with the rule', async () => {
    const id = await aCoalitionWith(FARMERS);
    await on(id, 'ask', { organisation: WOMEN, role: 'participant' }, of(WOMEN));
    const refusals = await Promise.all([
      on(id, 'accept', { organisation: WOMEN }, of(FARMERS)),
      on(id, 'leave', { organisation: FARMERS }, convenor),
      on(id, 'admit', { organisation: WOMEN }, [{ role: 'coalition-convenor', organisation: FARMERS }]),
      on(id, 'suspend', { organisation: CONVENOR, ground: 'absent' }, convenor),
      on(id, 'admit', { organisation: WOMEN }, [...officer, ...of(WOMEN)]),
    ]);
    expect(refusals.map((answer) => [answer.status, answer.body.rule])).toEqual([
      [403, 'coalition.speaks-for-another'],
      [403, 'coalition.speaks-for-another'],
      [403, 'coalition.convenors-only'],
      [403, 'coalition.own-organisation'],
      [403, 'coalition.own-organisation'],
    ]);
  });

  it('refusals by order, reference and input have the status of their kind', async () => {
    const id = await aCoalitionWith(FARMERS);
    const nobody = '10000000-0000-4000-8000-0000000000ff';
    expect(await on(id, 'invite', { organisation: FARMERS, role: 'observer' })).toMatchObject({
      status: 409,
      body: { rule: 'coalition.seat-taken', errors: [{ pointer: '/organisation' }] },
    });
    expect(await on(id, 'invite', { organisation: nobody, role: 'observer' })).toMatchObject({
      status: 422,
      body: { rule: 'coalition.organisation-unknown' },
    });
    expect(await on(id, 'invite', { organisation: CLOSED, role: 'observer' })).toMatchObject({
      status: 422,
      body: { rule: 'coalition.organisation-closed' },
    });
    await on(id, 'ask', { organisation: WOMEN, role: 'observer' });
    expect(await on(id, 'decline', { organisation: WOMEN }, convenor)).toMatchObject({
      status: 422,
      body: { rule: 'coalition.ground-missing', errors: [{ pointer: '/ground' }] },
    });
    expect(await form({ unit: 'UG-402', convenor: nobody })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/convenor' }] },
    });
    expect(await on(id, 'ask', { organisation: WOMEN, role: 'convenor' }, of(WOMEN))).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: '/role', code: 'choice' }] },
    });
  });

  it('a seat is suspended and returns; why in words is for those who work with it, and not in the record', async () => {
    const id = await aCoalitionWith(FARMERS, WOMEN);
    const narrative = 'Akello Invented was at none of the meetings';
    await on(id, 'suspend', { organisation: FARMERS, ground: 'absent', narrative }, convenor);
    expect(await seatIn(id, FARMERS)).toMatchObject({
      status: 'suspended',
      causes: [{ kind: 'decision', ground: 'absent' }],
    });
    const { events } = await app.store.readStream(`coalition-${id}`);
    expect(JSON.stringify(events)).not.toContain('Akello');
    const told = async (as: readonly RoleHeld[]) =>
      (await app.http('GET', `/coalitions/coalitions/${id}/events`, { as })).body.events.at(-1).data.narrative;
    expect(await told(officer)).toMatchObject({ value: narrative });
    for (const as of [auditor, of(WOMEN)]) {
      expect(await told(as)).toEqual({ subject: expect.any(String), masked: true });
    }

    const back = await on(id, 'reinstate', { organisation: FARMERS, cause: 'decision' }, convenor);
    expect(back.body.events.map((event: { type: string }) => event.type)).toEqual([
      'coalitions.SuspensionLifted',
      'coalitions.SeatReinstated',
    ]);
    expect(await seatIn(id, FARMERS)).toMatchObject({ status: 'active' });
  });

  it('a participant is told, heard and then removed, and the public reads that its seat has ended but not why', async () => {
    const id = await aCoalitionWith(FARMERS);
    const grounds = { organisation: FARMERS, ground: 'acts-against-the-purpose' };
    expect((await on(id, 'remove', grounds)).body).toMatchObject({ rule: 'coalition.removal-not-proposed' });
    await on(id, 'propose-removal', { ...grounds, narrative: 'It sold the pump.' }, convenor);
    const refused = async (as: readonly RoleHeld[]) => (await on(id, 'remove', grounds, as)).body.rule;
    expect(await refused(convenor)).toBe('coalition.own-proposal');
    const deciding = (verb: string, body: object) =>
      app.http('POST', `/coalitions/coalitions/${id}/${verb}`, { as: officer, person: 'somebody else', body });
    expect((await deciding('remove', grounds)).body.rule).toBe('coalition.reply-awaited');
    // Proof that the forum's notice arrived.
    const about = { kind: 'coalition', id };
    await recordForeign(app, {
      type: 'members.NoticeAcknowledged',
      id: derivedId('notice', id),
      data: { ...noticeAcknowledged.example, organisation: FARMERS, template: 'removal-proposed', about },
    });
    await app.settle();
    const removalSeenBy = async (as: readonly RoleHeld[]) =>
      (await read(id, as)).body.seats.find((seat: { removal?: object }) => seat.removal !== undefined).removal;
    const told = { ground: grounds.ground, replied: false, replyBy: expect.any(String) };
    for (const as of [officer, of(FARMERS)]) {
      expect(await removalSeenBy(as)).toMatchObject({ ...told, narrative: { value: 'It sold the pump.' } });
    }
    const toOthers = await removalSeenBy(of(CONVENOR));
    expect(toOthers).toMatchObject(told);
    expect(toOthers).not.toHaveProperty('narrative');
    expect((await deciding('remove', grounds)).body.rule).toBe('coalition.reply-awaited');
    await on(id, 'reply-to-removal', { organisation: FARMERS, reply: 'We were there.' }, of(FARMERS));
    expect((await deciding('remove', grounds)).status).toBe(200);
    expect(await seatIn(id, FARMERS)).toBeUndefined();
    const { events } = await app.store.readStream(`coalition-${id}`);
    expect(events.slice(-2).map(({ type, meta }) => [type, meta.ground])).toEqual([
      ['coalitions.RemovalDecided', 'acts-against-the-purpose'],
      ['coalitions.ParticipantRemoved', undefined],
    ]);
  });

  it('two who decide at once get one decision and one refusal', async () => {
    const id = await aCoalitionWith();
    await on(id, 'ask', { organisation: WOMEN, role: 'observer' }, of(WOMEN));
    const answers = await Promise.all([
      on(id, 'admit', { organisation: WOMEN }, convenor),
      on(id, 'decline', { organisation: WOMEN, ground: 'outside-the-purpose' }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
  });

  it('an officer of another unit finds nothing, nor does an organisation that has no seat', async () => {
    const id = await aCoalitionWith(FARMERS);
    for (const as of [officerElsewhere, of(WOMEN)]) {
      expect((await read(id, as)).status).toBe(404);
      expect((await app.http('GET', `/coalitions/coalitions/${id}/events`, { as })).status).toBe(404);
      expect((await on(id, 'leave', { organisation: FARMERS }, as)).status).toBe(404);
    }
    expect((await read(id, of(FARMERS))).status).toBe(200);
    expect((await form({}, officerElsewhere)).status).toBe(403);
    expect((await form({}, of(FARMERS))).status).toBe(403);
  });

  it('an organisation asks for itself, and finds the coalition once it has asked', async () => {
    const id = await aCoalitionWith();
    expect((await on(id, 'ask', { organisation: FARMERS, role: 'participant' }, of(WOMEN))).status).toBe(404);
    expect((await on(id, 'ask', { organisation: WOMEN, role: 'participant' }, of(WOMEN))).status).toBe(200);
    expect((await read(id, of(WOMEN))).status).toBe(200);
  });

  it('wound down, it takes nothing more, and is still found by those who were in it', async () => {
    const id = await aCoalitionWith(FARMERS);
    expect((await on(id, 'wind-down', { ground: 'purpose-achieved' }, convenor)).status).toBe(200);
    expect((await read(id, of(FARMERS))).body).toMatchObject({
      status: 'wound-down',
      woundDownOn: '2026-03-02',
      ground: 'purpose-achieved',
      seats: [],
    });
    expect(await on(id, 'invite', { organisation: WOMEN, role: 'observer' })).toMatchObject({
      status: 409,
      body: { rule: 'coalition.wound-down' },
    });
  });
});
