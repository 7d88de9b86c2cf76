import { decodeEvent, type SequencedEvent } from '@baraza/contracts';
import { Rejection } from '@baraza/domain';
import type { StoredEvent } from '@baraza/event-store';
import {
  type Attributes,
  type Context,
  type Link,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
  type Tracer,
} from '@opentelemetry/api';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import type { Operation } from '../operations/operation.ts';
import { Refusal } from '../problems/refusals.ts';
import { spanContextOf, traceparentOf, underWay, type UnderWay, untold, within } from './under-way.ts';

/** Of a batch with more traces than this each is linked to, instead of continued. */
const MOST_CONTINUED = 16;
/** As many as a span keeps. */
const MOST_LINKS = 128;

type Work<Result> = () => Promise<Result>;

/**
 * The way of a command as a trace: request, command, append; then what the event brings about, relayed, handled and
 * projected. A span says which operation, policy or view it was, and how it ended; never of whom, or with what words.
 * Below the request there is a span only for events that carry a `traceparent`, which `uncounted` operations leave none in.
 */
export class Tracing {
  readonly #tracer: Tracer | undefined;
  readonly #shutDown: () => Promise<void>;

  /** @param tracer undefined where traces are off: then nothing is done that need not be */
  constructor(tracer?: Tracer, shutDown: () => Promise<void> = () => Promise.resolve()) {
    this.#tracer = tracer;
    this.#shutDown = shutDown;
  }

  get isOn(): boolean {
    return this.#tracer !== undefined;
  }

  /** Hands over what is left. */
  close(): Promise<void> {
    return this.#shutDown();
  }

  /** @param route its template: `/members/memberships/:id/admit` @returns undefined where traces are off */
  beginRequest(operation: Operation, method: string, route: string, traceparent: unknown): Span | undefined {
    if (this.#tracer === undefined || operation.uncounted === true) return undefined;
    return this.#tracer.startSpan(
      `${method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': method,
          'http.route': route,
          'baraza.operation': operation.operationId,
        },
      },
      continuing(spanContextOf(traceparent)),
    );
  }

  /** @param status the answer's */
  endRequest(span: Span, status: number): void {
    span.setAttribute('http.response.status_code', status);
    if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  }

  /** Runs a command. Its events carry on from here: the command that is handed on says where. */
  command<Result>(command: IssuedCommand, work: (command: IssuedCommand) => Promise<Result>): Promise<Result> {
    const { operation } = command;
    if (operation.uncounted === true) return untold(() => work(withoutTrace(command)));
    const now = underWay();
    if (this.#tracer === undefined || now?.untold === true) return work(command);
    const parent = now?.span?.spanContext() ?? spanContextOf(command.traceparent);
    if (parent === undefined) return work(command);
    const attributes = { 'baraza.operation': operation.operationId };
    const span = this.#tracer.startSpan(`command ${operation.operationId}`, { attributes }, continuing(parent));
    const at: UnderWay = { correlationId: now?.correlationId ?? command.correlationId, span };
    return within(at, () => ended([span], () => work({ ...command, traceparent: traceparentOf(span) })));
  }

  /** Appends as part of the command under way. */
  append<Result>(events: number, work: Work<Result>): Promise<Result> {
    const parent = underWay()?.span;
    if (this.#tracer === undefined || parent === undefined) return work();
    const span = this.#tracer.startSpan(
      'append',
      { kind: SpanKind.CLIENT, attributes: { 'baraza.events': events } },
      continuing(parent.spanContext()),
    );
    return ended([span], work);
  }

  /** Handles an event for a consumer: what it logs goes by the event's correlation id. */
  handling<Result>(event: SequencedEvent, consumer: string, work: Work<Result>): Promise<Result> {
    const { correlationId, traceparent } = event.meta;
    const from = this.#tracer === undefined ? undefined : sampled(traceparent);
    if (from === undefined) return within({ correlationId }, work);
    const attributes = { 'messaging.operation.type': 'process', 'messaging.consumer.group.name': consumer };
    const span = this.#tracer!.startSpan(
      `handle ${consumer}`,
      { kind: SpanKind.CONSUMER, attributes },
      continuing(from),
    );
    return within({ correlationId, span }, () => ended([span], work));
  }

  /** Publishes a page of the record. */
  relaying<Result>(events: readonly StoredEvent[], work: Work<Result>): Promise<Result> {
    if (this.#tracer === undefined) return work();
    const attributes = { 'messaging.system': 'nats', 'messaging.operation.type': 'send' };
    const spans = this.#batch(
      'relay',
      { kind: SpanKind.PRODUCER, attributes },
      events.map(({ bytes }) => decodeEvent(bytes).meta.traceparent),
    );
    return ended(spans, work);
  }

  /** Applies a batch to a view and commits it. */
  projecting<Result>(view: string, events: readonly SequencedEvent[], work: Work<Result>): Promise<Result> {
    if (this.#tracer === undefined) return work();
    const spans = this.#batch(
      `project ${view}`,
      { kind: SpanKind.CONSUMER, attributes: { 'baraza.view': view } },
      events.map(({ meta }) => meta.traceparent),
    );
    return ended(spans, work);
  }

  /** A span in each trace of the batch; in a trace of its own, linked to them, where they are many. */
  #batch(
    name: string,
    options: { readonly kind: SpanKind; readonly attributes: Attributes },
    traceparents: readonly (string | undefined)[],
  ): readonly Span[] {
    const traces = new Map<string, SpanContext>();
    for (const traceparent of traceparents) {
      const from = sampled(traceparent);
      if (from !== undefined && !traces.has(from.traceId)) traces.set(from.traceId, from);
    }
    const froms = [...traces.values()];
    if (froms.length <= MOST_CONTINUED) {
      return froms.map((from) => this.#tracer!.startSpan(name, options, continuing(from)));
    }
    const links = froms.slice(0, MOST_LINKS).map((context): Link => ({ context }));
    return [this.#tracer!.startSpan(name, { ...options, links }, ROOT_CONTEXT)];
  }
}

function withoutTrace({ traceparent: _, ...command }: IssuedCommand): IssuedCommand {
  return command;
}

function continuing(from: SpanContext | undefined): Context {
  return from === undefined ? ROOT_CONTEXT : trace.setSpanContext(ROOT_CONTEXT, from);
}

function sampled(traceparent: string | undefined): SpanContext | undefined {
  const from = spanContextOf(traceparent);
  return from !== undefined && (from.traceFlags & TraceFlags.SAMPLED) !== 0 ? from : undefined;
}

async function ended<Result>(spans: readonly Span[], work: Work<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    for (const span of spans) tellFailure(span, error);
    throw error;
  } finally {
    for (const span of spans) span.end();
  }
}

/** A refusal by its code; anything else by the error's name: messages and stacks are for the log. */
function tellFailure(span: Span, error: unknown): void {
  if (error instanceof Rejection || error instanceof Refusal) span.setAttribute('baraza.refused', error.code);
  const isExpected = error instanceof Rejection || (error instanceof Refusal && error.status < 500);
  if (isExpected) return;
  span.setAttribute('error.type', error instanceof Error ? error.name : typeof error);
  span.setStatus({ code: SpanStatusCode.ERROR });
}
