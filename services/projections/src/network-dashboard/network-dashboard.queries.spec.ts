import { servedBefore } from '../testing/served.ts';
import { type NetworkQuestion, NetworkQueries } from './network-dashboard.queries.ts';
import { networkModel } from './network-dashboard.read-model.ts';

const question: NetworkQuestion = {
  ...{ asOf: '2025-12-31', from: '2025-01-01', knownAt: 1, units: undefined, unitsOn: () => undefined },
  ...{ theme: undefined, constituency: undefined },
};

/** Its facts say nothing of constituencies. */
const before = () =>
  servedBefore(networkModel, {
    measure: 'organisations',
    dimensions: { unit: 'UG-402', kind: 'cbo', themes: 'governance' },
  });

describe('figures of the network, while an older program’s are served', () => {
  it('are told as they are', async () => {
    const { organisations } = await new NetworkQueries(await before()).cells(question);
    expect(organisations.map(({ value }) => value)).toEqual([1]);
  });

  it('are not told of a constituency: none would be a wrong answer', async () => {
    const asked = { ...question, constituency: 'farmers' };
    const queries = new NetworkQueries(await before());
    await expect(queries.cells(asked)).rejects.toMatchObject({ code: 'view-behind' });
    const figure = { ...asked, measure: 'organisations' as const, where: {} };
    await expect(queries.factsOf(figure, { limit: 10, cursor: undefined })).rejects.toMatchObject({
      code: 'view-behind',
    });
  });
});
