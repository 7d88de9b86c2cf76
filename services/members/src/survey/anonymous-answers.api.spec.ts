import { randomInt, randomUUID } from 'node:crypto';
import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { SequencedEvent } from '@baraza/contracts';
import type { PersonalRef } from '@baraza/domain';
import {
  bodiesThatFit,
  foundInFiles,
  guesses,
  mostByChance,
  piecesOfOpenBoxes,
  rankCorrelation,
  rowsOf,
  SecretAnswers,
  type RoundLookedAt,
} from '@baraza/service-kit';
import { pino } from 'pino';
import { representativeOf, SmallForum } from '../testing/a-small-forum.ts';
import { SurveyCount } from './survey.count.ts';
import { aPlan } from './surveys.fixture.ts';

/**
 * An analyst looks at anonymous surveys after they are closed, with everything that there is: what is theirs to be found out is what
 * the figures tell. The same analyst is shown surveys that were made to link, and finds out.
 */

const MEMBERS = 12;
const ROUNDS = 6;
const PERSONAL = ['/body/answers/*/text'];

let forum: SmallForum;
const members: string[] = [];
const log: string[] = [];

beforeAll(async () => {
  const lines = new Writable({
    write(chunk: Buffer, _, done) {
      log.push(chunk.toString());
      done();
    },
  });
  forum = await SmallForum.open({ logger: pino({ level: 'trace' }, lines) });
  for (let at = 0; at < MEMBERS; at++) {
    members.push((await forum.member({ unit: at % 2 === 0 ? 'UG-402' : 'UG-411' })).organisation);
  }
});
afterAll(() => forum.close());
afterEach(() => {
  for (const putBack of replaced.splice(0)) putBack();
});

const replaced: (() => void)[] = [];
/** Until the test is over, a method does something else. */
function instead<Type extends object, Name extends keyof Type>(of: Type, name: Name, does: Type[Name]): void {
  const was = of[name];
  of[name] = does;
  replaced.push(() => (of[name] = was));
}

const shuffled = <Item>(items: readonly Item[]): Item[] =>
  items
    .map((item) => [randomInt(2 ** 40), item] as const)
    .sort(([a], [b]) => a - b)
    .map(([, item]) => item);
const daysLater = (days: number): string =>
  new Date(forum.app.clock.now() + days * 86_400_000).toISOString().slice(0, 10);

interface Round {
  readonly id: string;
  readonly scores: ReadonlyMap<string, number>;
  readonly texts: ReadonlyMap<string, string>;
  /** What was said first and thought better of, too. */
  readonly everSaid: readonly string[];
  /** What an operator could have linked by while it was open. */
  readonly pieces: readonly Buffer[];
}

/** A survey from its plan to its results: everybody answers, in an order of chance and at their own pace; some think again. */
async function aRound(): Promise<Round> {
  const { title, unit, whoMayAnswer, questions } = aPlan;
  const dates = { opensOn: daysLater(0), until: daysLater(3) };
  const plan = { title, unit, whoMayAnswer, questions, anonymous: true, ...dates };
  const { id } = await forum.done('/members/surveys', plan);
  await forum.app.keepCalendar();
  const scores = new Map<string, number>();
  const texts = new Map<string, string>();
  const everSaid: string[] = [];
  const say = async (organisation: string): Promise<void> => {
    forum.app.clock.advance(randomInt(1, 900_000));
    scores.set(organisation, randomInt(1, 6));
    texts.set(organisation, `Planted ${randomUUID()}${' and more'.repeat(randomInt(60))}`);
    everSaid.push(texts.get(organisation)!);
    const answers = [
      { question: 'helpdesk', score: scores.get(organisation) },
      { question: 'what-else', text: texts.get(organisation) },
    ];
    const answer = await forum.post(
      `/members/surveys/${id}/answer`,
      { organisation, answers },
      representativeOf(organisation),
      `chair of ${organisation}`,
      { 'idempotency-key': randomUUID() },
    );
    expect(answer.status).toBe(200);
  };
  for (const organisation of shuffled(members)) await say(organisation);
  for (const organisation of shuffled(members).slice(0, 3)) await say(organisation);
  const pieces = piecesOfOpenBoxes(forum.app);
  forum.app.clock.set(`${daysLater(5)}T09:00:00.000Z`);
  await forum.app.keepCalendar();
  await forum.done(`/members/surveys/${id}/publish-results`);
  return { id, scores, texts, everSaid, pieces };
}

async function rounds(count: number): Promise<readonly Round[]> {
  const all: Round[] = [];
  while (all.length < count) all.push(await aRound());
  return all;
}

const eventsOf = async ({ id }: Round): Promise<readonly SequencedEvent[]> =>
  (await forum.app.store.readStream(`survey-${id}`, { limit: 256 })).events;
const ofType = (events: readonly SequencedEvent[], type: string) =>
  events.filter((one) => one.type === `members.${type}`);
const took = async (round: Round) => ofType(await eventsOf(round), 'SurveyResponseTaken');

/** Voters and answers of a round in every order in which they stand in the record, in a view or in a file. */
async function lookedAt(round: Round): Promise<RoundLookedAt> {
  const events = await eventsOf(round);
  const taken = await took(round);
  const voter = ({ data }: SequencedEvent): string => (data as { organisation: string }).organisation;
  const by = (key: (event: SequencedEvent) => string): readonly string[] =>
    [...taken].sort((one, other) => (key(one) < key(other) ? -1 : 1)).map(voter);
  const refs = ofType(events, 'SurveyTextsReleased').flatMap(({ data }) => (data as { texts: PersonalRef[] }).texts);
  const opened = await forum.app.runtime.vault.openRefs(refs);
  const text = new Map(refs.map(({ subject }, at) => [subject, opened[at]!] as const));
  const inOrderOf = (subjects: readonly string[]): readonly string[] =>
    subjects.filter((subject) => text.has(subject)).map((subject) => text.get(subject)!);
  const lying = (file: string, sql: string): readonly string[] =>
    inOrderOf(rowsOf(forum.app, file, sql).map((row) => String(row['subject'])));
  const sorted = (key: (ref: PersonalRef) => string) =>
    inOrderOf([...refs].sort((a, b) => (key(a) < key(b) ? -1 : 1)).map(({ subject }) => subject));
  const view = (await forum.get(`/members/surveys/${round.id}`)).body.texts[0].texts as { value: string }[];
  return {
    truth: round.texts,
    voters: {
      'the order in the record': taken.map(voter),
      'event ids': by(({ id }) => id),
      'command ids': by(({ meta }) => meta.commandId),
      'command hashes': by(({ meta }) => meta.commandHash),
      memberships: by(({ data }) => (data as { membership: string }).membership),
      organisations: by(voter),
      persons: by(({ meta }) => meta.actor.person),
    },
    answers: {
      'the texts in the record': inOrderOf(refs.map(({ subject }) => subject)),
      'the texts in the view': view.map(({ value }) => value),
      'the texts in the vault': lying('vault.sqlite', 'SELECT subject FROM value ORDER BY rowid'),
      'the keys of the texts': lying('keys.sqlite', 'SELECT subject FROM subject_key'),
      'the ids of the texts': sorted(({ subject }) => subject),
      'the commitments of the texts': sorted(({ commitment }) => commitment),
    },
  };
}

/** Over all rounds, how many members' scores and texts the hashes of their commands give away. */
async function givenAwayByHashes(all: readonly Round[]): Promise<number> {
  let found = 0;
  for (const round of all) {
    for (const event of (await took(round)).slice(0, 4)) {
      const { organisation } = event.data as { organisation: string };
      const candidates = [1, 2, 3, 4, 5].flatMap((score) =>
        round.everSaid.map((text) => ({
          organisation,
          answers: [
            { question: 'helpdesk', score },
            { question: 'what-else', text },
          ],
        })),
      );
      const bare = [1, 2, 3, 4, 5].map((score) => ({ organisation, answers: [{ question: 'helpdesk', score }] }));
      const fitting = await bodiesThatFit(forum.app, event, round.id, [...candidates, ...bare], PERSONAL);
      found += fitting.length;
    }
  }
  return found;
}

const best = async (all: readonly Round[]) => {
  const tried = guesses(await Promise.all(all.map(lookedAt)));
  const [found] = [...tried].sort((one, other) => other.right - one.right);
  return { ...found!, byChance: mostByChance(all.length, tried.length), tried: tried.length };
};

describe('an analyst with the record, every view, every file, the keys and the logs', () => {
  let all: readonly Round[];
  beforeAll(async () => {
    all = await rounds(ROUNDS);
  });

  it('guesses no better than by chance, in whatever order voters and answers are laid beside one another', async () => {
    const { right, byChance, tried } = await best(all);
    expect(tried).toBe(84);
    expect(right).toBeLessThan(byChance);
    expect(byChance).toBeLessThan((MEMBERS * ROUNDS) / 2);
  });

  it('finds nothing in any file, freed page or journal by which it could have been linked while it was open', () => {
    for (const { pieces } of all) {
      expect(pieces).toHaveLength(3 * MEMBERS);
      expect(foundInFiles(forum.app, pieces)).toBe(0);
    }
  });

  it('finds no answer by trying out the hashes of commands', async () => {
    expect(await givenAwayByHashes(all.slice(0, 2))).toBe(0);
  });

  it('learns nothing from the sizes and times of what is on record', async () => {
    const seen = await Promise.all(
      all.map(async (round) => {
        const taken = await took(round);
        const said = taken.map(({ data }) => {
          const { organisation } = data as { organisation: string };
          return { score: round.scores.get(organisation)!, length: round.texts.get(organisation)!.length };
        });
        const sizes = taken.map((event) => JSON.stringify({ ...event, sequence: 0, position: '' }).length);
        const times = taken.map(({ time }) => Date.parse(time));
        return [sizes, times].flatMap((known) => [
          rankCorrelation(
            known,
            said.map(({ score }) => score),
          ),
          rankCorrelation(
            known,
            said.map(({ length }) => length),
          ),
        ]);
      }),
    );
    for (const which of [0, 1, 2, 3]) {
      const mean = seen.reduce((so, one) => so + one[which]!, 0) / seen.length;
      // By chance further from nought than this once in a hundred thousand times.
      expect(Math.abs(mean)).toBeLessThan(4.5 / Math.sqrt((MEMBERS - 1) * ROUNDS));
    }
  });

  it('reads in no log, and in no file, what anybody answered', () => {
    const texts = all.flatMap(({ everSaid }) => everSaid);
    const told = log.join('');
    expect(texts.filter((text) => told.includes(text))).toEqual([]);
    expect(told).not.toContain('"answers"');
    expect(
      foundInFiles(
        forum.app,
        texts.map((text) => Buffer.from(text.slice(0, 40))),
      ),
    ).toBe(0);
  });

  it('finds in the figures what they tell of a cell, and of no one member', async () => {
    for (const round of all) {
      for (const { data } of ofType(await eventsOf(round), 'SurveyAnswersCounted')) {
        for (const { counts, unanswered } of (data as { cells: { counts: number[]; unanswered: number }[] }).cells) {
          expect(counts.reduce((so, count) => so + count, unanswered)).toBeGreaterThanOrEqual(5);
        }
      }
    }
  });
});

describe('the same analyst, shown surveys that were made to link', () => {
  it('guesses right where texts are released in the order in which they came', async () => {
    const { put } = SecretAnswers.prototype;
    const { textsOf } = SurveyCount.prototype;
    const came = new Map<string, string>();
    instead(SecretAnswers.prototype, 'put', async function (this: SecretAnswers, one) {
      const [, { text }] = JSON.parse(Buffer.from(one.answer).toString()) as [object, { text: string }];
      came.set(one.voter, text);
      return put.call(this, one);
    });
    instead(SurveyCount.prototype, 'textsOf', async function (this: SurveyCount, id) {
      const releases = await textsOf.call(this, id);
      return releases.map((release) => ({ ...release, texts: [...came.values()] }));
    });
    const linked: Round[] = [];
    while (linked.length < 2) {
      came.clear();
      linked.push(await aRound());
    }
    const { right, byChance, strategy } = await best(linked);
    expect(strategy).toMatch(/^the order in the record beside the texts in the (record|view|vault)$/);
    expect(right).toBe(MEMBERS * 2);
    expect(right).toBeGreaterThan(byChance);
  });

  it('tries out the hashes where they are of the answers themselves', async () => {
    const { remembered } = SecretAnswers.prototype;
    instead(SecretAnswers.prototype, 'remembered', async function (this: SecretAnswers, command, rest, secret) {
      await remembered.call(this, command, rest, secret);
      return command;
    });
    expect(await givenAwayByHashes(await rounds(1))).toBe(4);
  });

  it('finds what linked in a file that was copied while the survey was open', async () => {
    const { remembered } = SecretAnswers.prototype;
    const copies = ['ballots.sqlite', 'ballots.sqlite-wal'].map((name) => join(forum.app.dataFolder, name));
    instead(SecretAnswers.prototype, 'remembered', async function (this: SecretAnswers, ...asked) {
      for (const path of copies) copyFileSync(path, `${path}.copy`);
      return remembered.apply(this, asked);
    });
    const { pieces } = await aRound();
    expect(foundInFiles(forum.app, pieces)).toBeGreaterThan(MEMBERS);
    for (const path of copies) rmSync(`${path}.copy`);
    expect(foundInFiles(forum.app, pieces)).toBe(0);
  });
});
