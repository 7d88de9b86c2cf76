import { existsSync, rmSync } from 'node:fs';
import type { EventStore } from '@baraza/event-store';
import { isKurrent } from '../configuration/adapter-urls.ts';
import type { BarazaConfig } from '../configuration/configuration.ts';

/**
 * There is no forum, and nobody could make one: with an issuer of tokens roles come from the record alone, and of an empty record
 * nobody has any.
 */
export class NoForumFounded extends Error {
  override readonly name = 'NoForumFounded';

  constructor(where: string, more = '') {
    super(
      `there is no forum in ${where}: \`baraza init\` founds it, before it is served with an issuer of tokens${more}`,
    );
  }
}

type Where = Pick<BarazaConfig, 'oidc' | 'eventStore' | 'ledgerStore'>;

/**
 * Before anything is made where nothing is: what a forum would be founded in must stay empty.
 * @throws NoForumFounded
 */
export function assertRecordBegun({ oidc, eventStore }: Where): void {
  const { scheme, path } = eventStore;
  if (oidc === undefined || scheme !== 'sqlite' || path === undefined || existsSync(path)) return;
  throw new NoForumFounded(path);
}

/**
 * Whether something is recorded where this process opened the record; it is closed again where nothing is.
 * Of KurrentDB's empty record no copy is left: what a forum would be founded in must stay empty.
 * @throws NoForumFounded
 */
export async function assertFounded(store: EventStore, config: Where): Promise<void> {
  const { oidc, eventStore, ledgerStore } = config;
  if (oidc === undefined || eventStore.scheme === 'nats' || (await store.head()).sequence > 0) return;
  if (!isKurrent(eventStore)) throw new NoForumFounded(eventStore.path ?? 'memory', ', in a folder with nothing in it');
  await store.close();
  if (ledgerStore.path !== undefined)
    for (const end of ['', '-wal', '-shm']) rmSync(`${ledgerStore.path}${end}`, { force: true });
  throw new NoForumFounded('KurrentDB');
}
