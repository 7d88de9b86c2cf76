import { randomUUID } from 'node:crypto';
import { type Connection, openMongoDb } from '@baraza/mongodb';
import { withMongoDb } from '@baraza/mongodb/testing';
import { aValue } from '../testing/a-value.ts';
import { testVault } from '../vault.contract.ts';
import { PersonErased, VaultConflict, VaultUnavailable, type ValueToSeal } from '../vault.port.ts';
import type { MongoVault } from './mongo-vault.ts';
import { openMongoVault } from './open-mongo-vault.ts';

const masterKey = { kind: 'key', bytes: Buffer.alloc(32, 7) } as const;
const never = async (): Promise<boolean> => false;

withMongoDb((server) => {
  async function connect(database: string): Promise<Connection> {
    const connection = await openMongoDb({ url: server.database(database), appName: 'baraza vault spec' });
    return connection;
  }

  /** As one process has it. */
  async function openVault(name: string, key: typeof masterKey = masterKey): Promise<MongoVault> {
    const [values, keys] = [await connect(`${name}-vault`), await connect(`${name}-keys`)];
    const close = async (): Promise<void> => {
      await Promise.all([values.close(), keys.close()]);
    };
    return openMongoVault({ values: values.db!, keys: keys.db!, masterKey: key, close }).catch(
      async (error: unknown) => {
        await close();
        throw error;
      },
    );
  }

  testVault('mongodb', async () => {
    const name = `baraza-${randomUUID()}`;
    let vault = await openVault(name);
    return {
      vault,
      reopen: async () => {
        await vault.close();
        return (vault = await openVault(name));
      },
      dispose: async () => vault.close(),
    };
  });

  describe('a vault that several processes use', () => {
    const name = `baraza-${randomUUID()}`;
    let one: MongoVault;
    let other: MongoVault;
    beforeAll(async () => {
      [one, other] = await Promise.all([openVault(name), openVault(name)]);
    });
    afterAll(async () => {
      await Promise.all([one.close(), other.close()]);
    });

    const inTime = (changes: Partial<ValueToSeal> = {}): ValueToSeal => {
      return aValue({ value: 'Invented Namara', deadline: Date.now() + 60_000, ...changes });
    };

    it('both know a person by the same id, whoever sees the token first', async () => {
      const tokens = Array.from({ length: 20 }, (_, index) => `token ${index}`);
      const ask = (vault: MongoVault) =>
        Promise.all(tokens.map((token) => vault.personOf('https://id.example.org', token)));
      const [first, second] = await Promise.all([ask(one), ask(other)]);
      expect(first).toEqual(second);
      expect(new Set(first).size).toBe(tokens.length);
    });

    it('the same command sealed by both at once is stored once, and both answer with the same commitments', async () => {
      for (let round = 0; round < 10; round++) {
        const values = ['/name', '/phone', '/email'].map((field) => inTime({ field, value: `made-up ${field}` }));
        const [first] = values;
        const ofOne = values.map((value) => ({ ...value, ...same(first!) }));
        const [mine, theirs] = await Promise.all([one.seal(ofOne), other.seal(ofOne.toReversed())]);
        expect(theirs).toEqual(mine.toReversed());
        expect(await other.open(ofOne)).toEqual(ofOne.map(({ value }) => value));
        expect(await one.fieldsOf(first!.subject)).toHaveLength(3);
      }
    });

    it('of two values for one place that come at once one is stored, and the other is refused', async () => {
      for (let round = 0; round < 10; round++) {
        const value = inTime();
        const outcomes = await Promise.allSettled([
          one.seal([value]),
          other.seal([{ ...value, value: 'Another Invented' }]),
        ]);
        const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
        expect(refused.map(({ reason }) => reason)).toEqual([expect.any(VaultConflict)]);
        const kept = outcomes[0]!.status === 'fulfilled' ? value.value : 'Another Invented';
        expect(await other.open([value])).toEqual([kept]);
      }
    });

    it('nothing that is sealed while the person is erased can be read, and no field is left', async () => {
      for (let round = 0; round < 10; round++) {
        const person = randomUUID();
        await one.seal([inTime({ subject: person })]);
        const late = [
          inTime({ subject: person, field: '/phone' }),
          inTime({ subject: randomUUID(), kind: 'document', about: [person], field: '/grounds' }),
        ];
        const [erasing, ...sealing] = await Promise.allSettled([
          other.erase(person),
          ...late.map((value) => one.seal([value])),
        ]);
        expect(erasing.status).toBe('fulfilled');
        for (const outcome of sealing) {
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(PersonErased);
        }
        expect(await one.open(late)).toEqual([undefined, undefined]);
        expect(await one.fieldsOf(person)).toEqual([]);
      }
    });

    it('a command sent again by one while the other sweeps keeps its values, or is stored anew, and can be read', async () => {
      for (let round = 0; round < 10; round++) {
        const value = inTime({ kind: 'document', deadline: 1 });
        await one.seal([value]);
        const again = { ...value, deadline: Date.now() + 60_000 };
        const [, commitments] = await Promise.all([other.sweep(Date.now(), never), one.seal([again])]);
        expect(await other.open([{ ...again, commitment: commitments[0]! }])).toEqual([value.value]);
      }
    });

    it('an erasure that was cut short is gone on with at the next sweep of any process', async () => {
      const value = inTime();
      await one.seal([value]);
      const keys = await connect(`${name}-keys`);
      await keys.db!.collection<{ _id: string; finished: boolean }>('barred').insertOne({
        _id: value.subject,
        finished: false,
      });
      await keys.close();
      expect(await one.open([value])).toEqual([undefined]);
      await other.sweep(Date.now(), never);
      expect(await other.fieldsOf(value.subject)).toEqual([]);
    });

    it('a vault restored from before an erasure is erased again when it is opened', async () => {
      const value = inTime();
      await one.seal([value]);
      const values = await connect(`${name}-vault`);
      const rows = values.db!.collection('values');
      const backup = await rows.find({ subject: value.subject }).toArray();
      await one.erase(value.subject);
      await rows.insertMany(backup);
      expect(await one.fieldsOf(value.subject)).toHaveLength(1);
      const again = await openVault(name);
      expect(await again.fieldsOf(value.subject)).toEqual([]);
      await Promise.all([again.close(), values.close()]);
    });

    it('neither database holds a value in clear, nor whose token it was', async () => {
      await one.seal([inTime({ value: 'Planted Namara' })]);
      await one.personOf('https://id.example.org', 'planted-token-subject');
      let looked = 0;
      for (const database of ['vault', 'keys']) {
        const connection = await connect(`${name}-${database}`);
        for (const { collectionName } of await connection.db!.collections()) {
          for await (const row of connection.db!.collection(collectionName).find({})) {
            looked += 1;
            const text = Object.values(row).map((cell) =>
              cell instanceof Uint8Array ? Buffer.from(cell) : String(cell),
            );
            expect(text.join(' ')).not.toMatch(/Planted|planted/);
          }
        }
        await connection.close();
      }
      expect(looked).toBeGreaterThan(10);
    });
  });

  describe('opening', () => {
    it('refuses keys and values in one database', async () => {
      const name = `baraza-${randomUUID()}`;
      const [values, keys] = [await connect(name), await connect(name)];
      const opening = openMongoVault({ values: values.db!, keys: keys.db!, masterKey });
      await expect(opening).rejects.toThrow('lie apart');
      await Promise.all([values.close(), keys.close()]);
    });

    it('refuses another master key, and keys of another vault', async () => {
      const [name, second] = [`baraza-${randomUUID()}`, `baraza-${randomUUID()}`];
      await (await openVault(name)).close();
      await (await openVault(second)).close();
      const wrong = { kind: 'key', bytes: Buffer.alloc(32, 8) } as const;
      await expect(openVault(name, wrong)).rejects.toThrow('not the master key');
      const [values, keys] = [await connect(`${name}-vault`), await connect(`${second}-keys`)];
      const opening = openMongoVault({ values: values.db!, keys: keys.db!, masterKey });
      await expect(opening).rejects.toThrow('belong to another vault');
      await Promise.all([values.close(), keys.close()]);
    });

    it('refuses keys whose values are missing', async () => {
      const name = `baraza-${randomUUID()}`;
      const vault = await openVault(name);
      await vault.commit(randomUUID(), randomUUID(), '/name', 'Invented');
      await vault.close();
      const [values, keys] = [await connect(`${name}-elsewhere`), await connect(`${name}-keys`)];
      const opening = openMongoVault({ values: values.db!, keys: keys.db!, masterKey });
      await expect(opening).rejects.toThrow('the vault they belong to is missing');
      await Promise.all([values.close(), keys.close()]);
    });
  });

  it('says that it is unavailable where the database is gone', async () => {
    const vault = await openVault(`baraza-${randomUUID()}`);
    await vault.close();
    await expect(vault.personOf('https://id.example.org', 'somebody')).rejects.toThrow(VaultUnavailable);
  });
});

function same({ subject, eventId, commandId }: ValueToSeal): Pick<ValueToSeal, 'subject' | 'eventId' | 'commandId'> {
  return { subject, eventId, commandId };
}
