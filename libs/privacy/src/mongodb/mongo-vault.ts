import { isUuid } from '@baraza/contracts/ids';
import type { PersonalRef } from '@baraza/domain';
import { commitment } from '../engine/envelope.ts';
import type { MasterLock, SubjectKeys } from '../engine/master-lock.ts';
import { commandSubject, openedValue, refuseUnfit } from '../engine/sealed-values.ts';
import type { StoredValue } from '../engine/value-store.ts';
import { CalledVault, type VaultCalls, type VaultOperation } from '../engine/vault-calls.ts';
import { asOutage } from '../engine/vault-errors.ts';
import { ValueRefused, VaultDamaged, type SealedField, type ValueToCommit } from '../vault.port.ts';
import type { Claims } from './claims.ts';
import type { MongoKeys } from './mongo-keys.ts';
import { type MongoValues, placeOf, refOf } from './mongo-values.ts';
import { Sealing, type VaultStores } from './sealing.ts';

/** How many events one look for expired rows answers with. */
const EXPIRED_PAGE = 500;

type AsyncCalls = {
  readonly [Op in VaultOperation]: (...args: Parameters<VaultCalls[Op]>) => Promise<ReturnType<VaultCalls[Op]>>;
};

/**
 * A vault in two databases, which several processes use at once. There are no transactions and no locks: what each step
 * leaves behind is harmless by itself, and every step that another process may come in between looks again after it.
 *
 * Keys are always durable before the values they lock, and gone before them.
 */
export class MongoVault extends CalledVault {
  readonly #keys: MongoKeys;
  readonly #values: MongoValues;
  readonly #claims: Claims;
  readonly #lock: MasterLock;
  readonly #sealing: Sealing;
  readonly #end: () => Promise<void>;

  private constructor({ keys, values, claims }: VaultStores, lock: MasterLock, end: () => Promise<void>) {
    super();
    this.#keys = keys;
    this.#values = values;
    this.#claims = claims;
    this.#lock = lock;
    this.#sealing = new Sealing({ keys, values, claims }, lock);
    this.#end = end;
  }

  /**
   * Over two prepared databases that belong together.
   * @param lock of the header that `keys` has
   * @throws VaultDamaged where the values are another vault's, or missing
   */
  static async over(parts: VaultStores, lock: MasterLock, end: () => Promise<void>): Promise<MongoVault> {
    const { keys, values } = parts;
    // Asked first: nobody adds a key before the values have been marked as this vault's.
    const isNew = await keys.isEmpty();
    const known = await values.vaultId();
    if (known === undefined && !isNew) {
      throw new VaultDamaged('there are keys, but the vault they belong to is missing');
    }
    if ((known ?? (await values.writeVaultId(lock.vaultId))) !== lock.vaultId) {
      throw new VaultDamaged('these keys belong to another vault');
    }
    const vault = new MongoVault(parts, lock, end);
    await vault.#finishErasures();
    // A vault restored from before an erasure: the keys remember who was erased, and are no part of its backups.
    for await (const barred of keys.everyBarred()) {
      for (const { person } of barred) if ((await values.fieldsOf(person)).length > 0) await vault.#erase(person);
    }
    return vault;
  }

  async call<Op extends VaultOperation>(
    operation: Op,
    ...args: Parameters<VaultCalls[Op]>
  ): Promise<ReturnType<VaultCalls[Op]>> {
    const answer = this.#calls[operation] as AsyncCalls[Op];
    try {
      return await answer(...args);
    } catch (error) {
      throw asOutage(error);
    }
  }

  async close(): Promise<void> {
    await this.#end();
  }

  readonly #calls: AsyncCalls = {
    seal: (values) => this.#sealing.seal(values),
    commitAll: (values) => this.#commitAll(values),
    confirm: (eventIds) => this.#values.confirm(eventIds),
    expired: async (now) => {
      await this.#finishErasures();
      return this.#values.expired(now, EXPIRED_PAGE);
    },
    settle: (recorded, absent, now) => this.#settle(recorded, absent, now),
    open: (fields) => this.#open(fields),
    openRefs: (refs) => this.#openRefs(refs),
    fieldsOf: (person) => this.#values.fieldsOf(person),
    erase: (person) => this.#erase(person),
    isErased: async (person) => (await this.#keys.barredAmong([person])).length > 0,
    personOf: (issuer, subject) => this.#personOf(this.#lock.digestOf(issuer, subject)),
  };

  async #commitAll(values: readonly ValueToCommit[]): Promise<readonly string[]> {
    for (const { subject, field, value } of values) refuseUnfit(subject, field, value);
    const subjects = values.map(({ subject }) => subject);
    const held = await this.#sealing.keysFor(subjects, subjects);
    // Keys that somebody was refused over may lie here, and nowhere else.
    await this.#claims.assertOpen();
    return values.map(({ subject, context, field, value }) =>
      commitment(held.get(subject)!.keys.salt, context, field, value),
    );
  }

  async #personOf(digest: Uint8Array): Promise<string> {
    const { person, isNew } = await this.#keys.personOf(digest);
    try {
      await this.#claims.assertOpen();
    } catch (error) {
      // Nobody is to be told a person who is another one where the vault is now.
      if (isNew) await this.#keys.takeBackToken(digest, person);
      throw error;
    }
    return person;
  }

  /** What a sweep found out of the record: confirms, and takes out what is past its deadline still. */
  async #settle(recorded: readonly string[], absent: readonly string[], now: number): Promise<number> {
    await this.#values.confirm(recorded);
    const rows = await this.#values.late(absent, now);
    const documents = [...new Set(rows.filter(({ kind }) => kind === 'document').map(({ subject }) => subject))];
    const commands = [...new Set(rows.map(({ commandId }) => commandId))];
    const claimed = [...rows.map(({ eventId }) => eventId), ...documents, ...commands.map(commandSubject)];
    return this.#claims.during(claimed, async () => {
      // Looked at once more: from here on nobody stores anything of these without having seen the claims.
      const late = await this.#values.late(absent, now);
      const known = new Set(rows.map(({ _id }) => _id));
      const fields = await this.#values.discard(
        late.filter(({ _id }) => known.has(_id)),
        now,
      );
      const [documentsLeft, commandsLeft] = await Promise.all([
        this.#values.subjectsAmong(documents),
        this.#values.commandsAmong(commands),
      ]);
      await this.#keys.remove([
        ...documents.filter((document) => !documentsLeft.has(document)),
        ...commands.filter((command) => !commandsLeft.has(command)).map(commandSubject),
      ]);
      return fields;
    });
  }

  async #open(fields: readonly SealedField[]): Promise<readonly (string | undefined)[]> {
    const [rows, keys] = await Promise.all([this.#values.at(fields), this.#keysOf(fields)]);
    return fields.map((field) => opened(rows.get(placeOf(field)), { ...field, keys: keys.get(field.subject) }));
  }

  async #openRefs(refs: readonly PersonalRef[]): Promise<readonly (string | undefined)[]> {
    const [rows, keys] = await Promise.all([this.#values.answeringTo(refs), this.#keysOf(refs)]);
    return refs.map((ref) => opened(rows.get(refOf(ref)), { ...ref, keys: keys.get(ref.subject) }));
  }

  /** Of the erased there are none, whatever else there may be of them. */
  async #keysOf(asked: readonly { readonly subject: string }[]): Promise<ReadonlyMap<string, SubjectKeys>> {
    const subjects = new Set(asked.map(({ subject }) => subject));
    const [wrapped, barred] = await Promise.all([this.#keys.wrapped(subjects), this.#keys.barredAmong(subjects)]);
    for (const person of barred) wrapped.delete(person);
    return new Map([...wrapped].map(([subject, bytes]) => [subject, this.#lock.unwrap(subject, bytes)]));
  }

  async #erase(person: string): Promise<number> {
    if (!isUuid(person)) throw new ValueRefused('a person is erased by id, a UUID');
    // Barred first and finished last: an erasure that is cut short is gone on with.
    const done = await this.#keys.bar(person);
    await this.#keys.unmapPerson(person);
    let fields = 0;
    for (;;) {
      const subjects = [person, ...(await this.#values.documentsAbout(person))];
      // A command's hash covers every personal field of its body, so its secret goes with the first of them.
      const commands = (await this.#values.commandsOf(subjects)).map(commandSubject);
      await this.#keys.remove([...subjects, ...commands]);
      const destroyed = await this.#values.destroy(subjects);
      fields += destroyed;
      if (destroyed === 0) break; // nobody sealed something of theirs in between
    }
    if (!done) await this.#keys.finish(person);
    // Where the vault has been moved meanwhile, it is erased there when the ledger asks again.
    await this.#claims.assertOpen();
    return fields;
  }

  async #finishErasures(): Promise<void> {
    for (const person of await this.#keys.unfinished()) await this.#erase(person);
  }
}

function opened(
  row: StoredValue | undefined,
  asked: { readonly subject: string; readonly commitment?: string; readonly keys: SubjectKeys | undefined },
): string | undefined {
  if (row === undefined || row.subject !== asked.subject || asked.keys === undefined) return undefined;
  return openedValue(row, asked.keys, asked.commitment);
}
