/**
 * Describes a suite that needs a program which a machine may lack. Where it does, the suite is shown as skipped, with
 * what to do; in CI (`CI` is set) it fails, for a suite that is never run proves nothing.
 */
export function withEngine(engine: string, found: boolean, whatToDo: string, suite: () => void): void {
  if (found) {
    describe(`with ${engine}`, suite);
  } else if (process.env['CI'] !== undefined) {
    it(`needs ${engine}`, () => {
      throw new Error(`${engine} was not found: ${whatToDo}`);
    });
  } else {
    skippedFor(`${engine} was not found: ${whatToDo}`);
  }
}

/** A suite that cannot be shown here: skipped, and loudly. */
export function skippedFor(why: string): void {
  process.stderr.write(`\nSKIPPED: ${why}\n`);
  it.skip(`SKIPPED: ${why}`, () => undefined);
}
