import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { EventCatalogue } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import type { EventStore } from '@baraza/event-store';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Logger, pino } from 'pino';
import { createApplication } from '../bootstrap/create-application.ts';
import { Calendar } from '../calendar/calendar.ts';
import { LedgerConsumers } from '../policies/ledger-consumers.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { openApiDocument } from '../openapi/document.ts';
import { ReferenceFacts } from '../reference-facts/reference-facts.ts';
import { type Runtime, RUNTIME } from '../runtime/runtime.ts';
import { ViewProgress } from '../views/view-progress.ts';
import { DocumentedAnswers } from './documented-answers.ts';
import { SettableClock } from './settable-clock.ts';

/** What waits longer than this hangs; what waits for less may only have busy neighbours. */
const BUSY_MACHINE_MS = 40_000;

export interface TestRequest {
  /** The roles of whoever asks; without it no token is sent. */
  readonly as?: readonly RoleHeld[];
  /** A stable name for the person; another name is another person. Default: `somebody`. */
  readonly person?: string;
  /** Sent as JSON; text and bytes as they are. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface TestAnswer {
  readonly status: number;
  /** Parsed where it is JSON; else the text. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into answers freely
  readonly body: any;
  readonly text: string;
  readonly bytes: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

export interface TestApp {
  /** @throws Error for an answer that the OpenAPI document does not tell of */
  http(method: string, path: string, request?: TestRequest): Promise<TestAnswer>;
  token(roles: readonly RoleHeld[], person?: string): Promise<string>;
  readonly clock: SettableClock;
  readonly store: EventStore;
  readonly runtime: Runtime;
  readonly app: NestFastifyApplication;
  readonly dataFolder: string;
  /** Waits until facts and policies have caught up with the ledger, and with what they recorded meanwhile. */
  settle(): Promise<void>;
  /** Takes what the calendar has due at the clock's moment, and settles. @returns how many entities took a step */
  keepCalendar(): Promise<number>;
  close(): Promise<void>;
}

export interface TestAppOptions {
  readonly modules: readonly (Type | DynamicModule)[];
  /** The moment it begins at; default 2026-03-02T09:00:00.000Z. */
  readonly clock?: string;
  /** Contracts of a test's own; default: every contract of the forum. */
  readonly catalogue?: EventCatalogue;
  /** Default: silent. */
  readonly logger?: Logger;
  /** A folder that outlives the app, to open it again; default: one of its own that is removed at the end. */
  readonly dataFolder?: string;
  /** The service it is, over NATS: what it may write. Default `test`. */
  readonly service?: string;
  /** Further settings. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * The modules as they run, over the embedded stores in a folder of its own. Every answer is held against the OpenAPI
 * document: one that it does not tell of makes the spec fail.
 */
export async function createTestApp(options: TestAppOptions): Promise<TestApp> {
  const { modules, catalogue, logger = pino({ level: 'silent' }) } = options;
  const clock = new SettableClock(options.clock ?? '2026-03-02T09:00:00.000Z');
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'baraza-'));
  const settings = { ...options.env, BARAZA_DATA: dataFolder, PORT: '0', BARAZA_LOG: 'silent' };
  const config = loadConfig(settings, { service: options.service ?? 'test' });
  const app = await createApplication({
    config,
    modules,
    clock,
    logger,
    officersScryptCost: 16,
    ...(catalogue === undefined ? {} : { catalogue }),
  });
  await app.getHttpAdapter().getInstance().ready();
  app.get(ViewProgress).patienceMs = BUSY_MACHINE_MS;
  const runtime = app.get<Runtime>(RUNTIME);
  const token = (roles: readonly RoleHeld[], person = 'somebody'): Promise<string> =>
    runtime.developmentIssuer!.token({ roles, person });

  let documented: DocumentedAnswers | undefined;

  return {
    app,
    clock,
    dataFolder,
    runtime,
    store: runtime.store,
    token,
    async http(method, path, { as, person, body, headers = {} } = {}) {
      const answer = await app.inject({
        method: method as 'GET',
        url: path,
        headers: {
          ...(as === undefined ? {} : { authorization: `Bearer ${await token(as, person)}` }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { payload: typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body) }),
      });
      const contentType = answer.headers['content-type'] as string | undefined;
      const isJson = /[/+]json/.test(contentType ?? '');
      const parsed = isJson && answer.payload !== '' ? (JSON.parse(answer.payload) as unknown) : answer.payload;
      const status = answer.statusCode;
      documented ??= new DocumentedAnswers(openApiDocument(app, { version: 'test' }));
      const fault = documented.faultOf({ method, path, status, contentType, body: parsed });
      if (fault !== undefined) throw new Error(fault);
      const told = { text: answer.payload, bytes: answer.rawPayload, body: parsed };
      return { status, ...told, headers: answer.headers as Record<string, string> };
    },
    settle: () => settle(app, runtime),
    async keepCalendar() {
      await settle(app, runtime);
      const taken = await app.get(Calendar).run();
      await settle(app, runtime);
      return taken;
    },
    async close() {
      await app.close();
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function settle(app: NestFastifyApplication, { store }: Runtime): Promise<void> {
  const until = Date.now() + BUSY_MACHINE_MS;
  for (;;) {
    const { sequence } = await store.head();
    const consumers = app.get(LedgerConsumers);
    const reports = await consumers.reports();
    const past = await Promise.all(reports.map(({ name }) => consumers.isPast(name, sequence)));
    const behind = reports.filter((_, index) => !past[index]);
    const facts = await app.get(ReferenceFacts).isCaughtUp();
    if (behind.length === 0 && facts && (await store.head()).sequence === sequence) return;
    if (Date.now() > until) throw new Error(`not settled: ${behind.map((one) => one.name).join(', ')}`);
    await pause(5);
  }
}
