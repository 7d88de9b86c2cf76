import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { natsConfiguration, natsUsers, passwordVariable, type NatsConfigurationOptions } from './nats-configuration.ts';

export interface PrepareNatsOptions extends NatsConfigurationOptions {
  /** Where configuration, passwords and JetStream's data lie; made where it is missing. */
  readonly folder: string;
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
}

export interface PreparedNats {
  readonly configFile: string;
  /** For the server's environment: `startNatsServer({ variables })`. */
  readonly variables: Readonly<Record<string, string>>;
  /** The address with a user's name and password: what `BARAZA_EVENT_BUS` of that service is. @throws RangeError */
  urlOf(user: string): string;
}

/**
 * Writes the configuration of a forum's nats-server, and a password for each user that has none yet, readable by this user
 * of the machine only. The same folder gives the same passwords again.
 */
export async function prepareNats(options: PrepareNatsOptions): Promise<PreparedNats> {
  const { folder, port, host = '127.0.0.1' } = options;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const passwords = await keepPasswords(join(folder, 'passwords.json'), natsUsers(options));
  const configFile = join(folder, 'nats.conf');
  await writeFile(configFile, natsConfiguration(options));
  return {
    configFile,
    variables: {
      BARAZA_NATS_HOST: host,
      BARAZA_NATS_PORT: String(port),
      BARAZA_NATS_DATA: join(folder, 'jetstream'),
      ...Object.fromEntries([...passwords].map(([user, password]) => [passwordVariable(user), password])),
    },
    urlOf(user) {
      const password = passwords.get(user);
      if (password === undefined) throw new RangeError(`NATS has no user ${user}`);
      return `nats://${user}:${password}@${host}:${port}`;
    },
  };
}

async function keepPasswords(file: string, users: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const known = await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Record<string, string>,
    (error: NodeJS.ErrnoException): Record<string, string> => {
      if (error.code === 'ENOENT') return {};
      throw error;
    },
  );
  // A letter first: the server would take a password of digits for a number.
  const passwords = new Map(users.map((user) => [user, known[user] ?? `p${randomBytes(24).toString('hex')}`]));
  await writeFile(file, JSON.stringify({ ...known, ...Object.fromEntries(passwords) }, null, 2), { mode: 0o600 });
  return passwords;
}
