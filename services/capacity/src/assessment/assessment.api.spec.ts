import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CapacityModule } from '../capacity.module.ts';
import { shippedInstrument } from '../instrument/shipped-instruments.ts';
import { bodies } from '../testing/assessing.ts';
import { AssessmentDocument } from './assessment.document.ts';
import { aFile } from './assessments.fixture.ts';

const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officer: readonly RoleHeld[] = [{ role: 'programme-officer', unit: 'UG-402' }];
const officerElsewhere: readonly RoleHeld[] = [{ role: 'programme-officer', unit: 'UG-411' }];
const unitOfficer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
const convenor: readonly RoleHeld[] = [{ role: 'coalition-convenor' }];
const own: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.own }];
const stranger: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.other }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];

const shipped = shippedInstrument('organisational-capacity')!;
const ratings = (level: number) => [{ item: 'legal-standing', level }];

describe('assessments over HTTP', () => {
  let app: TestApp;
  const plan = (more: object = {}, as = officer) =>
    app.http('POST', '/capacity/assessments', {
      as,
      person: 'facilitator',
      body: {
        ...{ organisation: bodies.own, instrument: 'organisational-capacity', round: 'baseline', dueOn: '2026-04-30' },
        ...more,
      },
    });
  const step = (id: string, verb: string, body: object = {}, as = officer, person = 'facilitator') =>
    app.http('POST', `/capacity/assessments/${id}/${verb}`, { as, body, person });
  const read = (id: string, as = officer) => app.http('GET', `/capacity/assessments/${id}`, { as });

  async function anAgreeing(more: object = {}): Promise<string> {
    const { id } = (await plan(more)).body;
    for (const level of [1, 3]) await step(id, 'give-rating', { rater: 'board', ratings: ratings(level) });
    expect((await step(id, 'close-ratings')).status).toBe(200);
    return id;
  }
  async function agreeAll(id: string, levelOf: (domain: string) => number, more: object = {}): Promise<void> {
    for (const { code, items } of shipped.domains) {
      const levels = items.map((item) => ({ item: item.code, level: levelOf(code) }));
      const body = { domain: code, levels, justification: 'Seen in the planted minutes', ...more };
      expect((await step(id, 'agree-score', body, own, 'chair')).status).toBe(200);
    }
  }

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    await recordOrganisation(app, bodies.own);
    await recordOrganisation(app, bodies.other);
    await recordForeign(app, {
      type: 'members.FileReceived',
      id: aFile.file,
      data: {
        ...{
          organisation: bodies.own,
          unit: 'UG-402',
          sha256: aFile.sha256,
          size: aFile.size,
          mediaType: aFile.mediaType,
        },
        ...{ locked: aFile.sha256, lockedSize: 40 },
        key: { subject: bodies.own, commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc' },
      },
    });
    await app.settle();
    for (const code of ['organisational-capacity', 'network-health']) {
      const scoring = code === 'network-health' ? { scoring: 'evidence-verified' } : {};
      const adopted = await app.http('POST', `/capacity/instruments/${code}/adopt`, { as: secretariat, body: scoring });
      expect(adopted.status).toBe(200);
    }
  });
  afterAll(() => app.close());

  it('an organisation agrees where it stands, and an endline tells what changed since the baseline', async () => {
    const baseline = await anAgreeing();
    await agreeAll(baseline, () => 1);
    expect((await step(baseline, 'complete')).status).toBe(200);
    const endline = await anAgreeing({ round: 'endline', baseline });
    await agreeAll(endline, (domain) => (domain === 'finance-and-controls' ? 3 : 1));
    expect((await step(endline, 'complete')).body.events.map(({ type }: { type: string }) => type)).toEqual([
      'capacity.AssessmentCompleted',
      'capacity.AssessmentScored',
    ]);
    const { body } = await read(endline);
    expect([...Value.Errors(AssessmentDocument, body)]).toEqual([]);
    expect(body).toMatchObject({ status: 'completed', version: 1, scoring: 'self-agreed', sheets: 2 });
    const finance = { domain: 'finance-and-controls', items: 5 };
    expect(body.result.domains).toContainEqual({ ...finance, sum: 15 });
    expect(body.result.comparison).toMatchObject({ baseline });
    expect(body.result.comparison.domains).toContainEqual({ ...finance, before: 5, after: 15 });
  });

  it('tells the spread when all ratings are in, and never what one person rated', async () => {
    const { id } = (await plan()).body;
    await step(id, 'give-rating', { rater: 'board', ratings: ratings(1) }, own, 'a member of the board');
    await step(id, 'give-rating', { rater: 'staff', ratings: ratings(4) });
    expect((await read(id, own)).body).toMatchObject({ sheets: 2 });
    expect((await read(id, own)).body).not.toHaveProperty('spread');
    await step(id, 'close-ratings');
    const { spread } = (await read(id, own)).body;
    expect(spread[0]).toEqual({ item: 'legal-standing', counts: [1, 0, 0, 1] });
    for (const as of [own, officer, secretariat, auditor]) {
      const shown = await app.http('GET', `/capacity/assessments/${id}/events`, { as });
      expect(shown.text).not.toContain('AssessmentRatingGiven');
      expect((await read(id, as)).text).not.toContain('"rater"');
    }
  });

  it('scores are the organisation’s own and the capacity officers’: others read that it takes place', async () => {
    const id = await anAgreeing();
    await agreeAll(id, () => 2);
    for (const as of [own, officer, unitOfficer, secretariat]) expect((await read(id, as)).body.scores).toHaveLength(7);
    const audited = await read(id, auditor);
    expect([audited.status, audited.body.status]).toEqual([200, 'agreeing']);
    for (const hidden of ['scores', 'spread', 'result', 'sheets']) expect(audited.body).not.toHaveProperty(hidden);
    expect((await read(id, convenor)).status).toBe(403);
    for (const as of [stranger, officerElsewhere]) expect((await read(id, as)).status).toBe(404);
    const types = (await app.http('GET', `/capacity/assessments/${id}/events`, { as: auditor })).body.events;
    expect(types.map(({ type }: { type: string }) => type)).toEqual(['capacity.AssessmentPlanned']);
    const { events } = await app.store.readStream(`assessment-${id}`);
    expect(JSON.stringify(events)).not.toContain('planted');
  });

  it('what is to be verified names its evidence, and a reviewer who had no part in it and the organisation agree', async () => {
    const instrument = 'network-health';
    const { domains } = shippedInstrument(instrument)!;
    const { id } = (await plan({ instrument })).body;
    const [first] = domains;
    const item = first!.items[0]!.code;
    for (const level of [1, 2]) await step(id, 'give-rating', { rater: 'staff', ratings: [{ item, level }] });
    await step(id, 'close-ratings');
    const score = (code: string, level: number, more: object = {}) => {
      const levels = domains.find((one) => one.code === code)!.items.map((one) => ({ item: one.code, level }));
      const body = { domain: code, levels, justification: 'As the minutes show', evidence: [aFile.file], ...more };
      return step(id, 'agree-score', body, own, 'chair');
    };
    expect(await score(first!.code, 3, { evidence: [] })).toMatchObject({
      status: 422,
      body: { rule: 'assessment.evidence-missing', errors: [{ pointer: '/evidence' }] },
    });
    expect(await score(first!.code, 3, { evidence: [bodies.own] })).toMatchObject({
      body: { rule: 'assessment.evidence-unknown', errors: [{ pointer: '/evidence/0' }] },
    });
    for (const { code } of domains) expect((await score(code, 3)).status).toBe(200);
    expect((await step(id, 'submit', {}, own, 'chair')).status).toBe(200);
    const review = (verb: string, body: object, person = 'reviewer') => step(id, verb, body, secretariat, person);
    expect(await review('verify-domain', { domain: first!.code }, 'facilitator')).toMatchObject({
      status: 403,
      body: { rule: 'assessment.reviewed-by-facilitator' },
    });
    const question = { domain: first!.code, levels: [{ item, level: 1 }], reasons: 'The minutes end in March' };
    expect((await review('question-domain', question)).status).toBe(200);
    expect((await read(id, own)).body.scores[0].question).toMatchObject({
      levels: question.levels,
      reasons: { value: 'The minutes end in March' },
    });
    expect((await step(id, 'complete')).body.rule).toBe('assessment.not-verified');
    expect((await score(first!.code, 2)).status).toBe(200);
    for (const { code } of domains) expect((await review('verify-domain', { domain: code })).status).toBe(200);
    expect((await read(id)).body.status).toBe('verified');
    expect((await step(id, 'complete')).status).toBe(200);
  });

  it('nobody from outside puts a score down', async () => {
    const id = await anAgreeing();
    const body = { domain: 'finance-and-controls', levels: [], justification: 'x' };
    expect((await step(id, 'agree-score', body)).status).toBe(403);
    expect((await step(id, 'agree-score', body, stranger)).status).toBe(404);
  });

  it('refusals name the rule and the place', async () => {
    expect(await plan({ instrument: 'horoscope' })).toMatchObject({
      status: 422,
      body: { rule: 'assessment.instrument-unknown', errors: [{ pointer: '/instrument' }] },
    });
    expect(await plan({ round: 'endline' })).toMatchObject({ body: { rule: 'assessment.baseline-amiss' } });
    expect(await plan({ round: 'endline', baseline: bodies.own })).toMatchObject({
      status: 422,
      body: { rule: 'assessment.baseline-unfit' },
    });
    expect(await plan({ organisation: '00000000-0000-4000-8000-0000000000ff' }, secretariat)).toMatchObject({
      body: { rule: 'assessment.organisation-unknown' },
    });
    expect((await plan({}, officerElsewhere)).status).toBe(403);
    const { id } = (await plan()).body;
    expect(await step(id, 'close-ratings')).toMatchObject({
      status: 409,
      body: { rule: 'assessment.ratings-too-few' },
    });
    expect((await step(id, 'abandon', { ground: 'organisation-not-ready' })).status).toBe(200);
    expect(await step(id, 'complete')).toMatchObject({ status: 409, body: { rule: 'assessment.ended' } });
  });
});
