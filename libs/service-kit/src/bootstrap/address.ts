import type { AddressInfo } from 'node:net';
import type { INestApplication } from '@nestjs/common';
import type { BarazaConfig } from '../configuration/configuration.ts';

/** Where a listening application is found: its public address, else host and the port it was given. */
export function addressOf(app: INestApplication, config: BarazaConfig): string {
  if (config.publicUrl !== undefined) return config.publicUrl;
  const server = app.getHttpServer() as { address(): AddressInfo | null };
  const port = server.address()?.port ?? config.port;
  return `http://${hostInUrl(config.host)}:${port}`;
}

/** An address of IPv6 stands in brackets. */
export function hostInUrl(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
}
