const MOST_ROWS = 500;

/** Rows as they come, some at a time. */
export async function* inPortions<Row, Made>(
  rows: AsyncIterable<Row>,
  make: (row: Row) => Made,
  most = MOST_ROWS,
): AsyncGenerator<readonly Made[]> {
  let portion: Made[] = [];
  for await (const row of rows) {
    if (portion.push(make(row)) < most) continue;
    yield portion;
    portion = [];
  }
  if (portion.length > 0) yield portion;
}
