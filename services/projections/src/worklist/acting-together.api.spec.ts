import {
  alertAcknowledged,
  alertRaised,
  coalitionFormed,
  decisionDiscussionOpened,
  decisionProposed,
  derivedId,
  type EventContract,
  jointActionPlanned,
  organisationGaveBack,
  organisationMerged,
  organisationMergeReversed,
  organisationTookIn,
  participantAdmitted,
  participantInvited,
  participantLeft,
  seatSuspended,
  taskAdded,
  taskClaimed,
  taskFellDue,
  voteCast,
  votingOpened,
} from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { small } from '../testing/a-small-forum.ts';
import { type GivenEvent, happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import { representativeOf, secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('acting together', name);
const step = (contract: EventContract, name: string, more: object = {}): GivenEvent => {
  const example = contract.example as object;
  const place = {
    ...('unit' in example ? { unit: 'UG-402' } : {}),
    ...('coalition' in example ? { coalition: id('coalition') } : {}),
  };
  return happened(contract, id(name), { ...example, ...place, ...more } as never, {
    ...{ effectiveOn: '2026-01-02', time: '2026-01-02T09:00:00.000Z', tags: ['unit:UG-402'] },
  });
};
const ofLeague = { seat: id('seat of the league'), organisation: small.league };
const ofHostile = { seat: id('seat of the others'), organisation: small.hostile };
const dueOn = '2026-01-01';
const voteOn = (name: string) => [
  step(decisionProposed, name, { secret: false }),
  step(decisionDiscussionOpened, name),
  step(votingOpened, name, { closesOn: dueOn, roll: [ofLeague, ofHostile] }),
];

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [
    step(coalitionFormed, 'coalition'),
    ...[ofLeague, ofHostile].map((one) => step(participantAdmitted, 'coalition', { ...one, role: 'convenor' })),
    ...voteOn('waits'),
    ...voteOn('has all votes'),
    ...[ofLeague, ofHostile].map((one) => step(voteCast, 'has all votes', { ...one, choice: 'agree' })),
    step(jointActionPlanned, 'action'),
    step(taskAdded, 'action', { task: id('taken'), dueOn: '2026-12-31' }),
    step(taskClaimed, 'action', { task: id('taken'), ...ofLeague }),
    step(jointActionPlanned, 'late'),
    step(taskAdded, 'late', { task: id('open'), dueOn }),
    step(taskFellDue, 'late', { task: id('open'), dueOn }),
  ]);
});
afterAll(() => app.close());

const convenorOf = (organisation: string): readonly RoleHeld[] => [{ role: 'coalition-convenor', organisation }];
interface Listed {
  readonly kind: string;
  readonly entity: { readonly id: string };
  readonly answers: readonly { readonly operationId: string }[];
}
/** What waits of the joint action and of the vote. */
const waits = async (as: readonly RoleHeld[]): Promise<readonly string[]> =>
  (await app.ask('/views/worklist', as)).body.items
    .filter(({ entity }: Listed) => [id('action'), id('waits'), id('has all votes')].includes(entity.id))
    .map(({ kind }: Listed) => kind);

it('the week of a unit tells a task once that is late and nobody’s, and no vote that all have cast', async () => {
  const { due } = (await app.ask('/views/week?unit=UG-402&week=2026-W01', secretariat)).body;
  expect(due.filter(({ kind }: Listed) => kind.startsWith('task-')).map(({ kind }: Listed) => kind)).toEqual([
    'task-overdue',
  ]);
  const votes = due.filter(({ kind }: Listed) => kind === 'vote-to-cast');
  expect(votes.map(({ entity }: Listed) => entity.id)).toEqual([id('waits')]);
});

it('a task and a vote wait for a participant, whoever acts for it; once its seat is suspended, the vote alone', async () => {
  for (const as of [representativeOf(small.league), convenorOf(small.league)]) {
    expect(await waits(as)).toEqual(['vote-to-cast', 'task-to-do']);
  }
  expect(await waits(convenorOf(small.hostile))).toEqual(['vote-to-cast']);
  await record(app, [step(seatSuspended, 'coalition', ofLeague)]);
  for (const as of [representativeOf(small.league), convenorOf(small.league)]) {
    expect(await waits(as)).toEqual(['vote-to-cast']);
  }
});

it('a task of a participant that has no seat any more waits for those who lead', async () => {
  await record(app, [step(participantLeft, 'coalition', ofLeague)]);
  for (const as of [convenorOf(small.hostile), secretariat]) expect(await waits(as)).toContain('task-to-take-back');
  expect(await waits(representativeOf(small.league))).not.toContain('task-to-do');
  const { next, due, overdue } = (await app.ask('/views/week?unit=UG-402&week=2026-W53', secretariat)).body;
  const told = [...overdue, ...due, ...next].filter(({ entity }: Listed) => entity.id === id('action'));
  expect(told.map(({ kind }: Listed) => kind)).toEqual(['task-to-take-back']);
});

it('what waits for an organisation waits for those who act for the one that it was merged into, until they are parted', async () => {
  const ofMover = { seat: id('seat of the duplicate'), organisation: small.mover };
  const at = { tags: [`org:${small.mover}`, `org:${small.hostile}`, 'unit:UG-411'] };
  const whose = { organisation: small.mover, into: small.hostile };
  const both = { organisation: small.hostile, duplicate: small.mover };
  await record(app, [
    step(coalitionFormed, 'invites'),
    step(participantInvited, 'invites', { ...ofMover, role: 'participant' }),
    step(participantAdmitted, 'coalition', { ...ofMover, role: 'participant' }),
    step(alertRaised, 'alert'),
    step(jointActionPlanned, 'of the duplicate'),
    step(taskAdded, 'of the duplicate', { task: id('its task'), dueOn: '2026-12-31' }),
    step(taskClaimed, 'of the duplicate', { task: id('its task'), ...ofMover }),
  ]);
  const itsOwn = ['invites', 'alert', 'of the duplicate'].map(id);
  const waiting = async (organisation: string): Promise<readonly string[]> => {
    await app.settle();
    const { items } = (await app.ask('/views/worklist', representativeOf(organisation))).body;
    const its = items.filter(({ entity }: Listed) => itsOwn.includes(entity.id));
    return its.map(({ kind }: Listed) => kind).toSorted();
  };
  const ofBoth = ['alert-to-hear', 'seat-to-accept', 'task-to-do'];
  expect([await waiting(small.mover), await waiting(small.hostile)]).toEqual([ofBoth, ['alert-to-hear']]);
  await record(app, [
    happened(organisationMerged, small.mover, { ...whose, ground: 'registered-twice' }, at),
    happened(organisationTookIn, small.hostile, both, at),
  ]);
  expect(await waiting(small.hostile)).toEqual(ofBoth);
  // They are one: it has heard, from whichever seat.
  await record(app, [step(alertAcknowledged, 'alert', ofHostile)]);
  expect(await waiting(small.hostile)).toEqual(['seat-to-accept', 'task-to-do']);
  await record(app, [
    happened(organisationMergeReversed, small.mover, { ...whose, ground: 'merged-in-error' }, at),
    happened(organisationGaveBack, small.hostile, both, at),
  ]);
  expect([await waiting(small.hostile), await waiting(small.mover)]).toEqual([[], ofBoth]);
});
