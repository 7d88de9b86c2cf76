import { Worker } from 'node:worker_threads';
import { type BallotBoxes, BallotBoxesUnavailable, type DrawnBallot, type VoterOnRecord } from '../ballot-box.port.ts';
import { retoldError, type ToldError } from '../told-errors.ts';
import type { BallotEngine } from './ballot-engine.ts';

export interface BoxRequest {
  readonly id: number;
  readonly operation: keyof BallotEngine;
  readonly args: readonly unknown[];
}
export interface BoxAnswer {
  /** 0 tells whether the file was opened. */
  readonly id: number;
  readonly result?: unknown;
  readonly error?: ToldError;
}

/**
 * Boxes in a file of this machine, kept by a thread of its own, for this process alone. The file is made where there is none.
 * @throws BallotBoxesUnavailable where another process holds it; BallotBoxesDamaged where it is no such file
 */
export async function openSqliteBallotBoxes(path: string): Promise<BallotBoxes> {
  const boxes = new ThreadedBallotBoxes(path);
  await boxes.opened;
  return boxes;
}

interface Waiting {
  resolve(result: unknown): void;
  reject(error: Error): void;
}

class ThreadedBallotBoxes implements BallotBoxes {
  readonly opened: Promise<unknown>;
  readonly #worker: Worker;
  readonly #ended: Promise<void>;
  readonly #waiting = new Map<number, Waiting>();
  #lastId = 0;
  #over: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(path: string) {
    const isSource = import.meta.url.endsWith('.ts');
    const program = new URL(isSource ? './ballot-box.worker.ts' : './ballot-box.worker.js', import.meta.url);
    this.#worker = new Worker(program, {
      workerData: path,
      execArgv: isSource ? ['--conditions=baraza-source', '--no-warnings'] : [],
    });
    this.opened = new Promise((resolve, reject) => this.#waiting.set(0, { resolve, reject }));
    this.#worker.on('message', (answer: BoxAnswer) => this.#settle(answer));
    this.#worker.on('error', (error) => this.#end(`the ballot boxes stopped: ${String(error)}`));
    this.#ended = new Promise((resolve) => {
      this.#worker.on('exit', () => {
        this.#end('the ballot boxes are closed');
        resolve();
      });
    });
  }

  open(box: string, room: number): Promise<void> {
    return this.#ask('open', box, room);
  }

  put(box: string, voter: string, answer: Uint8Array): Promise<void> {
    return this.#ask('put', box, voter, answer);
  }

  present(box: string, voters: readonly string[]): Promise<readonly string[]> {
    return this.#ask('present', box, voters);
  }

  count(box: string): Promise<number> {
    return this.#ask('count', box);
  }

  commitment(box: string, context: string, bytes: Uint8Array): Promise<string> {
    return this.#ask('commitment', box, context, bytes);
  }

  read(box: string, voters: readonly VoterOnRecord[]): Promise<readonly DrawnBallot[]> {
    return this.#ask('read', box, voters);
  }

  draw(box: string, voters: readonly VoterOnRecord[]): Promise<readonly DrawnBallot[]> {
    return this.#ask('draw', box, voters);
  }

  destroy(box: string): Promise<void> {
    return this.#ask('destroy', box);
  }

  list(): Promise<readonly string[]> {
    return this.#ask('list');
  }

  async close(): Promise<void> {
    this.#closing ??= this.#over === undefined ? this.#ask<void>('close').then(() => this.#ended) : this.#ended;
    await this.#closing;
  }

  async #ask<T>(operation: BoxRequest['operation'], ...args: readonly unknown[]): Promise<T> {
    if (this.#over !== undefined) throw this.#over;
    const id = ++this.#lastId;
    const answered = new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#worker.postMessage({ id, operation, args } satisfies BoxRequest);
    return (await answered) as T;
  }

  #settle({ id, result, error }: BoxAnswer): void {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    if (error === undefined) waiting?.resolve(result);
    else waiting?.reject(retoldError(error));
  }

  #end(why: string): void {
    this.#over ??= new BallotBoxesUnavailable(why);
    for (const waiting of this.#waiting.values()) waiting.reject(this.#over);
    this.#waiting.clear();
  }
}
