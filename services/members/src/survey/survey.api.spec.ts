import type { BallotBoxes } from '@baraza/ballot-box';
import { BALLOT_BOXES, LedgerConsumers } from '@baraza/service-kit';
import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { aPlan } from './surveys.fixture.ts';

let forum: SmallForum;
const members: { organisation: string; unit: string }[] = [];

beforeAll(async () => {
  forum = await SmallForum.open();
  for (const unit of [
    'UG-402',
    'UG-402',
    'UG-402',
    'UG-402',
    'UG-402',
    'UG-411',
    'UG-411',
    'UG-411',
    'UG-411',
    'UG-411',
  ]) {
    members.push({ organisation: (await forum.member({ unit })).organisation, unit });
  }
});
afterAll(() => forum.close());

const { title, unit, whoMayAnswer, questions } = aPlan;
const on = (date: string): void => forum.app.clock.set(`${date}T09:00:00.000Z`);
const today = (): string => new Date(forum.app.clock.now()).toISOString().slice(0, 10);
const daysLater = (days: number): string =>
  new Date(Date.parse(today()) + days * 86_400_000).toISOString().slice(0, 10);

/** A survey that opens today and is open for ten days. */
async function planned(more: object = {}): Promise<string> {
  const dates = { opensOn: today(), until: daysLater(9) };
  const body = { title, unit, whoMayAnswer, questions, anonymous: true, ...dates, ...more };
  const { id } = await forum.done('/members/surveys', body);
  await forum.app.keepCalendar();
  return id;
}
const path = (id: string, verb = ''): string => `/members/surveys/${id}${verb === '' ? '' : `/${verb}`}`;
const answer = (id: string, organisation: string, answers: object[], more: { as?: never; headers?: object } = {}) =>
  forum.post(
    path(id, 'answer'),
    { organisation, answers },
    more.as ?? (representativeOf(organisation) as never),
    `chair of ${organisation}`,
    more.headers ?? {},
  );
const said = (score: number, text?: string) => [
  { question: 'helpdesk', score },
  ...(text === undefined ? [] : [{ question: 'what-else', text }]),
];
async function closed(id: string): Promise<void> {
  on(daysLater(11));
  await forum.app.keepCalendar();
  expect(['counted', 'published']).toContain((await forum.get(path(id))).body.status);
}
const eventsOf = async (id: string) => (await forum.app.store.readStream(`survey-${id}`)).events;

it('is told to every member that it is open to, once, on the day on which it opens', async () => {
  const id = await planned({ unit: 'UG-411' });
  await forum.settled();
  const { items } = (await forum.get(`/members/notices?status=to-print&about=${id}`)).body as {
    items: { organisation: string; template: string }[];
  };
  const asked = members.filter((member) => member.unit === 'UG-411').map(({ organisation }) => organisation);
  expect(items.map(({ template }) => template)).toEqual(asked.map(() => 'survey-open'));
  expect(items.map(({ organisation }) => organisation).sort()).toEqual(asked.sort());
  const associates = await planned({ unit: 'UG-411', whoMayAnswer: ['associate'] });
  await forum.settled();
  expect((await forum.get(`/members/notices?status=to-print&about=${associates}`)).body.items).toEqual([]);
});

describe('an anonymous survey', () => {
  it('is planned, answered, closed, counted and published', async () => {
    const id = await planned();
    for (const [at, { organisation }] of members.entries()) {
      expect((await answer(id, organisation, said((at % 5) + 1, `Text of the answer ${at}`))).status).toBe(200);
    }
    const [first] = members;
    const early = (await forum.get(path(id), representativeOf(first!.organisation))).body;
    expect(early).toMatchObject({ status: 'open', title, questions: [{ code: 'helpdesk' }, {}, {}, {}] });
    expect(early).not.toHaveProperty('tookPart');
    expect(early).not.toHaveProperty('results');
    expect((await forum.get(path(id))).body.tookPart).toHaveLength(10);

    await closed(id);
    const { body: counted } = await forum.get(path(id));
    expect(counted).toMatchObject({ status: 'counted', found: 10, withheld: false });
    expect(counted.results.tables[0]).toMatchObject({
      question: 'helpdesk',
      cells: [{}, { unit: 'UG-402' }, { unit: 'UG-411' }],
    });
    expect(counted.texts[0].texts.map(({ value }: { value: string }) => value).sort()).toEqual(
      members.map((_, at) => `Text of the answer ${at}`),
    );
    const exact = (await eventsOf(id)).find(({ type }) => type === 'members.SurveyAnswersCounted')!;
    expect(exact.data).toMatchObject({
      cells: [
        { counts: [2, 2, 2, 2, 2], unanswered: 0 },
        { unit: 'UG-402', counts: [1, 1, 1, 1, 1] },
        { unit: 'UG-411', counts: [1, 1, 1, 1, 1] },
      ],
    });
    expect((await eventsOf(id)).find(({ type }) => type === 'members.SurveyCounted')!.data).toMatchObject({
      participation: [
        { entitled: 12, taken: 10 },
        { unit: 'UG-402', entitled: 7, taken: 5 },
        { unit: 'UG-411', entitled: 5, taken: 5 },
      ],
    });

    expect((await forum.get(path(id), representativeOf(first!.organisation))).body).not.toHaveProperty('results');
    await forum.done(path(id, 'publish-results'));
    const shown = (await forum.get(path(id), representativeOf(first!.organisation))).body;
    expect(shown.results.participation[0]).toEqual({ entitled: 10, taken: 10 });
    expect(shown).not.toHaveProperty('texts');
  });

  it('lets a member think again, and hears of it once', async () => {
    const id = await planned();
    for (const { organisation } of members) await answer(id, organisation, said(1));
    for (const { organisation } of members) {
      expect(await answer(id, organisation, said(5))).toMatchObject({ status: 200, body: { events: [] } });
    }
    await closed(id);
    const events = await eventsOf(id);
    expect(events.filter(({ type }) => type === 'members.SurveyResponseTaken')).toHaveLength(10);
    const counted = events.find(({ type }) => type === 'members.SurveyAnswersCounted')!;
    expect(counted.data).toMatchObject({ cells: [{ counts: [0, 0, 0, 0, 10] }, {}, {}] });
  });

  it('knows an answer that is sent again, and another under the same key', async () => {
    const id = await planned();
    const { organisation } = members[0]!;
    const key = { headers: { 'idempotency-key': 'form-1' } };
    const first = await answer(id, organisation, said(4), key);
    expect((await answer(id, organisation, said(4), key)).body).toEqual(first.body);
    expect(await answer(id, organisation, said(5), key)).toMatchObject({
      status: 422,
      body: { code: 'idempotency-key-reused' },
    });
  });

  it('tells nothing where fewer than five took part', async () => {
    const id = await planned();
    for (const { organisation } of members.slice(0, 4)) await answer(id, organisation, said(2, 'Planted, never told.'));
    await closed(id);
    const { body } = await forum.get(path(id));
    expect(body).toMatchObject({ status: 'counted', withheld: true, texts: [], results: { tables: [] } });
    expect((await eventsOf(id)).filter(({ type }) => type === 'members.SurveyAnswersCounted')).toEqual([]);
  });

  it('is answered by representatives of members that it asks, and by nobody else', async () => {
    const id = await planned({ unit: 'UG-411' });
    const [bushenyi, ntungamo] = [members[0]!.organisation, members[5]!.organisation];
    expect(await answer(id, ntungamo, said(3), { as: secretariat as never })).toMatchObject({
      status: 403,
      body: { code: 'survey.answered-by-another' },
    });
    expect((await answer(id, bushenyi, said(3))).status).toBe(404);
    expect((await answer(id, ntungamo, said(3), { as: representativeOf(bushenyi) as never })).status).toBe(404);
    expect((await forum.get(path(id), representativeOf(bushenyi))).status).toBe(404);
    expect((await forum.get(path(id), officerOf('UG-402'))).status).toBe(404);
    expect(await answer(id, ntungamo, [{ question: 'helpdesk', score: 9 }])).toMatchObject({
      status: 422,
      body: { code: 'survey.answer-amiss', errors: [{ pointer: '/answers/0' }] },
    });
    expect((await answer(id, ntungamo, said(3))).status).toBe(200);
    on(daysLater(11));
    expect(await answer(id, ntungamo, said(4))).toMatchObject({ status: 409, body: { code: 'survey.not-open' } });
  });

  it('that is called off leaves nothing of what was answered', async () => {
    const id = await planned();
    await answer(id, members[0]!.organisation, said(3));
    const boxes = forum.app.app.get<BallotBoxes>(BALLOT_BOXES);
    expect(await boxes.count(id)).toBe(1);
    await forum.done(path(id, 'cancel'), { ground: 'overtaken' });
    await forum.app.settle();
    expect(await boxes.list()).not.toContain(id);
    expect((await forum.get(path(id))).body).toMatchObject({ status: 'cancelled', ground: 'overtaken' });
  });
});

it('a survey by name shows officers who said what in its events, and counts it the same', async () => {
  const id = await planned({ anonymous: false });
  for (const { organisation } of members) await answer(id, organisation, said(2, 'By name.'));
  await answer(id, members[0]!.organisation, said(5), { as: officerOf('UG-402') as never });
  expect((await answer(id, members[0]!.organisation, said(5), { as: officerOf('WAN') as never })).status).toBe(200);
  await closed(id);
  const events = await eventsOf(id);
  expect(events.filter(({ type }) => type === 'members.SurveyAnswered')).toHaveLength(11);
  expect(events.find(({ type }) => type === 'members.SurveyAnswersCounted')!.data).toMatchObject({
    cells: [{ counts: [0, 9, 0, 0, 1] }, {}, {}],
  });
  const seen = (await forum.get(path(id, 'events'), auditor)).body.events.map(({ type }: { type: string }) => type);
  expect(seen).toContain('members.SurveyResponseTaken');
  expect(seen).not.toContain('members.SurveyAnswered');
});

describe('a finding', () => {
  const WORDS = 'Half of those who answered want help with succession.';
  const PROMISE = 'A programme opens this year.';
  const published = async (): Promise<string> => {
    const id = await planned();
    for (const { organisation } of members) await answer(id, organisation, said(3));
    await closed(id);
    await forum.done(path(id, 'publish-results'));
    return id;
  };

  it('is proposed by one and published by another, with what is promised for it', async () => {
    const id = await published();
    const proposal = { themes: ['governance'], words: WORDS, promise: { words: PROMISE, dueOn: '2027-12-31' } };
    await forum.done(path(id, 'propose-finding'), proposal, secretariat, 'writer');
    const [{ finding, words }] = (await forum.get(path(id))).body.findings;
    expect(words.value).toBe(WORDS);
    const publishing = { finding, words: WORDS, promise: PROMISE };
    expect(await forum.post(path(id, 'publish-finding'), publishing, secretariat, 'writer')).toMatchObject({
      status: 403,
    });
    expect(await forum.post(path(id, 'publish-finding'), { ...publishing, words: 'Less.' })).toMatchObject({
      status: 422,
      body: { code: 'survey.other-words' },
    });
    await forum.done(path(id, 'publish-finding'), publishing, secretariat, 'reader');
    expect((await eventsOf(id)).at(-1)).toMatchObject({
      type: 'members.SurveyFindingPublished',
      data: { finding, words: WORDS, promise: { words: PROMISE, dueOn: '2027-12-31' } },
    });
    const shown = (await forum.get(path(id), representativeOf(members[0]!.organisation))).body.findings;
    expect(shown).toMatchObject([{ finding, status: 'published' }]);
  });

  it('may be declined', async () => {
    const id = await published();
    await forum.done(path(id, 'propose-finding'), { themes: [], words: 'Mary said it is slow.' });
    const [{ finding }] = (await forum.get(path(id))).body.findings;
    await forum.done(path(id, 'decline-finding'), { finding, ground: 'names-a-person' });
    expect(await forum.post(path(id, 'decline-finding'), { finding, ground: 'names-a-person' })).toMatchObject({
      status: 409,
    });
  });
});

it('nothing of it waits for anybody: policies have answered what was closed', async () => {
  await forum.app.settle();
  const reports = await forum.app.app.get(LedgerConsumers).reports();
  expect(reports.find(({ name }) => name.includes('count-a-survey'))).toMatchObject({ parked: 0 });
});
