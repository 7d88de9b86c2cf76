import { MemoryReadStore } from '@baraza/read-models';
import { type NetworkQuestion, NetworkQueries } from './network-dashboard.queries.ts';
import { networkModel } from './network-dashboard.read-model.ts';

const question: NetworkQuestion = {
  ...{ asOf: '2025-12-31', from: '2025-01-01', knownAt: 1, units: undefined, unitsOn: () => undefined },
  ...{ theme: undefined, constituency: undefined },
};

/** What an older program served: its facts say nothing of constituencies. */
async function servedBefore(): Promise<MemoryReadStore> {
  const store = new MemoryReadStore();
  const model = { ...networkModel, version: networkModel.version - 1 };
  await store.prepare(model);
  const { generation } = await store.begin(model);
  const dimensions = { unit: 'UG-402', kind: 'cbo', themes: 'governance' };
  const of = { measure: 'organisations', dimensions, effectiveOn: '2025-01-01', amount: 1, entity: 'somebody' };
  const facts = [{ ...of, sequence: 1, eventId: 'first' }];
  await store.commit(model, generation, { after: 0, checkpoint: 1, versions: [], facts });
  await store.serve(model, generation);
  return store;
}

describe('figures of the network, while an older program’s are served', () => {
  it('are told as they are', async () => {
    const { organisations } = await new NetworkQueries(await servedBefore()).cells(question);
    expect(organisations.map(({ value }) => value)).toEqual([1]);
  });

  it('are not told of a constituency: none would be a wrong answer', async () => {
    const asked = { ...question, constituency: 'farmers' };
    const queries = new NetworkQueries(await servedBefore());
    await expect(queries.cells(asked)).rejects.toMatchObject({ code: 'view-behind' });
    const figure = { ...asked, measure: 'organisations' as const, where: {} };
    await expect(queries.factsOf(figure, { limit: 10, cursor: undefined })).rejects.toMatchObject({
      code: 'view-behind',
    });
  });
});
