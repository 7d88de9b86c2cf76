import { renameSync, rmSync, writeFileSync } from 'node:fs';

/** The date in a forum that runs, set from outside: its processes take what the calendar has due within a second or two. */
export class StoryClock {
  readonly #file: string;
  #date = '';

  /** @param folder of the forum; the clock lies beside it */
  constructor(folder: string, date: string) {
    this.#file = `${folder}.clock`;
    this.set(date);
  }

  /** The setting of a forum that goes by it. */
  get settings(): Readonly<Record<string, string>> {
    return { BARAZA_CLOCK_FILE: this.#file };
  }

  get date(): string {
    return this.#date;
  }

  /** From now on it is that morning. No process ever reads half of it. */
  set(date: string): void {
    this.#date = date;
    const written = `${this.#file}.next`;
    writeFileSync(written, `${date}T06:00:00.000Z\n`);
    renameSync(written, this.#file);
  }

  remove(): void {
    rmSync(this.#file, { force: true });
  }
}
