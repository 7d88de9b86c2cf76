import { randomUUID } from 'node:crypto';
import type { BallotBoxes } from '@baraza/ballot-box';
import { BALLOT_BOXES, foundInFiles, piecesOfOpenBoxes } from '@baraza/service-kit';
import { CountATrustRoundWhenItIsClosed } from '../policies/count-a-trust-round-when-it-is-closed.policy.ts';
import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { aTrustPlan } from './trust-rounds.fixture.ts';

let forum: SmallForum;
beforeEach(async () => {
  forum = await SmallForum.open();
});
afterEach(() => forum.close());

const planned = async (): Promise<string> => (await forum.done('/members/trust-rounds', aTrustPlan)).id;
const path = (id: string, verb = ''): string => `/members/trust-rounds/${id}${verb === '' ? '' : `/${verb}`}`;
const sheet = (group: string, score: number, more: object = {}) => ({
  sheet: randomUUID(),
  group,
  sex: 'woman',
  answers: [{ question: 'keeps-its-word', score }],
  ...more,
});
const on = async (date: string): Promise<void> => {
  forum.app.clock.set(`${date}T09:00:00.000Z`);
  await forum.app.keepCalendar();
};
const boxes = (): Promise<readonly string[]> => forum.app.app.get<BallotBoxes>(BALLOT_BOXES).list();
const eventsOf = async (id: string) => (await forum.app.store.readStream(`trust-round-${id}`)).events;

it('a trust round is planned, takes sheets, is closed, counted and published, and nothing links', async () => {
  const id = await planned();
  expect(await forum.post('/members/trust-rounds', aTrustPlan)).toMatchObject({
    status: 409,
    body: { code: 'trust-round.planned-already' },
  });
  await on('2026-03-10');
  await forum.settled();
  const { items } = (await forum.get(`/members/notices?status=to-print&about=${id}`)).body;
  expect(items.map(({ organisation }: { organisation: string }) => organisation).sort()).toEqual(
    [...forum.founders].sort(),
  );
  expect(items[0]).toMatchObject({ template: 'trust-round-open' });
  const officer = officerOf('UG-402');
  for (let at = 0; at < 7; at++) await forum.done(path(id, 'take-sheet'), sheet('the-public', 4), officer);
  const last = sheet('duty-bearers', 1);
  for (let at = 0; at < 5; at++) await forum.done(path(id, 'take-sheet'), sheet('duty-bearers', 2), officer);
  await forum.done(path(id, 'take-sheet'), last, officer);
  expect(await forum.post(path(id, 'take-sheet'), { ...last, answers: sheet('', 2).answers }, officer)).toMatchObject({
    status: 200,
    body: { events: [] },
  });
  expect((await forum.post(path(id, 'take-sheet'), last, officerOf('UG-411'))).status).toBe(404);
  expect((await forum.get(path(id), representativeOf(forum.founders[0]!))).status).toBe(403);
  expect((await forum.get(path(id), auditor)).body).toMatchObject({ status: 'open', sheets: 13 });
  const pieces = piecesOfOpenBoxes(forum.app);
  expect(foundInFiles(forum.app, pieces)).toBeGreaterThan(13);

  await on('2026-04-02');
  expect(foundInFiles(forum.app, pieces)).toBe(0);
  expect(await boxes()).toEqual([]);
  const events = await eventsOf(id);
  expect(events.find(({ type }) => type === 'members.TrustAnswersCounted')!.data).toMatchObject({
    cells: [
      { counts: [0, 6, 0, 7, 0] },
      { group: 'duty-bearers', counts: [0, 6, 0, 0, 0] },
      { group: 'the-public', counts: [0, 0, 0, 7, 0] },
    ],
  });
  await forum.done(path(id, 'publish-results'));
  expect((await forum.get(path(id))).body).toMatchObject({
    status: 'published',
    results: { taken: 15, tables: [{ cells: [{ counts: [0, 5, 0, 5, 0] }, {}, {}] }, {}] },
  });

  const closed = events.find(({ type }) => type === 'members.TrustRoundClosed')!;
  const head = await forum.app.store.head();
  await forum.app.app.get(CountATrustRoundWhenItIsClosed).closed(closed);
  expect(await forum.app.store.head()).toEqual(head);
});

it('a trust round that is called off is destroyed unread, and can be planned anew', async () => {
  const id = await planned();
  await on('2026-03-10');
  await forum.done(path(id, 'take-sheet'), sheet('the-public', 4));
  expect(await boxes()).toHaveLength(1);
  await forum.done(path(id, 'cancel'), { ground: 'planned-in-error' });
  await forum.app.settle();
  expect(await boxes()).toEqual([]);
  const again = await forum.done('/members/trust-rounds', { ...aTrustPlan, opensOn: '2026-03-10' }, secretariat);
  expect(again.id).toBe(id);
  await forum.app.keepCalendar();
  await forum.done(path(id, 'take-sheet'), sheet('the-public', 4));
  await on('2026-04-02');
  expect((await forum.get(path(id))).body).toMatchObject({ status: 'counted', found: 1, withheld: true });
});
