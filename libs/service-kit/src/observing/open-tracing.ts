import { diag, DiagLogLevel } from '@opentelemetry/api';
import type * as Sdk from '@opentelemetry/sdk-trace';
import type { Logger } from 'pino';
import { VERSION } from '../bootstrap/version.ts';
import type { BarazaConfig, TraceSampling } from '../configuration/configuration.ts';
import { Tracing } from './tracing.ts';

/** How long the end of a process waits for what is left to be handed over. */
const FLUSH_MS = 2_000;
/** How often it is logged that the collector does not take what it is sent. */
const COMPLAIN_EVERY_MS = 60_000;

/** What the settings ask for. Off, nothing of the SDK is loaded. */
export async function openTracing({ tracing, service }: BarazaConfig, logger: Logger): Promise<Tracing> {
  if (tracing === undefined) return new Tracing();
  const [sdk, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  complainTo(logger);
  const resource = resources
    .resourceFromAttributes({ 'service.version': VERSION, 'service.namespace': 'baraza' })
    .merge(resources.detectResources({ detectors: [resources.resourceAttributesEnvDetector] }))
    .merge(resources.resourceFromAttributes({ 'service.name': tracing.serviceName ?? service }));
  // Headers, time-outs and certificates it reads from the standard variables itself.
  const exporter = new OTLPTraceExporter({ url: tracing.url });
  const { scheduleDelayMs: scheduledDelayMillis } = tracing;
  const provider = new sdk.TracerProvider({
    resource,
    sampler: samplerOf(sdk, tracing.sampling),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter, scheduledDelayMillis })],
  });
  return new Tracing(provider.getTracer('baraza', VERSION), () => within(FLUSH_MS, provider.shutdown()));
}

function samplerOf(sdk: typeof Sdk, { root, ratio, followsParent }: TraceSampling): Sdk.Sampler {
  const sampler = {
    always_on: () => new sdk.AlwaysOnSampler(),
    always_off: () => new sdk.AlwaysOffSampler(),
    traceidratio: () => new sdk.TraceIdRatioBasedSampler(ratio),
  }[root]();
  return followsParent ? new sdk.ParentBasedSampler({ root: sampler }) : sampler;
}

/** A collector that is away holds nothing up, and is told of now and then. */
function complainTo(logger: Logger): void {
  let last = Number.NEGATIVE_INFINITY;
  const quiet = (): void => undefined;
  const error = (message: string): void => {
    if (performance.now() - last < COMPLAIN_EVERY_MS) return;
    last = performance.now();
    logger.warn({ log: 'tracing', message }, 'traces could not be handed to the collector');
  };
  diag.setLogger(
    { error, warn: quiet, info: quiet, debug: quiet, verbose: quiet },
    { logLevel: DiagLogLevel.ERROR, suppressOverrideMessage: true },
  );
}

async function within(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, ms);
  });
  await Promise.race([work.catch(() => undefined), late]);
  clearTimeout(timer);
}
