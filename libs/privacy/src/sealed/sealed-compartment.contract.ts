import { randomUUID } from 'node:crypto';
import type { CompartmentRefusal, SealedCompartment } from './sealed-compartment.port.ts';

/** A compartment to test, whose clock the suite moves. */
export interface CompartmentUnderTest {
  readonly compartment: SealedCompartment;
  /** The same one opened anew; undefined where nothing outlives the process. */
  reopen?(): Promise<SealedCompartment>;
  dispose(): Promise<void>;
}

const MINUTE = 60_000;
const WHY = 'to-reach-them';
const passphraseOf = (officer: string): string => `the passphrase of ${officer}`;

/** The promise of `sealed-compartment.port.ts`, for every adapter. `scryptCost` is for the adapter to pass on. */
export function testCompartment(
  name: string,
  make: (options: { now: () => number; scryptCost: number }) => Promise<CompartmentUnderTest>,
): void {
  describe(`a sealed compartment: ${name}`, () => {
    let made: CompartmentUnderTest;
    let compartment: SealedCompartment;
    let now: number;
    let one: string;
    let other: string;
    let third: string;

    beforeEach(async () => {
      now = Date.parse('2026-03-02T09:00:00.000Z');
      made = await make({ now: () => now, scryptCost: 16 });
      compartment = made.compartment;
      [one, other, third] = [randomUUID(), randomUUID(), randomUUID()];
    });
    afterEach(() => made.dispose());

    const refusedAs = async (asked: Promise<unknown>): Promise<CompartmentRefusal> =>
      asked.then(
        () => Promise.reject(new Error('was not refused')),
        (error: { refusal: CompartmentRefusal }) => error.refusal,
      );
    const enrol = async (...officers: readonly string[]): Promise<void> => {
      for (const officer of officers) await compartment.enrol(officer, passphraseOf(officer));
    };
    const open = async (first = one, second = other): Promise<void> => {
      await compartment.propose(first, passphraseOf(first), WHY);
      await compartment.concur(second, passphraseOf(second));
    };
    const sealed = async (text = 'Made-Up Women of the Hills'): Promise<string> => {
      const id = randomUUID();
      await compartment.seal({ id, kind: 'organisation', text }, one);
      return id;
    };
    const acts = async (): Promise<readonly string[]> =>
      (await compartment.accesses(0, 500)).map(({ act, officer }) => `${act} ${officer}`);

    describe('before two officers have enrolled', () => {
      it('is not set up, and says so to whoever seals or opens', async () => {
        expect(await compartment.status()).toEqual({ state: 'not-set-up', officers: [] });
        expect(await refusedAs(sealed())).toBe('not-set-up');
        await enrol(one);
        expect((await compartment.status()).state).toBe('not-set-up');
        expect(await refusedAs(compartment.propose(one, passphraseOf(one), WHY))).toBe('not-set-up');
        await enrol(other);
        expect((await compartment.status()).state).toBe('closed');
      });

      it('takes each officer once, with a passphrase that is long enough', async () => {
        expect(await refusedAs(compartment.enrol(one, 'nineteen characters'))).toBe('passphrase-too-short');
        expect(await refusedAs(compartment.enrol(one, 'x'.repeat(501)))).toBe('passphrase-too-short');
        await enrol(one);
        expect(await refusedAs(compartment.enrol(one, passphraseOf(other)))).toBe('already-enrolled');
      });
    });

    describe('set up', () => {
      beforeEach(() => enrol(one, other));

      it('takes entries while it is closed, and gives them to nobody', async () => {
        const id = await sealed();
        expect(await compartment.holds([id, randomUUID()])).toEqual([true, false]);
        expect(await refusedAs(compartment.read(id, one, WHY))).toBe('not-open');
      });

      it('is opened by two officers, each with their own passphrase', async () => {
        const id = await sealed();
        const proposed = await compartment.propose(other, passphraseOf(other), WHY);
        expect(proposed).toMatchObject({ state: 'opening', opening: { by: [other], why: WHY } });
        expect(await refusedAs(compartment.read(id, other, WHY))).toBe('not-open');
        const opened = await compartment.concur(one, passphraseOf(one));
        expect(opened).toMatchObject({
          state: 'open',
          opening: { by: [other, one], until: '2026-03-02T09:15:00.000Z' },
        });
        expect(await compartment.read(id, one, WHY)).toEqual({
          kind: 'organisation',
          text: 'Made-Up Women of the Hills',
        });
        expect(await compartment.read(randomUUID(), one, WHY)).toBeUndefined();
      });

      it('is not opened by one alone, nor with the passphrase of the other', async () => {
        await compartment.propose(one, passphraseOf(one), WHY);
        expect(await refusedAs(compartment.concur(one, passphraseOf(one)))).toBe('same-officer');
        expect(await refusedAs(compartment.concur(other, passphraseOf(one)))).toBe('wrong-passphrase');
        expect((await compartment.status()).state).toBe('opening');
        await compartment.concur(other, passphraseOf(other));
        expect((await compartment.status()).state).toBe('open');
      });

      it('is not opened by somebody who is no officer of it', async () => {
        expect(await refusedAs(compartment.propose(third, passphraseOf(third), WHY))).toBe('not-an-officer');
        await compartment.propose(one, passphraseOf(one), WHY);
        expect(await refusedAs(compartment.concur(third, passphraseOf(third)))).toBe('not-an-officer');
        expect(await refusedAs(compartment.shut(third))).toBe('not-an-officer');
      });

      it('waits ten minutes for the second, and not longer', async () => {
        expect(await refusedAs(compartment.concur(other, passphraseOf(other)))).toBe('nothing-proposed');
        await compartment.propose(one, passphraseOf(one), WHY);
        now += 10 * MINUTE;
        expect(await refusedAs(compartment.concur(other, passphraseOf(other)))).toBe('nothing-proposed');
      });

      it('closes by itself after a quarter of an hour, and at once when an officer closes it', async () => {
        const id = await sealed();
        await open();
        now += 15 * MINUTE - 1;
        expect(await compartment.read(id, one, WHY)).toBeDefined();
        now += 1;
        expect(await refusedAs(compartment.read(id, one, WHY))).toBe('not-open');
        await open();
        expect((await compartment.shut(other)).state).toBe('closed');
        expect(await refusedAs(compartment.read(id, one, WHY))).toBe('not-open');
      });

      it('is opened once at a time', async () => {
        await compartment.propose(one, passphraseOf(one), WHY);
        expect(await refusedAs(compartment.propose(other, passphraseOf(other), WHY))).toBe('already-open');
        await compartment.concur(other, passphraseOf(other));
        expect(await refusedAs(compartment.concur(other, passphraseOf(other)))).toBe('already-open');
      });

      it('makes who was wrong five times wait for a quarter of an hour', async () => {
        const wrongly = () => refusedAs(compartment.propose(one, passphraseOf(other), WHY));
        for (let time = 0; time < 5; time++) expect(await wrongly()).toBe('wrong-passphrase');
        expect(await refusedAs(compartment.propose(one, passphraseOf(one), WHY))).toBe('too-many-attempts');
        await compartment.propose(other, passphraseOf(other), WHY);
        now += 15 * MINUTE;
        await compartment.propose(one, passphraseOf(one), WHY);
      });

      it('keeps the first of two entries under one id', async () => {
        const id = await sealed('the first');
        await compartment.seal({ id, kind: 'organisation', text: 'the second' }, other);
        await open();
        expect((await compartment.read(id, one, WHY))?.text).toBe('the first');
      });

      it.each([
        ['an id that is no UUID', { id: 'x' }],
        ['a kind that is no code', { kind: 'An organisation' }],
        ['more than it holds', { text: 'é'.repeat(16 * 1024 + 1) }],
        ['half a surrogate pair', { text: 'a\ud800' }],
      ])('refuses %s', async (_, wrong) => {
        const entry = { id: randomUUID(), kind: 'organisation', text: 'x', ...wrong };
        expect(await refusedAs(compartment.seal(entry, one))).toBe('entry-refused');
      });

      it('keeps any well-formed text, the longest one too', async () => {
        const texts = ['', '\u0000\ud83d\ude00 é', 'é'.repeat(16 * 1024)];
        const ids: string[] = [];
        for (const text of texts) ids.push(await sealed(text));
        await open();
        for (const [index, id] of ids.entries()) {
          expect((await compartment.read(id, other, WHY))?.text).toBe(texts[index]);
        }
      });

      it('encloses an entry without keeping it or saying so, and opens it once it was deposited', async () => {
        const entry = { id: randomUUID(), kind: 'reporter', text: 'Somebody from the hills' };
        const [enclosed, again] = [await compartment.enclose(entry), await compartment.enclose(entry)];
        expect(JSON.stringify(enclosed)).not.toContain('hills');
        expect(enclosed.sealed).not.toBe(again.sealed);
        expect(enclosed.sealed).toHaveLength((await compartment.enclose({ ...entry, text: '' })).sealed.length);
        expect(await compartment.holds([entry.id])).toEqual([false]);
        expect(JSON.stringify(await compartment.accesses(0, 500))).not.toContain(entry.id);

        await compartment.deposit(enclosed, one);
        await compartment.deposit(again, other);
        const deposits = (await compartment.accesses(0, 500)).filter(({ item }) => item === entry.id);
        expect(deposits).toMatchObject([{ act: 'sealed', officer: one }]);
        await open();
        expect(await compartment.read(entry.id, one, WHY)).toEqual({ kind: 'reporter', text: entry.text });
      });

      it('opens what was enclosed under its own id and kind alone, and takes nothing that was never enclosed', async () => {
        const enclosed = await compartment.enclose({ id: randomUUID(), kind: 'reporter', text: 'x' });
        const elsewhere = { ...enclosed, id: randomUUID() };
        await compartment.deposit(elsewhere, one);
        await open();
        await expect(compartment.read(elsewhere.id, one, WHY)).rejects.toThrow('does not open');
        for (const wrong of [{ sealed: '' }, { sealed: 'A'.repeat(60_000) }, { id: 'x' }, { kind: 'A reporter' }]) {
          expect(await refusedAs(compartment.deposit({ ...enclosed, ...wrong }, one))).toBe('entry-refused');
        }
      });

      it('destroys an entry, and has it no more', async () => {
        const id = await sealed();
        expect(await compartment.destroy(id, one, 'erasure', 'of-another-kind')).toBe(false);
        expect(await compartment.destroy(id, one, 'erasure')).toBe(true);
        expect(await compartment.destroy(id, one, 'erasure')).toBe(false);
        expect(await compartment.holds([id])).toEqual([false]);
        await open();
        expect(await compartment.read(id, one, WHY)).toBeUndefined();
      });

      it('admits a third officer while it is open, who opens it with either of the two', async () => {
        const id = await sealed();
        await enrol(third);
        expect(await refusedAs(compartment.propose(third, passphraseOf(third), WHY))).toBe('not-an-officer');
        expect(await refusedAs(compartment.admit(third, one))).toBe('not-open');
        await open();
        expect(await refusedAs(compartment.admit(randomUUID(), one))).toBe('not-enrolled');
        expect((await compartment.admit(third, one)).officers).toContainEqual({ person: third, admitted: true });
        expect(await refusedAs(compartment.admit(third, one))).toBe('admitted-already');
        for (const with_ of [one, other]) {
          await compartment.shut(one);
          await open(with_, third);
          expect(await compartment.read(id, third, WHY)).toBeDefined();
        }
      });

      it('dismisses an officer while it is open, and never one of the last two', async () => {
        await enrol(third);
        expect(await refusedAs(compartment.dismiss(other, one))).toBe('not-open');
        await open();
        expect(await refusedAs(compartment.dismiss(other, one))).toBe('would-leave-one');
        await compartment.admit(third, one);
        expect(await refusedAs(compartment.dismiss(one, one))).toBe('dismisses-themselves');
        await compartment.dismiss(other, one);
        await compartment.shut(one);
        expect(await refusedAs(compartment.propose(other, passphraseOf(other), WHY))).toBe('not-an-officer');
        await open(one, third);
      });

      it('writes down who did what, when and why, and never what an entry says', async () => {
        const id = await sealed();
        await refusedAs(compartment.propose(one, passphraseOf(other), WHY));
        await open();
        await compartment.read(id, other, 'court-order');
        await compartment.shut(one);
        expect(await acts()).toEqual([
          `enrolled ${one}`,
          `enrolled ${other}`,
          `set-up ${other}`,
          `sealed ${one}`,
          `passphrase-refused ${one}`,
          `opening-proposed ${one}`,
          `opened ${other}`,
          `read ${other}`,
          `closed ${one}`,
        ]);
        const log = await compartment.accesses(0, 500);
        expect(log.map(({ number }) => number)).toEqual(log.map((_, index) => index + 1));
        expect(log[7]).toEqual({
          number: 8,
          at: '2026-03-02T09:00:00.000Z',
          officer: other,
          act: 'read',
          item: id,
          why: 'court-order',
        });
        expect(await compartment.accesses(7, 1)).toEqual([log[7]]);
        expect(JSON.stringify(log)).not.toMatch(/Made-Up|passphrase of/);
      });

      it('remembers who did first what the record does not tie to them', async () => {
        const step = randomUUID();
        expect(await compartment.officerWho('step-proposed', step)).toBeUndefined();
        await compartment.note('step-proposed', step, one);
        await compartment.note('step-proposed', step, other);
        expect(await compartment.officerWho('step-proposed', step)).toBe(one);
      });

      it('takes a code for a reason, and no words', async () => {
        expect(await refusedAs(compartment.propose(one, passphraseOf(one), 'Because of Amina'))).toBe('why-refused');
        await open();
        expect(await refusedAs(compartment.read(await sealed(), one, 'Because of Amina'))).toBe('why-refused');
      });

      it('is closed when it is opened anew by another process, and has kept everything', async () => {
        if (made.reopen === undefined) return;
        const id = await sealed();
        await open();
        compartment = await made.reopen();
        expect((await compartment.status()).state).toBe('closed');
        expect(await refusedAs(compartment.read(id, one, WHY))).toBe('not-open');
        await open();
        expect(await compartment.read(id, one, WHY)).toBeDefined();
        expect(await acts()).toHaveLength(9);
      });
    });
  });
}
