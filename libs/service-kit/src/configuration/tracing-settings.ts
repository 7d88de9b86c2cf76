import type { BarazaConfig, TraceSampling } from './configuration.ts';
import type { SettingReader } from './setting-reader.ts';

/** OpenTelemetry's own names. Headers, time-outs and certificates of the collector its exporter reads by itself. */
export const TRACING_SETTINGS = [
  'OTEL_SDK_DISABLED',
  'OTEL_TRACES_EXPORTER',
  'OTEL_EXPORTER_OTLP_ENDPOINT',
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_PROTOCOL',
  'OTEL_SERVICE_NAME',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
  'OTEL_BSP_SCHEDULE_DELAY',
] as const;

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

/** Where traces go: nowhere, unless a collector is named. Faults are left with the reader. */
export function tracingIn(reader: SettingReader): BarazaConfig['tracing'] {
  const isOff = reader.text('OTEL_SDK_DISABLED')?.toLowerCase() === 'true';
  const exporter = reader.choice('OTEL_TRACES_EXPORTER', ['otlp', 'none'], 'otlp');
  const url = collectorIn(reader);
  reader.choice('OTEL_EXPORTER_OTLP_PROTOCOL', ['http/json'], 'http/json');
  const sampling = samplingIn(reader);
  const scheduleDelayMs = reader.wholeNumber('OTEL_BSP_SCHEDULE_DELAY', { min: 1, max: 600_000, otherwise: 5_000 });
  if (isOff || exporter === 'none' || url === undefined) return undefined;
  return { url, serviceName: reader.text('OTEL_SERVICE_NAME'), sampling, scheduleDelayMs };
}

/** The address for traces as it stands; else that for everything, and `/v1/traces` below it. */
function collectorIn(reader: SettingReader): string | undefined {
  for (const [name, below] of [
    ['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', ''],
    ['OTEL_EXPORTER_OTLP_ENDPOINT', '/v1/traces'],
  ] as const) {
    const url = reader.text(name);
    if (url === undefined) continue;
    if (!/^https?:\/\//.test(url) || !URL.canParse(url)) {
      reader.refuse(name, url, 'the web address of a collector of OTLP over HTTP, like http://127.0.0.1:4318');
    }
    return below === '' ? url : `${url.replace(/\/+$/, '')}${below}`;
  }
  return undefined;
}

function samplingIn(reader: SettingReader): TraceSampling {
  const name = reader.choice('OTEL_TRACES_SAMPLER', SAMPLERS, 'parentbased_always_on');
  const text = reader.text('OTEL_TRACES_SAMPLER_ARG');
  const ratio = text === undefined ? 1 : /^(0|1|0?\.\d+|0\.\d+|1\.0+)$/.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(ratio)) reader.refuse('OTEL_TRACES_SAMPLER_ARG', text ?? '', 'a share from 0 to 1, like 0.1');
  const root = name.replace('parentbased_', '') as TraceSampling['root'];
  return { root, ratio, followsParent: name.startsWith('parentbased_') };
}
