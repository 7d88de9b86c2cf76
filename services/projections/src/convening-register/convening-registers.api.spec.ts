import {
  assemblyCalled,
  conveningAgendaSet,
  conveningCalled,
  conveningHeld,
  conveningReported,
  derivedId,
  electedSeatVacated,
  electedTermEnded,
  electionClosed,
  electionOpened,
  electionResultDeclared,
  type EventContract,
  goalAdopted,
  goalHorizonReached,
  resolutionAdopted,
  resolutionFulfilled,
  resolutionOverdue,
  resolutionProgressNoted,
  resolutionTextProposed,
  resolutionTextPublished,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import { secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('convening registers', name);
const step = (contract: EventContract, entity: string, on: string, more: object = {}) =>
  happened(contract, id(entity), { ...(contract.example as object), ...more } as never, {
    effectiveOn: on,
    tags: ['unit:UG-402'],
  });
const whose = { unit: 'UG-402', convening: id('convening'), number: 'UG-402/2026/03' };
const owned = { ...whose, owner: { kind: 'organisation', organisation: small.hostile }, dueOn: '2026-04-30' };

const elected = [small.hostile, small.league].map((organisation) => ({
  ...{ candidacy: id(organisation), organisation, by: 'vote' },
}));

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [
    step(conveningCalled, 'convening', '2026-02-01', { on: '2026-02-20' }),
    step(conveningAgendaSet, 'convening', '2026-02-02'),
    step(conveningHeld, 'convening', '2026-02-20', { quorate: true }),
    step(conveningReported, 'convening', '2026-02-25', { report: 'What was said <b>there</b>.' }),
    step(resolutionAdopted, 'owned', '2026-02-20', owned),
    step(resolutionTextProposed, 'owned', '2026-02-21', whose),
    step(resolutionTextPublished, 'owned', '2026-02-22', { ...whose, text: 'Members get help.' }),
    step(resolutionProgressNoted, 'owned', '2026-03-01', { ...whose, percent: 40 }),
    step(resolutionOverdue, 'owned', '2026-05-01', { ...whose, dueOn: '2026-04-30' }),
    step(resolutionFulfilled, 'owned', '2026-05-10', { ...whose, dueOn: '2026-04-30', isLate: true }),
    step(assemblyCalled, 'assembly', '2026-02-01'),
    step(electionOpened, 'assembly', '2026-04-18'),
    step(electionClosed, 'assembly', '2026-04-18'),
    step(electionResultDeclared, 'assembly', '2026-04-19', { elected }),
    step(electedSeatVacated, 'assembly', '2027-01-10', { candidacy: elected[1]!.candidacy }),
    step(electedTermEnded, 'assembly', '2029-05-01'),
    step(goalAdopted, 'goal', '2026-02-20', { unit: 'WAN', horizon: '2028-12-31' }),
    step(goalHorizonReached, 'goal', '2029-01-01', { unit: 'WAN', horizon: '2028-12-31' }),
  ]);
});
afterAll(() => app.close());

const rows = async (path: string, as: typeof secretariat | undefined = undefined) =>
  (await app.ask(`/views/registers/${path}`, as)).body.rows;

it('everybody sees where the forum meets, and whether enough came', async () => {
  expect(await rows('convenings')).toMatchObject([
    {
      ...{ id: id('convening'), name: conveningCalled.example.title, status: 'reported', meetsOn: '2026-02-20' },
      ...{ membersPresent: 41, membersNeeded: 21, quorum: 'met', report: 'What was said <b>there</b>.' },
    },
  ]);
  expect(await rows('convenings?asOf=2026-02-10')).toMatchObject([{ status: 'called', membersPresent: null }]);
  expect(await rows('convenings?quorum=not-met')).toEqual([]);
});

it('everybody sees what was decided, who carries it out, and what became of it, on any date', async () => {
  expect(await rows('resolutions?asOf=2026-02-20')).toMatchObject([
    { name: whose.number, status: 'adopted', text: null },
  ]);
  expect(await rows('resolutions?asOf=2026-05-02&status=overdue')).toMatchObject([
    { percent: 40, text: 'Members get help.', overdueOn: '2026-05-01', organisation: small.hostile },
  ]);
  expect(await rows('resolutions?asOf=2026-06-01&timeliness=late')).toMatchObject([
    { status: 'fulfilled', fulfilledOn: '2026-05-10' },
  ]);
  expect(await rows('resolutions?owner=forum')).toEqual([]);
});

it('everybody sees how many voted, and whose candidates hold the seats on a date', async () => {
  const on = async (date: string) => (await rows(`assemblies?asOf=${date}`))[0];
  expect(await on('2026-02-10')).toMatchObject({ status: 'called', onRoll: null, elected: [] });
  expect(await on('2026-12-31')).toMatchObject({
    ...{ name: 'board, code of conduct committee 2026', status: 'declared', onRoll: 48, ballots: 41 },
    ...{ elected: [small.hostile, small.league], declared: ['board'] },
  });
  expect(await on('2027-01-10')).toMatchObject({ elected: [small.hostile] });
  expect(await on('2029-05-01')).toMatchObject({ elected: [] });
});

it('everybody sees the goals of the change agenda', async () => {
  expect(await rows('agenda-goals?asOf=2026-12-31')).toMatchObject([
    { name: goalAdopted.example.title, status: 'adopted', horizon: '2028-12-31', indicators: ['boards-renewed'] },
  ]);
});

it('they go out as CSV, and are read as pages', async () => {
  for (const [path, shown] of [
    ['convenings', 'Members present'],
    ['resolutions', 'To be carried out by'],
    ['assemblies', 'On the roll'],
    ['agenda-goals', 'Horizon'],
  ] as const) {
    const { text } = await app.page(`/views/registers/${path}`, secretariat);
    expect(text).toContain(shown);
    expect(text).not.toMatch(/undefined|\{[a-z]+\}/);
    expect((await app.ask(`/views/registers/${path}.csv`)).status).toBe(200);
  }
});
