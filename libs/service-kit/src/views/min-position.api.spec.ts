import { positionOf } from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import { Controller, Module } from '@nestjs/common';
import { Query } from '../operations/operation.decorators.ts';
import { PATIENCE_MS, ViewProgress } from './view-progress.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';

@Controller('views')
class ViewController {
  @Query({
    operationId: 'readHarvest',
    path: 'harvest',
    summary: 'The harvest',
    roles: ['public'],
    schema: { type: 'object' },
    views: ['harvest'],
  })
  read(): object {
    return { bags: 3 };
  }
}
@Module({ controllers: [ViewController] })
class ViewModule {}

const harvest: ReadModel<object> = { name: 'harvest', version: 1, keepsPast: false, indexes: [], index: () => ({}) };

describe('a query with Baraza-Min-Position', () => {
  let app: TestApp;
  let store: ReadStore;
  let generation: number;
  const ask = (position: string) => app.http('GET', '/views/harvest', { headers: { 'baraza-min-position': position } });
  const at = (sequence: number): string => positionOf(app.store.ledgerId, sequence);
  let checkpoint = 0;
  const reach = async (to: number): Promise<void> => {
    await store.commit(harvest, generation, { after: checkpoint, checkpoint: to, versions: [], facts: [] });
    checkpoint = to;
  };

  beforeAll(async () => {
    app = await createTestApp({ modules: [ViewModule] });
    store = app.runtime.readStore;
    await store.prepare(harvest);
    ({ generation } = await store.begin(harvest));
    await store.serve(harvest, generation);
  });
  afterAll(() => app.close());

  it('is answered at once where the view has come that far', async () => {
    await reach(5);
    expect(await ask(at(5))).toMatchObject({ status: 200, body: { bags: 3 } });
    expect((await app.http('GET', '/views/harvest')).status).toBe(200);
  });

  it('waits for the view', async () => {
    const answer = ask(at(7));
    setTimeout(() => void reach(7), 100);
    expect((await answer).status).toBe(200);
  });

  it('is told by 503 which view is behind, when its patience (5 s) is over', async () => {
    expect(PATIENCE_MS).toBe(5_000);
    app.app.get(ViewProgress).patienceMs = 100;
    expect(await ask(at(99))).toMatchObject({
      status: 503,
      body: { code: 'view-behind', params: { views: ['harvest'] } },
    });
  });

  it.each(['', '5', 'x:00000000000000000005'])('is refused for %p, which is no position', async (position) => {
    expect(await ask(position)).toMatchObject({ status: 400, body: { code: 'bad-header' } });
  });

  it("is refused for another ledger's position", async () => {
    const other = positionOf('0b4fda1e-9c3f-4d2b-8a77-3f1f6a0e5c11', 1);
    expect(await ask(other)).toMatchObject({ status: 400, body: { code: 'other-ledger' } });
  });
});
