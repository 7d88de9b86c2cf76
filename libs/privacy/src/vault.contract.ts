import { randomUUID } from 'node:crypto';
import { derivedId } from '@baraza/contracts';
import fc from 'fast-check';
import { aValue } from './testing/a-value.ts';
import { PersonErased, ValueRefused, VaultConflict, VaultDamaged, type ValueToSeal, type Vault } from './vault.port.ts';

/** A vault to test, and how to look at it once more as another process would (the same object where there is none). */
export interface VaultUnderTest {
  readonly vault: Vault;
  /** The same vault opened anew; undefined where nothing outlives the process. */
  reopen?(): Promise<Vault>;
  dispose(): Promise<void>;
}

const DEADLINE = 1_780_000_000_000;
const AFTER = DEADLINE + 1;
const no = async (): Promise<boolean> => false;
const yes = async (): Promise<boolean> => true;

/** A contact's telephone number in some event. */
function aPhone(changes: Partial<ValueToSeal> = {}): ValueToSeal {
  return aValue({ field: '/contact/phone', value: '+256 700 000 001', deadline: DEADLINE, ...changes });
}

function aDocument(about: readonly string[], changes: Partial<ValueToSeal> = {}): ValueToSeal {
  return aPhone({ kind: 'document', about, field: '/grounds', value: 'Somebody Made-Up did not come.', ...changes });
}

/** The promise of `vault.port.ts`, for every adapter. */
export function testVault(name: string, make: () => Promise<VaultUnderTest>): void {
  describe(`a vault: ${name}`, () => {
    let made: VaultUnderTest;
    let vault: Vault;
    beforeAll(async () => {
      made = await make();
      vault = made.vault;
    });
    // Every spec takes ids of its own; what one left pending is not to be counted by the next.
    afterEach(async () => vault.sweep(Number.MAX_SAFE_INTEGER, no));
    afterAll(async () => made.dispose());

    const opened = async (value: ValueToSeal): Promise<string | undefined> => (await vault.open([value]))[0];

    describe('sealing', () => {
      it('gives back what was sealed, in the order it was asked', async () => {
        const phone = aPhone();
        const mail = aPhone({ ...phone, field: '/contact/email', value: 'made.up@example.org' });
        await vault.seal([phone, mail]);
        expect(await vault.open([mail, phone, aPhone()])).toEqual([mail.value, phone.value, undefined]);
      });

      it('keeps any well-formed text as it is', async () => {
        const text = fc.string({ unit: 'binary', maxLength: 300 });
        await fc.assert(
          fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 5 }), async (texts) => {
            const subject = randomUUID();
            const values = texts.map((value, index) => aPhone({ subject, value, field: `/texts/${index}` }));
            await vault.seal(values);
            expect(await vault.open(values)).toEqual(texts);
          }),
          { numRuns: 40 },
        );
      });

      it('keeps the longest value, and nothing longer', async () => {
        const longest = aPhone({ value: 'é'.repeat(128 * 1024) });
        await vault.seal([longest]);
        expect(await opened(longest)).toBe(longest.value);
        await expect(vault.seal([aPhone({ value: `${longest.value}x` })])).rejects.toThrow(ValueRefused);
      });

      it.each([
        ['half a surrogate pair', { value: 'a\ud800' }],
        ['a subject that is no UUID', { subject: 'namara@example.org' }],
        ['a person that is no UUID', { about: ['namara'] }],
        ['an event that is no UUID', { eventId: '1' }],
        ['a deadline that is no time', { deadline: Number.NaN }],
      ])('refuses %s, and says nothing of the value', async (_, changes) => {
        const value = aPhone({ value: 'the secret', ...changes });
        const refusal = vault.seal([value]);
        await expect(refusal).rejects.toThrow(ValueRefused);
        await expect(refusal).rejects.not.toThrow('the secret');
      });

      it('stores all of a request or nothing', async () => {
        const good = aPhone();
        await expect(vault.seal([good, aPhone({ subject: 'nobody' })])).rejects.toThrow(ValueRefused);
        const taken = aPhone();
        await vault.seal([taken]);
        await expect(vault.seal([good, { ...taken, value: 'other' }])).rejects.toThrow(VaultConflict);
        expect(await opened(good)).toBeUndefined();
      });

      it('seals many at once, each answered for itself', async () => {
        const taken = aPhone();
        await vault.seal([taken]);
        const many = Array.from({ length: 40 }, (_, index) => aPhone({ value: `number ${index}` }));
        const outcomes = await Promise.allSettled([
          ...many.map(async (value) => vault.seal([value])),
          vault.seal([{ ...taken, value: 'other' }]),
        ]);
        expect(outcomes.map(({ status }) => status)).toEqual([...many.map(() => 'fulfilled'), 'rejected']);
        expect(await vault.open(many)).toEqual(many.map(({ value }) => value));
      });
    });

    describe('write-once by event and field', () => {
      it('the same value again answers with the same commitment', async () => {
        const value = aPhone();
        const first = await vault.seal([value]);
        expect(await vault.seal([value])).toEqual(first);
        expect(await vault.fieldsOf(value.subject)).toHaveLength(1);
      });

      it('another value is refused, and the first one stays', async () => {
        const value = aPhone();
        await vault.seal([value]);
        await expect(vault.seal([{ ...value, value: '+256 700 000 002' }])).rejects.toThrow(VaultConflict);
        expect(await opened(value)).toBe(value.value);
      });

      it('the same value of another person is refused', async () => {
        const value = aPhone();
        await vault.seal([value]);
        await expect(vault.seal([{ ...value, subject: randomUUID() }])).rejects.toThrow(VaultConflict);
      });

      it('stays so once confirmed', async () => {
        const value = aPhone();
        const first = await vault.seal([value]);
        await vault.confirm([value.eventId]);
        expect(await vault.seal([value])).toEqual(first);
        await expect(vault.seal([{ ...value, value: 'other' }])).rejects.toThrow(VaultConflict);
      });
    });

    describe('commitments', () => {
      it('are 43 characters of base64url, the same for the same value, event and field', async () => {
        const value = aPhone();
        const [commitment] = await vault.seal([value]);
        expect(commitment).toMatch(/^[A-Za-z0-9_-]{43}$/);
        expect(await vault.commit(value.subject, value.eventId, value.field, value.value)).toBe(commitment);
      });

      it('differ by value, field, event and person, so that equal values cannot be told', async () => {
        const value = aPhone();
        const others = [
          { ...value, field: '/contact/phones/1' },
          { ...value, eventId: randomUUID() },
          aPhone({ value: value.value }),
        ];
        const [one] = await vault.seal([value]);
        const rest = await vault.seal(others);
        const changed = await vault.commit(value.subject, value.eventId, value.field, 'another');
        expect(new Set([one, ...rest, changed]).size).toBe(5);
      });

      it('need no stored value', async () => {
        const subject = randomUUID();
        const context = randomUUID();
        const first = await vault.commit(subject, context, '/name', 'Made-Up');
        expect(await vault.commit(subject, context, '/name', 'Made-Up')).toBe(first);
        expect(await vault.fieldsOf(subject)).toEqual([]);
      });

      it('of several at once are those of each, in the same order; one of an erased person refuses them all', async () => {
        const [subject, other] = [randomUUID(), randomUUID()];
        const context = randomUUID();
        const asked = [
          { subject, context, field: '/name', value: 'Made-Up' },
          { subject: other, context, field: '/name', value: 'Made-Up' },
          { subject, context, field: '/phone', value: '+256 700 000 001' },
        ];
        const together = await vault.commitAll(asked);
        const alone = asked.map(async (one) => vault.commit(one.subject, one.context, one.field, one.value));
        expect(together).toEqual(await Promise.all(alone));
        await vault.erase(other);
        await expect(vault.commitAll(asked)).rejects.toMatchObject({ name: 'PersonErased', person: other });
        expect(await vault.commitAll([])).toEqual([]);
      });

      it('a value that does not answer to the record is not handed out', async () => {
        const value = aPhone();
        const [commitment] = await vault.seal([value]);
        expect(await vault.open([{ ...value, commitment: commitment! }])).toEqual([value.value]);
        const other = await vault.commit(value.subject, value.eventId, value.field, 'other');
        await expect(vault.open([{ ...value, commitment: other }])).rejects.toThrow(VaultDamaged);
      });

      it('find the value that a state or a read model refers to', async () => {
        const [phone, mail] = [aPhone(), aPhone({ value: 'made.up@example.org' })];
        const [first, second] = await vault.seal([phone, mail]);
        const refs = [
          { subject: mail.subject, commitment: second! },
          { subject: phone.subject, commitment: first! },
          { subject: phone.subject, commitment: second! },
        ];
        expect(await vault.openRefs(refs)).toEqual([mail.value, phone.value, undefined]);
        await vault.erase(mail.subject);
        expect(await vault.openRefs(refs)).toEqual([undefined, phone.value, undefined]);
      });

      it('a field asked for under another person is not there', async () => {
        const value = aPhone();
        await vault.seal([value]);
        expect(await vault.open([{ ...value, subject: randomUUID() }])).toEqual([undefined]);
      });
    });

    describe('pending until confirmed', () => {
      it('a sweep takes what is past its deadline and absent from the record', async () => {
        const lost = aPhone();
        const kept = aPhone();
        await vault.seal([lost, kept]);
        const isRecorded = async (id: string): Promise<boolean> => id === kept.eventId;
        expect(await vault.sweep(AFTER, isRecorded)).toBe(1);
        expect(await vault.open([lost, kept])).toEqual([undefined, kept.value]);
      });

      it('nothing is swept before its deadline, whatever the record says', async () => {
        const value = aPhone();
        await vault.seal([value]);
        expect(await vault.sweep(DEADLINE, no)).toBe(0);
        expect(await opened(value)).toBe(value.value);
      });

      it('what was confirmed is never asked about again', async () => {
        const value = aPhone();
        await vault.seal([value]);
        await vault.confirm([value.eventId]);
        expect(await vault.sweep(AFTER, no)).toBe(0);
        expect(await opened(value)).toBe(value.value);
      });

      it('what a sweep found in the record is confirmed by it', async () => {
        const value = aPhone();
        await vault.seal([value]);
        await vault.sweep(AFTER, yes);
        expect(await vault.sweep(AFTER, no)).toBe(0);
        expect(await opened(value)).toBe(value.value);
      });

      it('a command sent again moves the deadline on, and never back', async () => {
        const value = aPhone();
        await vault.seal([{ ...value, deadline: DEADLINE + 1_000 }]);
        await vault.seal([value]);
        expect(await vault.sweep(AFTER, no)).toBe(0);
        expect(await vault.sweep(AFTER + 1_000, no)).toBe(1);
      });

      it('a command sent again while the sweep asks the record keeps its value', async () => {
        const value = aPhone();
        await vault.seal([value]);
        const swept = await vault.sweep(AFTER, async () => {
          await vault.seal([{ ...value, deadline: AFTER + 60_000 }]);
          return false;
        });
        expect(swept).toBe(0);
        expect(await opened(value)).toBe(value.value);
      });

      it('after a sweep the place is free for another value', async () => {
        const value = aPhone();
        await vault.seal([value]);
        await vault.sweep(AFTER, no);
        const other = { ...value, value: 'the second try' };
        await vault.seal([other]);
        expect(await opened(other)).toBe(other.value);
      });

      it('sweeps more than a page', async () => {
        const values = Array.from({ length: 1_203 }, () => aPhone());
        await vault.seal(values);
        expect(await vault.sweep(AFTER, no)).toBe(values.length);
      });
    });

    describe('a person', () => {
      it('is known by the token of one issuer, at random and for ever', async () => {
        const first = await vault.personOf('https://id.example.org', 'namara');
        expect(first).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
        expect(await vault.personOf('https://id.example.org', 'namara')).toBe(first);
        expect(await vault.personOf('https://other.example.org', 'namara')).not.toBe(first);
        expect(await vault.personOf('https://id.example.orgn', 'amara')).not.toBe(first);
      });

      it('can be told every field that is held of them, documents about them included', async () => {
        const own = aPhone();
        const about = aDocument([own.subject]);
        await vault.seal([own, about, aPhone(), aDocument([randomUUID()])]);
        const held = await vault.fieldsOf(own.subject);
        expect(held.map(({ eventId, field, subject }) => ({ eventId, field, subject }))).toEqual(
          [own, about].map(({ eventId, field, subject }) => ({ eventId, field, subject })),
        );
        expect(await vault.open(held)).toEqual([own.value, about.value]);
      });
    });

    describe('erasing a person', () => {
      it('takes their values and the documents about them, and nobody else’s', async () => {
        const own = aPhone();
        const witness = aPhone();
        const aboutBoth = aDocument([witness.subject, own.subject]);
        const aboutOther = aDocument([witness.subject]);
        await vault.seal([own, witness, aboutBoth, aboutOther]);
        expect(await vault.erase(own.subject)).toBe(2);
        expect(await vault.open([own, aboutBoth, witness, aboutOther])).toEqual([
          undefined,
          undefined,
          witness.value,
          aboutOther.value,
        ]);
        expect(await vault.fieldsOf(own.subject)).toEqual([]);
      });

      it('bars the id for ever', async () => {
        const own = aPhone();
        await vault.seal([own]);
        expect(await vault.isErased(own.subject)).toBe(false);
        await vault.erase(own.subject);
        expect(await vault.isErased(own.subject)).toBe(true);
        const barred = expect.objectContaining({ name: 'PersonErased', person: own.subject });
        await expect(vault.seal([own])).rejects.toEqual(barred);
        await expect(vault.seal([aDocument([own.subject])])).rejects.toEqual(barred);
        await expect(vault.commit(own.subject, own.eventId, '/x', 'y')).rejects.toThrow(PersonErased);
      });

      it('again changes nothing, so that tombstones can be replayed', async () => {
        const own = aPhone();
        await vault.seal([own]);
        await vault.erase(own.subject);
        expect(await vault.erase(own.subject)).toBe(0);
        expect(await vault.erase(randomUUID())).toBe(0);
      });

      it('gives their token another person the next time', async () => {
        const person = await vault.personOf('https://id.example.org', 'erased-one');
        await vault.erase(person);
        expect(await vault.personOf('https://id.example.org', 'erased-one')).not.toBe(person);
      });

      it('destroys what the hash of their command was made with', async () => {
        const own = aPhone();
        await vault.seal([own]);
        const secretOf = async (): Promise<string> => vault.commit(commandSubject(own), own.commandId, '/name', 'x');
        const before = await secretOf();
        expect(await secretOf()).toBe(before);
        await vault.erase(own.subject);
        expect(await secretOf()).not.toBe(before);
      });
    });

    it('outlives the process', async () => {
      if (made.reopen === undefined) return expect(name).toBe('memory'); // nothing else may forget
      const value = aPhone();
      const person = await vault.personOf('https://id.example.org', 'namara');
      const erased = aPhone();
      const sealed = await vault.seal([value, erased]);
      await vault.confirm([value.eventId]);
      await vault.erase(erased.subject);
      vault = await made.reopen();
      expect(await vault.open([value, erased])).toEqual([value.value, undefined]);
      expect(await vault.seal([value])).toEqual([sealed[0]]);
      expect(await vault.sweep(AFTER, no)).toBe(0);
      expect(await vault.isErased(erased.subject)).toBe(true);
      expect(await vault.personOf('https://id.example.org', 'namara')).toBe(person);
    });
  });
}

/** As the README says it: the id under which a command's hash keeps its secret. */
function commandSubject({ commandId }: ValueToSeal): string {
  return derivedId('command-body', commandId);
}
