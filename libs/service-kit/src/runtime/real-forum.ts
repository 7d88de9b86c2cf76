import { type EventStore } from '@baraza/event-store';
import type { BarazaConfig } from '../configuration/configuration.ts';

/** A real forum's personal data would lie beside the key that opens it. */
export class RealForumWithoutKey extends Error {
  override readonly name = 'RealForumWithoutKey';
}

/**
 * Only the sample forum may use a key made for it.
 * @throws RealForumWithoutKey where the folder holds a real forum, and no master key is set
 */
export async function assertKeyOfRealForum(
  store: EventStore,
  config: Pick<BarazaConfig, 'masterKey' | 'dataFolder'>,
): Promise<void> {
  if (config.masterKey !== undefined) return;
  const founded = (await store.readStream('forum-main', { limit: 1 })).events[0];
  if (founded === undefined || (founded.data as { sample: boolean }).sample) return;
  throw new RealForumWithoutKey(
    `${config.dataFolder} holds a real forum: set BARAZA_MASTER_KEY_FILE or BARAZA_MASTER_PASSPHRASE_FILE to the key that was used to found it`,
  );
}
