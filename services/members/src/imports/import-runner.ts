import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { canonicalBytes, derivedId } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import {
  CLOCK,
  type Clock,
  CommandAnswer,
  CommandHandler,
  EVENT_STORE,
  type IssuedCommand,
  LOGGER,
  ReferenceFacts,
  Unavailable,
  Unprocessable,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { ReportEntry } from './findings.pure.ts';
import { kindOf } from './any-mapping.ts';
import { ImportKinds } from './import-kinds.ts';
import type { FileToImport, ImportPlan } from './import-plan.ts';
import { type ImportReport, ImportReports } from './import-reports.ts';
import { begin, complete } from './import.decider.ts';
import { importing } from './import.state.ts';
import { reachOf } from './imported-organisations.ts';
import { type ImportTurn, ImportTurns } from './import-turns.ts';
import { ReportWriter } from './report-writer.ts';

export interface ImportOrder extends FileToImport {
  readonly dryRun: boolean;
}

/** Under way at once: their appends share one fsync. */
const AT_ONCE = 16;
/** Of them between two writings of the report. */
const A_CHUNK = 96;

class Stopping extends Error {}
/** This instance was paused for so long that another has gone on: what is told of the import is that one's. */
class GoneOnElsewhere extends Error {}

interface Log {
  error(about: object, message: string): void;
}

/**
 * Brings files in, in the background: read and checked as a whole first, then one by one in chunks that
 * let others have their turn. A run that breaks off is gone on with by sending the same file again: what has been made is
 * found again by its id.
 */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, OnModuleDestroy {
  readonly #running = new Map<string, Promise<void>>();
  #isStopping = false;

  constructor(
    private readonly commands: CommandHandler,
    private readonly kinds: ImportKinds,
    private readonly facts: ReferenceFacts,
    private readonly reports: ImportReports,
    private readonly turns: ImportTurns,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Log,
  ) {}

  /**
   * Begins to bring a file in, or to rehearse it. Sent again under the same key, it is the same import: one that broke off
   * goes on.
   * @throws BrokenFile before anything is done; Unprocessable for another file under the same key; Unavailable where another
   * instance has just begun with it
   */
  async begin(order: ImportOrder, command: IssuedCommand): Promise<CommandAnswer> {
    const digests = { fileDigest: sha256(order.bytes), mappingDigest: sha256(canonicalBytes(order.mapping)) };
    const id = derivedId(command.id, importing.name);
    const before = await this.reports.get(id);
    if (before !== undefined) assertSame(before, { ...digests, dryRun: order.dryRun });
    const issued = { ...command, body: { ...digests, dryRun: order.dryRun }, target: undefined };
    if (before?.status === 'done' || (before !== undefined && this.#running.has(id))) {
      return this.#answer(before, order, issued);
    }
    const turn = await this.turns.take(id);
    if (turn === undefined) {
      const elsewhere = await this.reports.get(id);
      if (elsewhere !== undefined) return this.#answer(elsewhere, order, issued);
      throw new Unavailable('import-elsewhere', 'The same file is being sent to another instance. Send it again.', {
        headers: { 'retry-after': '2' },
      });
    }
    try {
      return await this.#beginWith(turn, { id, ...digests }, order, issued);
    } catch (error) {
      await turn.end();
      throw error;
    }
  }

  async #beginWith(
    turn: ImportTurn,
    who: Digests & { readonly id: string },
    order: ImportOrder,
    issued: IssuedCommand,
  ): Promise<CommandAnswer> {
    const plan = await this.kinds.plan(order);
    const { caller } = issued;
    const unit = reachOf(caller, (await this.facts.knownForum())?.rootUnit ?? '');
    const report = begun({ ...who, unit, by: caller.person }, order, plan, this.clock.now());
    const answer = await this.#answer(report, order, issued);
    await this.reports.put(report);
    this.#start(new ReportWriter(this.reports, report), turn, plan, issued);
    return answer;
  }

  /** Waits until an import is through, but no longer than this. */
  async waitFor(id: string, milliseconds: number): Promise<void> {
    const running = this.#running.get(id);
    if (running === undefined) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      void running.finally(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Of those that were under way when their process ended it is told: whoever sends the file again goes on with it. */
  async onApplicationBootstrap(): Promise<void> {
    const looked = this.#interruptLeft();
    // Who brings them in elsewhere, and whether anybody does, is seen after a while.
    if (!this.turns.areShared) return looked;
    looked.catch((error: unknown) => this.logger.error({ err: error }, 'imports were not looked after'));
  }

  async #interruptLeft(): Promise<void> {
    for (const id of await this.reports.running()) {
      const turn = await this.turns.take(id);
      const report = turn === undefined ? undefined : await this.reports.get(id);
      if (report?.status === 'running') {
        await this.reports.put({ ...report, status: 'interrupted', cause: 'The service was stopped.' });
      }
      await turn?.end();
    }
  }

  /** After the organisations under way. */
  async onModuleDestroy(): Promise<void> {
    this.#isStopping = true;
    await Promise.all(this.#running.values());
  }

  #start(writer: ReportWriter, turn: ImportTurn, plan: ImportPlan, issued: IssuedCommand): void {
    const { id } = writer.report;
    const run = this.#run(writer, turn, plan, issued)
      .catch(async (error: unknown) => {
        if (error instanceof GoneOnElsewhere) return;
        if (!(error instanceof Stopping)) this.logger.error({ err: error, import: id }, 'an import broke off');
        const cause =
          error instanceof Stopping ? error.message : 'Something failed: the log knows it by the import’s id.';
        await writer.end({ status: 'interrupted', endedAt: this.#now(), cause });
      })
      .catch((error: unknown) => this.logger.error({ err: error, import: id }, 'an import could not be ended'))
      .finally(() => {
        this.#running.delete(id);
        return turn.end();
      });
    this.#running.set(id, run);
  }

  async #run(writer: ReportWriter, turn: ImportTurn, plan: ImportPlan, issued: IssuedCommand): Promise<void> {
    await writer.add(plan.findings, 0);
    for (let at = 0; at < plan.items.length; at += A_CHUNK) {
      if (this.#isStopping) throw new Stopping('The service was stopped.');
      if (!turn.isOurs) throw new GoneOnElsewhere();
      const entries: ReportEntry[] = [];
      const chunk = plan.items.slice(at, at + A_CHUNK);
      for (let next = 0; next < chunk.length; next += AT_ONCE) {
        const some = chunk.slice(next, next + AT_ONCE);
        const results = await Promise.all(
          some.map((item) => (writer.report.dryRun ? item.rehearse(issued) : item.bringIn(issued))),
        );
        entries.push(...results.flat());
      }
      await writer.add(entries, chunk.length);
      await setImmediate();
    }
    if (!writer.report.dryRun) await this.#complete(writer.report, issued);
    await writer.end({ status: 'done', endedAt: this.#now() });
  }

  /** Puts it on record that a file is brought in; a rehearsal is on none. */
  async #answer(report: ImportReport, order: ImportOrder, issued: IssuedCommand): Promise<CommandAnswer> {
    if (report.dryRun) {
      const { position } = await this.store.head();
      return new CommandAnswer({ id: report.id, revision: 0, position, events: [], warnings: [] });
    }
    const { id, kind, source, mapping, fileDigest, mappingDigest, unit } = report;
    const data = { kind, source, mapping, fileDigest, mappingDigest, bytes: order.bytes.length, unit };
    const scope = { unit, organisations: [] };
    return this.commands.create(issued, importing, id, scope, (state, given) => begin(state, data, given));
  }

  async #complete(report: ImportReport, issued: IssuedCommand): Promise<void> {
    const { outcomes, rows, findings } = report;
    const { made, 'already-there': alreadyThere, refused, skipped } = outcomes;
    const found = Object.values(findings).reduce((sum, count) => sum + count, 0);
    const data = { rows, made, alreadyThere, refused, skipped, findings: found };
    const command = {
      ...issued,
      id: derivedId(issued.id, 'completed'),
      causationId: issued.id,
      body: data,
      target: report.id,
    };
    await this.commands.run(command, importing, report.id, (state, given) => complete(state, data, given));
  }

  #now(): string {
    return new Date(this.clock.now()).toISOString();
  }
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

type Digests = Pick<ImportReport, 'fileDigest' | 'mappingDigest'>;

function assertSame(before: ImportReport, now: Digests & { dryRun: boolean }): void {
  const isSame =
    before.fileDigest === now.fileDigest && before.mappingDigest === now.mappingDigest && before.dryRun === now.dryRun;
  if (!isSame) throw new Unprocessable('idempotency-key-reused', 'This Idempotency-Key was used for another file.');
}

function begun(
  who: Digests & Pick<ImportReport, 'id' | 'unit' | 'by'>,
  { mapping, dryRun }: ImportOrder,
  { encoding, delimiter, rows, passedOver, items }: ImportPlan,
  now: number,
): ImportReport {
  return {
    ...who,
    status: 'running',
    dryRun,
    kind: kindOf(mapping),
    source: mapping.source,
    mapping: mapping.name,
    encoding,
    delimiter,
    begunAt: new Date(now).toISOString(),
    rows,
    passedOver,
    items: items.length,
    through: 0,
    outcomes: { made: 0, 'would-be-made': 0, 'already-there': 0, refused: 0, skipped: 0 },
    findings: {},
    entries: 0,
  };
}
