import { randomUUID } from 'node:crypto';
import { MasterLock } from '../engine/master-lock.ts';
import type { KeyStoreHeader } from '../engine/key-store.ts';
import { asOutage, isOfStores } from '../engine/vault-errors.ts';
import type { MasterKey } from '../master-key/master-key.ts';
import { VaultDamaged } from '../vault.port.ts';
import { MoveRefused } from './move-refused.ts';
import { Place, type RunOfMove } from './place.ts';
import { PARTS, type Tally, tallyOf } from './tally.ts';
import type { VaultAbode, VaultPart } from './vault-abode.ts';
import type { MovingVault } from './vault-standing.ts';
import { wayOf } from './way.ts';

export interface MoveVaultOptions {
  readonly from: VaultAbode;
  readonly to: VaultAbode;
  /** What the services will open it with: a wrong one is found before anything is moved. */
  readonly masterKey: MasterKey;
  readonly onProgress?: (step: 'copying' | 'reading back', done: number, total: number) => void;
  /** Ends the move between two steps; it goes on when it is asked for again. */
  readonly signal?: AbortSignal;
}

export type VaultMoved =
  /** How many there are of each, and the digest of what was read back, the same in both. */
  | (Tally & { readonly outcome: 'moved' })
  | { readonly outcome: 'ended' }
  | { readonly outcome: 'moved-before' }
  /** `copiedTo`: where what was copied lies still, for it is another place than the one that was named. */
  | { readonly outcome: 'called-off'; readonly copiedTo?: string };

/**
 * Moves a vault as it is: the same keys under the same master key, the same ciphertext. What it leaves behind is destroyed before
 * the new place is opened to services, so that an erasure afterwards has one place to reach.
 *
 * The order is that of safety: the target is taken, the source closed and copied, then both are read and compared. Only then
 * the source says that the vault has left, and is emptied; and then the target is opened. At every moment one place is whole, and no
 * more than one is open. Killed anywhere, it goes on when it is called again. Asked for the other way round before the
 * source has been emptied, it calls the move off.
 * @throws MoveRefused, WrongMasterKey, MasterKeyRefused, VaultDamaged, VaultUnavailable
 */
export async function moveVault(options: MoveVaultOptions): Promise<VaultMoved> {
  try {
    return await moved(options);
  } catch (error) {
    throw isOfStores(error) ? asOutage(error) : error;
  }
}

async function moved(options: MoveVaultOptions): Promise<VaultMoved> {
  const [from, to] = [await Place.lookedAt(options.from), await Place.lookedAt(options.to)];
  const way = await wayOf(from, to);
  const { vaultId } = way;
  const own = { vaultId, run: randomUUID() };
  if (way.is === 'call-off') return calledOff(from, to, way.copiedTo, own);
  const run = { ...own, move: way.move };
  switch (way.is) {
    case 'nothing-left':
      // A service that had not been ended may have left something since.
      await from.empty(run);
      return { outcome: 'moved-before' };
    case 'end':
      // What is about to be destroyed may be whole still.
      MasterLock.of(await headerOf(to.abode, vaultId), options.masterKey);
      await from.empty(run);
      await to.mark({ is: 'home', vaultId });
      return { outcome: 'ended' };
    case 'copy': {
      const tally = await copied(from, to, run, options);
      await to.assertUnchanged();
      await from.markMoving('left', run, to.name);
      await from.empty(run);
      await to.mark({ is: 'home', vaultId });
      return { outcome: 'moved', ...tally };
    }
  }
}

/** @param copiedTo how the place stands that was copied to, where it is this one */
async function calledOff(
  from: Place,
  to: Place,
  copiedTo: MovingVault | undefined,
  { vaultId, run }: Pick<RunOfMove, 'vaultId' | 'run'>,
): Promise<VaultMoved> {
  const there = to.standing;
  // A run of the move that is under way elsewhere ends before it destroys anything.
  if (there?.is === 'leaving') await to.mark({ ...there, run });
  if (copiedTo !== undefined) {
    await from.empty({ vaultId, run });
    await from.mark({ ...copiedTo, run, is: 'left', other: to.name });
  }
  await to.mark({ is: 'home', vaultId });
  const isElsewhere = there?.is === 'leaving' && there.move !== copiedTo?.move;
  return isElsewhere ? { outcome: 'called-off', copiedTo: there.other } : { outcome: 'called-off' };
}

/** Copies all of it into an empty place, and reads both back. */
async function copied(from: Place, to: Place, run: RunOfMove, options: MoveVaultOptions): Promise<Tally> {
  const { masterKey, onProgress, signal } = options;
  const header = await headerOf(from.abode, run.vaultId);
  MasterLock.of(header, masterKey);
  // What a vault has left is empty: its keys may come to lie elsewhere.
  if (to.standing?.is === 'left') await to.hasKeysOf(run.vaultId);
  else await to.assertOwnKeys(run.vaultId);
  signal?.throwIfAborted();
  await to.markMoving('arriving', run, from.name);
  await from.markMoving('leaving', run, to.name);
  // What an earlier run has copied may be of before an erasure: it begins anew.
  await to.empty(run);
  await to.abode.writeHeader(header);
  const total = await from.abode.count();
  let done = 0;
  const copy = async (part: VaultPart): Promise<void> => {
    for await (const some of from.abode.read(part)) {
      signal?.throwIfAborted();
      await to.abode.add(part, some);
      onProgress?.('copying', (done += some.length), total);
    }
  };
  for (const part of PARTS) await copy(part);
  let read = 0;
  const tell = (rows: number): void => {
    signal?.throwIfAborted();
    onProgress?.('reading back', (read += rows), 2 * total);
  };
  const there = await tallyOf(to.abode, tell);
  const here = await tallyOf(from.abode, tell);
  if (there.digest === here.digest) return here;
  throw new MoveRefused(
    `read back, ${to.name} does not hold what ${from.name} holds: end every service, then run this again, which goes on`,
  );
}

async function headerOf(abode: VaultAbode, vaultId: string): Promise<KeyStoreHeader> {
  const header = await abode.header();
  if (header === undefined) throw new VaultDamaged(`the keys of the vault in ${abode.name} are missing`);
  if (header.vaultId !== vaultId) throw new VaultDamaged('these keys belong to another vault');
  return header;
}
