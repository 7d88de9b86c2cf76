import { cohortPlanned, derivedId, enrolmentApplied, type SequencedEvent } from '@baraza/contracts';
import { MemoryReadStore } from '@baraza/read-models';
import { CommandHandler, Policies, recordForeign } from '@baraza/service-kit';
import { CourseForum } from '../testing/a-course.ts';
import { CancelCohortsWhenProgrammeCancelled } from './cancel-cohorts-when-programme-cancelled.policy.ts';
import { EndEnrolmentsWhenCohortIsOver } from './end-enrolments-when-cohort-is-over.policy.ts';
import { GiveFreedPlaceToFirstWhoWaits } from './give-freed-place-to-first-who-waits.policy.ts';

let forum: CourseForum;
const failing = { run: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
const policies = () => forum.app.app.get(Policies);
const commands = () => forum.app.app.get(CommandHandler);
const headOf = async () => (await forum.app.store.head()).sequence;
async function lastOf(stream: string, type: string): Promise<SequencedEvent> {
  const { events } = await forum.app.store.readStream(stream);
  return events.findLast((event) => event.type === `capacity.${type}`)!;
}

beforeAll(async () => {
  forum = await CourseForum.open();
});
afterAll(() => forum.close());

describe('a place that falls free', () => {
  /** One place that is taken, and two who wait for it. */
  async function aFullCohort() {
    const { cohort } = await forum.cohort({ places: 1 });
    const holder = await forum.selected(cohort);
    const waiting = [await forum.application(cohort), await forum.application(cohort)] as const;
    for (const one of waiting) await forum.done(`enrolments/${one}/wait-list`);
    await forum.app.settle(); // Who has just begun to wait asks for a place as well.
    return { cohort, holder, waiting };
  }

  it('goes to the first who waits, by an event that names the policy and what freed it', async () => {
    const { cohort, holder, waiting } = await aFullCohort();
    await forum.done(`enrolments/${holder}/dismiss`, { ground: 'absent-without-excuse' });
    await forum.app.settle();
    const freed = await lastOf(`cohort-${cohort}`, 'CohortPlaceFreed');
    expect(await lastOf(`enrolment-${waiting[0]}`, 'EnrolmentSelected')).toMatchObject({
      meta: { policy: 'capacity.give-freed-place-to-first-who-waits', causationId: freed.id },
    });
    expect(await forum.statusOf(waiting[1])).toBe('wait-listed');
  });

  it('once, however often the event comes', async () => {
    const { cohort, holder, waiting } = await aFullCohort();
    await forum.done(`enrolments/${holder}/withdraw`);
    await forum.app.settle();
    const head = await headOf();
    const freed = await lastOf(`cohort-${cohort}`, 'CohortPlaceFreed');
    const reaction = forum.app.app.get(GiveFreedPlaceToFirstWhoWaits);
    await reaction.placeFreed(freed);
    await reaction.placeFreed(freed);
    expect(await headOf()).toBe(head);
    expect(await forum.statusOf(waiting[1])).toBe('wait-listed');
  });

  it('goes to as many as there are places, in their turn', async () => {
    const { cohort, waiting } = await aFullCohort();
    await forum.done(`cohorts/${cohort}/change-places`, { places: 3 });
    await forum.app.settle();
    expect([await forum.statusOf(waiting[0]), await forum.statusOf(waiting[1])]).toEqual(['selected', 'selected']);
  });

  it('comes to whoever rested while it fell free, when they wait again', async () => {
    const { cohort, holder, waiting } = await aFullCohort();
    for (const one of waiting) await forum.done(`enrolments/${one}/hold`, { ground: 'trainer-away' });
    await forum.done(`enrolments/${holder}/withdraw`);
    await forum.app.settle();
    expect((await forum.get(`cohorts/${cohort}`)).body).toMatchObject({ enrolments: [], waiting: [] });
    await forum.done(`enrolments/${waiting[1]}/lift-hold`);
    await forum.app.settle();
    expect(await forum.statusOf(waiting[1])).toBe('selected');
  });

  it('also after a crash between the event and the command', async () => {
    const { cohort, holder, waiting } = await aFullCohort();
    // The service's own policy hears of it too: whoever comes first, the place is given once.
    const crashing = { ...failing, load: commands().load.bind(commands()) } as unknown as CommandHandler;
    await forum.done(`enrolments/${holder}/withdraw`);
    const freed = await lastOf(`cohort-${cohort}`, 'CohortPlaceFreed');
    const first = new GiveFreedPlaceToFirstWhoWaits(policies(), crashing);
    await first.placeFreed(freed).catch((error: Error) => expect(error.message).toBe('the process ends here'));
    await new GiveFreedPlaceToFirstWhoWaits(policies(), commands()).placeFreed(freed);
    await forum.app.settle();
    expect(await forum.statusOf(waiting[0])).toBe('selected');
    const { events } = await forum.app.store.readStream(`enrolment-${waiting[0]}`);
    expect(events.filter(({ type }) => type === 'capacity.EnrolmentSelected')).toHaveLength(1);
  });
});

describe('a cohort that is over', () => {
  const end = (store = new MemoryReadStore(), by = commands()) =>
    new EndEnrolmentsWhenCohortIsOver(policies(), by, store);

  it('ends what is left in it once, however often the event comes, and in whatever order', async () => {
    const { cohort } = await forum.cohort();
    const enrolment = await forum.application(cohort);
    await forum.done(`cohorts/${cohort}/cancel`, { ground: 'too-few-applied' });
    await forum.app.settle();
    const head = await headOf();
    const cancelled = await lastOf(`cohort-${cohort}`, 'CohortCancelled');
    const applied = await lastOf(`enrolment-${enrolment}`, 'EnrolmentApplied');
    const late = end();
    await late.cohortCancelled(cancelled);
    await late.applied(applied as never);
    await late.cohortCancelled(cancelled);
    expect(await headOf()).toBe(head);
    expect(await lastOf(`enrolment-${enrolment}`, 'EnrolmentCancelled')).toMatchObject({
      meta: { policy: 'capacity.end-enrolments-when-cohort-is-over', causationId: cancelled.id },
    });
  });

  it('also ends an application that was heard of after it', async () => {
    const { cohort, programme } = await forum.cohort();
    await forum.done(`cohorts/${cohort}/cancel`, { ground: 'too-few-applied' });
    const { organisation } = await forum.member();
    const id = derivedId('enrolment', cohort, organisation);
    const enrolled = { kind: 'organisation', organisation };
    const data = { ...enrolmentApplied.example, enrolled, cohort, programme, unit: 'WAN' };
    await recordForeign(forum.app, { type: 'capacity.EnrolmentApplied', id, data, effectiveOn: '2026-03-02' });
    await forum.app.settle();
    expect(await forum.statusOf(id)).toBe('cancelled');
  });

  it('after a crash between the event and the command', async () => {
    const { cohort } = await forum.cohort();
    const enrolment = await forum.application(cohort);
    const applied = await lastOf(`enrolment-${enrolment}`, 'EnrolmentApplied');
    await forum.done(`cohorts/${cohort}/cancel`, { ground: 'too-few-applied' });
    const cancelled = await lastOf(`cohort-${cohort}`, 'CohortCancelled');
    const store = new MemoryReadStore();
    const before = end(store, failing);
    await before.applied(applied as never);
    await expect(before.cohortCancelled(cancelled)).rejects.toThrow('the process ends here');
    await end(store).cohortCancelled(cancelled);
    expect(await forum.statusOf(enrolment)).toBe('cancelled');
  });
});

describe('a programme that is called off', () => {
  const cancel = (store = new MemoryReadStore(), by = commands()) =>
    new CancelCohortsWhenProgrammeCancelled(policies(), by, store);
  const statusOf = async (cohort: string) => (await forum.get(`cohorts/${cohort}`)).body.status;

  it('takes its cohorts with it once, however often the event comes, and in whatever order', async () => {
    const { cohort, programme } = await forum.cohort();
    await forum.done(`programmes/${programme}/cancel`, { ground: 'no-funds' });
    await forum.app.settle();
    const head = await headOf();
    const cancelled = await lastOf(`programme-${programme}`, 'ProgrammeCancelled');
    const late = cancel();
    await late.programmeCancelled(cancelled);
    await late.cohortPlanned((await lastOf(`cohort-${cohort}`, 'CohortPlanned')) as never);
    expect(await headOf()).toBe(head);
    expect(await lastOf(`cohort-${cohort}`, 'CohortCancelled')).toMatchObject({
      meta: { policy: 'capacity.cancel-cohorts-when-programme-cancelled', causationId: cancelled.id },
    });
  });

  it('also a cohort that was heard of after it', async () => {
    const programme = await forum.programme();
    await forum.done(`programmes/${programme}/cancel`, { ground: 'no-funds' });
    const id = derivedId('cohort', programme);
    const data = { ...cohortPlanned.example, programme, unit: 'WAN' };
    await recordForeign(forum.app, { type: 'capacity.CohortPlanned', id, data, effectiveOn: '2026-03-02' });
    await forum.app.settle();
    expect(await statusOf(id)).toBe('cancelled');
  });

  it('after a crash between the event and the command', async () => {
    const { cohort, programme } = await forum.cohort();
    const planned = await lastOf(`cohort-${cohort}`, 'CohortPlanned');
    await forum.done(`programmes/${programme}/cancel`, { ground: 'no-funds' });
    const cancelled = await lastOf(`programme-${programme}`, 'ProgrammeCancelled');
    const store = new MemoryReadStore();
    const before = cancel(store, failing);
    await before.cohortPlanned(planned as never);
    await expect(before.programmeCancelled(cancelled)).rejects.toThrow('the process ends here');
    await cancel(store).programmeCancelled(cancelled);
    expect(await statusOf(cohort)).toBe('cancelled');
  });
});
