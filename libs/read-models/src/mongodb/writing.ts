/** How often it is noted how far a generation had come. */
const NOTE_EVERY_MS = 10_000;

/** What one who writes to a generation remembers of it. */
export class Writing {
  readonly term: number;
  /** Figures whose names are known to be written. */
  readonly figures = new Set<string>();
  /** How far it had come, and when, oldest first. */
  #notes: { readonly checkpoint: number; readonly at: number }[] = [];

  constructor(term: number) {
    this.term = term;
  }

  reached(checkpoint: number): void {
    const now = performance.now();
    const last = this.#notes.at(-1);
    if (last === undefined || now - last.at >= NOTE_EVERY_MS) this.#notes.push({ checkpoint, at: now });
  }

  /** What ceased to hold up to here nobody reads any more: whoever began to read for this long began further on. */
  prunableTo(graceMs: number): number {
    const now = performance.now();
    let prunable = 0;
    while (this.#notes.length > 0 && now - this.#notes[0]!.at >= graceMs) prunable = this.#notes.shift()!.checkpoint;
    return prunable;
  }
}
