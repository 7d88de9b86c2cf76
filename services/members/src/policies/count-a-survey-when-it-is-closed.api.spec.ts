import type { BallotBoxes } from '@baraza/ballot-box';
import type { SequencedEvent } from '@baraza/contracts';
import { BALLOT_BOXES, foundInFiles, piecesOfOpenBoxes, Policies } from '@baraza/service-kit';
import { SurveyCount } from '../survey/survey.count.ts';
import { aPlan } from '../survey/surveys.fixture.ts';
import { representativeOf, SmallForum } from '../testing/a-small-forum.ts';
import { CountASurveyWhenItIsClosed } from './count-a-survey-when-it-is-closed.policy.ts';

let forum: SmallForum;
const members: string[] = [];
const MEMBERS = 6;

beforeAll(async () => {
  forum = await SmallForum.open();
  while (members.length < MEMBERS) members.push((await forum.member()).organisation);
});
afterAll(() => forum.close());

const boxes = (): BallotBoxes => forum.app.app.get<BallotBoxes>(BALLOT_BOXES);
const daysLater = (days: number): string =>
  new Date(forum.app.clock.now() + days * 86_400_000).toISOString().slice(0, 10);
const answer = (id: string, organisation: string, score: number) =>
  forum.post(
    `/members/surveys/${id}/answer`,
    {
      organisation,
      answers: [
        { question: 'helpdesk', score },
        { question: 'what-else', text: `Text of ${organisation}` },
      ],
    },
    representativeOf(organisation),
  );

async function anAnsweredSurvey(): Promise<string> {
  const { title, unit, whoMayAnswer, questions } = aPlan;
  const dates = { opensOn: daysLater(0), until: daysLater(2) };
  const plan = { title, unit, whoMayAnswer, questions, anonymous: true, ...dates };
  const { id } = await forum.done('/members/surveys', plan);
  await forum.app.keepCalendar();
  for (const [at, organisation] of members.entries()) {
    expect((await answer(id, organisation, (at % 5) + 1)).status).toBe(200);
  }
  return id;
}
async function close(): Promise<void> {
  forum.app.clock.set(`${daysLater(4)}T09:00:00.000Z`);
  await forum.app.keepCalendar();
}
const eventsOf = async (id: string): Promise<readonly SequencedEvent[]> =>
  (await forum.app.store.readStream(`survey-${id}`)).events;
const counted = async (id: string) =>
  (await eventsOf(id)).filter(({ type }) => /TextsReleased|AnswersCounted|SurveyCounted/.test(type));

/** The first call of a method comes to nothing, before or after it has done its work: as where a process dies there. */
function dyingOnce<Type extends object>(of: Type, name: keyof Type, when: 'before' | 'after'): () => boolean {
  const was = of[name] as (...args: unknown[]) => Promise<unknown>;
  let died = false;
  of[name] = async function (this: Type, ...args: unknown[]) {
    of[name] = was as Type[typeof name];
    died = true;
    if (when === 'after') await was.apply(this, args);
    throw new Error('the process dies here');
  } as Type[typeof name];
  return () => died;
}

async function isWhole(id: string): Promise<void> {
  const events = await counted(id);
  expect(events.map(({ type }) => type.slice('members.Survey'.length))).toEqual([
    'TextsReleased',
    'AnswersCounted',
    'AnswersCounted',
    'AnswersCounted',
    'Counted',
  ]);
  expect(events[1]!.data).toMatchObject({ question: 'helpdesk', cells: [{ counts: [2, 1, 1, 1, 1] }, {}] });
  expect(events.at(-1)!.data).toMatchObject({ found: MEMBERS, withheld: false });
  expect(await boxes().list()).not.toContain(id);
}

describe('a survey that is closed', () => {
  it('is counted by a policy that the events name, with what caused it', async () => {
    const id = await anAnsweredSurvey();
    await close();
    await isWhole(id);
    const cause = (await eventsOf(id)).find(({ type }) => type === 'members.SurveyClosed')!;
    for (const { meta } of await counted(id)) {
      expect(meta).toMatchObject({ policy: 'members.count-a-survey-when-it-is-closed', causationId: cause.id });
    }
  });

  it('is counted once, however often the event comes', async () => {
    const id = await anAnsweredSurvey();
    await close();
    const cause = (await eventsOf(id)).find(({ type }) => type === 'members.SurveyClosed')!;
    const head = await forum.app.store.head();
    const policy = forum.app.app.get(CountASurveyWhenItIsClosed);
    await policy.closed(cause);
    await policy.closed(cause);
    expect(await forum.app.store.head()).toEqual(head);
  });

  it.each([
    ['before the box is drawn', () => dyingOnce(boxes(), 'draw', 'before')],
    ['when the box is drawn and nobody has the answers', () => dyingOnce(boxes(), 'draw', 'after')],
    ['before anything is recorded', () => dyingOnce(Policies.prototype, 'issue', 'before')],
    ['when the texts are recorded and nothing else', () => dyingOnce(Policies.prototype, 'issue', 'after')],
    ['before the counts are recorded', () => dyingOnce(SurveyCount.prototype, 'countOf', 'before')],
    ['when all is recorded and the box not destroyed', () => dyingOnce(boxes(), 'destroy', 'before')],
    ['when the box is destroyed and nobody knows', () => dyingOnce(boxes(), 'destroy', 'after')],
  ])('loses nothing, and nothing that links is left, where the process dies %s', async (_, arrange) => {
    const id = await anAnsweredSurvey();
    const pieces = piecesOfOpenBoxes(forum.app);
    expect(foundInFiles(forum.app, pieces)).toBeGreaterThan(MEMBERS);
    const died = arrange();
    await close();
    expect(died()).toBe(true);
    await isWhole(id);
    expect(foundInFiles(forum.app, pieces)).toBe(0);
  });
});

describe('an answer', () => {
  it('that was put in and never came onto the record is not counted, unless it is sent again', async () => {
    const id = await anAnsweredSurvey();
    const late = (await forum.member()).organisation;
    const lost = (await forum.member()).organisation;
    for (const organisation of [late, lost]) {
      const { store } = forum.app;
      const { append } = store;
      store.append = async (appended) => {
        if (!appended.streams.some(({ stream }) => stream === `survey-${id}`)) return append.call(store, appended);
        store.append = append;
        throw new Error('the process dies here');
      };
      expect((await answer(id, organisation, 5)).status).toBe(500);
    }
    expect(await boxes().count(id)).toBe(MEMBERS + 2);
    expect((await answer(id, late, 4)).status).toBe(200);
    await close();
    const events = await counted(id);
    expect(events.find(({ type }) => type === 'members.SurveyAnswersCounted')!.data).toMatchObject({
      cells: [{ counts: [2, 1, 1, 2, 1] }, {}],
    });
    expect(events.at(-1)!.data).toMatchObject({ found: MEMBERS + 1 });
  });

  it('that was lost with its box is told of as missing', async () => {
    const id = await anAnsweredSurvey();
    await boxes().destroy(id); // as after a restore from a backup, which holds no boxes
    await close();
    const events = await counted(id);
    expect(events.map(({ type }) => type)).toEqual(['members.SurveyCounted']);
    expect(events[0]!.data).toMatchObject({ participation: [{ taken: MEMBERS }], found: 0, withheld: true });
  });
});
