/** The answer to a question that many ask: one that is on its way is everybody's, and it is good for a while. */
export class Lately<Answer> {
  readonly #ask: () => Promise<Answer>;
  readonly #goodForMs: number;
  #last: { readonly answer: Promise<Answer>; until: number } | undefined;

  constructor(goodForMs: number, ask: () => Promise<Answer>) {
    this.#goodForMs = goodForMs;
    this.#ask = ask;
  }

  /** What it was at most that long ago. @throws what asking threw, which is good for nobody who asks afterwards */
  get(): Promise<Answer> {
    if (this.#last !== undefined && performance.now() < this.#last.until) return this.#last.answer;
    const asked = { answer: this.#ask(), until: Infinity };
    this.#last = asked;
    asked.answer.then(
      () => (asked.until = performance.now() + this.#goodForMs),
      () => (asked.until = 0),
    );
    return asked.answer;
  }
}
