import { canonicalText } from '@baraza/contracts';
import { createHash, type Hash } from 'node:crypto';
import type { RecordedFact } from '../read-store.port.ts';

/** A version of a document with the sequence from which it no longer held; undefined while it holds. */
export interface KeptVersion {
  readonly key: string;
  readonly sequence: number;
  readonly until: number | undefined;
  readonly doc: unknown;
}

/**
 * A SHA-256 over what a generation holds: versions by (key, sequence), keys by code point, then facts in their order.
 * It depends on the content alone: neither on batches, nor on the order of a document's fields, nor on the adapter.
 */
export class ContentDigest {
  readonly #hash: Hash = createHash('sha256');

  version({ key, sequence, until, doc }: KeptVersion): void {
    this.#line([key, sequence, until ?? null, doc]);
  }

  fact(fact: RecordedFact): void {
    const { sequence, measure, dimensions, effectiveOn, amount, entity, eventId } = fact;
    this.#line([sequence, measure, dimensions, effectiveOn, amount, entity, eventId]);
  }

  /** Lower-case hexadecimal. */
  end(): string {
    return this.#hash.digest('hex');
  }

  #line(content: unknown): void {
    this.#hash.update(canonicalText(content)).update('\n');
  }
}
