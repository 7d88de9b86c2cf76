import type { EventStore } from '@baraza/event-store';
import type { ProjectionStatus } from '@baraza/read-models';
import { Inject, Injectable } from '@nestjs/common';
import { LedgerConsumers } from '../policies/ledger-consumers.ts';
import { EVENT_STORE } from '../runtime/tokens.ts';
import { StartUp } from './start-up.ts';

/** Further behind than this, a reader of the ledger does not keep up. */
const KEEPS_UP_WITHIN = 1_000;

/** One thing that must be well for the process to be ready. Codes and numbers only: anyone may read it. */
export interface Check {
  readonly name: string;
  readonly ready: boolean;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

/** What a check says of an error: of which kind it is. Its words are for those who keep the forum running. */
export function troubleOf(error: Error | undefined): { readonly trouble?: string } {
  return error === undefined ? {} : { trouble: error.name };
}

export type CheckReadiness = () => Promise<readonly Check[]> | readonly Check[];

export interface Readiness {
  readonly status: 'ready' | 'starting' | 'behind' | 'failed';
  readonly checks: readonly Check[];
}

/** Whether the process may be given requests. Modules add what must be well for them: projections their views. */
@Injectable()
export class ReadinessChecks {
  readonly #checks: CheckReadiness[] = [];
  readonly #views: (() => readonly ProjectionStatus[])[] = [];

  constructor(
    private readonly startUp: StartUp,
    private readonly consumers: LedgerConsumers,
    @Inject(EVENT_STORE) private readonly store: EventStore,
  ) {}

  add(check: CheckReadiness): void {
    this.#checks.push(check);
  }

  /** Called by whoever runs projections: how each fares is measured, whether or not the process's readiness hangs on it. */
  follow(views: () => readonly ProjectionStatus[]): void {
    this.#views.push(views);
  }

  views(): readonly ProjectionStatus[] {
    return this.#views.flatMap((statuses) => statuses());
  }

  async look(): Promise<Readiness> {
    const started = this.startUp.underWay.map(({ task, done, total }): Check => {
      const detail = total === undefined ? { done } : { done, total };
      return { name: task, ready: false, detail };
    });
    const others = await Promise.all(this.#checks.map((check) => check()));
    const checks = [...started, ...this.#record(), ...(await this.#readers()), ...others.flat()];
    if (this.startUp.failure !== undefined) return { status: 'failed', checks };
    if (started.length > 0) return { status: 'starting', checks };
    return { status: checks.every((check) => check.ready) ? 'ready' : 'behind', checks };
  }

  /** Who reads by a copy of the record keeps up with that, also where the copy hears of nothing: so it is told apart. */
  #record(): readonly Check[] {
    const { trouble } = this.store;
    return trouble === undefined ? [] : [{ name: 'record', ready: false, detail: { ...troubleOf(trouble) } }];
  }

  async #readers(): Promise<readonly Check[]> {
    return (await this.consumers.reports()).map(({ name, status, upTo, head, parked, lastError }): Check => {
      const lag = Math.max(0, head - upTo);
      const ready = lag <= KEEPS_UP_WITHIN && status !== 'retrying' && status !== 'needs-upgrade';
      return { name, ready, detail: { status, lag, parked, ...troubleOf(lastError) } };
    });
  }
}
