import type { ReadStore } from '@baraza/read-models';
import { SERVICE_STORE } from '@baraza/service-kit';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';

/** The right to bring one file in. */
export interface ImportTurn {
  /** False as soon as another instance may be bringing it in. */
  readonly isOurs: boolean;
  end(): Promise<void>;
}

/** Longer than the right of an instance that died outlives it. */
const PATIENCE_MS = 8_000;

/** Which instance of the service brings a file in, where several share its store: one at a time. */
@Injectable()
export class ImportTurns implements OnModuleDestroy {
  readonly #asking = new Set<() => void>();

  constructor(@Inject(SERVICE_STORE) private readonly store: ReadStore) {}

  /** Whether other instances may be bringing files in. */
  get areShared(): boolean {
    return this.store.lease !== undefined;
  }

  /** @returns undefined where another instance is bringing it in */
  async take(id: string): Promise<ImportTurn | undefined> {
    if (this.store.lease === undefined) return { isOurs: true, end: async () => undefined };
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const giveUp = (): void => resolve(false);
    const timer = setTimeout(giveUp, PATIENCE_MS);
    this.#asking.add(giveUp);
    const lease = this.store.lease(`import-${id}`, [], () => resolve(true));
    const isOurs = await promise;
    clearTimeout(timer);
    this.#asking.delete(giveUp);
    const end = (): Promise<void> => lease.release();
    if (!isOurs) {
      await end();
      return undefined;
    }
    return {
      end,
      get isOurs() {
        return lease.isHeld;
      },
    };
  }

  onModuleDestroy(): void {
    for (const giveUp of this.#asking) giveUp();
  }
}
