import type { EventStore } from '@baraza/event-store';
import type { RoleHeld } from '@baraza/domain';
import type { INestApplication, Type } from '@nestjs/common';

export interface TestRequest {
  /** The roles of whoever asks; without it no token is sent. */
  readonly as?: readonly RoleHeld[];
  /** A stable name for the person; another name is another person. Default: one person per set of roles. */
  readonly person?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into answers freely
  readonly body: any;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** A clock that stands until it is set. */
export interface SettableClock {
  now(): number;
  set(instant: string | number): void;
  advance(milliseconds: number): void;
}

export interface TestApp {
  http(method: string, path: string, request?: TestRequest): Promise<TestAnswer>;
  token(roles: readonly RoleHeld[], person?: string): Promise<string>;
  readonly clock: SettableClock;
  readonly store: EventStore;
  readonly app: INestApplication;
  /** Waits until facts and policies have caught up with the ledger. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The modules as they run, over an embedded store in a folder of its own that is removed at the end.
 * @param options.clock the moment it begins at; default 2026-03-02T09:00:00.000Z
 */
export async function createTestApp(options: { modules: readonly Type[]; clock?: string }): Promise<TestApp> {
  throw new Error(`not written yet: ${options.modules.length}`);
}
