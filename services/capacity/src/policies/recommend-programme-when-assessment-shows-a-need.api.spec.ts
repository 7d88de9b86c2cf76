import { MemoryReadStore } from '@baraza/read-models';
import { CommandHandler, Policies, ReferenceFacts } from '@baraza/service-kit';
import { NeedsAndProgrammes } from './needs-and-programmes.fixture.ts';
import { RecommendProgrammeWhenAssessmentShowsANeed } from './recommend-programme-when-assessment-shows-a-need.policy.ts';

const policy = 'capacity.recommend-programme-when-assessment-shows-a-need';

describe('when an assessment shows a need, an open programme that meets it is recommended', () => {
  let forum: NeedsAndProgrammes;
  beforeAll(async () => {
    forum = await NeedsAndProgrammes.open();
  });
  afterAll(() => forum.app.close());

  it('where a domain stands below 2, of a track that strengthens it, and says why', async () => {
    const programme = await forum.opened();
    const organisation = await forum.organisation();
    const assessed = await forum.assessed(organisation, { finance: 3, leading: 8 });
    expect((await forum.recommendation(organisation, programme.id)).body).toMatchObject({
      ...{ status: 'open', organisation, programme: programme.id, track: 'internal-governance', domains: ['finance'] },
      ...{ because: ['domain-below-two'], assessment: assessed.stream.slice('assessment-'.length) },
    });
    const [event] = await forum.eventsOf(organisation, programme.id);
    expect(event).toMatchObject({ meta: { policy, causationId: assessed.id }, effectiveOn: '2026-02-20' });
  });

  it('not where every domain of its track stands at 2', async () => {
    const programme = await forum.opened();
    const organisation = await forum.organisation();
    await forum.assessed(organisation, { finance: 4, leading: 2 });
    expect((await forum.recommendation(organisation, programme.id)).status).toBe(404);
  });

  it('of leadership transition where nobody is named to follow those who lead', async () => {
    const programme = await forum.opened({ track: 'leadership-transition' });
    const [without, withPlan] = [await forum.organisation(), await forum.organisation()];
    const plan = await forum.planAdopted(withPlan);
    await forum.app.settle();
    for (const one of [without, withPlan]) await forum.assessed(one, { finance: 8, leading: 8 });
    expect((await forum.recommendation(without, programme.id)).body).toMatchObject({
      because: ['no-succession-plan'],
      domains: [],
    });
    expect((await forum.recommendation(withPlan, programme.id)).status).toBe(404);
    const id = plan.stream.slice('succession-plan-'.length);
    const { organisation, unit, office } = plan.data as Record<string, string>;
    const ended = { organisation, unit, office, ground: 'office-abolished' };
    await forum.step('capacity.SuccessionPlanEnded', id, ended);
    expect((await forum.recommendation(withPlan, programme.id)).status).toBe(200);
  });

  it('not one that works elsewhere', async () => {
    const elsewhere = await forum.opened({ units: ['UG-411'] });
    const everywhere = await forum.opened({ units: [] });
    const organisation = await forum.organisation();
    await forum.assessed(organisation, { finance: 2, leading: 8 });
    expect((await forum.recommendation(organisation, elsewhere.id)).status).toBe(404);
    expect((await forum.recommendation(organisation, everywhere.id)).status).toBe(200);
  });

  it('in the other order: the programme is opened after the assessment, and the recommendation holds from then', async () => {
    const organisation = await forum.organisation();
    await forum.assessed(organisation, { finance: 2, leading: 8 });
    await forum.app.settle();
    const programme = await forum.opened();
    const [event] = await forum.eventsOf(organisation, programme.id);
    expect(event).toMatchObject({ meta: { policy, causationId: programme.event.id }, effectiveOn: '2026-02-25' });
  });

  it('by its last assessment: one that shows no need any more is remembered in place of the first', async () => {
    const organisation = await forum.organisation();
    const first = await forum.assessed(organisation, { finance: 2, leading: 8 });
    await forum.assessed(organisation, { finance: 6, leading: 8 });
    await forum.app.settle();
    await forum.app.app.get(RecommendProgrammeWhenAssessmentShowsANeed).scored(first as never);
    const programme = await forum.opened();
    expect((await forum.recommendation(organisation, programme.id)).status).toBe(404);
  });

  it('not one that was started or called off before', async () => {
    const [started, cancelled] = [await forum.opened(), await forum.opened()];
    await forum.step('capacity.ProgrammeStarted', started.id);
    await forum.step('capacity.ProgrammeCancelled', cancelled.id, { ground: 'no-funds' });
    await forum.app.settle();
    const reaction = forum.app.app.get(RecommendProgrammeWhenAssessmentShowsANeed);
    await reaction.opened(started.event as never);
    const organisation = await forum.organisation();
    await forum.assessed(organisation, { finance: 2, leading: 8 });
    for (const { id } of [started, cancelled]) expect((await forum.recommendation(organisation, id)).status).toBe(404);
  });

  it('once, however often the events come, whatever became of it', async () => {
    const programme = await forum.opened();
    const organisation = await forum.organisation();
    const assessed = await forum.assessed(organisation, { finance: 2, leading: 8 });
    await forum.recommendation(organisation, programme.id);
    const head = (await forum.app.store.head()).sequence;
    const reaction = forum.app.app.get(RecommendProgrammeWhenAssessmentShowsANeed);
    for (let times = 0; times < 2; times++) {
      await reaction.scored(assessed as never);
      await reaction.opened(programme.event as never);
    }
    expect((await forum.app.store.head()).sequence).toBe(head);
  });

  it('after a crash between the event and the command', async () => {
    const organisation = await forum.organisation();
    const { get } = { get: forum.app.app.get.bind(forum.app.app) };
    const programme = await forum.opened();
    const assessed = await forum.assessed(organisation, { finance: 2, leading: 8 });
    const commands = get(CommandHandler);
    const failing = {
      load: commands.load.bind(commands),
      create: () => Promise.reject(new Error('the process ends here')),
    } as unknown as CommandHandler;
    const before = new RecommendProgrammeWhenAssessmentShowsANeed(
      get(Policies),
      failing,
      get(ReferenceFacts),
      new MemoryReadStore(),
    );
    await before.opened(programme.event as never);
    await expect(before.scored(assessed as never)).rejects.toThrow('the process ends here');
    await get(RecommendProgrammeWhenAssessmentShowsANeed).scored(assessed as never);
    expect(await forum.eventsOf(organisation, programme.id)).toHaveLength(1);
  });
});
