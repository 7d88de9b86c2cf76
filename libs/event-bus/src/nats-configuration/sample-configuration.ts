import { natsConfiguration } from './nats-configuration.ts';

/** Where the configuration for a forum with one integrator is kept for reading and for deployment. */
export const SAMPLE_CONFIGURATION = new URL('../../../../deploy/nats/nats.conf', import.meta.url);

export function sampleConfiguration(): string {
  return natsConfiguration({ integrators: ['crm'] });
}
