import { randomUUID } from 'node:crypto';
import { isUuid } from '@baraza/contracts';
import { seal as lock, unseal as unlock } from '../../engine/envelope.ts';
import { VaultDamaged } from '../../vault.port.ts';
import {
  CompartmentRefused,
  type CompartmentStatus,
  type EnclosedEntry,
  type EntryToSeal,
  MAX_ENTRY_BYTES,
  MOST_OFFICERS,
  type SealedAccess,
  type SealedAct,
  type SealedCompartment,
} from '../sealed-compartment.port.ts';
import { Attempts } from './attempts.ts';
import { isSealed, newKeyPair, openWith, sealTo } from './hybrid.ts';
import { OpenedKey } from './opened-key.ts';
import { padded, unpadded } from './padding.ts';
import { checkPassphrase, newStretching, OFFICERS_SCRYPT_COST, stretched } from './passphrase.ts';
import type { EntryRow, OfficerRow, SealedStore } from './sealed-store.ts';

export interface SealedEngineOptions {
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** For tests: a cheaper scrypt for passphrases. */
  readonly scryptCost?: number;
}

const CODE = /^[a-z]+(-[a-z0-9]+)*$/;
const MOST_LINES = 500;

/** A compartment over the store that it lies in: the only place where its keys are used. One operation at a time. */
export class SealedEngine implements SealedCompartment {
  readonly #store: SealedStore;
  readonly #now: () => number;
  readonly #scryptCost: number;
  readonly #opened: OpenedKey;
  readonly #attempts: Attempts;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(store: SealedStore, { now = Date.now, scryptCost = OFFICERS_SCRYPT_COST }: SealedEngineOptions = {}) {
    this.#store = store;
    this.#now = now;
    this.#scryptCost = scryptCost;
    this.#opened = new OpenedKey(now);
    this.#attempts = new Attempts(now);
  }

  async status(): Promise<CompartmentStatus> {
    return this.#status();
  }

  async enrol(officer: string, passphrase: string): Promise<CompartmentStatus> {
    return this.#inTurn(async () => {
      checkPassphrase(passphrase);
      const before = this.#store.officers();
      if (before.some(({ person }) => person === officer)) throw new CompartmentRefused('already-enrolled');
      if (before.length >= MOST_OFFICERS) throw new CompartmentRefused('too-many-officers');
      const row = await this.#newOfficer(officer, passphrase);
      const header = this.#store.header() ?? { id: randomUUID() };
      const first = before[0];
      if (header.publicKey !== undefined || first === undefined) {
        this.#store.atomically(() => {
          this.#store.putHeader(header);
          this.#store.putOfficer(row);
          this.#log('enrolled', officer);
        });
        return this.#status();
      }
      const keys = await newKeyPair();
      const both = [first, row].map((one) => ({ ...one, admitted: true }));
      const share = await this.#shareOf(header.id, both[0]!, both[1]!, keys.privateKey);
      keys.privateKey.fill(0);
      this.#store.atomically(() => {
        this.#store.putHeader({ ...header, publicKey: keys.publicKey });
        for (const one of both) this.#store.putOfficer(one);
        this.#store.putShare(share);
        this.#log('enrolled', officer);
        this.#log('set-up', officer);
      });
      return this.#status();
    });
  }

  async admit(officer: string, by: string): Promise<CompartmentStatus> {
    return this.#inTurn(async () => {
      this.#inOffice(by);
      const { key } = this.#open();
      const row = this.#store.officers().find(({ person }) => person === officer);
      if (row === undefined) throw new CompartmentRefused('not-enrolled');
      if (row.admitted) throw new CompartmentRefused('admitted-already');
      const { id } = this.#header();
      const others = this.#store.officers().filter(({ admitted }) => admitted);
      const shares = await Promise.all(others.map((other) => this.#shareOf(id, row, other, key)));
      this.#store.atomically(() => {
        this.#store.putOfficer({ ...row, admitted: true });
        for (const share of shares) this.#store.putShare(share);
        this.#log('admitted', by, officer);
      });
      return this.#status();
    });
  }

  async dismiss(officer: string, by: string): Promise<CompartmentStatus> {
    return this.#inTurn(async () => {
      this.#inOffice(by);
      this.#open();
      if (officer === by) throw new CompartmentRefused('dismisses-themselves');
      const officers = this.#store.officers();
      const row = officers.find(({ person }) => person === officer);
      if (row === undefined) throw new CompartmentRefused('not-enrolled');
      const remaining = officers.filter(({ admitted, person }) => admitted && person !== officer);
      if (remaining.length < 2) throw new CompartmentRefused('would-leave-one');
      this.#store.atomically(() => {
        this.#store.removeSharesOf(officer);
        this.#store.removeOfficer(officer);
        this.#log('dismissed', by, officer);
      });
      this.#store.scrub();
      return this.#status();
    });
  }

  async propose(officer: string, passphrase: string, why: string): Promise<CompartmentStatus> {
    return this.#inTurn(async () => {
      this.#header();
      checkWhy(why);
      const row = this.#inOffice(officer);
      if (this.#opened.held() !== undefined) throw new CompartmentRefused('already-open');
      const key = await this.#keyOf(row, passphrase);
      this.#log('opening-proposed', officer, undefined, why);
      this.#opened.propose(officer, key, why);
      return this.#status();
    });
  }

  async concur(officer: string, passphrase: string): Promise<CompartmentStatus> {
    return this.#inTurn(async () => {
      const { id } = this.#header();
      const row = this.#inOffice(officer);
      const proposal = this.#opened.held();
      if (proposal?.stage === 'open') throw new CompartmentRefused('already-open');
      if (proposal === undefined) throw new CompartmentRefused('nothing-proposed');
      const [proposer] = proposal.by as [string];
      if (proposer === officer) throw new CompartmentRefused('same-officer');
      const { why } = proposal;
      // Stretching a passphrase takes a while, and the proposal may be wiped meanwhile.
      const proposed = Uint8Array.from(proposal.key);
      const own = await this.#keyOf(row, passphrase);
      const keys = new Map([
        [proposer, proposed],
        [officer, own],
      ]);
      try {
        const key = await this.#fromShare(id, keys);
        this.#log('opened', officer, proposer, why);
        this.#opened.open([proposer, officer], key, why);
      } finally {
        for (const one of keys.values()) one.fill(0);
      }
      return this.#status();
    });
  }

  async shut(officer: string): Promise<CompartmentStatus> {
    return this.#inTurn(async () => {
      this.#inOffice(officer);
      if (this.#opened.held() !== undefined) {
        this.#opened.wipe();
        this.#log('closed', officer);
      }
      return this.#status();
    });
  }

  async seal(entry: EntryToSeal, by: string): Promise<void> {
    this.#add(await this.#sealed(entry), by);
  }

  async enclose(entry: EntryToSeal): Promise<EnclosedEntry> {
    const { id, kind, sealed } = await this.#sealed(entry);
    return { id, kind, sealed: Buffer.from(sealed).toString('base64url') };
  }

  async deposit({ id, kind, sealed: text }: EnclosedEntry, by: string): Promise<void> {
    const sealed = Buffer.from(text, 'base64url');
    if (!isUuid(id) || !CODE.test(kind) || !isSealed(sealed)) throw new CompartmentRefused('entry-refused');
    this.#header();
    this.#add({ id, kind, sealed }, by);
  }

  async holds(ids: readonly string[]): Promise<readonly boolean[]> {
    return ids.map((id) => this.#store.entry(id) !== undefined);
  }

  async read(id: string, by: string, why: string, meant?: string): Promise<{ kind: string; text: string } | undefined> {
    return this.#inTurn(async () => {
      checkWhy(why);
      this.#inOffice(by);
      const { key } = this.#open();
      const entry = this.#meant(id, meant);
      if (entry === undefined) return undefined;
      this.#log('read', by, id, why);
      const { kind, sealed } = entry;
      const plain = await openWith(key, ['entry', this.#header().id, id, kind], sealed);
      return { kind, text: Buffer.from(unpadded(plain)).toString('utf8') };
    });
  }

  async destroy(id: string, by: string, why: string, meant?: string): Promise<boolean> {
    checkWhy(why);
    const was = this.#store.atomically(() => {
      if (this.#meant(id, meant) === undefined) return false;
      this.#store.removeEntry(id);
      this.#log('destroyed', by, id, why);
      return true;
    });
    if (was) this.#store.scrub();
    return was;
  }

  /** The entry, if it is of the kind that is meant. */
  #meant(id: string, kind: string | undefined): EntryRow | undefined {
    const entry = this.#store.entry(id);
    return kind === undefined || entry?.kind === kind ? entry : undefined;
  }

  async note(act: SealedAct, item: string, officer: string): Promise<void> {
    this.#log(act, officer, item);
  }

  async officerWho(act: SealedAct, item: string): Promise<string | undefined> {
    return this.#store.officerWho(act, item);
  }

  async accesses(after: number, limit: number): Promise<readonly SealedAccess[]> {
    return this.#store.accesses(after, Math.min(limit, MOST_LINES));
  }

  async close(): Promise<void> {
    await this.#turn;
    this.#opened.wipe();
    this.#store.close();
  }

  async #sealed({ id, kind, text }: EntryToSeal): Promise<EntryRow> {
    const isText = text.isWellFormed() && Buffer.byteLength(text) <= MAX_ENTRY_BYTES;
    if (!isUuid(id) || !CODE.test(kind) || !isText) throw new CompartmentRefused('entry-refused');
    const { id: compartment, publicKey } = this.#header();
    const sealed = await sealTo(publicKey, ['entry', compartment, id, kind], padded(Buffer.from(text, 'utf8')));
    return { id, kind, sealed };
  }

  #add(entry: EntryRow, by: string): void {
    this.#store.atomically(() => {
      if (this.#store.entry(entry.id) !== undefined) return;
      this.#store.addEntry(entry);
      this.#log('sealed', by, entry.id);
    });
  }

  async #newOfficer(person: string, passphrase: string): Promise<OfficerRow> {
    const stretching = newStretching(this.#scryptCost);
    const [keys, key] = await Promise.all([newKeyPair(), stretched(passphrase, stretching)]);
    const wrapped = lock(key, ['sealed officer', person], keys.privateKey);
    keys.privateKey.fill(0);
    return { person, publicKey: keys.publicKey, wrapped, stretching, admitted: false };
  }

  /** @throws CompartmentRefused `wrong-passphrase`, which is logged, or `too-many-attempts` */
  async #keyOf({ person, wrapped, stretching }: OfficerRow, passphrase: string): Promise<Uint8Array> {
    this.#attempts.check(person);
    const key = await stretched(passphrase, stretching);
    try {
      const own = unlock(key, ['sealed officer', person], wrapped);
      this.#attempts.right(person);
      return own;
    } catch (error) {
      if (!(error instanceof VaultDamaged)) throw error;
      this.#attempts.wrong(person);
      this.#log('passphrase-refused', person);
      throw new CompartmentRefused('wrong-passphrase');
    }
  }

  /** Locked by the key of the one, and that by the key of the other: neither opens it alone. */
  async #shareOf(compartment: string, one: OfficerRow, other: OfficerRow, key: Uint8Array) {
    const [first, second] = [one, other].sort((a, b) => (a.person < b.person ? -1 : 1)) as [OfficerRow, OfficerRow];
    const identity = ['share', compartment, first.person, second.person];
    const inner = await sealTo(second.publicKey, [...identity, 'second'], key);
    const sealed = await sealTo(first.publicKey, [...identity, 'first'], inner);
    return { first: first.person, second: second.person, sealed };
  }

  async #fromShare(compartment: string, keys: ReadonlyMap<string, Uint8Array>): Promise<Uint8Array> {
    const [first, second] = [...keys.keys()].sort() as [string, string];
    const sealed = this.#store.share(first, second);
    if (sealed === undefined) throw new CompartmentRefused('not-an-officer');
    const identity = ['share', compartment, first, second];
    const inner = await openWith(keys.get(first)!, [...identity, 'first'], sealed);
    return openWith(keys.get(second)!, [...identity, 'second'], inner);
  }

  #header(): { readonly id: string; readonly publicKey: Uint8Array } {
    const header = this.#store.header();
    if (header?.publicKey === undefined) throw new CompartmentRefused('not-set-up');
    return { id: header.id, publicKey: header.publicKey };
  }

  #inOffice(person: string): OfficerRow {
    const row = this.#store.officers().find((one) => one.person === person && one.admitted);
    if (row === undefined) throw new CompartmentRefused('not-an-officer');
    return row;
  }

  #open(): { readonly key: Uint8Array } {
    const held = this.#opened.held();
    if (held?.stage !== 'open') throw new CompartmentRefused('not-open');
    return held;
  }

  #status(): CompartmentStatus {
    const officers = this.#store.officers().map(({ person, admitted }) => ({ person, admitted }));
    if (this.#store.header()?.publicKey === undefined) return { state: 'not-set-up', officers };
    const held = this.#opened.held();
    if (held === undefined) return { state: 'closed', officers };
    const { stage, by, why, until } = held;
    return { state: stage, officers, opening: { by, why, until: new Date(until).toISOString() } };
  }

  #log(act: SealedAct, officer: string, item?: string, why?: string): void {
    const at = new Date(this.#now()).toISOString();
    const more = { ...(item === undefined ? {} : { item }), ...(why === undefined ? {} : { why }) };
    this.#store.log({ at, officer, act, ...more });
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#turn.then(work);
    this.#turn = mine.catch(() => undefined);
    return mine;
  }
}

function checkWhy(why: string): void {
  if (why.length > 60 || !CODE.test(why)) throw new CompartmentRefused('why-refused');
}
