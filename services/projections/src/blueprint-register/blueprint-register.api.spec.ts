import {
  blueprintDrafted,
  blueprintPublished,
  circleCounted,
  circleDissolved,
  circleFormed,
  derivedId,
  type EventContract,
  replicationBegun,
  replicationRunning,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import { auditor, officerOf, secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('blueprint-register', name);
const [circles, waiting] = [id('circles'), id('waiting')];
const step = (contract: EventContract, entity: string, on: string, more: object = {}) =>
  happened(contract, entity, withoutGaps({ ...(contract.example as object), ...more }) as never, {
    effectiveOn: on,
    tags: ['unit:UG-402', `blueprint:${circles}`],
  });
const withoutGaps = (data: object) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined));
const its = { unit: 'UG-402', organisations: [small.hostile] };
const began = { blueprint: circles, unit: 'UG-402' };

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [
    step(blueprintDrafted, circles, '2026-01-05', its),
    step(blueprintPublished, circles, '2026-01-10', its),
    step(replicationBegun, id('first'), '2026-01-12', { ...began, organisation: small.hostile, copiedFrom: undefined }),
    step(circleFormed, id('first'), '2026-01-20'),
    step(circleCounted, id('first'), '2026-01-25'),
    step(replicationRunning, id('first'), '2026-01-28'),
    step(replicationBegun, id('second'), '2026-02-02', {
      ...began,
      organisation: small.league,
      copiedFrom: id('first'),
    }),
    step(circleFormed, id('second'), '2026-02-05', { circle: id('gone') }),
    step(circleDissolved, id('second'), '2026-02-10', { circle: id('gone') }),
    step(blueprintDrafted, circles, '2026-02-12', { ...its, version: 2, title: 'Not published yet' }),
    step(blueprintDrafted, waiting, '2026-02-12', its),
  ]);
});
afterAll(() => app.close());

const rows = async (as?: typeof secretariat, query = '') =>
  (await app.ask(`/views/registers/blueprints${query}`, as)).body.rows;

it('tells what came of a blueprint: who replicated it, what runs, how many citizens are organised, in fives', async () => {
  expect(await rows(secretariat, '?status=published')).toMatchObject([
    {
      ...{ id: circles, name: blueprintPublished.example.title, version: 1, publishedOn: '2026-01-10' },
      ...{ replications: 2, running: 1, learnedFromOthers: 1, circles: 1, citizensOrganised: 15 },
      replicatedBy: [small.hostile, small.league],
    },
  ]);
  expect(await rows(secretariat, '?status=published&asOf=2026-01-22')).toMatchObject([
    { replications: 1, running: 0, circles: 1, citizensOrganised: 10 },
  ]);
});

it('shows the public what is published, and of nobody who organises where', async () => {
  expect(await rows()).toMatchObject([
    { id: circles, version: 1, guide: blueprintPublished.example.guide, replications: 0, citizensOrganised: null },
  ]);
  expect((await rows(auditor)).map((row: { id: string }) => row.id).sort()).toEqual([circles, waiting].sort());
  expect((await rows(officerOf('UG-411'))).map((row: { id: string }) => row.id)).not.toContain(waiting);
});

it('is had as CSV, too', async () => {
  const { status, text } = await app.ask('/views/registers/blueprints.csv', secretariat);
  expect(status).toBe(200);
  expect(text).toContain(blueprintPublished.example.title);
});
