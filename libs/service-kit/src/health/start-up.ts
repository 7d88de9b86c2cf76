import { Injectable } from '@nestjs/common';

/** How far a start-up task is. */
export interface StartUpProgress {
  /** What is being done, for people: `making the sample forum`. */
  readonly task: string;
  readonly done: number;
  /** Undefined while it is not known. */
  readonly total: number | undefined;
}

export type StartUpTask = (report: (done: number, total?: number) => void) => Promise<void>;

/**
 * Work that a process does after its port is open and before it is ready: the sample forum, a first build of the views.
 * Until it is done, `/health/ready` says how far it is.
 */
@Injectable()
export class StartUp {
  readonly #under: StartUpProgress[] = [];
  #failure: Error | undefined;

  /** @returns when the task is done. @throws what it throws: the process is then never ready */
  async run(task: string, work: StartUpTask): Promise<void> {
    let progress: StartUpProgress = { task, done: 0, total: undefined };
    this.#under.push(progress);
    const replace = (next: StartUpProgress | undefined): void => {
      const index = this.#under.indexOf(progress);
      if (next === undefined) this.#under.splice(index, 1);
      else this.#under[index] = progress = next;
    };
    try {
      await work((done, total = progress.total) => replace({ task, done, total }));
      replace(undefined);
    } catch (error) {
      this.#failure = error instanceof Error ? error : new Error(String(error));
      throw error;
    }
  }

  /** What is still being done; empty once the process may be ready. */
  get underWay(): readonly StartUpProgress[] {
    return this.#under;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }
}
