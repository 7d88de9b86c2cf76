import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeEvent, type protectedEvidenceSealed, type DataOf } from '@baraza/contracts';
import { givenAwayEachTime, guesses, mostByChance, type RoundLookedAt, rowsOf } from '@baraza/service-kit';
import { desk, inTheOpen, ProtectionDeskForum } from '../protection-desk/protection-desk.fixture.ts';
import { aPicture } from '../testing/a-picture.ts';

/**
 * Somebody who has everything but the passphrases: the record with what is sealed in it, the folder of files before and after each
 * batch, and notes of when each file came in, how long it was and by whom. They want to know which came from whom.
 */
const OFFICERS = ['amina', 'okello', 'wanjiru'] as const;
const [DAYS, A_DAY] = [12, 6] as const;
const forum = new ProtectionDeskForum();
const rounds: RoundLookedAt[] = [];
/** The sizes of the locked files, each day. */
const sizes: (readonly number[])[] = [];
let struggle: string;

const by = <T>(all: readonly T[], key: (one: T) => string | number): readonly T[] =>
  [...all].sort((a, b) => (key(a) < key(b) ? -1 : 1));
interface Stored {
  readonly name: string;
  readonly at: bigint;
  readonly size: number;
}
const stored = (): readonly Stored[] =>
  readdirSync(join(forum.app.dataFolder, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => {
      const { mtimeNs, size } = statSync(join(parentPath, name), { bigint: true });
      return { name, at: mtimeNs, size: Number(size) };
    });

async function oneDay(day: number): Promise<void> {
  const arrivals: {
    readonly name: string;
    readonly officer: string;
    readonly length: number;
    readonly waits: string;
  }[] = [];
  const earlier = new Set(stored().map(({ name }) => name));
  for (let number = 0; number < A_DAY; number++) {
    const officer = OFFICERS[(number * 5 + day) % OFFICERS.length]!;
    const name = new Date(forum.app.clock.now()).toISOString();
    // From a line to some pages, each day in another order.
    const bytes = aPicture(1 + 9_000 * ((number * 5 + day) % A_DAY));
    const body = { unit: 'UG-402', type: 'photograph', supports: [{ kind: 'struggle', id: struggle }] };
    const answer = await forum.app.http('POST', '/campaigns/protected-evidence/take', {
      ...{ as: desk, person: officer, body: { ...body, base64: bytes.toString('base64') } },
    });
    expect(answer.status).toBe(200);
    const waits = stored().find(({ name: one }) => !earlier.has(one))!.name;
    earlier.add(waits);
    arrivals.push({ name, officer, length: bytes.length, waits });
    forum.app.clock.advance(20 * 60_000);
  }
  const { sequence } = await forum.app.store.head();
  forum.app.clock.advance(86_400_000);
  expect(await forum.batch.run()).toBe(A_DAY);

  const { events } = await forum.app.store.readAll({ after: sequence, limit: 100 });
  const found = events.map((event) => {
    const { id, stream, time, data, meta } = decodeEvent(event.bytes);
    return { sequence: event.sequence, id, stream, time, ...(data as DataOf<typeof protectedEvidenceSealed>), meta };
  });
  sizes.push(found.map(({ lockedSize }) => lockedSize));
  const truth = new Map<string, string>();
  const amina = await forum.personOf('amina');
  await forum.open();
  for (const { entry } of found) {
    const { text } = (await forum.sealed.read(entry, amina, 'verification'))!;
    truth.set((JSON.parse(text) as { takenIn: { at: string } }).takenIn.at, entry);
  }
  await forum.sealed.shut(amina);

  const files = stored();
  const fileOf = ({ locked }: { readonly locked: string }): Stored => files.find(({ name }) => name === locked)!;
  const entries = (ordered: readonly { readonly entry: string }[]) => ordered.map(({ entry }) => entry);
  const names = (ordered: readonly { readonly name: string }[]) => ordered.map(({ name }) => name);
  const inFile = rowsOf(forum.app, 'sealed.sqlite', 'SELECT id FROM entry').map(({ id }) => id as string);
  rounds.push({
    truth,
    voters: {
      'as they came': names(arrivals),
      'by length': names(by(arrivals, ({ length }) => length)),
      'by officer': names(by(arrivals, ({ officer, name }) => `${officer} ${name}`)),
      'by where it waited': names(by(arrivals, ({ waits }) => waits)),
    },
    answers: {
      'by sequence': entries(by(found, (one) => one.sequence)),
      'by event': entries(by(found, ({ id }) => id)),
      'by stream': entries(by(found, ({ stream }) => stream)),
      'by entry': entries(by(found, ({ entry }) => entry)),
      'by address': entries(by(found, ({ locked }) => locked)),
      'by the file’s time': entries(by(found, (one) => fileOf(one).at.toString().padStart(24, '0'))),
      'by length': entries(by(found, (one) => fileOf(one).size)),
      'by hash': entries(by(found, ({ meta }) => meta.commandHash)),
      'by the compartment’s file': inFile.filter((id) => found.some(({ entry }) => entry === id)),
    },
  });
}

beforeAll(async () => {
  await forum.begin();
  await forum.setUp();
  const reported = await forum.app.http('POST', '/campaigns/struggles', {
    ...{ as: [{ role: 'secretariat' }], body: inTheOpen },
  });
  struggle = reported.body.id;
  for (let day = 1; day <= DAYS; day++) await oneDay(day);
}, 300_000);
afterAll(() => forum.end());

describe('an analyst who joins all there is of what protected persons gave', () => {
  it('matches what came in with what is kept no better than the batch of a day allows', () => {
    const made = guesses(rounds);
    for (const { voters, answers, truth } of rounds) {
      expect(truth.size).toBe(A_DAY);
      for (const order of [...Object.values(voters), ...Object.values(answers)]) expect(order).toHaveLength(A_DAY);
    }
    const most = mostByChance(DAYS, made.length);
    expect(made.filter(({ right }) => right > most)).toEqual([]);
    expect(givenAwayEachTime(rounds)).toEqual([]);
    // It would have found out: whoever reads in the compartment when each came in is right each time.
    const told = rounds.map((round) => ({
      ...round,
      answers: { truth: round.voters['as they came']!.map((one) => round.truth.get(one)!) },
    }));
    expect(Math.max(...guesses(told).map(({ right }) => right))).toBe(DAYS * A_DAY);
    expect(DAYS * A_DAY).toBeGreaterThan(most);
  });

  it('finds all of one length, and nothing left where they waited', () => {
    expect(new Set(sizes.flat()).size).toBe(1);
    expect(stored()).toHaveLength(DAYS * A_DAY);
  });
});
