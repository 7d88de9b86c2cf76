import { natsConfiguration } from './nats-configuration.ts';

const deploy = new URL('../../../../deploy/', import.meta.url);
const integrators = ['crm'];

/** Where the configuration for a forum with one integrator is kept for reading and for deployment. */
export const SAMPLE_CONFIGURATION = new URL('nats/nats.conf', deploy);

export function sampleConfiguration(): string {
  return natsConfiguration({ integrators });
}

/** Every file that is made from the configuration, with its text: Helm takes only what lies in its chart. */
export function sampleFiles(): ReadonlyMap<URL, string> {
  const one = natsConfiguration({ integrators, inContainers: 'one server' });
  const three = natsConfiguration({ integrators, inContainers: 'three servers' });
  return new Map([
    [SAMPLE_CONFIGURATION, sampleConfiguration()],
    [new URL('nats/one-server.conf', deploy), one],
    [new URL('nats/three-servers.conf', deploy), three],
    [new URL('helm/baraza/files/one-server.conf', deploy), one],
    [new URL('helm/baraza/files/three-servers.conf', deploy), three],
  ]);
}
