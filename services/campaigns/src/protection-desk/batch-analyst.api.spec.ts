import { decodeEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import type { SealedCompartment } from '@baraza/privacy';
import {
  createTestApp,
  foundInFiles,
  givenAwayEachTime,
  guesses,
  mostByChance,
  piecesOfOpenBoxes,
  recordForum,
  recordOrganisation,
  type RoundLookedAt,
  rowsOf,
  SEALED,
  type TestApp,
} from '@baraza/service-kit';
import { CampaignsModule } from '../campaigns.module.ts';
import { DeskBatch } from './desk-batch.ts';

/**
 * Somebody who has everything but the passphrases: the record with what is sealed in it, every file with its journals, the keys of
 * the forum, the compartment's log, and notes of when each report came in and by whom. They want to know which report is which struggle.
 */
const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const OFFICERS = ['amina', 'okello', 'wanjiru'] as const;
const [DAYS, A_DAY] = [14, 6] as const;
const passphraseOf = (person: string): string => `the long passphrase of ${person}`;
const uuid = (number: number): string => `7a000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

let app: TestApp;
const rounds: RoundLookedAt[] = [];
let piecesFound: number;

const sealed = (): SealedCompartment => app.app.get<SealedCompartment>(SEALED);
const personOf = (person: string) => app.runtime.vault.personOf('urn:baraza:development-issuer', person);
/** Those of a day, in the order of something that stands of each anywhere. */
const by = <T>(all: readonly T[], key: (one: T) => string | number): readonly T[] =>
  [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));

async function oneDay(day: number): Promise<void> {
  const arrivals: { readonly name: string; readonly id: string; readonly officer: string; readonly length: number }[] =
    [];
  for (let number = 0; number < A_DAY; number++) {
    const id = uuid(day * 1_000 + ((number * 7 + day * 3) % 11));
    const officer = OFFICERS[(number * 5 + day) % OFFICERS.length]!;
    const name = `reporter ${day}-${number}`;
    // From a line to some pages, each day in another order.
    const length = 1 + 700 * ((number * 5 + day) % A_DAY);
    const account = 'x'.repeat(length);
    const body = { id, unit: 'UG-402', kind: 'corruption', themes: ['governance'], reporter: name, account };
    const headers = { traceparent: `00-${String(day * 100 + number).padStart(32, '1')}-00f067aa0ba902b7-01` };
    const answer = await app.http('POST', '/campaigns/protected-struggles/report', {
      ...{ as: desk, person: officer, body, headers },
    });
    expect(answer.status).toBe(200);
    arrivals.push({ name, id, officer: await personOf(officer), length });
    app.clock.advance(20 * 60_000);
  }
  const pieces = day === 1 ? piecesOfOpenBoxes(app) : [];
  const before = (await sealed().accesses(0, 500)).length;
  const { sequence } = await app.store.head();
  app.clock.advance(86_400_000);
  expect(await app.app.get(DeskBatch).run()).toBe(A_DAY);
  if (day === 1) piecesFound = foundInFiles(app, pieces);

  const { events } = await app.store.readAll({ after: sequence, limit: 100 });
  const found = events.map((event) => {
    const { id, stream, time, data, meta } = decodeEvent(event.bytes);
    return { sequence: event.sequence, id, stream, time, pseudonym: (data as { pseudonym: string }).pseudonym, meta };
  });
  const truth = new Map<string, string>();
  await sealed().propose(await personOf('amina'), passphraseOf('amina'), 'verification');
  await sealed().concur(await personOf('okello'), passphraseOf('okello'));
  for (const { pseudonym } of found) {
    const entry = await sealed().read(pseudonym, await personOf('amina'), 'verification');
    truth.set((JSON.parse(entry!.text) as { reporter: string }).reporter, pseudonym);
  }
  await sealed().shut(await personOf('amina'));

  const names = (ordered: readonly { readonly name: string }[]) => ordered.map(({ name }) => name);
  const pseudonyms = (ordered: readonly { readonly pseudonym: string }[]) => ordered.map(({ pseudonym }) => pseudonym);
  const log = await sealed().accesses(before, 100);
  const entries = rowsOf(app, 'sealed.sqlite', 'SELECT id FROM entry').map(({ id }) => id as string);
  const sizes = new Map(
    rowsOf(app, 'sealed.sqlite', 'SELECT id, length(sealed) AS size FROM entry').map((row) => [row['id'], row['size']]),
  );
  const sizeOf = ({ pseudonym }: { readonly pseudonym: string }): number => Number(sizes.get(pseudonym));
  const isOurs = (id: string | undefined): id is string => found.some(({ pseudonym }) => pseudonym === id);
  rounds.push({
    truth,
    voters: {
      'as they came': names(arrivals),
      'by the client’s key': names(by(arrivals, ({ id }) => id)),
      'by length': names(by(arrivals, ({ length }) => length)),
      'by officer': names(by(arrivals, ({ officer, id }) => `${officer} ${id}`)),
    },
    answers: {
      'by sequence': pseudonyms(by(found, (one) => one.sequence)),
      'by time': pseudonyms(by(found, (one) => `${one.time} ${one.id}`)),
      'by event': pseudonyms(by(found, (one) => one.id)),
      'by stream': pseudonyms(by(found, (one) => one.stream)),
      'by pseudonym': pseudonyms(by(found, (one) => one.pseudonym)),
      'by command': pseudonyms(by(found, (one) => one.meta.commandId)),
      'by length': pseudonyms([...found].sort((a, b) => sizeOf(a) - sizeOf(b))),
      'by hash': pseudonyms(by(found, (one) => one.meta.commandHash)),
      'by the compartment’s log': log
        .filter(({ act }) => act === 'sealed')
        .flatMap(({ item }) => (isOurs(item) ? [item] : [])),
      'by the compartment’s file': entries.filter(isOurs),
    },
  });
}

beforeAll(async () => {
  app = await createTestApp({ modules: [CampaignsModule] });
  await recordForum(app);
  for (let number = 1; number <= 5; number++) {
    await recordOrganisation(app, `10000000-0000-4000-8000-00000000000${number}`);
  }
  await app.settle();
  for (const person of OFFICERS) await sealed().enrol(await personOf(person), passphraseOf(person));
  for (let day = 1; day <= DAYS; day++) await oneDay(day);
}, 300_000);
afterAll(() => app.close());

describe('an analyst who joins all there is', () => {
  it('matches reports with struggles no better than the batch of a day allows', () => {
    const made = guesses(rounds);
    expect(made).toHaveLength(4 * 10 * 2);
    for (const { voters, answers, truth } of rounds) {
      expect(truth.size).toBe(A_DAY);
      for (const order of [...Object.values(voters), ...Object.values(answers)]) expect(order).toHaveLength(A_DAY);
    }
    const most = mostByChance(DAYS, made.length);
    expect(made.filter(({ right }) => right > most)).toEqual([]);
    // It would have found out: whoever reads who is who in the compartment is right each time.
    const told = rounds.map((round) => ({
      ...round,
      answers: { truth: round.voters['as they came']!.map((one) => round.truth.get(one)!) },
    }));
    expect(Math.max(...guesses(told).map(({ right }) => right))).toBe(DAYS * A_DAY);
    expect(DAYS * A_DAY).toBeGreaterThan(most);
  });

  it('finds no place of a day whose report is given away each day', () => {
    expect(givenAwayEachTime(rounds)).toEqual([]);
    // It would have found out where only the first of each day is told, which is too few to be seen among all guesses.
    const told = rounds.map((round, day) => {
      const first = round.truth.get(round.voters['as they came']![0]!)!;
      const others = round.answers['by pseudonym']!.filter((one) => one !== first);
      const turned = others.map((_, at) => others[(at + day) % others.length]!);
      return { ...round, answers: { told: [...turned.slice(0, 2), first, ...turned.slice(2)] } };
    });
    expect(givenAwayEachTime(told)).toEqual(['1 as they came at 3 told']);
  });

  it('finds in no file any more what a copy of it could have told before the batch', () => {
    expect(piecesFound).toBe(0);
  });

  it('finds neither a client’s key, nor a trace, nor an officer in what entered the record and the log beside it', async () => {
    const { events } = await app.store.readAll({ after: 0, limit: 1_000 });
    const text = events
      .map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
      .filter((event) => event.includes('ProtectedStruggleReported'))
      .join('\n');
    expect(text.split('\n')).toHaveLength(DAYS * A_DAY);
    for (const officer of OFFICERS) expect(text).not.toContain(await personOf(officer));
    expect(text).not.toMatch(/7a000000-0000|traceparent|1{20}/);
    const log = [];
    for (let after = 0, more = true; more; after = log.length) {
      const page = await sealed().accesses(after, 500);
      log.push(...page);
      more = page.length === 500;
    }
    const officers = new Set(await Promise.all(OFFICERS.map(personOf)));
    expect(log.filter(({ act, officer }) => act === 'sealed' && officers.has(officer))).toEqual([]);
  });
});
