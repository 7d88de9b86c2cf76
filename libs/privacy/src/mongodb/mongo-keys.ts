import { randomUUID } from 'node:crypto';
import { addOnce, addWhereFree, collectionIn, inParts, makeIndexes } from '@baraza/mongodb';
import type { mongo } from 'mongoose';
import type { KeyStoreHeader, WrappedKeys } from '../engine/key-store.ts';
import type { BarredPerson, TokenSubject } from '../moving/vault-abode.ts';
import { inPortions } from '../moving/portions.ts';

interface HeaderRow extends Omit<KeyStoreHeader, 'scrypt'> {
  readonly _id: string;
  readonly scrypt: KeyStoreHeader['scrypt'] | null;
}

interface KeyRow {
  readonly _id: string;
  readonly wrapped: Uint8Array;
}

interface BarredRow {
  readonly _id: string;
  /** Tells an erasure that was cut short from one that is done. */
  readonly finished: boolean;
}

interface TokenRow {
  /** The digest of the token's issuer and subject. */
  readonly _id: string;
  readonly person: string;
}

/** The database of `BARAZA_KEYS`: every secret wrapped by the master key, who is barred, and who a token's subject is. */
export class MongoKeys {
  readonly #header: mongo.Collection<HeaderRow>;
  readonly #keys: mongo.Collection<KeyRow>;
  readonly #barred: mongo.Collection<BarredRow>;
  readonly #tokens: mongo.Collection<TokenRow>;

  constructor(db: mongo.Db) {
    this.#header = collectionIn(db, 'header');
    this.#keys = collectionIn(db, 'subject_keys');
    this.#barred = collectionIn(db, 'barred');
    this.#tokens = collectionIn(db, 'token_subjects');
  }

  async prepare(): Promise<void> {
    await makeIndexes(this.#tokens, [{ person: 1 }]);
  }

  /** The header, and where there is none the one that is offered, or another process's that came first. */
  async header(offered: () => KeyStoreHeader): Promise<KeyStoreHeader> {
    const found = await this.findHeader();
    if (found !== undefined) return found;
    await this.writeHeader(offered());
    return (await this.findHeader())!;
  }

  async findHeader(): Promise<KeyStoreHeader | undefined> {
    const found = await this.#header.findOne({ _id: 'header' });
    return found === null ? undefined : ofRow(found);
  }

  /** Unless there is one. */
  async writeHeader({ scrypt, ...header }: KeyStoreHeader): Promise<void> {
    await addOnce(this.#header, { _id: 'header', ...header, scrypt: scrypt ?? null });
  }

  async isEmpty(): Promise<boolean> {
    return (await this.#keys.findOne({}, { projection: { _id: 1 } })) === null;
  }

  async wrapped(subjects: Iterable<string>): Promise<Map<string, Uint8Array>> {
    const found = new Map<string, Uint8Array>();
    for (const some of inParts(subjects)) {
      for await (const row of this.#keys.find({ _id: { $in: some } })) found.set(row._id, row.wrapped);
    }
    return found;
  }

  /** Adds keys; those of a subject that has some already are left as they are. @returns these subjects */
  add(keys: readonly WrappedKeys[]): Promise<ReadonlySet<string>> {
    return addWhereFree(
      this.#keys,
      keys.map(({ subject, wrapped }) => ({ _id: subject, wrapped })),
    );
  }

  /** Whether all of these are here still, each as it was. */
  async are(used: ReadonlyMap<string, Uint8Array>): Promise<boolean> {
    const now = await this.wrapped(used.keys());
    return [...used].every(([subject, wrapped]) => {
      const found = now.get(subject);
      return found !== undefined && Buffer.from(wrapped).equals(found);
    });
  }

  async remove(subjects: Iterable<string>): Promise<void> {
    for (const some of inParts(subjects)) await this.#keys.deleteMany({ _id: { $in: some } });
  }

  /** Bars a person for ever. @returns whether their erasure was finished already */
  async bar(person: string): Promise<boolean> {
    if (await addOnce(this.#barred, { _id: person, finished: false })) return false;
    return (await this.#barred.findOne({ _id: person }))?.finished ?? false;
  }

  async finish(person: string): Promise<void> {
    await this.#barred.updateOne({ _id: person }, { $set: { finished: true } });
  }

  async barredAmong(persons: Iterable<string>): Promise<readonly string[]> {
    const found: string[] = [];
    for (const some of inParts(persons)) {
      for await (const { _id } of this.#barred.find({ _id: { $in: some } })) found.push(_id);
    }
    return found;
  }

  async unfinished(): Promise<readonly string[]> {
    return (await this.#barred.find({ finished: false }).toArray()).map(({ _id }) => _id);
  }

  /** How many rows of every kind, but for the header. */
  async count(): Promise<number> {
    const counts = await Promise.all([this.#keys, this.#barred, this.#tokens].map((rows) => rows.countDocuments({})));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  everyBarred(): AsyncGenerator<readonly BarredPerson[]> {
    return inPortions(this.#barred.find({}).map(({ _id, finished }) => ({ person: _id, finished })));
  }

  everyKey(): AsyncGenerator<readonly WrappedKeys[]> {
    return inPortions(this.#keys.find({}).map(({ _id, wrapped }) => ({ subject: _id, wrapped })));
  }

  everyToken(): AsyncGenerator<readonly TokenSubject[]> {
    return inPortions(
      this.#tokens.find({}).map(({ _id, person }) => ({ digest: Buffer.from(_id, 'base64url'), person })),
    );
  }

  addBarred(barred: readonly BarredPerson[]): Promise<ReadonlySet<string>> {
    return addWhereFree(
      this.#barred,
      barred.map(({ person, finished }) => ({ _id: person, finished })),
    );
  }

  addTokens(tokens: readonly TokenSubject[]): Promise<ReadonlySet<string>> {
    return addWhereFree(
      this.#tokens,
      tokens.map(({ digest, person }) => ({ _id: tokenId(digest), person })),
    );
  }

  /** Takes out all of it. */
  async empty(): Promise<void> {
    await this.#keys.deleteMany({});
    await Promise.all([this.#header.deleteMany({}), this.#tokens.deleteMany({}), this.#barred.deleteMany({})]);
  }

  async personOf(digest: Uint8Array): Promise<{ readonly person: string; readonly isNew: boolean }> {
    const _id = tokenId(digest);
    const known = await this.#tokens.findOne({ _id });
    if (known !== null) return { person: known.person, isNew: false };
    const person = randomUUID();
    return (await addOnce(this.#tokens, { _id, person })) ? { person, isNew: true } : this.personOf(digest);
  }

  /** Takes out whom a token has just been given. */
  async takeBackToken(digest: Uint8Array, person: string): Promise<void> {
    await this.#tokens.deleteOne({ _id: tokenId(digest), person });
  }

  async unmapPerson(person: string): Promise<void> {
    await this.#tokens.deleteMany({ person });
  }
}

function tokenId(digest: Uint8Array): string {
  return Buffer.from(digest).toString('base64url');
}

function ofRow({ vaultId, scrypt, check, subjectsSecret }: HeaderRow): KeyStoreHeader {
  return { vaultId, scrypt: scrypt ?? undefined, check, subjectsSecret };
}
