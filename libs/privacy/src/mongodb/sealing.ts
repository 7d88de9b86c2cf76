import type { MasterLock, SubjectKeys } from '../engine/master-lock.ts';
import { commandSubject, isSameValue, refuseUnfitToSeal, sealedValue } from '../engine/sealed-values.ts';
import type { StoredValue } from '../engine/value-store.ts';
import { PersonErased, VaultConflict, VaultDamaged, VaultUnavailable, type ValueToSeal } from '../vault.port.ts';
import type { Claims } from './claims.ts';
import type { MongoKeys } from './mongo-keys.ts';
import { placeOf, type MongoValues } from './mongo-values.ts';

/** How often it is begun anew where a sweep or an erasure came in between. */
const MOST_TRIES = 5;

/** What a vault's two databases hold. */
export interface VaultStores {
  readonly keys: MongoKeys;
  readonly values: MongoValues;
  readonly claims: Claims;
}

/** A subject's keys, and how they are stored: whoever finds them stored otherwise later has been passed by. */
interface HeldKeys {
  readonly keys: SubjectKeys;
  readonly wrapped: Uint8Array;
}

/**
 * How values get into a vault that several processes use. A request is looked at as a whole before anything of it is
 * written, and stands once it has been looked at again afterwards: every place taken by this very value, every key still
 * there, nobody erased. What is left of a request that fails in between stays pending, and a sweep takes it out.
 */
export class Sealing {
  readonly #keys: MongoKeys;
  readonly #values: MongoValues;
  readonly #claims: Claims;
  readonly #lock: MasterLock;

  constructor({ keys, values, claims }: VaultStores, lock: MasterLock) {
    this.#keys = keys;
    this.#values = values;
    this.#claims = claims;
    this.#lock = lock;
  }

  /** @returns commitments, in the same order @throws as `Vault.seal` */
  async seal(values: readonly ValueToSeal[]): Promise<readonly string[]> {
    for (const value of values) refuseUnfitToSeal(value);
    for (let tries = 1; ; tries++) {
      const commitments = await this.#attempt(values, tries === MOST_TRIES);
      if (commitments !== undefined) return commitments;
      if (tries === MOST_TRIES) throw new VaultUnavailable('others change the same values all the time');
    }
  }

  /**
   * The keys of these subjects, made for those that have none.
   * @param persons those who must not have been erased
   * @throws PersonErased
   */
  async keysFor(subjects: Iterable<string>, persons: readonly string[]): Promise<ReadonlyMap<string, HeldKeys>> {
    const wanted = new Set(subjects);
    const [found] = await Promise.all([this.#keys.wrapped(wanted), this.#refuseErased(persons)]);
    for (let tries = 1; found.size < wanted.size; tries++) {
      if (tries > MOST_TRIES) throw new VaultUnavailable('keys that were added cannot be read');
      const missing = [...wanted].filter((subject) => !found.has(subject));
      await this.#keys.add(missing.map((subject) => ({ subject, wrapped: this.#lock.newKeys(subject).wrapped })));
      // Another process may have been first: what is stored is what counts.
      for (const [subject, wrapped] of await this.#keys.wrapped(missing)) found.set(subject, wrapped);
      await this.#refuseErased(persons, missing);
    }
    return new Map(
      [...found].map(
        ([subject, wrapped]) => [subject, { wrapped, keys: this.#lock.unwrap(subject, wrapped) }] as const,
      ),
    );
  }

  /** @returns undefined where others came in between, and it is to be begun anew */
  async #attempt(values: readonly ValueToSeal[], isLast: boolean): Promise<readonly string[] | undefined> {
    const persons = values.flatMap(({ subject, about }) => [subject, ...about]);
    const subjects = values.flatMap(({ subject, commandId }) => [subject, commandSubject(commandId)]);
    const [held, there] = await Promise.all([this.keysFor(subjects, persons), this.#values.at(values)]);
    const keysOf = ({ subject }: ValueToSeal): SubjectKeys => held.get(subject)!.keys;
    const rows = values.map((value) => ({ value, row: sealedValue(value, keysOf(value)) }));
    const isThere = (value: ValueToSeal, row: StoredValue): boolean => this.#isThere(row, value, keysOf(value), isLast);

    const known = rows.filter(({ value }) => there.has(placeOf(value)));
    if (!known.every(({ value }) => isThere(value, there.get(placeOf(value))!))) return undefined;
    const fresh = firstOfEachPlace(rows.filter(({ value }) => !there.has(placeOf(value))));
    const added = fresh.map(({ value, row }) => ({ ...row, about: value.kind === 'document' ? value.about : [] }));
    const taken = await this.#values.add(added);
    const mine = added.filter((row) => !taken.has(placeOf(row)));

    const others = rows.filter(({ row }) => !mine.some((one) => placeOf(one) === placeOf(row)));
    const now = taken.size === 0 ? there : await this.#values.at(others.map(({ value }) => value));
    const stands = others.every(({ value }) => {
      const row = now.get(placeOf(value));
      return row !== undefined && isThere(value, row);
    });
    const extended = stands && (await this.#values.extend(others.map(({ value }) => value)));
    // Where a sweep was about it, what it took is stored anew.
    const wasClaimed = await this.#claims.released([...values.map(({ eventId }) => eventId), ...subjects]);
    const holds = await this.#holds(held, persons, mine);
    return extended && holds && !wasClaimed ? rows.map(({ row }) => row.commitment) : undefined;
  }

  /** Whether nobody was erased, and no key taken away, before the values were stored; else what was stored is taken back. */
  async #holds(
    held: ReadonlyMap<string, HeldKeys>,
    persons: readonly string[],
    mine: readonly StoredValue[],
  ): Promise<boolean> {
    const used = new Map([...held].map(([subject, { wrapped }]) => [subject, wrapped]));
    try {
      await this.#refuseErased(persons, persons);
    } catch (error) {
      await this.#values.takeBack(mine);
      throw error;
    }
    if (await this.#keys.are(used)) return true;
    await this.#values.takeBack(mine);
    return false;
  }

  /**
   * @returns false where it does not decrypt, unless it is the last try: its keys may be being replaced
   * @throws VaultConflict where another value lies in its place
   */
  #isThere(row: StoredValue, value: ValueToSeal, keys: SubjectKeys, isLast: boolean): boolean {
    try {
      if (isSameValue(row, value, keys)) return true;
    } catch (error) {
      if (isLast || !(error instanceof VaultDamaged)) throw error;
      return false;
    }
    throw new VaultConflict(`${value.field} of event ${value.eventId} holds another value already`);
  }

  /** @param made whose keys go with them, if they were made while the person was being erased */
  async #refuseErased(persons: readonly string[], made: readonly string[] = []): Promise<void> {
    const barred = await this.#keys.barredAmong(persons);
    if (barred.length === 0) return;
    await this.#keys.remove(made.filter((subject) => barred.includes(subject)));
    throw new PersonErased(persons.find((person) => barred.includes(person))!);
  }
}

/** @throws VaultConflict where one request has two values for one place */
function firstOfEachPlace<Row extends { readonly value: ValueToSeal }>(rows: readonly Row[]): readonly Row[] {
  const places = new Map<string, Row>();
  for (const one of rows) {
    const first = places.get(placeOf(one.value));
    if (first === undefined) places.set(placeOf(one.value), one);
    else if (first.value.value !== one.value.value || first.value.subject !== one.value.subject) {
      throw new VaultConflict(`${one.value.field} of event ${one.value.eventId} holds another value already`);
    }
  }
  return [...places.values()];
}
