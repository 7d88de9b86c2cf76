import {
  BallotBoxClosed,
  type BallotBoxes,
  BallotBoxMissing,
  BallotTooLong,
  type DrawnBallot,
  type VoterOnRecord,
} from './ballot-box.port.ts';

export interface BoxesUnderTest {
  readonly boxes: BallotBoxes;
  /** Closes them and opens what lies there again; undefined where nothing outlives the process. */
  reopened?(): Promise<BallotBoxes>;
  close?(): Promise<void>;
}

const bytes = (text: string): Uint8Array => Buffer.from(text);
const text = (drawn: readonly DrawnBallot[]): string[] => drawn.map(({ answer }) => Buffer.from(answer).toString());
const sorted = (drawn: readonly DrawnBallot[]): string[] => text(drawn).sort();
const named = (voters: readonly string[]): VoterOnRecord[] => voters.map((voter) => ({ voter }));

/** Spearman's, of the places in which things are found with the order in which they came. */
function rankCorrelation(places: readonly number[]): number {
  const n = places.length;
  const apart = places.reduce((sum, place, came) => sum + (place - came) ** 2, 0);
  return 1 - (6 * apart) / (n * (n * n - 1));
}

/** What every adapter of `BallotBoxes` promises. */
export function testBallotBoxes(name: string, open: () => Promise<BoxesUnderTest>): void {
  describe(`ballot boxes (${name})`, () => {
    let under: BoxesUnderTest;
    let boxes: BallotBoxes;
    beforeAll(async () => {
      under = await open();
      boxes = under.boxes;
    });
    afterAll(async () => {
      await boxes.close();
      await under.close?.();
    });

    let last = 0;
    const aBox = async (room = 64): Promise<string> => {
      const box = `round-${++last}`;
      await boxes.open(box, room);
      return box;
    };
    const voters = (count: number): string[] => Array.from({ length: count }, (_, at) => `voter-${at}`);

    it('hand out what was put in, each answer once', async () => {
      const box = await aBox();
      for (const voter of voters(7)) await boxes.put(box, voter, bytes(`says ${voter}`));
      expect(sorted(await boxes.draw(box, named(voters(7))))).toEqual(voters(7).map((voter) => `says ${voter}`));
    });

    it('take one ballot of a voter: the last', async () => {
      const box = await aBox();
      await boxes.put(box, 'one', bytes('yes'));
      await boxes.put(box, 'two', bytes('no'));
      await boxes.put(box, 'one', bytes('abstain'));
      expect(await boxes.count(box)).toBe(2);
      expect(sorted(await boxes.draw(box, named(['one', 'two', 'one'])))).toEqual(['abstain', 'no']);
    });

    it('take an empty answer, and one as long as there is room for, and none that is longer', async () => {
      const box = await aBox(10);
      await boxes.put(box, 'empty', bytes(''));
      await boxes.put(box, 'full', bytes('0123456789'));
      await expect(boxes.put(box, 'long', bytes('0123456789a'))).rejects.toThrow(BallotTooLong);
      await expect(boxes.put(box, 'full', bytes('0123456789a'))).rejects.toThrow(BallotTooLong);
      expect(sorted(await boxes.draw(box, named(['empty', 'full', 'long'])))).toEqual(['', '0123456789']);
    });

    it('hand out only the answers of those who are named', async () => {
      const box = await aBox();
      await boxes.put(box, 'on record', bytes('kept'));
      await boxes.put(box, 'not on record', bytes('left out'));
      expect(text(await boxes.draw(box, named(['on record', 'never came'])))).toEqual(['kept']);
      expect(await boxes.count(box)).toBe(1);
    });

    it('keep beside an answer the label that its voter is given at the draw, and nothing else', async () => {
      const box = await aBox();
      for (const voter of voters(6)) await boxes.put(box, voter, bytes(`says ${voter}`));
      const labelled = voters(6).map((voter, at) => (at === 5 ? { voter } : { voter, label: `district ${at % 2}` }));
      const drawn = await boxes.draw(box, [...labelled, { voter: 'voter-0', label: 'another' }]);
      const found = drawn.map(({ answer, label }) => [Buffer.from(answer).toString(), label]).sort();
      expect(found).toEqual(labelled.map(({ voter, label = '' }) => [`says ${voter}`, label]));
      expect((await boxes.draw(box, [])).map(({ label }) => label)).toEqual(drawn.map(({ label }) => label));
    });

    it('say, while they are open, which voters have a ballot in them', async () => {
      const box = await aBox();
      await boxes.put(box, 'one', bytes('yes'));
      await boxes.put(box, 'two', bytes('no'));
      expect(await boxes.present(box, ['two', 'never came', 'one'])).toEqual(['two', 'one']);
      expect(await boxes.present('no such box', ['one'])).toEqual([]);
      await boxes.draw(box, named(['one']));
      await expect(boxes.present(box, ['one'])).rejects.toThrow(BallotBoxClosed);
      await boxes.destroy(box);
      await expect(boxes.present(box, ['one'])).rejects.toThrow(BallotBoxClosed);
    });

    it('are apart from one another', async () => {
      const [one, two] = [await aBox(), await aBox()];
      await boxes.put(one, 'somebody', bytes('here'));
      await boxes.put(two, 'somebody', bytes('there'));
      expect(text(await boxes.draw(one, named(['somebody'])))).toEqual(['here']);
      expect(await boxes.count(two)).toBe(1);
      expect(text(await boxes.draw(two, named(['somebody'])))).toEqual(['there']);
    });

    it('hand the same out in the same order when they are drawn again', async () => {
      const box = await aBox();
      for (const voter of voters(40)) await boxes.put(box, voter, bytes(voter));
      const first = text(await boxes.draw(box, named(voters(40))));
      expect(text(await boxes.draw(box, named(voters(40))))).toEqual(first);
      expect(text(await boxes.draw(box, []))).toEqual(first);
      if (under.reopened === undefined) return;
      boxes = await under.reopened();
      expect(text(await boxes.draw(box, named(voters(40))))).toEqual(first);
    });

    it('draw in an order that owes nothing to the order in which ballots came, or were named', async () => {
      const [rounds, each] = [15, 20];
      const correlations = await Promise.all(
        Array.from({ length: rounds }, async () => {
          const box = await aBox(8);
          for (const voter of voters(each)) await boxes.put(box, voter, bytes(voter));
          const drawn = text(await boxes.draw(box, named(voters(each))));
          return rankCorrelation(voters(each).map((voter) => drawn.indexOf(voter)));
        }),
      );
      // By chance the mean is further from 0 than 4.5 standard deviations once in a hundred thousand runs.
      const mean = correlations.reduce((sum, one) => sum + one, 0) / rounds;
      expect(Math.abs(mean)).toBeLessThan(4.5 / Math.sqrt((each - 1) * rounds));
    });

    it('are read as often as a caller has to count again, and take nothing from the first time on', async () => {
      const box = await aBox();
      for (const voter of voters(6)) await boxes.put(box, voter, bytes(`says ${voter}`));
      expect(sorted(await boxes.read(box, named(voters(5))))).toEqual(voters(5).map((voter) => `says ${voter}`));
      await expect(boxes.put(box, 'voter-0', bytes('late'))).rejects.toThrow(BallotBoxClosed);
      await expect(boxes.open(box, 64)).rejects.toThrow(BallotBoxClosed);
      await expect(boxes.commitment(box, 'c', bytes('late'))).rejects.toThrow(BallotBoxClosed);
      expect(await boxes.present(box, ['voter-5', 'never came'])).toEqual(['voter-5']);
      const all = [{ voter: 'voter-5', label: 'the last' }, ...named(voters(5))];
      const again = await boxes.read(box, all);
      expect(sorted(again)).toEqual(voters(6).map((voter) => `says ${voter}`));
      expect(again.filter(({ label }) => label === 'the last').map(({ answer }) => Buffer.from(answer))).toEqual([
        Buffer.from('says voter-5'),
      ]);
      expect(await boxes.count(box)).toBe(6);
      expect(await boxes.list()).toContain(box);
      const drawn = text(await boxes.draw(box, named(voters(4))));
      expect(drawn).toHaveLength(4);
      expect(text(await boxes.read(box, all))).toEqual(drawn);
      await boxes.destroy(box);
      await expect(boxes.read(box, all)).rejects.toThrow(BallotBoxClosed);
      expect(await boxes.read('never opened and read', named(['one']))).toEqual([]);
      await expect(boxes.open('never opened and read', 64)).rejects.toThrow(BallotBoxClosed);
    });

    it('take nothing after the draw, and are not opened again', async () => {
      const box = await aBox();
      await boxes.draw(box, []);
      await expect(boxes.put(box, 'late', bytes('late'))).rejects.toThrow(BallotBoxClosed);
      await expect(boxes.open(box, 64)).rejects.toThrow(BallotBoxClosed);
      await expect(boxes.commitment(box, 'c', bytes('late'))).rejects.toThrow(BallotBoxClosed);
    });

    it('that were never opened hold nothing, take nothing, and are drawn as empty', async () => {
      await expect(boxes.put('no box', 'somebody', bytes('lost'))).rejects.toThrow(BallotBoxMissing);
      await expect(boxes.commitment('no box', 'c', bytes('lost'))).rejects.toThrow(BallotBoxMissing);
      expect(await boxes.count('no box')).toBe(0);
      expect(await boxes.draw('no box', named(['somebody']))).toEqual([]);
      await expect(boxes.open('no box', 64)).rejects.toThrow(BallotBoxClosed);
    });

    it('can be opened twice, and stay as they were opened first', async () => {
      const box = await aBox(4);
      await boxes.put(box, 'somebody', bytes('kept'));
      await boxes.open(box, 4_000);
      await expect(boxes.put(box, 'somebody', bytes('longer'))).rejects.toThrow(BallotTooLong);
      expect(text(await boxes.draw(box, named(['somebody'])))).toEqual(['kept']);
    });

    it('are destroyed for good, as often as it is asked for', async () => {
      const [drawn, open] = [await aBox(), await aBox()];
      await boxes.put(open, 'somebody', bytes('unread'));
      await boxes.draw(drawn, []);
      for (const box of [drawn, open, drawn, open, 'never there']) await boxes.destroy(box);
      for (const box of [drawn, open, 'never there']) {
        await expect(boxes.draw(box, named(['somebody']))).rejects.toThrow(BallotBoxClosed);
        await expect(boxes.put(box, 'somebody', bytes('late'))).rejects.toThrow(BallotBoxClosed);
        await expect(boxes.open(box, 64)).rejects.toThrow(BallotBoxClosed);
        expect(await boxes.count(box)).toBe(0);
        expect(await boxes.list()).not.toContain(box);
      }
    });

    it('tell which of them are not destroyed', async () => {
      const [open, drawn] = [await aBox(), await aBox()];
      await boxes.draw(drawn, []);
      expect(await boxes.list()).toEqual(expect.arrayContaining([open, drawn]));
    });

    it('tell the same bytes by the same commitment, for one purpose in one box', async () => {
      const [box, other] = [await aBox(), await aBox()];
      const made = await boxes.commitment(box, 'a command', bytes('yes'));
      expect(made).toMatch(/^[\w-]{43}$/);
      expect(await boxes.commitment(box, 'a command', bytes('yes'))).toBe(made);
      const others = [
        await boxes.commitment(box, 'a command', bytes('no')),
        await boxes.commitment(box, 'another command', bytes('yes')),
        await boxes.commitment(box, 'a commandy', bytes('es')),
        await boxes.commitment(other, 'a command', bytes('yes')),
      ];
      expect(new Set([made, ...others]).size).toBe(5);
    });

    it('lose nothing of what came together', async () => {
      const box = await aBox();
      await Promise.all(voters(50).map((voter) => boxes.put(box, voter, bytes(voter))));
      expect(await boxes.count(box)).toBe(50);
      const [first, second] = await Promise.all([
        boxes.draw(box, named(voters(50))),
        boxes.draw(box, named(voters(50))),
      ]);
      expect(sorted(first)).toEqual(voters(50).sort());
      expect(text(second)).toEqual(text(first));
    });
  });
}
