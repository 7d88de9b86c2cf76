import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface CollectedSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  /** Of the process that sent it. */
  readonly service: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

interface SentSpan {
  readonly traceId: string;
  readonly spanId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly attributes: readonly SentAttribute[];
}
interface SentAttribute {
  readonly key: string;
  readonly value: Readonly<Record<string, unknown>>;
}
interface Sent {
  readonly resourceSpans: readonly {
    readonly resource: { readonly attributes: readonly SentAttribute[] };
    readonly scopeSpans: readonly { readonly spans: readonly SentSpan[] }[];
  }[];
}

/** A collector of OTLP over HTTP in JSON, for specs: keeps every span it is sent, and every byte. */
export class OtlpCollector {
  readonly spans: CollectedSpan[] = [];
  /** Every body as it came: what must not be found in anything exported is looked for here. */
  sent = '';
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        this.#take(Buffer.concat(parts).toString('utf8'));
        response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
      });
    });
  }

  static async start(): Promise<OtlpCollector> {
    const collector = new OtlpCollector();
    await new Promise<void>((resolve) => collector.#server.listen(0, '127.0.0.1', resolve));
    return collector;
  }

  /** The settings of a process that sends its traces here, soon. */
  get env(): Readonly<Record<string, string>> {
    const { port } = this.#server.address() as AddressInfo;
    return { OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_BSP_SCHEDULE_DELAY: '20' };
  }

  /** Waits for a span that is this, at most 20 s. @throws Error that lists the spans there are */
  async until(found: (span: CollectedSpan) => boolean): Promise<CollectedSpan> {
    const end = performance.now() + 20_000;
    for (;;) {
      const span = this.spans.find(found);
      if (span !== undefined) return span;
      if (performance.now() > end) throw new Error(`no such span among ${this.spans.map(({ name }) => name).join()}`);
      await pause(20);
    }
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #take(body: string): void {
    this.sent += body;
    for (const { resource, scopeSpans } of (JSON.parse(body) as Sent).resourceSpans) {
      const service = String(plain(resource.attributes)['service.name']);
      for (const { traceId, spanId, parentSpanId, name, attributes } of scopeSpans.flatMap(({ spans }) => spans)) {
        const parent = parentSpanId === undefined || parentSpanId === '' ? {} : { parentSpanId };
        this.spans.push({ traceId, spanId, ...parent, name, service, attributes: plain(attributes) });
      }
    }
  }
}

function plain(attributes: readonly SentAttribute[]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));
}
