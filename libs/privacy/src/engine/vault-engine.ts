import { randomUUID } from 'node:crypto';
import { isUuid } from '@baraza/contracts/ids';
import type { PersonalRef } from '@baraza/domain';
import {
  PersonErased,
  ValueRefused,
  VaultConflict,
  VaultDamaged,
  type SealedField,
  type ValueToCommit,
  type ValueToSeal,
} from '../vault.port.ts';
import { commitment } from './envelope.ts';
import type { KeyRing } from './key-ring.ts';
import type { KeyStore } from './key-store.ts';
import {
  commandSubject,
  isSameValue,
  openedValue,
  refuseUnfit,
  refuseUnfitToSeal,
  sealedValue,
} from './sealed-values.ts';
import type { StoredValue, ValueStore } from './value-store.ts';

/** How many events one look for expired rows answers with. */
const EXPIRED_PAGE = 500;

/**
 * What a vault does, over any pair of stores: the one place where values meet keys. Synchronous, so that nothing comes
 * between the steps of an operation; whoever owns it decides on which thread it runs.
 *
 * Keys are always durable before the values they lock, and gone before them.
 */
export class VaultEngine {
  readonly #keys: KeyStore;
  readonly #values: ValueStore;
  readonly #ring: KeyRing;
  /** Confirmed, not yet written: it costs no fsync of its own, and a crash only leaves the question to `sweep`. */
  #confirmed: string[] = [];

  constructor(keys: KeyStore, values: ValueStore, ring: KeyRing) {
    this.#keys = keys;
    this.#values = values;
    this.#ring = ring;
    const vaultId = values.vaultId();
    if (vaultId === undefined) {
      if (!keys.isEmpty()) throw new VaultDamaged('there are keys, but the vault they belong to is missing');
      values.atomically(() => values.writeVaultId(ring.vaultId));
    } else if (vaultId !== ring.vaultId) {
      throw new VaultDamaged('these keys belong to another vault');
    }
    for (const person of keys.unfinished()) this.erase(person);
    // A vault restored from before an erasure: the keys remember who was erased, and are no part of its backups.
    for (const person of keys.barred()) if (values.fieldsOf(person).length > 0) this.erase(person);
  }

  /** One answer or error for each request, each request all or nothing; two fsyncs for all of them together. */
  sealAll(requests: readonly (readonly ValueToSeal[])[]): readonly (readonly string[] | Error)[] {
    const checked = requests.map((values) => attempt(() => this.#check(values)));
    const admitted = checked.flatMap((outcome) => (outcome instanceof Error ? [] : outcome));
    this.#ring.ensure(admitted.flatMap((value) => [value.subject, commandSubject(value.commandId)]));
    return this.#values.atomically(() => {
      this.#writeConfirmed();
      return checked.map((outcome) =>
        outcome instanceof Error
          ? outcome
          : attempt(() => this.#atOnce(outcome, () => outcome.map((value) => this.#put(value)))),
      );
    });
  }

  seal(values: readonly ValueToSeal[]): readonly string[] {
    const [outcome] = this.sealAll([values]);
    if (outcome instanceof Error) throw outcome;
    return outcome!;
  }

  commitAll(values: readonly ValueToCommit[]): readonly string[] {
    for (const { subject, field, value } of values) {
      refuseUnfit(subject, field, value);
      if (this.#keys.isBarred(subject)) throw new PersonErased(subject);
    }
    this.#ring.ensure(values.map(({ subject }) => subject));
    return values.map(({ subject, context, field, value }) =>
      commitment(this.#ring.find(subject)!.salt, context, field, value),
    );
  }

  confirm(eventIds: readonly string[]): void {
    this.#confirmed.push(...eventIds);
  }

  expired(now: number): readonly string[] {
    this.flush();
    return this.#values.expired(now, EXPIRED_PAGE);
  }

  /** What `sweep` found out of the record: confirms, and takes out what is past its deadline still. */
  settle(recorded: readonly string[], absent: readonly string[], now: number): number {
    const taken = this.#values.atomically(() => {
      this.#values.confirm(recorded);
      return this.#values.discard(absent, now);
    });
    const subjects = [...taken.documents, ...taken.commands.map(commandSubject)];
    if (subjects.length > 0) this.#keys.atomically(() => this.#ring.remove(subjects));
    return taken.fields;
  }

  open(fields: readonly SealedField[]): readonly (string | undefined)[] {
    return fields.map(({ eventId, field, subject, commitment: promised }) =>
      this.#read(this.#values.find(eventId, field), subject, promised),
    );
  }

  openRefs(refs: readonly PersonalRef[]): readonly (string | undefined)[] {
    return refs.map((ref) =>
      this.#read(this.#values.findByCommitment(ref.subject, ref.commitment), ref.subject, ref.commitment),
    );
  }

  fieldsOf(person: string): readonly SealedField[] {
    return this.#values.fieldsOf(person);
  }

  erase(person: string): number {
    if (!isUuid(person)) throw new ValueRefused('a person is erased by id, a UUID');
    this.flush();
    const done = this.#keys.isBarred(person) && !this.#keys.unfinished().includes(person);
    const subjects = [person, ...this.#values.documentsAbout(person)];
    // A command's hash covers every personal field of its body, so its secret goes with the first of them.
    const commands = this.#values.commandsOf(subjects).map(commandSubject);
    this.#keys.atomically(() => {
      // Barred first and finished last: an erasure that is cut short goes on when the vault is opened again.
      if (!done) this.#keys.bar(person, false);
      this.#ring.remove([...subjects, ...commands]);
      this.#keys.unmapPerson(person);
    });
    const fields = this.#values.atomically(() => this.#values.destroy(subjects));
    if (done && fields === 0) return 0; // a tombstone replayed where nothing had come back
    this.#values.scrub();
    this.#keys.atomically(() => this.#keys.bar(person, true));
    this.#keys.scrub();
    return fields;
  }

  isErased(person: string): boolean {
    return this.#keys.isBarred(person);
  }

  personOf(issuer: string, subject: string): string {
    const digest = this.#ring.digestOf(issuer, subject);
    const known = this.#keys.personOf(digest);
    if (known !== undefined) return known;
    const person = randomUUID();
    this.#keys.atomically(() => this.#keys.mapPerson(digest, person));
    return person;
  }

  /** Writes what was confirmed since. */
  flush(): void {
    if (this.#confirmed.length > 0) this.#values.atomically(() => this.#writeConfirmed());
  }

  close(): void {
    this.flush();
    this.#values.close();
    this.#keys.close();
  }

  #writeConfirmed(): void {
    this.#values.confirm(this.#confirmed);
    this.#confirmed = [];
  }

  #check(values: readonly ValueToSeal[]): readonly ValueToSeal[] {
    for (const value of values) {
      refuseUnfitToSeal(value);
      const barred = [value.subject, ...value.about].find((person) => this.#keys.isBarred(person));
      if (barred !== undefined) throw new PersonErased(barred);
    }
    return values;
  }

  #read(row: StoredValue | undefined, subject: string, promised?: string): string | undefined {
    if (row === undefined || row.subject !== subject) return undefined;
    const keys = this.#ring.find(subject);
    if (keys === undefined) return undefined;
    return openedValue(row, keys, promised);
  }

  /** One value needs no savepoint: it is there or it is not. */
  #atOnce<T>(values: readonly ValueToSeal[], work: () => T): T {
    return values.length === 1 ? work() : this.#values.atomically(work);
  }

  #put(value: ValueToSeal): string {
    const keys = this.#ring.find(value.subject)!;
    const sealed = sealedValue(value, keys);
    if (this.#values.add(sealed, value.kind === 'document' ? value.about : [])) return sealed.commitment;
    if (!isSameValue(this.#values.find(value.eventId, value.field)!, value, keys)) {
      throw new VaultConflict(`${value.field} of event ${value.eventId} holds another value already`);
    }
    this.#values.extend(value.eventId, value.field, value.deadline);
    return sealed.commitment;
  }
}

function attempt<T>(work: () => T): T | Error {
  try {
    return work();
  } catch (error) {
    // A refusal is the answer to one request; anything else (a full disk) is everybody's.
    if (error instanceof PersonErased || error instanceof VaultConflict || error instanceof ValueRefused) return error;
    throw error;
  }
}
