import { testDocuments } from './contract/documents.contract.ts';
import { testFigures } from './contract/figures.contract.ts';
import { testGenerations } from './contract/generations.contract.ts';
import { testRandomHistories } from './contract/random-histories.contract.ts';
import { testSearch } from './contract/search.contract.ts';
import type { ReadStore } from './read-store.port.ts';

export interface ReadStoreUnderTest {
  readonly store: ReadStore;
  /** Closes the store, and opens what it kept once more; undefined for a store that keeps nothing. */
  readonly reopen?: () => Promise<ReadStore>;
  /** Closes and removes everything. */
  dispose(): Promise<void>;
}

export interface ReadStoreTestOptions {
  /** How many random histories are tried; default 40. Fewer where a server answers each question over a wire. */
  readonly histories?: number;
}

/** Every adapter passes this, and nothing else need be known of it. */
export function testReadStore(
  name: string,
  open: () => Promise<ReadStoreUnderTest>,
  { histories = 40 }: ReadStoreTestOptions = {},
): void {
  describe(`the read store's contract: ${name}`, () => {
    let under: ReadStoreUnderTest;
    beforeEach(async () => {
      under = await open();
    });
    afterEach(async () => {
      await under.dispose();
    });
    testGenerations(() => under);
    testDocuments(() => under.store);
    testSearch(() => under.store);
    testFigures(() => under.store);
    testRandomHistories(open, histories);
  });
}
