import { positionOf } from '@baraza/contracts';
import type { ReadModel, ReadStore, ServedModels } from '@baraza/read-models';
import { Controller, Inject, Module } from '@nestjs/common';
import { Query } from '../operations/operation.decorators.ts';
import { setTimeout as pause } from 'node:timers/promises';
import { SERVED_MODELS } from '../runtime/tokens.ts';
import { PATIENCE_MS, ViewProgress } from './view-progress.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';

const view = (name: string): ReadModel<object> => {
  return { name, version: 1, keepsPast: false, indexes: [], index: () => ({}) };
};
const harvest = view('harvest');
/** Read in passing by one of the operations. */
const weather = view('weather');

@Controller('views')
class ViewController {
  constructor(@Inject(SERVED_MODELS) private readonly views: ServedModels) {}

  @Query({
    operationId: 'readHarvest',
    path: 'harvest',
    summary: 'The harvest',
    roles: ['public'],
    schema: { type: 'object' },
    readsViews: true,
  })
  async read(): Promise<object> {
    return { bags: 3, asOf: await this.views.checkpoint(harvest.name) };
  }

  @Query({
    operationId: 'readSeason',
    path: 'season',
    summary: 'The harvest, and why it was so',
    roles: ['public'],
    schema: { type: 'object' },
    readsViews: true,
  })
  async season(): Promise<object> {
    const { total } = await this.views.find(harvest, { limit: 1 });
    return { total, weather: (await this.views.get(weather, 'UG-402')) ?? null };
  }
}
@Module({ controllers: [ViewController] })
class ViewModule {}

describe('a query with Baraza-Min-Position', () => {
  let app: TestApp;
  let store: ReadStore;
  const ask = (position: string, path = 'harvest') =>
    app.http('GET', `/views/${path}`, { headers: { 'baraza-min-position': position } });
  const at = (sequence: number): string => positionOf(app.store.ledgerId, sequence);
  const generations = new Map<string, number>();
  const reach = async (model: ReadModel<object>, checkpoint: number, doc?: object): Promise<void> => {
    const versions = doc === undefined ? [] : [{ key: 'UG-402', doc, sequence: checkpoint }];
    const after = await store.checkpoint(model.name);
    await store.commit(model, generations.get(model.name)!, { after, checkpoint, versions, facts: [] });
  };

  beforeAll(async () => {
    app = await createTestApp({ modules: [ViewModule] });
    store = app.runtime.readStore;
    for (const model of [harvest, weather]) {
      await store.prepare(model);
      const { generation } = await store.begin(model);
      await store.serve(model, generation);
      generations.set(model.name, generation);
    }
  });
  afterAll(() => app.close());

  it('is answered at once where the view has come that far', async () => {
    await reach(harvest, 5);
    expect(await ask(at(5))).toMatchObject({ status: 200, body: { bags: 3, asOf: 5 } });
    expect((await app.http('GET', '/views/harvest')).status).toBe(200);
  });

  it('waits for the view', async () => {
    const answer = ask(at(7));
    setTimeout(() => void reach(harvest, 7), 100);
    expect((await answer).body).toEqual({ bags: 3, asOf: 7 });
  });

  it('waits for every view that it turns out to read, whichever that is', async () => {
    const answer = ask(at(7), 'season');
    setTimeout(() => void reach(weather, 7, { rain: 'late' }), 100);
    expect((await answer).body).toEqual({ total: 0, weather: { rain: 'late' } });
  });

  it('does not wait for a view that it does not read', async () => {
    await reach(harvest, 9);
    expect((await ask(at(9))).body).toEqual({ bags: 3, asOf: 9 });
  });

  it('is told by 503 which view is behind, when its patience (5 s) is over', async () => {
    expect(PATIENCE_MS).toBe(5_000);
    app.app.get(ViewProgress).patienceMs = 100;
    expect(await ask(at(99))).toMatchObject({
      status: 503,
      body: { code: 'view-behind', params: { views: ['harvest'] } },
    });
    await reach(harvest, 10);
    expect(await ask(at(10), 'season')).toMatchObject({ status: 503, body: { params: { views: ['weather'] } } });
  });

  it('asks whoever keeps the views up, who knows at once how far each is', async () => {
    const asked = new Set<number>();
    app.app.get(ViewProgress).keptUpBy(async (view, sequence, timeoutMs) => {
      expect(view).toBe('harvest');
      asked.add(sequence);
      await (sequence === 11 ? reach(harvest, 11) : pause(timeoutMs));
      return sequence === 11;
    });
    expect((await ask(at(10))).status).toBe(200);
    expect((await ask(at(11))).body).toEqual({ bags: 3, asOf: 11 });
    expect(await ask(at(12))).toMatchObject({ status: 503, body: { code: 'view-behind' } });
    expect([...asked]).toEqual([11, 12]);
  });

  it('looks again where whoever keeps the views up hears of it no more', async () => {
    const progress = app.app.get(ViewProgress);
    progress.patienceMs = 5_000;
    progress.keptUpBy(async (_view, _sequence, timeoutMs) => {
      await pause(timeoutMs);
      return false;
    });
    const answer = ask(at(20));
    setTimeout(() => void reach(harvest, 20), 50);
    expect((await answer).body).toEqual({ bags: 3, asOf: 20 });
  });

  it.each(['', '5', 'x:00000000000000000005'])('is refused for %p, which is no position', async (position) => {
    expect(await ask(position)).toMatchObject({ status: 400, body: { code: 'bad-header' } });
  });

  it("is refused for another ledger's position", async () => {
    const other = positionOf('0b4fda1e-9c3f-4d2b-8a77-3f1f6a0e5c11', 1);
    expect(await ask(other)).toMatchObject({ status: 400, body: { code: 'other-ledger' } });
  });
});
