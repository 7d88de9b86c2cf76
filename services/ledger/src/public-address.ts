import type { BarazaConfig } from '@baraza/service-kit';

/** How the forum is reached from outside, without a slash at the end. */
export function publicAddress(config: Pick<BarazaConfig, 'publicUrl' | 'host' | 'port'>): string {
  return config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${config.port}`;
}
