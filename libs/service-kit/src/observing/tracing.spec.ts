import type { SequencedEvent } from '@baraza/contracts';
import { AlwaysOnSampler, InMemorySpanExporter, SimpleSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace';
import { operationOfPolicy } from '../policies/operation-of-policy.ts';
import type { IssuedCommand } from '../command-handling/issued-command.ts';
import { Tracing } from './tracing.ts';
import { ofUnderWay, spanContextOf, underWay } from './under-way.ts';

const exporter = new InMemorySpanExporter();
const provider = new TracerProvider({
  sampler: new AlwaysOnSampler(),
  spanProcessors: [new SimpleSpanProcessor({ exporter })],
});
const tracing = new Tracing(provider.getTracer('spec'));
beforeEach(() => exporter.reset());
afterAll(() => provider.shutdown());

const traceOf = (number: number): string => String(number).padStart(32, '0');
const eventOf = (number: number, flags = '01'): SequencedEvent =>
  ({
    sequence: number,
    meta: { correlationId: `c${number}`, traceparent: `00-${traceOf(number)}-b7ad6b7169203331-${flags}` },
  }) as unknown as SequencedEvent;
const spans = () => exporter.getFinishedSpans();
const commandOf = (more: Partial<IssuedCommand>): IssuedCommand =>
  ({ operation: operationOfPolicy('members.a-policy'), correlationId: 'c', ...more }) as IssuedCommand;

describe('the spans of a batch', () => {
  it('go on with each of its traces, once a trace, and end when it is committed', async () => {
    const events = [
      eventOf(1),
      eventOf(2),
      eventOf(1),
      eventOf(3, '00'),
      { ...eventOf(4), meta: {} } as SequencedEvent,
    ];
    await tracing.projecting('a-view', events, async () => expect(spans()).toEqual([]));
    const told = spans().map((span) => [span.name, span.spanContext().traceId, span.parentSpanContext?.spanId]);
    expect(told).toEqual([
      ['project a-view', traceOf(1), 'b7ad6b7169203331'],
      ['project a-view', traceOf(2), 'b7ad6b7169203331'],
    ]);
  });

  it('are one with a link to each, where its traces are many', async () => {
    await tracing.projecting(
      'a-view',
      Array.from({ length: 40 }, (_, index) => eventOf(index + 1)),
      async () => undefined,
    );
    expect(spans()).toHaveLength(1);
    expect(spans()[0]!.links.map(({ context }) => context.traceId)).toEqual(
      Array.from({ length: 40 }, (_, index) => traceOf(index + 1)),
    );
  });

  it('are none where nothing in it is traced', async () => {
    await tracing.projecting('a-view', [eventOf(1, '00')], async () => undefined);
    expect(spans()).toEqual([]);
  });

  it('say what failed by the name of the error, and not in its words', async () => {
    const failing = tracing.projecting('a-view', [eventOf(1)], () => Promise.reject(new TypeError('Akello said no')));
    await expect(failing).rejects.toThrow('Akello said no');
    expect(spans()[0]!.attributes['error.type']).toBe('TypeError');
    expect(JSON.stringify([spans()[0]!.attributes, spans()[0]!.status, spans()[0]!.events])).not.toContain('Akello');
  });
});

describe('a command under way', () => {
  it('is handed on with the trace that its events go on with', async () => {
    const { traceparent } = eventOf(7).meta;
    const within = await tracing.command(
      commandOf({ traceparent: traceparent! }),
      async (command) => command.traceparent,
    );
    const [span] = spans();
    expect(span!.parentSpanContext?.traceId).toBe(traceOf(7));
    expect(spanContextOf(within)).toMatchObject({ traceId: traceOf(7), spanId: span!.spanContext().spanId });
  });

  it('has no span where nobody asked for a trace', async () => {
    expect(await tracing.command(commandOf({}), async (command) => command.traceparent)).toBeUndefined();
    expect(spans()).toEqual([]);
  });

  it('loses its trace, and all that is begun in it, where the operation is uncounted', async () => {
    const operation = operationOfPolicy('members.a-policy', { uncounted: true });
    await tracing.handling(eventOf(9), 'a-policy', () =>
      tracing.command(commandOf({ operation, traceparent: eventOf(9).meta.traceparent! }), async (command) => {
        expect([command.traceparent, underWay()?.span, ofUnderWay()]).toEqual([undefined, undefined, {}]);
        await tracing.append(1, async () => undefined);
        await tracing.command(commandOf({}), async () => undefined);
      }),
    );
    expect(spans().map(({ name }) => name)).toEqual(['handle a-policy']);
  });
});

describe('traces that are off', () => {
  it('leave the work and the command as they are', async () => {
    const off = new Tracing();
    const command = commandOf({ traceparent: eventOf(1).meta.traceparent! });
    expect(await off.command(command, async (same) => same)).toBe(command);
    expect(await off.append(1, async () => underWay())).toBeUndefined();
    expect(await off.projecting('a-view', [eventOf(1)], async () => 'done')).toBe('done');
    expect(off.beginRequest(commandOf({}).operation, 'GET', '/', undefined)).toBeUndefined();
    expect(await off.handling(eventOf(1), 'a-policy', async () => ofUnderWay())).toEqual({ correlationId: 'c1' });
  });
});
