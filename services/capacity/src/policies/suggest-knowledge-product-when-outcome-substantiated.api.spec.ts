import { derivedId, knowledgeProductDrafted, outcomeSubstantiated, type SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { MemoryReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  createTestApp,
  Policies,
  recordForeign,
  recordForum,
  recordOrganisation,
  SERVICE_STORE,
  type TestApp,
} from '@baraza/service-kit';
import { CapacityModule } from '../capacity.module.ts';
import { bodies } from '../testing/record.ts';
import {
  SuggestKnowledgeProductWhenOutcomeSubstantiated,
  suggestionOf,
} from './suggest-knowledge-product-when-outcome-substantiated.policy.ts';

const policy = 'capacity.suggest-knowledge-product-when-outcome-substantiated';
const officer: readonly RoleHeld[] = [{ role: 'programme-officer', unit: 'UG-402' }];
const member = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const whose = { unit: 'UG-402', organisation: bodies.women, themes: ['social-justice'] };

describe('when an outcome is substantiated, a knowledge product is suggested', () => {
  let app: TestApp;
  let nth = 0;
  const anOutcome = () => derivedId('outcome', String((nth += 1)));
  const news = (type: string, id: string, data: object) =>
    recordForeign(app, { type, id, data, effectiveOn: '2026-02-20' });
  const substantiate = (outcome: string, verdict = 'substantiated') =>
    news('campaigns.OutcomeSubstantiated', outcome, { ...outcomeSubstantiated.example, ...whose, verdict });
  const draft = (product: string, outcome: string) =>
    news('capacity.KnowledgeProductDrafted', product, {
      ...knowledgeProductDrafted.example,
      unit: 'UG-402',
      learnedFrom: [{ kind: 'outcome', id: outcome }],
    });
  const read = (outcome: string, as = officer) =>
    app.http('GET', `/capacity/knowledge-suggestions/${suggestionOf(outcome)}`, { as });
  const reaction = () => app.app.get(SuggestKnowledgeProductWhenOutcomeSubstantiated);
  const headOf = async () => (await app.store.head()).sequence;
  const outcomesOf = async (event: SequencedEvent) => {
    const { documents } = await app.app.get(Policies).outcomes.list({ policies: [policy], limit: 1_000 });
    return documents.map(({ doc }) => doc).filter((one) => one.event === event.id);
  };

  beforeAll(async () => {
    app = await createTestApp({ modules: [CapacityModule] });
    await recordForum(app);
    for (const organisation of Object.values(bodies)) await recordOrganisation(app, organisation);
    await app.settle();
  });
  afterAll(() => app.close());

  it('for the unit and the organisation that harvested it, by an event that names the policy and its cause', async () => {
    const outcome = anOutcome();
    const event = await substantiate(outcome);
    await app.settle();
    expect((await read(outcome)).body).toMatchObject({ status: 'open', outcome, ...whose, suggestedOn: '2026-02-20' });
    const { events } = await app.store.readStream(`knowledge-suggestion-${suggestionOf(outcome)}`);
    expect(events).toMatchObject([{ meta: { policy, causationId: event.id } }]);
    expect((await read(outcome, member(bodies.women))).status).toBe(200);
    expect((await read(outcome, member(bodies.farmers))).status).toBe(404);
  });

  it('once, however often the event comes', async () => {
    const outcome = anOutcome();
    const event = await substantiate(outcome);
    await app.settle();
    const head = await headOf();
    await reaction().substantiated(event as never);
    await reaction().substantiated(event as never);
    expect(await headOf()).toBe(head);
    expect((await outcomesOf(event)).map((one) => one.outcome)).toEqual(['accepted']);
  });

  it('and taken up by a draft that names it, whichever is heard of first', async () => {
    const [before, after] = [anOutcome(), anOutcome()];
    const [early, late] = [derivedId('product', 'early'), derivedId('product', 'late')];
    await draft(early, before);
    await app.settle();
    await substantiate(before);
    await substantiate(after);
    await draft(late, after);
    await app.settle();
    expect((await read(before)).body).toMatchObject({ status: 'taken-up', product: early });
    expect((await read(after)).body).toMatchObject({ status: 'taken-up', product: late });
  });

  it('lapses where the outcome is contested, corrected or taken back, and is made again where it stands after all', async () => {
    const outcome = anOutcome();
    await substantiate(outcome);
    await substantiate(outcome, 'contested');
    await app.settle();
    expect((await read(outcome)).body).toMatchObject({ status: 'lapsed' });
    await substantiate(outcome, 'partly');
    await app.settle();
    expect((await read(outcome)).body).toMatchObject({ status: 'open' });
    await news('campaigns.OutcomeWithdrawn', outcome, { ...whose, ground: 'told-twice' });
    await app.settle();
    expect((await read(outcome)).body).toMatchObject({ status: 'lapsed' });
  });

  it('after a crash between the event and the command', async () => {
    const outcome = anOutcome();
    const event = await substantiate(outcome);
    const failing = { create: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
    const before = new SuggestKnowledgeProductWhenOutcomeSubstantiated(
      app.app.get(Policies),
      failing,
      new MemoryReadStore(),
    );
    await expect(before.substantiated(event as never)).rejects.toThrow('the process ends here');
    const after = new SuggestKnowledgeProductWhenOutcomeSubstantiated(
      app.app.get(Policies),
      app.app.get(CommandHandler),
      app.app.get(SERVICE_STORE),
    );
    await after.substantiated(event as never);
    expect((await read(outcome)).body).toMatchObject({ status: 'open' });
  });

  it('is declined on a ground, by an officer or by who harvested it', async () => {
    const outcome = anOutcome();
    await substantiate(outcome);
    await app.settle();
    const decline = (as: readonly RoleHeld[]) =>
      app.http('POST', `/capacity/knowledge-suggestions/${suggestionOf(outcome)}/decline`, {
        as,
        body: { ground: 'nothing-new' },
      });
    expect((await decline(member(bodies.farmers))).status).toBe(404);
    expect((await decline(member(bodies.women))).status).toBe(200);
    expect((await read(outcome)).body).toMatchObject({ status: 'declined', ground: 'nothing-new' });
  });
});
