import { organisationProtected } from '@baraza/contracts';
import { recordForeign } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CertificateDocument } from '../certificate/certificate.document.ts';
import { auditor, CourseForum, officerOf, onePerson, representativeOf, secretariat } from '../testing/a-course.ts';
import { EnrolmentDocument } from './enrolment.document.ts';

const UUIDS = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

describe('enrolments over HTTP', () => {
  let forum: CourseForum;
  beforeAll(async () => {
    forum = await CourseForum.open();
  });
  afterAll(() => forum.close());

  it('anybody can check a certificate by its code, and learns nothing but that it holds, and for what', async () => {
    const { cohort } = await forum.cohort();
    const { organisation } = await forum.member();
    const id = await forum.selected(cohort, organisation);
    await forum.done(`cohorts/${cohort}/begin`);
    await forum.done(`enrolments/${id}/complete`);
    const [{ code }] = (await forum.get(`enrolments/${id}`)).body.certificates;
    const check = (typed: string) => forum.app.http('GET', `/capacity/certificates/${typed}`);
    const held = {
      code,
      status: 'valid',
      forum: 'A forum of a test',
      title: 'Strong boards for Bushenyi',
      track: 'internal-governance',
      completedOn: '2026-03-02',
      holder: 'organisation',
    };
    const checked = await check(code);
    expect([checked.status, checked.body]).toEqual([200, held]);
    expect((await check(code.toLowerCase().replaceAll('-', ''))).body).toEqual(held);
    for (const wrong of ['0000-0000-0000-0000', 'nonsense', `${code}-0`]) expect((await check(wrong)).status).toBe(404);

    const whole = await forum.get(`certificates/${code}/whole`);
    expect([...Value.Errors(CertificateDocument, whole.body)]).toEqual([]);
    expect(whole.body).toMatchObject({ enrolment: id, holder: { organisation } });
    expect((await forum.get(`certificates/${code}/whole`, representativeOf(organisation))).status).toBe(200);
    const stranger = await forum.member();
    expect((await forum.get(`certificates/${code}/whole`, representativeOf(stranger.organisation))).status).toBe(404);

    await forum.done(`certificates/${code}/revoke`, { ground: 'issued-in-error', narrative: 'A mistake.' });
    expect((await check(code)).body).toEqual({ ...held, status: 'revoked' });
    expect((await forum.post(`certificates/${code}/revoke`, { ground: 'issued-in-error' })).status).toBe(409);
    const { events } = (await forum.get(`certificates/${code}/events`)).body;
    expect(events).toHaveLength(2);
  });

  it('a participant’s certificate is as hidden as the organisation that they took part for', async () => {
    const { cohort } = await forum.cohort();
    const { organisation } = await forum.member();
    const id = await forum.selected(cohort, organisation);
    await forum.done(`cohorts/${cohort}/begin`);
    await forum.done(`enrolments/${id}/complete`);
    const codes: readonly string[] = (await forum.get(`enrolments/${id}`)).body.certificates.map(
      ({ code }: { code: string }) => code,
    );
    const asked = async (path: (code: string) => string) => {
      const answers = await Promise.all([...codes, '7K3M-Q9TX-2B8D-CC4S'].map((code) => forum.get(path(code))));
      return answers.map(({ status, text }) => [status, text.replaceAll(UUIDS, 'an id')]);
    };
    const seen = await asked((code) => `certificates/${code}/whole`);
    expect(seen.map(([status]) => status)).toEqual([200, 200, 404]);
    await recordForeign(forum.app, {
      type: 'members.OrganisationProtected',
      id: organisation,
      data: { ...organisationProtected.example, organisation },
    });
    await forum.app.settle();
    for (const part of ['whole', 'events']) {
      const [its, participants, nobodys] = await asked((code) => `certificates/${code}/${part}`);
      expect([its, participants]).toEqual([nobodys, nobodys]);
    }
    const revoked = await forum.post(`certificates/${codes[1]}/revoke`, { ground: 'issued-in-error' });
    expect(revoked.status).toBe(404);
  });

  it('names and reasons stay in the vault, and an auditor sees that there are some', async () => {
    const { cohort } = await forum.cohort();
    const id = await forum.application(cohort);
    await forum.done(`enrolments/${id}/decline`, { ground: 'not-eligible', narrative: 'A planted reason.' });
    const { events } = await forum.app.store.readStream(`enrolment-${id}`);
    for (const planted of ['Tumuhairwe', 'planted reason']) expect(JSON.stringify(events)).not.toContain(planted);
    const { body } = await forum.get(`enrolments/${id}`, auditor);
    expect(body).toMatchObject({ ground: 'not-eligible', narrative: { masked: true } });
    expect(body.participants[0].name).toMatchObject({ masked: true });
  });

  it('participants come and go, and are counted', async () => {
    const { cohort } = await forum.cohort();
    const { organisation } = await forum.member();
    const id = await forum.application(cohort, organisation);
    const two = { ...onePerson, men: 1, total: 2 };
    await forum.done(`enrolments/${id}/join-participant`, { name: 'Kato Invented', people: two });
    const [first] = await forum.participantsOf(id);
    expect((await forum.get(`enrolments/${id}`)).body.people).toEqual(two);
    await forum.done(`enrolments/${id}/leave-participant`, { participant: first, people: onePerson });
    expect(await forum.participantsOf(id)).toHaveLength(1);
  });

  it('a movement and a person of no organisation take part too', async () => {
    const { cohort } = await forum.cohort();
    const person = { cohort, kind: 'person', participants: [{ name: 'Kato Invented' }], people: onePerson };
    const { id } = await forum.done('enrolments', { ...person, home: 'UG-411' });
    const { body } = await forum.get(`enrolments/${id}`);
    expect(body.enrolled).toEqual({ kind: 'person', person: body.participants[0].participant });
    const refused = async (body: object) => {
      const answer = await forum.post('enrolments', body);
      return [answer.status, answer.body.code, answer.body.errors?.[0]?.pointer];
    };
    const { organisation } = await forum.member();
    expect(await refused(person)).toEqual([422, 'enrolment.home-missing', '/home']);
    expect(await refused({ ...person, home: 'UG-999' })).toEqual([422, 'enrolment.home-unknown', '/home']);
    expect(await refused({ ...person, organisation })).toEqual([
      422,
      'enrolment.organisation-missing',
      '/organisation',
    ]);
    expect(await refused({ ...person, kind: 'movement', organisation })).toEqual([
      422,
      'enrolment.not-a-movement',
      '/enrolled/kind',
    ]);
    expect(await refused({ ...person, cohort: organisation, home: 'UG-411' })).toEqual([
      422,
      'enrolment.cohort-unknown',
      '/cohort',
    ]);
  });

  it('a freed place goes to the first who waits', async () => {
    const { cohort } = await forum.cohort({ places: 1 });
    const [first, second, third] = [
      await forum.selected(cohort),
      await forum.application(cohort),
      await forum.application(cohort),
    ];
    expect(await forum.post(`enrolments/${second}/select`)).toMatchObject({
      status: 409,
      body: { code: 'cohort.full' },
    });
    for (const one of [second, third]) await forum.done(`enrolments/${one}/wait-list`);
    await forum.done(`enrolments/${first}/withdraw`, { ground: 'no-time' });
    await forum.app.settle();
    expect([await forum.statusOf(second), await forum.statusOf(third)]).toEqual(['selected', 'wait-listed']);
    await forum.done(`cohorts/${cohort}/change-places`, { places: 2 });
    await forum.app.settle();
    expect(await forum.statusOf(third)).toBe('selected');
    expect((await forum.get(`cohorts/${cohort}`)).body).toMatchObject({ enrolments: [second, third], waiting: [] });
  });

  it('is reached by the officers of its unit and above, and by who is enrolled', async () => {
    const { cohort } = await forum.cohort({ programme: await forum.programme({ unit: 'UG-402', units: [] }) });
    const { organisation } = await forum.member();
    const id = await forum.application(cohort, organisation);
    for (const [as, status] of [
      [secretariat, 200],
      [officerOf('WAN'), 200],
      [officerOf('UG-402'), 200],
      [officerOf('UG-411'), 404],
      [representativeOf(organisation), 200],
      [representativeOf('9c8b7a65-4d3e-4f21-8a0b-1c2d3e4f5a6b'), 404],
      [auditor, 200],
    ] as const) {
      expect([as, (await forum.get(`enrolments/${id}`, as)).status]).toEqual([as, status]);
    }
    expect((await forum.post(`enrolments/${id}/select`, {}, representativeOf(organisation))).status).toBe(403);
    expect((await forum.post(`enrolments/${id}/withdraw`, {}, representativeOf(organisation))).status).toBe(200);
    const other = await forum.member();
    const body = { cohort, kind: 'organisation', organisation, participants: [{ name: 'X' }], people: onePerson };
    expect((await forum.post('enrolments', body, representativeOf(other.organisation))).status).toBe(403);
  });

  it('rests and goes on by decision', async () => {
    const { cohort } = await forum.cohort();
    const id = await forum.selected(cohort);
    await forum.done(`enrolments/${id}/hold`, { ground: 'trainer-away' });
    expect(await forum.statusOf(id)).toBe('on-hold');
    await forum.done(`cohorts/${cohort}/begin`);
    await forum.done(`enrolments/${id}/lift-hold`);
    expect(await forum.statusOf(id)).toBe('selected');
    await forum.done(`enrolments/${id}/begin`);
    expect(await forum.statusOf(id)).toBe('active');
    await forum.done(`enrolments/${id}/dismiss`, { ground: 'absent-without-excuse', narrative: 'Thrice.' });
    expect((await forum.get(`cohorts/${cohort}`)).body.enrolments).toEqual([]);
  });

  it('a member goes from asking for a place to a certificate, and is asked what came of it', async () => {
    const { cohort } = await forum.cohort();
    const { organisation, membership } = await forum.member();
    const asked = await forum.post(
      'enrolments',
      {
        cohort,
        kind: 'organisation',
        organisation,
        participants: [{ name: 'Tumuhairwe Invented', phone: '+256 700 000000' }],
        people: onePerson,
        motivation: 'To hand over well.',
      },
      representativeOf(organisation),
    );
    expect(asked.status).toBe(201);
    const { id } = asked.body;
    await forum.done(`enrolments/${id}/select`, {}, officerOf('WAN'));
    await forum.done(`cohorts/${cohort}/begin`);
    await forum.session(cohort, '2026-04-14', [{ enrolment: id, mark: 'present' }]);
    await forum.done(`enrolments/${id}/test`, { before: 40, after: 75 });
    await forum.done(`enrolments/${id}/complete`, { effectiveOn: '2026-04-14' });

    const { body } = await forum.get(`enrolments/${id}`);
    expect([...Value.Errors(EnrolmentDocument, body)]).toEqual([]);
    expect(body).toMatchObject({
      status: 'completed',
      membership,
      attendedPercent: 100,
      participants: [{ name: { value: 'Tumuhairwe Invented' }, phone: { value: '+256 700 000000' } }],
      motivation: { value: 'To hand over well.' },
      followUps: [
        { level: 'behaviour', dueOn: '2026-10-11', standing: 'awaited' },
        { level: 'results', dueOn: '2027-04-14', standing: 'awaited' },
      ],
    });
    expect(body.certificates.map(({ holder }: { holder: object }) => holder)).toEqual([
      { kind: 'organisation', organisation },
      { kind: 'participant', person: body.participants[0].participant },
    ]);

    forum.app.clock.set('2026-10-12T09:00:00.000Z');
    await forum.app.keepCalendar();
    const due = (await forum.get(`enrolments/${id}`)).body.followUps;
    expect(due).toMatchObject([{ standing: 'due' }, { standing: 'awaited' }]);
    await forum.done(`enrolments/${id}/report-follow-up`, { level: 'behaviour', finding: 'mostly' });
    await forum.done(`enrolments/${id}/waive-follow-up`, { level: 'results', ground: 'organisation-dissolved' });
    expect((await forum.get(`enrolments/${id}`)).body.followUps).toMatchObject([
      { standing: 'reported', finding: 'mostly' },
      { standing: 'waived', ground: 'organisation-dissolved' },
    ]);
  });
});
