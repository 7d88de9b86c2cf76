import {
  assessmentCompleted,
  assessmentPlanned,
  assessmentRatingsClosed,
  assessmentScoreAgreed,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForeign, recordForum, recordOrganisation, type TestApp } from '@baraza/service-kit';
import { Value } from 'typebox/value';
import { CapacityModule } from '../capacity.module.ts';
import { bodies } from '../testing/assessing.ts';
import { ImprovementPlanDocument } from './improvement-plan.document.ts';
import { ASSESSMENT } from './improvement-plans.fixture.ts';

const officer: readonly RoleHeld[] = [{ role: 'programme-officer', unit: 'UG-402' }];
const own: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.own }];
const stranger: readonly RoleHeld[] = [{ role: 'member-representative', organisation: bodies.other }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const anAction = {
  text: 'Compare the planted cash book with the bank',
  ...{ domain: 'finance-and-controls', priority: 'high', owner: 'treasurer', dueOn: '2026-06-30' },
};

describe('improvement plans over HTTP', () => {
  let app: TestApp;
  const make = (more: object = {}, as = own) =>
    app.http('POST', '/capacity/improvement-plans', {
      as,
      body: { assessment: ASSESSMENT, actions: [anAction], ...more },
    });
  const step = (id: string, verb: string, body: object = {}, as = own) =>
    app.http('POST', `/capacity/improvement-plans/${id}/${verb}`, { as, body });
  const read = (id: string, as = own) => app.http('GET', `/capacity/improvement-plans/${id}`, { as });

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    for (const id of Object.values(bodies)) await recordOrganisation(app, id);
    const whose = { organisation: bodies.own, unit: 'UG-402' };
    for (const { type, example } of [
      assessmentPlanned,
      assessmentRatingsClosed,
      assessmentScoreAgreed,
      assessmentCompleted,
    ]) {
      await recordForeign(app, { type, id: ASSESSMENT, data: { ...example, ...whose } });
    }
    await app.settle();
  });
  afterAll(() => app.close());

  it('an organisation plans what it will improve, falls behind, does it, and closes the plan', async () => {
    const made = await make({ actions: [anAction, { ...anAction, domain: 'finance-and-controls', priority: 'low' }] });
    expect(made.status).toBe(201);
    const { id } = made.body;
    const { body } = await read(id);
    expect([...Value.Errors(ImprovementPlanDocument, body)]).toEqual([]);
    expect(body.actions[0]).toMatchObject({ status: 'open', text: { value: anAction.text } });
    app.clock.set('2026-07-02T09:00:00.000Z');
    await app.keepCalendar();
    const [first, second] = (await read(id)).body.actions;
    expect([first.status, second.status]).toEqual(['overdue', 'overdue']);
    expect((await step(id, 'close')).body.rule).toBe('improvement-plan.actions-open');
    const later = { action: first.action, dueOn: '2026-09-30' };
    expect((await step(id, 'replan-action', later, officer)).status).toBe(200);
    expect((await read(id)).body.actions[0]).toMatchObject({ status: 'open', dueOn: '2026-09-30' });
    await step(id, 'do-action', { action: first.action, note: 'Planted note' });
    await step(id, 'drop-action', { action: second.action, ground: 'no-funds' });
    expect((await step(id, 'close')).status).toBe(200);
    expect((await read(id)).body).toMatchObject({ status: 'closed', closedOn: '2026-07-02' });
    const { events } = await app.store.readStream(`improvement-plan-${id}`);
    expect(JSON.stringify(events).toLowerCase()).not.toContain('planted');
  });

  it('is seen by the organisation and the capacity officers of its unit; an auditor sees that there is one', async () => {
    const { id } = (await make({ actions: [{ ...anAction, dueOn: '2027-06-30' }] })).body;
    for (const as of [own, officer]) expect((await read(id, as)).body.actions).toHaveLength(1);
    expect((await read(id, auditor)).body).not.toHaveProperty('actions');
    expect((await read(id, stranger)).status).toBe(404);
    const { events } = (await app.http('GET', `/capacity/improvement-plans/${id}/events`, { as: auditor })).body;
    expect(events.map(({ type }: { type: string }) => type)).toEqual(['capacity.ImprovementPlanMade']);
  });

  it('refusals name the rule and the place', async () => {
    const elsewhere = await make({ assessment: bodies.own }, [{ role: 'secretariat' }]);
    expect(elsewhere).toMatchObject({ status: 422, body: { rule: 'improvement-plan.assessment-unfit' } });
    expect((await make({}, stranger)).status).toBe(403);
    expect(await make({ actions: [{ ...anAction, domain: 'horoscope', dueOn: '2027-06-30' }] })).toMatchObject({
      status: 422,
      body: { rule: 'improvement-plan.domain-unknown', errors: [{ pointer: '/actions/0/domain' }] },
    });
  });
});
