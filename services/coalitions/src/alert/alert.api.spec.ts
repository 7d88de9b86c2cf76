import { derivedId } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CONVENOR, FARMERS, water, WOMEN } from '../coalition/coalition.builders.ts';
import { CoalitionsModule } from '../coalitions.module.ts';
import { AlertDocument } from './alert.document.ts';

const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const convenor: readonly RoleHeld[] = [{ role: 'coalition-convenor', organisation: CONVENOR }];
const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];

describe('alerts over HTTP', () => {
  let app: TestApp;
  let coalition: string;
  const post = (path: string, body: object, as: readonly RoleHeld[] = officer) =>
    app.http('POST', `/coalitions/${path}`, { as, body });
  const raise = (more: object = {}, as = of(FARMERS)) =>
    post(
      'alerts',
      { coalition, arisingFrom: { kind: 'own-accord' }, answerBy: '2026-03-16', what: 'Dry.', ...more },
      as,
    );
  const on = (id: string, verb: string, body: object, as: readonly RoleHeld[] = officer) =>
    post(`alerts/${id}/${verb}`, body, as);
  const read = (id: string, as: readonly RoleHeld[] = officer) => app.http('GET', `/coalitions/alerts/${id}`, { as });

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    await recordForum(app);
    for (const organisation of [CONVENOR, FARMERS, WOMEN]) {
      await recordOrganisation(app, organisation, { membership: derivedId('membership', organisation) });
    }
    await app.settle();
    coalition = (await post('coalitions', { ...water, convenor: CONVENOR })).body.id;
    await post(`coalitions/${coalition}/invite`, { organisation: FARMERS, role: 'participant' });
    await post(`coalitions/${coalition}/accept`, { organisation: FARMERS });
  });
  afterAll(() => app.close());

  it('is raised by a participant, heard by another, and closed by those who convene', async () => {
    const raised = await raise();
    expect(raised).toMatchObject({ status: 201, headers: { location: expect.stringContaining(raised.body.id) } });
    const { id } = raised.body;
    expect((await on(id, 'acknowledge', { organisation: CONVENOR }, convenor)).status).toBe(200);
    expect(await on(id, 'close', { result: 'answered' }, convenor)).toMatchObject({
      status: 409,
      body: { rule: 'alert.unanswered', errors: [{ pointer: '/result' }] },
    });
    const end = { result: 'overtaken', narrative: 'The district repaired them.' };
    expect(await on(id, 'close', end, of(FARMERS))).toMatchObject({ status: 403 });
    expect((await on(id, 'close', end, convenor)).status).toBe(200);
    const answer = await read(id, of(FARMERS));
    expect([...Value.Errors(AlertDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, status: 'closed', result: 'overtaken', unit: 'UG-402', themes: ['social-justice'] },
      what: { value: 'Dry.' },
      acknowledged: [{ organisation: CONVENOR, on: '2026-03-02' }],
    });
  });

  it('leaves its words out of the record, and masks them for an auditor', async () => {
    const { id } = (await raise({ what: 'A planted alert.' })).body;
    const { events } = await app.store.readStream(`alert-${id}`);
    expect(JSON.stringify(events)).not.toContain('planted');
    expect((await read(id, auditor)).body).toMatchObject({ what: { masked: true } });
  });

  it('is there for its coalition’s participants and those who answer for its unit, and for nobody else', async () => {
    const { id } = (await raise()).body;
    for (const as of [of(FARMERS), convenor, officer]) expect((await read(id, as)).status).toBe(200);
    const hidden = await read(id, of(WOMEN));
    const unknown = await read(derivedId('no', 'alert'), of(WOMEN));
    expect([hidden.status, hidden.body.title]).toEqual([404, unknown.body.title]);
    expect((await read(id, officerElsewhere)).status).toBe(404);
    expect((await on(id, 'acknowledge', { organisation: WOMEN }, of(WOMEN))).status).toBe(404);
    expect((await raise({}, of(WOMEN))).status).toBe(403);
    expect((await app.http('GET', `/coalitions/alerts/${id}/events`, { as: of(FARMERS) })).status).toBe(200);
  });

  it('is gone for a participant whose seat is suspended', async () => {
    const { id } = (await raise()).body;
    await post(`coalitions/${coalition}/invite`, { organisation: WOMEN, role: 'participant' });
    await post(`coalitions/${coalition}/accept`, { organisation: WOMEN });
    expect((await read(id, of(WOMEN))).status).toBe(200);
    await post(`coalitions/${coalition}/suspend`, { organisation: WOMEN, ground: 'absent' });
    expect((await read(id, of(WOMEN))).status).toBe(404);
  });

  it('is refused at the place that is wrong', async () => {
    const refused = async (more: object, as = officer) => {
      const { status, body } = await raise(more, as);
      return [status, body.code, body.errors?.[0].pointer];
    };
    expect(await refused({ coalition: derivedId('no', 'coalition') }, [{ role: 'secretariat' }])).toEqual([
      422,
      'alert.coalition-not-active',
      '/coalition',
    ]);
    expect(await refused({ unit: 'UG-411' }, [{ role: 'secretariat' }])).toEqual([422, 'alert.unit-outside', '/unit']);
    expect(await refused({ themes: ['education'] })).toEqual([422, 'alert.off-theme', '/themes']);
    expect(await refused({ answerBy: '2026-03-01' })).toEqual([422, 'alert.answer-past', '/answerBy']);
    expect(await refused({ what: undefined })).toEqual([400, 'invalid-body', '/what']);
  });

  it('falls due by the calendar where nobody answers', async () => {
    const { id } = (await raise({ answerBy: '2026-03-10' })).body;
    app.clock.set('2026-03-11T09:00:00.000Z');
    await app.keepCalendar();
    expect((await read(id)).body).toMatchObject({ status: 'raised', fellDueOn: '2026-03-11' });
    expect((await on(id, 'acknowledge', { organisation: FARMERS }, of(FARMERS))).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'acknowledged', fellDueOn: '2026-03-11' });
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => {
      const { effectiveOn: _, ...body } = paths[path].post.requestBody.content['application/json'].example;
      return body;
    };
    const { id } = (await raise({ ...exampleOf('/coalitions/alerts'), coalition })).body;
    const heard = { ...exampleOf('/coalitions/alerts/{id}/acknowledge'), organisation: FARMERS };
    expect((await on(id, 'acknowledge', heard)).status).toBe(200);
    expect((await on(id, 'close', exampleOf('/coalitions/alerts/{id}/close'))).status).toBe(200);
  });
});
