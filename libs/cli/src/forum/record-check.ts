import type { LedgerLine } from './ledger-lines.ts';

/** Looks at a record line by line as it comes by; keeps one number a stream. */
export class RecordCheck {
  readonly #streams = new Map<string, { revision: number; withheldBefore: number }>();
  #sequence = 0;
  #withheld = 0;
  #difference: string | undefined;

  /** The first thing that is wrong, in plain words. */
  get difference(): string | undefined {
    return this.#difference;
  }

  get sums(): { readonly events: number; readonly streams: number; readonly withheld: number } {
    return { events: this.#sequence, streams: this.#streams.size, withheld: this.#withheld };
  }

  look({ sequence, event }: LedgerLine): void {
    if (sequence !== this.#sequence + 1) this.#tell(`sequence ${sequence} follows ${this.#sequence}`);
    this.#sequence = sequence;
    if (event?.stream === undefined || event.revision === undefined) {
      this.#withheld++;
      return;
    }
    const { stream, revision } = event;
    const before = this.#streams.get(stream) ?? { revision: -1, withheldBefore: 0 };
    const missing = revision - before.revision - 1;
    // Places that are withheld may hold revisions that are missing here, but no more than there are places.
    const hidden = this.#withheld - before.withheldBefore;
    if (missing < 0 || missing > hidden) {
      this.#tell(`${stream}: revision ${revision} (sequence ${sequence}) follows revision ${before.revision}`);
    }
    this.#streams.set(stream, { revision, withheldBefore: this.#withheld });
  }

  /** Call at the end. @param head what the forum says its last sequence was when the reading began, at least */
  end(head: number): void {
    if (this.#sequence < head) this.#tell(`the record ends at ${this.#sequence}, the forum says ${head}`);
  }

  #tell(difference: string): void {
    this.#difference ??= difference;
  }
}
