import { MemoryReadStore } from '@baraza/read-models';
import { type CommandHandler, Policies } from '@baraza/service-kit';
import { CloseRecommendationWhenAnswered } from './close-recommendation-when-answered.policy.ts';
import { NeedsAndProgrammes } from './needs-and-programmes.fixture.ts';

const policy = 'capacity.close-recommendation-when-answered';

describe('a recommendation is answered by an application, and lapses with its programme', () => {
  let forum: NeedsAndProgrammes;
  const recommended = async () => {
    const programme = await forum.opened();
    const organisation = await forum.organisation();
    await forum.assessed(organisation, { finance: 2, leading: 8 });
    expect((await forum.recommendation(organisation, programme.id)).body).toMatchObject({ status: 'open' });
    return { organisation, programme };
  };

  beforeAll(async () => {
    forum = await NeedsAndProgrammes.open();
  });
  afterAll(() => forum.app.close());

  it('taken up where the organisation applies, and the event names what caused it', async () => {
    const { organisation, programme } = await recommended();
    const applied = await forum.applied(organisation, programme.id);
    const enrolment = applied.stream.slice('enrolment-'.length);
    expect((await forum.recommendation(organisation, programme.id)).body).toMatchObject({
      status: 'taken-up',
      enrolment,
    });
    const [, event] = await forum.eventsOf(organisation, programme.id);
    expect(event).toMatchObject({ meta: { policy, causationId: applied.id } });
  });

  it('taken up where it had applied before it was recommended', async () => {
    const programme = await forum.opened();
    const organisation = await forum.organisation();
    await forum.applied(organisation, programme.id);
    await forum.app.settle();
    await forum.assessed(organisation, { finance: 2, leading: 8 });
    expect((await forum.recommendation(organisation, programme.id)).body).toMatchObject({ status: 'taken-up' });
  });

  it('lapsed with a programme that is completed or called off, and not when it starts; what was answered stays so', async () => {
    for (const [type, data] of [
      ['capacity.ProgrammeCompleted', { track: 'internal-governance', assignments: 0 }],
      ['capacity.ProgrammeCancelled', { ground: 'no-funds' }],
    ] as const) {
      const { organisation, programme } = await recommended();
      const another = await forum.organisation();
      await forum.assessed(another, { finance: 2, leading: 8 });
      await forum.applied(another, programme.id);
      await forum.recommendation(another, programme.id);
      await forum.step('capacity.ProgrammeStarted', programme.id);
      expect((await forum.recommendation(organisation, programme.id)).body).toMatchObject({ status: 'open' });
      await forum.step(type, programme.id, data);
      expect((await forum.recommendation(organisation, programme.id)).body).toMatchObject({ status: 'lapsed' });
      expect((await forum.recommendation(another, programme.id)).body).toMatchObject({ status: 'taken-up' });
    }
  });

  it('declined by the organisation itself, and not by another', async () => {
    const { organisation, programme } = await recommended();
    const { id } = (await forum.recommendation(organisation, programme.id)).body as { id: string };
    const decline = (of: string) =>
      forum.app.http('POST', `/capacity/recommendations/${id}/decline`, {
        as: [{ role: 'member-representative', organisation: of }],
        body: { ground: 'no-time-now' },
      });
    expect((await decline(await forum.organisation())).status).toBe(404);
    expect((await decline(organisation)).status).toBe(200);
    expect((await forum.recommendation(organisation, programme.id)).body).toMatchObject({ ground: 'no-time-now' });
  });

  it('once, however often the events come', async () => {
    const { organisation, programme } = await recommended();
    const applied = await forum.applied(organisation, programme.id);
    const [event] = await forum.eventsOf(organisation, programme.id);
    const head = (await forum.app.store.head()).sequence;
    const reaction = forum.app.app.get(CloseRecommendationWhenAnswered);
    for (let times = 0; times < 2; times++) {
      await reaction.recommended(event as never);
      await reaction.applied(applied as never);
    }
    expect((await forum.app.store.head()).sequence).toBe(head);
  });

  it('after a crash between the event and the command', async () => {
    const { organisation, programme } = await recommended();
    const applied = await forum.applied(organisation, programme.id);
    const failing = { run: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
    const { get } = { get: forum.app.app.get.bind(forum.app.app) };
    const before = new CloseRecommendationWhenAnswered(get(Policies), failing, new MemoryReadStore());
    const [made] = await forum.eventsOf(organisation, programme.id);
    await before.recommended(made as never);
    await expect(before.applied(applied as never)).rejects.toThrow('the process ends here');
    await get(CloseRecommendationWhenAnswered).applied(applied as never);
    const types = (await forum.eventsOf(organisation, programme.id)).map(({ type }) => type);
    expect(types).toEqual(['capacity.ProgrammeRecommended', 'capacity.RecommendationTakenUp']);
  });
});
