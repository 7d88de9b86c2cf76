import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningCluster } from '../product/running-cluster.ts';

/** The address of a cluster's NATS with a user's name and password, past the network between. */
export function busUrlOf({ folder, natsPort }: RunningCluster, user: string): string {
  const file = join(folder, 'nats', 'passwords.json');
  const passwords = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>;
  return `nats://${user}:${passwords[user]}@127.0.0.1:${natsPort}`;
}
