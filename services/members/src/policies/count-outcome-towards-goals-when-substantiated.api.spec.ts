import {
  derivedId,
  goalAdopted,
  outcomeCorrected,
  outcomeSubstantiated,
  outcomeWithdrawn,
  type SequencedEvent,
} from '@baraza/contracts';
import { MemoryReadStore } from '@baraza/read-models';
import { CommandHandler, Policies, recordForeign } from '@baraza/service-kit';
import { SmallForum } from '../testing/a-small-forum.ts';
import { CountOutcomeTowardsGoalsWhenSubstantiated } from './count-outcome-towards-goals-when-substantiated.policy.ts';

const policy = 'members.count-outcome-towards-goals-when-substantiated';
let forum: SmallForum;
let nth = 0;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const next = (name: string): string => derivedId(name, String((nth += 1)));
const news = (type: string, id: string, data: object) =>
  recordForeign(forum.app, { type, id, data, effectiveOn: '2026-02-20' });
async function aGoal(): Promise<string> {
  const id = next('goal');
  await recordForeign(forum.app, {
    type: 'members.GoalAdopted',
    id,
    data: { ...goalAdopted.example, unit: 'WAN' },
    effectiveOn: '2026-01-15',
  });
  return id;
}
const { indicators } = goalAdopted.example;
const indicator = indicators[0]!.code;
const substantiate = (outcome: string, goals: readonly string[], more: object = {}) => {
  const { measured: _, ...example } = outcomeSubstantiated.example;
  return news('campaigns.OutcomeSubstantiated', outcome, { ...example, unit: 'WAN', goals, ...more });
};
const readGoal = async (id: string) => (await forum.get(`/members/agenda-goals/${id}`)).body;
const reaction = () => forum.app.app.get(CountOutcomeTowardsGoalsWhenSubstantiated);
const headOf = async () => (await forum.app.store.head()).sequence;
const outcomesOf = async (event: SequencedEvent) => {
  const { documents } = await forum.app.app.get(Policies).outcomes.list({ policies: [policy], limit: 1_000 });
  return documents.map(({ doc }) => doc).filter((one) => one.event === event.id);
};

describe('an outcome that was substantiated counts towards the goals it serves', () => {
  it('each of them, and moves the indicator that it says where it stands, by events that name policy and cause', async () => {
    const [goal, other, outcome] = [await aGoal(), await aGoal(), next('outcome')];
    const measured = { goal, indicator, period: '2025', actual: '52' };
    const event = await substantiate(outcome, [goal, other], { measured, verdict: 'partly' });
    await forum.settled();
    expect(await readGoal(goal)).toMatchObject({
      outcomes: [{ outcome, version: 1, verdict: 'partly' }],
      indicators: [{ code: indicator, actuals: [{ period: '2025', actual: '52' }] }],
    });
    expect((await readGoal(other)).outcomes).toEqual([{ outcome, version: 1, verdict: 'partly' }]);
    const { events } = await forum.app.store.readStream(`agenda-goal-${goal}`);
    expect(events.slice(1)).toMatchObject([
      { type: 'members.GoalOutcomeCounted', meta: { policy, causationId: event.id } },
      { type: 'members.GoalActualReported', meta: { policy, causationId: event.id } },
    ]);
  });

  it('once, however often the event comes', async () => {
    const [goal, outcome] = [await aGoal(), next('outcome')];
    const event = await substantiate(outcome, [goal]);
    await forum.settled();
    const head = await headOf();
    await reaction().substantiated(event as never);
    await reaction().substantiated(event as never);
    expect(await headOf()).toBe(head);
    expect((await outcomesOf(event)).map((one) => one.outcome)).toEqual(['accepted']);
  });

  it('and no more where it is contested, corrected or taken back; a later version counts anew', async () => {
    const [goal, outcome] = [await aGoal(), next('outcome')];
    const first = await substantiate(outcome, [goal]);
    const corrected = await news('campaigns.OutcomeCorrected', outcome, { ...outcomeCorrected.example, version: 2 });
    await forum.settled();
    expect((await readGoal(goal)).outcomes).toEqual([]);
    await substantiate(outcome, [goal], { version: 2 });
    await forum.settled();
    expect((await readGoal(goal)).outcomes).toEqual([{ outcome, version: 2, verdict: 'substantiated' }]);
    // Old news that come again undo nothing.
    const head = await headOf();
    await reaction().substantiated(first as never);
    await reaction().corrected(corrected as never);
    expect(await headOf()).toBe(head);
    await news('campaigns.OutcomeWithdrawn', outcome, outcomeWithdrawn.example);
    await forum.settled();
    expect((await readGoal(goal)).outcomes).toEqual([]);
  });

  it('nothing is to do for one that was contested from the start', async () => {
    const [goal, outcome] = [await aGoal(), next('outcome')];
    const event = await substantiate(outcome, [goal], { verdict: 'contested' });
    await forum.settled();
    expect((await readGoal(goal)).outcomes).toEqual([]);
    expect(await outcomesOf(event)).toEqual([]);
  });

  it('a refusal is an outcome with its rule: the goal is closed, or the period was reported otherwise', async () => {
    const [open, goal] = [await aGoal(), await aGoal()];
    await news('members.GoalClosed', goal, {
      unit: 'WAN',
      themes: ['governance'],
      convening: goal,
      outcome: 'reached',
    });
    await news('members.GoalActualReported', open, {
      ...{ unit: 'WAN', themes: ['governance'], indicator, period: '2025', actual: '41' },
    });
    const measured = { goal: open, indicator, period: '2025', actual: '52' };
    const event = await substantiate(next('outcome'), [goal, open], { measured });
    await forum.settled();
    expect((await outcomesOf(event)).map(({ outcome, rule }) => rule ?? outcome).sort()).toEqual([
      'accepted',
      'agenda-goal.closed',
      'agenda-goal.reported-already',
    ]);
  });

  it('after a crash between the event and the command', async () => {
    const [goal, outcome] = [await aGoal(), next('outcome')];
    const event = await substantiate(outcome, [goal]);
    const { get } = { get: forum.app.app.get.bind(forum.app.app) };
    const failing = { run: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
    const store = new MemoryReadStore();
    const before = new CountOutcomeTowardsGoalsWhenSubstantiated(get(Policies), failing, store);
    await expect(before.substantiated(event as never)).rejects.toThrow('the process ends here');
    const after = new CountOutcomeTowardsGoalsWhenSubstantiated(get(Policies), get(CommandHandler), store);
    await after.substantiated(event as never);
    expect((await readGoal(goal)).outcomes).toMatchObject([{ outcome }]);
  });
});
