import { randomBytes } from 'node:crypto';
import { BallotBoxClosed, type BallotBoxes } from '../ballot-box.port.ts';
import { testBallotBoxes } from '../ballot-box.contract.ts';
import { MemoryDb } from '../testing/memory-db.ts';
import type { mongo } from '@baraza/mongodb';
import { openMongoBallotBoxes } from './open-mongo-ballot-boxes.ts';

/** Who is on record; `late` never put a ballot in before. */
const VOTERS = ['voter-0', 'voter-1', 'voter-2', 'voter-3', 'late'];
const BEFORE = ['of voter-0', 'of voter-1', 'of voter-2', 'of voter-3'];
const WITH_LATE = [...BEFORE, 'of late'].sort();
const CHANGED = [...BEFORE.slice(1), 'another'].sort();

/** What somebody does with a box. @returns what was handed out, sorted by nobody */
type Act = (boxes: BallotBoxes, box: string) => Promise<readonly string[]>;
const puts =
  (voter: string, answer: string): Act =>
  async (boxes, box) => {
    await boxes.put(box, voter, Buffer.from(answer));
    return [];
  };
const handedOut =
  (how: 'draw' | 'read'): Act =>
  async (boxes, box) => {
    const ballots = await boxes[how](
      box,
      VOTERS.map((voter) => ({ voter })),
    );
    return ballots.map(({ answer }) => Buffer.from(answer).toString());
  };
const draws = handedOut('draw');
const reads = handedOut('read');
const destroys: Act = async (boxes, box) => {
  await boxes.destroy(box);
  return [];
};
const PUTS = [
  ['putting a first ballot in', puts('late', 'of late'), WITH_LATE],
  ['changing one', puts('voter-0', 'another'), CHANGED],
] as const;
/** Each act asks the database at least as often as this, twice for each question: it was gone through as a whole. */
const STEPS = 8;

const key = randomBytes(32);
const open = (db: mongo.Db): Promise<BallotBoxes> => openMongoBallotBoxes({ db, space: 'spec', key });

testBallotBoxes('mongodb, in memory', async () => ({ boxes: await open(new MemoryDb().asked()) }));

describe('ballot boxes of two processes', () => {
  const db = new MemoryDb();
  let boxes: BallotBoxes;
  const instance = (step?: () => Promise<void>): Promise<BallotBoxes> => open(db.asked(step));
  beforeAll(async () => {
    boxes = await instance();
  });

  let last = 0;
  async function filled(): Promise<string> {
    const box = `round-${++last}`;
    await boxes.open(box, 32);
    for (const voter of VOTERS.slice(0, -1)) await boxes.put(box, voter, Buffer.from(`of ${voter}`));
    return box;
  }

  interface Came {
    readonly result?: readonly string[];
    readonly error?: Error;
  }

  /** Has something happen at every step of an act, each time with another box, and looks at what came of it. */
  async function atEachStep(
    act: Act,
    happens: (box: string) => Promise<unknown>,
    look: (came: Came, box: string) => Promise<void>,
  ): Promise<void> {
    for (let at = 0; ; at++) {
      const box = await filled();
      let steps = -Infinity;
      const disturbed = await instance(async () => {
        if (steps++ === at) await happens(box);
      });
      steps = 0;
      const came = await act(disturbed, box).then(
        (result): Came => ({ result }),
        (error: Error): Came => ({ error }),
      );
      const wasDisturbed = steps > at;
      steps = -Infinity;
      if (!wasDisturbed) await happens(box).catch(() => undefined);
      await look(came, box);
      await expectNothingMore(box);
      if (!wasDisturbed) return expect(at).toBeGreaterThan(STEPS);
    }
  }

  /** No ballot is left of a box that is drawn, and nothing of one that is destroyed. */
  async function expectNothingMore(box: string): Promise<void> {
    expect(rowsIn('ballots')).toEqual([]);
    await boxes.destroy(box);
    expect(rowsIn('drawn')).toEqual([]);
  }
  function rowsIn(of: 'ballots' | 'drawn'): readonly string[] {
    const found = [...db.collections].filter(([name]) => name.startsWith(`spec.${of}.`));
    return found.flatMap(([, rows]) => [...rows.keys()]);
  }

  it('ask all of an act in one session, so that a new primary hides nothing of what was done before', async () => {
    const own = new MemoryDb();
    const opened = await open(own.asked());
    await opened.open('seen', 32);
    const acts = [puts('voter-0', 'an answer'), puts('voter-0', 'another'), reads, draws, destroys];
    for (const act of acts) {
      own.heard.length = 0;
      await act(opened, 'seen');
      expect(own.heard.length).toBeGreaterThan(2);
      expect(new Set(own.heard.map(({ session }) => session)).size).toBe(1);
      expect(own.heard[0]!.session).toBeGreaterThan(0);
    }
    expect(own.openSessions.size).toBe(0);
  });

  it('hand out as many and as long answers as there are, and empty ones alone', async () => {
    const many = Array.from({ length: 30 }, (_, at) => ({ voter: `${at}`, answer: Buffer.alloc(100_000, at) }));
    await boxes.open('many', 100_000);
    for (const { voter, answer } of many) await boxes.put('many', voter, answer);
    const drawn = await boxes.draw('many', many);
    expect(drawn.map(({ answer }) => answer.byteLength)).toEqual(many.map(() => 100_000));
    expect(new Set(drawn.map(({ answer }) => answer[0])).size).toBe(30);
    expect(rowsIn('drawn').length).toBeGreaterThan(3);
    await boxes.destroy('many');
    await boxes.open('empty', 1);
    await boxes.put('empty', 'one', Buffer.alloc(0));
    expect(await boxes.draw('empty', [{ voter: 'one' }])).toEqual([{ answer: Buffer.alloc(0), label: '' }]);
    await boxes.destroy('empty');
  });

  describe('when a process dies at any step', () => {
    const dies = async (): Promise<never> => {
      throw new Error('the process is gone');
    };

    it.each(PUTS)('of %s, it is sent again and counted, once', async (_, act, expected) => {
      await atEachStep(act, dies, async (_came, box) => {
        await act(boxes, box);
        expect([...(await draws(boxes, box))].sort()).toEqual(expected);
      });
    });

    it.each([
      ['drawing', draws],
      ['reading', reads],
    ])('of %s, another goes on and hands out the same', async (_, act) => {
      await atEachStep(act, dies, async ({ result }, box) => {
        const drawn = await draws(boxes, box);
        expect([...drawn].sort()).toEqual(BEFORE);
        if (act === draws && result !== undefined) expect(drawn).toEqual(result);
      });
    });

    it('of clearing after a draw, whoever opens the boxes next clears', async () => {
      await atEachStep(draws, dies, async (_came, box) => {
        const wasDrawn = rowsIn('drawn').includes('outcome');
        await instance();
        if (!wasDrawn) await draws(boxes, box);
      });
    });

    it('of destroying, whoever opens the boxes next goes on', async () => {
      await atEachStep(destroys, dies, async (_came, box) => {
        const isDestroyed = !(await boxes.list()).includes(box);
        const next = await instance();
        if (!isDestroyed) await next.destroy(box);
        expect(await next.list()).not.toContain(box);
      });
    });
  });

  describe('when another process', () => {
    it.each(PUTS)('draws at any step of %s, it is counted, or refused and not', async (_, act, expected) => {
      let drawn: readonly string[] = [];
      let refused = 0;
      await atEachStep(
        act,
        async (box) => (drawn = await draws(boxes, box)),
        async ({ error }, box) => {
          if (error !== undefined) expect(error).toBeInstanceOf(BallotBoxClosed);
          refused += error === undefined ? 0 : 1;
          expect([...drawn].sort()).toEqual(error === undefined ? expected : BEFORE);
          expect(await draws(boxes, box)).toEqual(drawn);
        },
      );
      expect(refused).toBeGreaterThan(3);
    });

    it.each(PUTS)(
      'does the same at any step of a draw: %s is counted, or refused and not',
      async (_, act, expected) => {
        let counted = 0;
        let error: unknown;
        const happens = async (box: string): Promise<void> => {
          error = await act(boxes, box).then(
            () => undefined,
            (refused: unknown) => refused,
          );
        };
        await atEachStep(draws, happens, async ({ result }) => {
          if (error !== undefined) expect(error).toBeInstanceOf(BallotBoxClosed);
          counted += error === undefined ? 1 : 0;
          expect([...result!].sort()).toEqual(error === undefined ? expected : BEFORE);
        });
        expect(counted).toBeGreaterThan(0);
      },
    );

    it('draws at any step of a draw, both have the same in the same order', async () => {
      let other: readonly string[] = [];
      await atEachStep(
        draws,
        async (box) => (other = await draws(boxes, box)),
        async ({ result }) => {
          expect(result).toEqual(other);
          expect([...other].sort()).toEqual(BEFORE);
        },
      );
    });

    it.each([
      ['drawing', draws],
      ['changing a ballot', puts('voter-0', 'another')],
    ])('destroys at any step of %s, nothing is left', async (_, act) => {
      await atEachStep(
        act,
        async (box) => boxes.destroy(box),
        async ({ result, error }) => {
          if (error !== undefined) expect(error).toBeInstanceOf(BallotBoxClosed);
          else if (act === draws) expect([...result!].sort()).toEqual(BEFORE);
        },
      );
    });
  });
});
