const MOST_ROWS = 500;
const ENOUGH_BYTES = 4 * 1024 * 1024;

/** Rows as they come, some at a time: so many at most, and not many more bytes of ciphertext than are good to hold. */
export async function* inPortions<Row extends { readonly sealed?: Uint8Array } | object>(
  rows: Iterable<Row> | AsyncIterable<Row>,
): AsyncGenerator<readonly Row[]> {
  let portion: Row[] = [];
  let bytes = 0;
  for await (const row of rows) {
    portion.push(row);
    bytes += 'sealed' in row ? (row.sealed?.length ?? 0) : 0;
    if (portion.length < MOST_ROWS && bytes < ENOUGH_BYTES) continue;
    yield portion;
    portion = [];
    bytes = 0;
  }
  if (portion.length > 0) yield portion;
}
