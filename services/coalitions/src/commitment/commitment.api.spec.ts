import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CoalitionsModule } from '../coalitions.module.ts';
import { MEMBER, OTHER, toMember } from './commitment.builders.ts';
import { CommitmentDocument } from './commitment.document.ts';

const ELSEWHERE = '10000000-0000-4000-8000-000000000003';
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-411' }];
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];

describe('promises over HTTP', () => {
  let app: TestApp;
  const make = (more: object = {}, as = secretariat, person = 'maker') =>
    app.http('POST', '/coalitions/commitments', { as, person, body: { ...toMember, ...more } });
  const on = (id: string, verb: string, body: object = {}, as = officer, person = 'another officer') =>
    app.http('POST', `/coalitions/commitments/${id}/${verb}`, { as, person, body });
  const read = (id: string, as = officer) => app.http('GET', `/coalitions/commitments/${id}`, { as });
  const theMember = (id: string, verb: string, body: object = {}) => on(id, verb, body, of(MEMBER), 'of the member');

  beforeAll(async () => {
    app = await createTestApp({ modules: [CoalitionsModule] });
    await recordForum(app);
    await recordOrganisation(app, MEMBER, { membership: '20000000-0000-4000-8000-000000000001' });
    await recordOrganisation(app, OTHER, { membership: '20000000-0000-4000-8000-000000000002' });
    await recordOrganisation(app, ELSEWHERE, { unit: 'UG-411', membership: '20000000-0000-4000-8000-000000000003' });
    await app.settle();
  });
  afterAll(() => app.close());

  it('is made, accepted, told of, said to be kept, and found kept by those to whom it was made', async () => {
    const made = await make();
    expect(made).toMatchObject({ status: 201, headers: { location: expect.stringContaining(made.body.id) } });
    const { id } = made.body;
    expect((await theMember(id, 'accept')).status).toBe(200);
    const evidence = { files: ['2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'] };
    expect((await on(id, 'note-progress', { note: 'Half.', ...evidence }, secretariat, 'maker')).status).toBe(200);
    expect((await on(id, 'report-done', { links: ['https://example.org'] }, secretariat, 'maker')).status).toBe(200);
    expect(await on(id, 'keep', {}, secretariat, 'maker')).toMatchObject({
      status: 403,
      body: { rule: 'commitment.own-promise' },
    });
    expect((await theMember(id, 'contest', { ground: 'not-done-yet' })).status).toBe(200);
    await on(id, 'report-done', {}, secretariat, 'maker');
    expect((await theMember(id, 'keep', { note: 'We were there.' })).status).toBe(200);
    const answer = await read(id);
    expect([...Value.Errors(CommitmentDocument, answer.body)]).toEqual([]);
    expect(answer.body).toMatchObject({
      ...{ id, status: 'kept', direction: 'forum-to-members', onTime: true, acceptedOn: '2026-03-02' },
      promise: { value: 'A helpdesk.' },
      progress: [{ note: { value: 'Half.' }, evidence: { ...evidence, links: [] } }],
      note: { value: 'We were there.' },
    });
  });

  it('leaves its words out of the record, and masks them for an auditor', async () => {
    const { id } = (await make({ promise: 'A planted promise.' })).body;
    await on(id, 'break', { ground: 'nothing-done', narrative: 'A planted excuse.' }, secretariat, 'maker');
    const { events } = await app.store.readStream(`commitment-${id}`);
    expect(events).toHaveLength(2);
    expect(JSON.stringify(events)).not.toContain('planted');
    expect((await read(id, auditor)).body).toMatchObject({
      promise: { masked: true },
      narrative: { masked: true },
      ground: 'nothing-done',
    });
  });

  it('falls due by the calendar, gets another date when both sides agree, and is broken when that is past too', async () => {
    const { id } = (await make({ dueOn: '2026-03-10' })).body;
    expect(await theMember(id, 'break', { ground: 'nothing-done' })).toMatchObject({
      status: 409,
      body: { rule: 'commitment.not-due' },
    });
    app.clock.set('2026-03-11T09:00:00.000Z');
    await app.keepCalendar();
    expect((await read(id)).body.status).toBe('fell-due');
    await on(id, 'propose-date', { ground: 'funds-late', dueOn: '2026-03-20' }, secretariat, 'maker');
    const { proposed } = (await read(id)).body;
    expect(proposed).toMatchObject({ side: 'promisor', ground: 'funds-late', dueOn: '2026-03-20' });
    expect(await on(id, 'agree-date', { proposal: proposed.proposal }, secretariat, 'maker')).toMatchObject({
      status: 403,
      body: { rule: 'commitment.own-date' },
    });
    expect((await theMember(id, 'agree-date', { proposal: proposed.proposal })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({
      status: 'accepted',
      dueOn: '2026-03-20',
      renegotiated: [{ formerDueOn: '2026-03-10', dueOn: '2026-03-20' }],
    });
    app.clock.set('2026-03-21T09:00:00.000Z');
    // Nobody waits for the clock: what is due comes before the command.
    expect((await theMember(id, 'break', { ground: 'nothing-done' })).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'broken', ground: 'nothing-done', endedOn: '2026-03-21' });
  });

  it('has its words published by a second officer, exactly as they were put forward', async () => {
    const { id } = (await make({ dueOn: '2026-12-31' })).body;
    await on(id, 'draft-words', { text: 'A helpdesk in every district.' }, secretariat, 'maker');
    const { draft } = (await read(id)).body;
    expect(draft).toMatchObject({ text: { value: 'A helpdesk in every district.' } });
    const publish = (text: string, person: string) =>
      on(id, 'publish-words', { draft: draft.draft, text }, officer, person);
    expect(await publish('A helpdesk in every district.', 'maker')).toMatchObject({
      status: 403,
      body: { rule: 'commitment.own-words' },
    });
    expect(await publish('A helpdesk somewhere.', 'another officer')).toMatchObject({
      status: 422,
      body: { rule: 'commitment.other-words', errors: [{ pointer: '/text' }] },
    });
    expect((await publish('A helpdesk in every district.', 'another officer')).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ words: 'A helpdesk in every district.' });
    expect((await read(id)).body).not.toHaveProperty('draft');
  });

  it('does not publish words that were erased meanwhile', async () => {
    const { id } = (await make({ dueOn: '2026-12-31' })).body;
    await on(id, 'draft-words', { text: 'Names a person.' }, secretariat, 'maker');
    const { draft } = (await read(id)).body;
    await app.runtime.vault.erase(draft.text.subject);
    expect(await on(id, 'publish-words', { draft: draft.draft, text: 'Names a person.' })).toMatchObject({
      status: 422,
      body: { rule: 'commitment.words-gone' },
    });
    expect((await on(id, 'decline-words', { draft: draft.draft, ground: 'names-a-person' })).status).toBe(200);
  });

  it('to all members is open to each of them in its unit, and to nobody else', async () => {
    const { id } = (await make({ promisee: { kind: 'members' }, dueOn: '2026-12-31' })).body;
    expect((await read(id, of(OTHER))).status).toBe(200);
    expect((await on(id, 'accept', {}, of(OTHER), 'of the other')).status).toBe(200);
    expect((await read(id, of(ELSEWHERE))).status).toBe(404);
    expect((await on(id, 'keep', {}, of(ELSEWHERE), 'from elsewhere')).status).toBe(404);
    expect((await on(id, 'keep', {}, of(OTHER), 'of the other')).status).toBe(200);
  });

  it('between members is theirs alone, wherever they belong, and those’ who answer for the unit', async () => {
    const parties = {
      promisor: { kind: 'organisation', id: OTHER },
      promisee: { kind: 'organisation', id: ELSEWHERE },
    };
    const { status, body } = await make({ ...parties, dueOn: '2026-12-31' }, of(OTHER), 'of the other');
    expect(status).toBe(201);
    expect((await read(body.id, of(ELSEWHERE))).status).toBe(200);
    expect((await read(body.id, of(MEMBER))).status).toBe(404);
    expect((await read(body.id, officerElsewhere)).status).toBe(404);
    expect((await read(body.id)).status).toBe(200);
    expect((await make(parties, of(MEMBER), 'of the member')).status).toBe(403);
    expect((await make(parties, of(ELSEWHERE), 'from elsewhere')).body.rule).toBe('commitment.speaks-for-another');
    expect((await on(body.id, 'draft-words', { text: 'Words.' }, of(OTHER), 'of the other')).status).toBe(403);
  });

  it('is refused at the place that is wrong', async () => {
    const refused = async (more: object) => {
      const { status, body } = await make(more);
      return [status, body.code, body.errors[0].pointer];
    };
    const nobody = '10000000-0000-4000-8000-0000000000ff';
    expect(await refused({ promisee: { kind: 'organisation', id: nobody } })).toEqual([
      422,
      'commitment.party-unknown',
      '/promisee',
    ]);
    expect(await refused({ promisor: { kind: 'duty-bearer' } })).toEqual([
      422,
      'commitment.party-unnamed',
      '/promisor',
    ]);
    expect(await refused({ arisingFrom: { kind: 'demand' } })).toEqual([
      422,
      'commitment.source-unnamed',
      '/arisingFrom',
    ]);
    expect(await refused({ arisingFrom: { kind: 'demand', id: nobody } })).toEqual([
      422,
      'commitment.source-unknown',
      '/arisingFrom/id',
    ]);
    expect(await refused({ promise: undefined })).toEqual([400, 'invalid-body', '/promise']);
  });

  it('the examples of the API description work as they stand', async () => {
    const { paths } = (await app.http('GET', '/openapi.json')).body;
    const exampleOf = (path: string) => paths[path].post.requestBody.content['application/json'].example;
    const { id } = (await make({ ...exampleOf('/coalitions/commitments') })).body;
    const example = (verb: string) => exampleOf(`/coalitions/commitments/{id}/${verb}`);
    const bare = ({ effectiveOn: _, ...body }: Record<string, unknown>) => body;
    for (const verb of ['note-progress', 'report-done', 'propose-date']) {
      expect([verb, (await on(id, verb, bare(example(verb)), secretariat, 'maker')).status]).toEqual([verb, 200]);
    }
    for (const verb of ['accept', 'contest', 'draft-words']) {
      expect([verb, (await on(id, verb, bare(example(verb)))).status]).toEqual([verb, 200]);
    }
    expect((await on(id, 'keep', bare(example('keep')))).status).toBe(200);
    for (const verb of ['break', 'excuse']) {
      const other = (await make({ dueOn: '2026-12-31' })).body.id;
      const [as, person] = verb === 'break' ? [secretariat, 'maker'] : [officer, 'another officer'];
      expect([verb, (await on(other, verb, bare(example(verb)), as, person)).status]).toEqual([verb, 200]);
    }
  });
});
