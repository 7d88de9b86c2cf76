import { once } from 'node:events';
import { SingleBar } from 'cli-progress';
import type { Io } from './io.ts';

/** How far something is. */
export interface Progress {
  update(done: number, total?: number): void;
  /** Takes the bar away, or says the last line. */
  end(): void;
}

/** A line of progress at most this often where there is no terminal. */
const LINE_EVERY_MS = 5_000;

/** How a command speaks: results on standard output, all else on standard error. */
export class Console {
  readonly json: boolean;
  readonly #io: Io;

  constructor(io: Io, json: boolean) {
    this.#io = io;
    this.json = json;
  }

  /** The result: as JSON where that was asked for, else in words. */
  result(value: object, words: string): void {
    this.#io.stdout.write(`${this.json ? JSON.stringify(value) : words}\n`);
  }

  /** Something worth knowing on the way. Silent where JSON was asked for. */
  say(line: string): void {
    if (!this.json) this.#io.stderr.write(`${line}\n`);
  }

  /** A part of a result that is too long to be held. Waits while the reader is slow. */
  async write(chunk: string | Uint8Array): Promise<void> {
    if (!this.#io.stdout.write(chunk)) await once(this.#io.stdout, 'drain');
  }

  /** A bar on a terminal, lines now and then elsewhere, nothing where JSON was asked for. */
  progress(what: string): Progress {
    if (this.json) return { update: () => undefined, end: () => undefined };
    return this.#io.stderr.isTTY === true ? this.#bar(what) : this.#lines(what);
  }

  #bar(what: string): Progress {
    const bar = new SingleBar({
      stream: this.#io.stderr as NodeJS.WritableStream,
      format: `${what} {bar} {percentage}% {value}/{total} · {eta_formatted} left`,
      barCompleteChar: '━',
      barIncompleteChar: ' ',
      hideCursor: true,
      clearOnComplete: true,
      etaBuffer: 50,
    });
    let started = false;
    return {
      update: (done, total) => {
        if (!started) bar.start(total ?? done, done);
        else if (total !== undefined) bar.setTotal(total);
        started = true;
        bar.update(done);
      },
      end: () => bar.stop(),
    };
  }

  #lines(what: string): Progress {
    let saidAt = Date.now();
    let last = '';
    let said = '';
    const say = (): void => {
      if (last !== said) this.say(`${what}: ${last}`);
      said = last;
      saidAt = Date.now();
    };
    return {
      update: (done, total) => {
        last = total === undefined ? String(done) : `${done} of ${total}`;
        if (Date.now() - saidAt >= LINE_EVERY_MS) say();
      },
      end: say,
    };
  }
}
