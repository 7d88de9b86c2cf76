import { instrumentPublished } from '@baraza/contracts';
import { recordForeign } from '@baraza/service-kit';
import { convenor, DecidingForum, of, officer } from '../decision/decisions.fixture.ts';
import { FARMERS, WOMEN } from './coalition.builders.ts';

describe('a coalition is kept awake', () => {
  let forum: DecidingForum;
  let coalition: string;
  beforeAll(async () => {
    forum = await DecidingForum.open();
    const data = { ...instrumentPublished.example, code: 'network-health' };
    await recordForeign(forum.app, { type: 'capacity.InstrumentPublished', id: 'network-health', data });
    await forum.app.settle();
    coalition = await forum.coalition(FARMERS, WOMEN);
  });
  afterAll(() => forum.app.close());

  /** What was noted in the coalition on a day, of what was done then. */
  const notedOn = async (day: string, act: () => Promise<unknown>): Promise<unknown[]> => {
    forum.app.clock.set(`${day}T09:00:00.000Z`);
    await act();
    const events = await forum.eventsOf(`coalition-${coalition}`);
    return events
      .filter(({ type, effectiveOn }) => type === 'coalitions.CoalitionActivityNoted' && effectiveOn === day)
      .map(({ data }) => (data as { by: object }).by);
  };

  it('by an alert that somebody raises, by an alert that is heard, and by a round of ratings that is planned', async () => {
    let id = '';
    const raising = { coalition, arisingFrom: { kind: 'own-accord' }, answerBy: '2026-04-30', what: 'Dry.' };
    const raise = async () => ({ id } = await forum.done('alerts', raising, of(FARMERS)));
    expect(await notedOn('2026-03-03', raise)).toEqual([{ kind: 'alert', id }]);
    const hear = () => forum.done(`alerts/${id}/acknowledge`, { organisation: WOMEN }, of(WOMEN));
    expect(await notedOn('2026-03-04', hear)).toEqual([{ kind: 'alert', id }]);
    expect(await notedOn('2026-03-05', hear)).toEqual([]);
    const round = { instrument: 'network-health', periodRated: { from: '2025-07-01', until: '2025-12-31' } };
    const plan = async () =>
      ({ id } = await forum.done('health-rounds', { coalition, ...round, closesOn: '2026-04-30' }, officer));
    expect(await notedOn('2026-03-06', plan)).toEqual([{ kind: 'health-round', id }]);
    const qualities = ['agile', 'responsive', 'coordinated', 'effective'].map((quality) => ({ quality, level: 2 }));
    const rate = () => forum.done(`health-rounds/${id}/rate`, { organisation: WOMEN, qualities }, of(WOMEN));
    expect(await notedOn('2026-03-07', rate)).toEqual([]);
  });

  it('by a joint action, and by each task of it that is taken on or done', async () => {
    let id = '';
    const plan = async () => ({ id } = await forum.done('joint-actions', { coalition, what: 'We look.' }, convenor));
    expect(await notedOn('2026-03-08', plan)).toHaveLength(1);
    await forum.done(`joint-actions/${id}/add-task`, { what: 'A list.', dueOn: '2026-04-30' }, convenor);
    const { tasks } = (await forum.app.http('GET', `/coalitions/joint-actions/${id}`, { as: officer })).body;
    const { task } = tasks[0];
    const by = { kind: 'joint-action', id };
    const claim = () => forum.done(`joint-actions/${id}/claim-task`, { task, organisation: WOMEN }, of(WOMEN));
    expect(await notedOn('2026-03-09', claim)).toEqual([by]);
    expect(await notedOn('2026-03-10', () => forum.done(`joint-actions/${id}/do-task`, { task }, of(WOMEN)))).toEqual([
      by,
    ]);
  });

  it('by what is put to the vote, and by who votes', async () => {
    let id = '';
    expect(await notedOn('2026-03-11', async () => (id = await forum.vote(coalition)))).toHaveLength(1);
    const vote = () => forum.done(`decisions/${id}/vote`, { organisation: WOMEN, choice: 'agree' }, of(WOMEN));
    expect(await notedOn('2026-03-12', vote)).toEqual([{ kind: 'decision', id }]);
    expect(await notedOn('2026-03-12', vote)).toHaveLength(1);
  });
});
