import { MemoryReadStore } from '@baraza/read-models';
import { servedBefore } from '../testing/served.ts';
import { DuesQueries, type DuesQuestion } from './dues-dashboard.queries.ts';
import { duesModel } from './dues-dashboard.read-model.ts';

const question: DuesQuestion = {
  ...{ asOf: '2025-12-31', from: '2025-01-01', knownAt: 1, units: undefined, organisations: undefined },
};
const ofSome = { ...question, organisations: ['somebody'] };

/** Its facts say nothing of whose they are. */
const before = () =>
  servedBefore(duesModel, {
    measure: 'billed',
    dimensions: { unit: 'UG-402', category: 'full', currency: 'UGX', year: '2025', due: '2025-02-01' },
  });

describe('figures of dues, while an older program’s are served', () => {
  it('are told as they are', async () => {
    const cells = await new DuesQueries(await before()).cells(question);
    expect(cells.map(({ measure, value }) => [measure, value])).toEqual([['billed', 1]]);
  });

  it('are not told of a theme or a constituency: none would be a wrong answer', async () => {
    const queries = new DuesQueries(await before());
    await expect(queries.cells(ofSome)).rejects.toMatchObject({ code: 'view-behind' });
    const figure = { ...ofSome, measure: 'billed' as const, where: {}, age: undefined };
    const asked = queries.factsOf(figure, { limit: 10, cursor: undefined });
    await expect(asked).rejects.toMatchObject({ code: 'view-behind' });
  });

  it('of a forum that has asked for none are none', async () => {
    expect(await new DuesQueries(new MemoryReadStore()).cells(ofSome)).toEqual([]);
  });
});
