import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import { type Span, type SpanContext, TraceFlags } from '@opentelemetry/api';

/** What is being done at this moment, for the log and for the trace. */
export interface UnderWay {
  /** Of the command, or of the event that is handled; of a question, made when the log needs it. */
  correlationId?: string;
  /** Undefined where traces are off, or this is none of a trace. */
  readonly span?: Span | undefined;
  /** Of an operation that is `uncounted`: nothing leads to it, or from one line of it to the next. */
  readonly untold?: true;
}

const storage = new AsyncLocalStorage<UnderWay>();
const UNTOLD: UnderWay = Object.freeze({ untold: true });

export function underWay(): UnderWay | undefined {
  return storage.getStore();
}

/** Runs the work as part of this; all that it begins is part of it too. */
export function within<Result>(what: UnderWay, work: () => Result): Result {
  return storage.run(what, work);
}

/** Runs the work so that no line and no span of it leads anywhere. */
export function untold<Result>(work: () => Result): Result {
  return storage.run(UNTOLD, work);
}

/** Called where a request becomes a command: from here on it goes by the command's id. */
export function correlate(correlationId: string): void {
  const now = storage.getStore();
  if (now !== undefined && now.untold !== true) now.correlationId = correlationId;
}

/** What each line of the log says of what is being done: nothing outside of requests and events. */
export function ofUnderWay(): Record<string, string> {
  const now = storage.getStore();
  if (now === undefined || now.untold === true) return {};
  now.correlationId ??= randomUUID();
  const { correlationId, span } = now;
  return span === undefined ? { correlationId } : { correlationId, traceId: span.spanContext().traceId };
}

const TRACEPARENT = /^00-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})$/;

/** What a W3C `traceparent` says; undefined where it is none. */
export function spanContextOf(traceparent: unknown): SpanContext | undefined {
  const found = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent) : null;
  if (found === null) return undefined;
  const [, traceId, spanId, flags] = found as unknown as readonly [string, string, string, string];
  const traceFlags = Number.parseInt(flags, 16) & TraceFlags.SAMPLED;
  return { traceId, spanId, traceFlags, isRemote: true };
}

/** The `traceparent` of whoever goes on from this span. */
export function traceparentOf(span: Span): string {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return `00-${traceId}-${spanId}-${(traceFlags & TraceFlags.SAMPLED).toString(16).padStart(2, '0')}`;
}
