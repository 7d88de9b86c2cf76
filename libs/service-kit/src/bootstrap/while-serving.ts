import { Injectable } from '@nestjs/common';

/**
 * Work that goes on by itself while a process serves. It begins when the port is open and what had to be made first is
 * there; specs do not begin it, and do each round themselves.
 */
@Injectable()
export class WhileServing {
  readonly #works: (() => void)[] = [];

  /** Called by whoever has such work, before the process serves. */
  begin(work: () => void): void {
    this.#works.push(work);
  }

  /** Called once, by what serves. */
  start(): void {
    for (const work of this.#works) work();
  }
}
