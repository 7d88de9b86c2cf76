import { decodeEvent } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { EVENT_STORE } from '../runtime/tokens.ts';
import { Veil } from './veil.ts';
import type { Veiled } from './veil.pure.ts';

const PROTECTED = 'members.OrganisationProtected';
const SHOWN_AGAIN = 'members.OrganisationShownAgain';

/** Who is protected now, by the record: for what shows events to readers. */
@Injectable()
export class Protections implements OnModuleDestroy {
  readonly #veiled = new Map<string, Veiled>();
  readonly #told = new Set<(veil: Veil) => void>();
  #epoch = 0;
  #after = 0;
  #veil = new Veil(0, []);
  #reading: Promise<Veil> | undefined;
  #deaf: (() => void) | undefined;

  constructor(@Inject(EVENT_STORE) private readonly store: EventStore) {}

  /** Whoever is protected as of the ledger's head. */
  async now(): Promise<Veil> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  /** Calls whenever somebody was protected or is shown again. @returns ends it */
  onChange(tell: (veil: Veil) => void): () => void {
    this.#told.add(tell);
    this.#deaf ??= this.store.onAppended(() => {
      this.now().catch(() => undefined); // looked for again with the next event, and whenever somebody reads
    });
    return () => this.#told.delete(tell);
  }

  onModuleDestroy(): void {
    this.#deaf?.();
  }

  async #read(): Promise<Veil> {
    const before = this.#epoch;
    for (let head = Number.POSITIVE_INFINITY; this.#after < head;) {
      const page = await this.store.readAll({ after: this.#after, limit: 1_000, types: [PROTECTED, SHOWN_AGAIN] });
      for (const { bytes } of page.events) this.#take(decodeEvent(bytes));
      this.#after = page.lookedUpTo;
      ({ head } = page);
    }
    if (this.#epoch === before) return this.#veil;
    const veil = new Veil(this.#epoch, [...this.#veiled.values()]);
    await veil.look(this.store);
    this.#veil = veil;
    for (const tell of this.#told) tell(veil);
    return veil;
  }

  #take({ type, data }: { readonly type: string; readonly data: unknown }): void {
    const { organisation, protection, unit } = data as Veiled;
    if (type === PROTECTED) this.#veiled.set(organisation, { organisation, protection, unit });
    else this.#veiled.delete(organisation);
    this.#epoch += 1;
  }
}
