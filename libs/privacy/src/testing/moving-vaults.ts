import { randomUUID } from 'node:crypto';
import { tallyOf } from '../moving/tally.ts';
import type { VaultAbode } from '../moving/vault-abode.ts';
import { aValue } from './a-value.ts';
import type { MasterKey } from '../master-key/master-key.ts';
import type { SealedField, ValueToSeal, Vault } from '../vault.port.ts';

export const MASTER_KEY: MasterKey = { kind: 'key', bytes: Buffer.alloc(32, 7) };
const LATE = 1_780_000_000_000;
const ISSUER = 'https://id.example.org';

/** A vault's contents as its users know them, to be found again wherever it lives. */
export interface Known {
  readonly values: readonly (SealedField & { readonly value: string })[];
  /** Recorded, and not yet. */
  readonly confirmed: string;
  readonly pending: string;
  readonly erased: string;
  readonly owner: string;
  readonly token: string;
}

const lateValue = (changes: Partial<ValueToSeal>): ValueToSeal => aValue({ deadline: LATE, ...changes });

/** A person with some values, a document about them and another, one who was erased, and one who comes with a token. */
export async function fill(vault: Vault): Promise<Known> {
  const owner = randomUUID();
  const erased = randomUUID();
  const own = ['/name', '/phone', '/email'].map((field, nth) =>
    lateValue({ subject: owner, field, eventId: randomUUID(), value: `made-up ${nth}` }),
  );
  const about = {
    kind: 'document',
    field: '/grounds',
    about: [owner, randomUUID()],
    value: 'They did not come.',
  } as const;
  const sealed = [...own, lateValue(about), lateValue({ value: 'Late Made-Up' })];
  const values: Known['values'][number][] = [];
  for (const value of sealed) {
    const [commitment] = await vault.seal([value]);
    values.push({ ...value, commitment: commitment! });
  }
  await vault.seal([lateValue({ subject: erased, value: 'To be forgotten' })]);
  await vault.erase(erased);
  await vault.confirm([own[0]!.eventId]);
  const token = await vault.personOf(ISSUER, 'a subject');
  return { values, confirmed: own[0]!.eventId, pending: sealed.at(-1)!.eventId, erased, owner, token };
}

/** What its users find in a vault of what they know: all of it. */
export async function whatIsFound(vault: Vault, known: Known): Promise<unknown> {
  const { values, owner, erased } = known;
  return {
    opened: await vault.open(values),
    byReference: await vault.openRefs(values.map(({ subject, commitment }) => ({ subject, commitment: commitment! }))),
    order: (await vault.fieldsOf(owner)).map(({ field }) => field),
    isErased: [await vault.isErased(erased), await vault.isErased(owner)],
    token: await vault.personOf(ISSUER, 'a subject'),
  };
}

export function whatShouldBe({ values, token }: Known): unknown {
  const all = values.map(({ value }) => value);
  return {
    ...{ opened: all, byReference: all, order: ['/name', '/phone', '/email', '/grounds'] },
    ...{ isErased: [true, false], token },
  };
}

export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/** Ends a move where it is about to change either place once more than so often. */
export class Killing {
  #left: number;

  constructor(changes: number) {
    this.#left = changes;
  }

  /** A place whose changes count. */
  over(abode: VaultAbode): VaultAbode {
    const count = <Args extends unknown[], Result>(change: (...args: Args) => Promise<Result>) => {
      return async (...args: Args): Promise<Result> => {
        if (this.#left === 0) throw new Stopped();
        const result = await change(...args);
        this.#left -= 1;
        return result;
      };
    };
    return {
      ...{ name: abode.name, keysName: abode.keysName },
      standing: () => abode.standing(),
      header: () => abode.header(),
      count: () => abode.count(),
      read: (part) => abode.read(part),
      close: () => abode.close(),
      mark: count((standing, found) => abode.mark(standing, found)),
      writeHeader: count((header) => abode.writeHeader(header)),
      add: count((part, rows) => abode.add(part, rows as never)),
      empty: count(() => abode.empty()),
    };
  }
}

/** A place of which one method is another. */
export function withChanged<Name extends 'add' | 'writeHeader' | 'mark' | 'standing'>(
  abode: VaultAbode,
  name: Name,
  changed: VaultAbode[Name],
): VaultAbode {
  return new Proxy(abode, {
    get(target, asked) {
      const own = asked === name ? changed : (target[asked as keyof VaultAbode] as unknown);
      return typeof own === 'function' ? own.bind(target) : own;
    },
  });
}

export async function digestOf(abode: VaultAbode): Promise<string> {
  return (await tallyOf(abode, () => undefined)).digest;
}
