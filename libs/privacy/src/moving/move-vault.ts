import { randomUUID } from 'node:crypto';
import { MasterLock } from '../engine/master-lock.ts';
import type { KeyStoreHeader } from '../engine/key-store.ts';
import type { MasterKey } from '../master-key/master-key.ts';
import { VaultDamaged } from '../vault.port.ts';
import { MoveRefused } from './move-refused.ts';
import { PARTS, type Tally, tallyOf } from './tally.ts';
import type { VaultAbode, VaultPart } from './vault-abode.ts';
import type { MovingVault, VaultStanding } from './vault-standing.ts';

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
  | { readonly outcome: 'called-off' };

type Way = { readonly is: 'copy' | 'end' | 'call-off'; readonly move: string; readonly vaultId: string } | undefined;

/**
 * Moves a vault as it is: the same keys under the same master key, the same ciphertext. What it leaves behind is destroyed before
 * the new place is opened to services, so that an erasure afterwards has one place to reach.
 *
 * The order is that of safety: the source is closed, then copied, then both are read and compared. Only then it says that
 * the vault has left, and is emptied; and then the target is opened. At every moment one place is whole, and no more than
 * one is open. Killed anywhere, it goes on when it is called again. Asked for the other way round before the source has been
 * emptied, it calls the move off.
 * @throws MoveRefused, WrongMasterKey, MasterKeyRefused, VaultDamaged, VaultUnavailable
 */
export async function moveVault(options: MoveVaultOptions): Promise<VaultMoved> {
  const { from, to } = options;
  const way = wayOf(options, await from.standing(), await to.standing());
  if (way === undefined) return { outcome: 'moved-before' };
  const { move, vaultId } = way;
  const left: MovingVault = { is: 'left', vaultId, move, other: to.name };
  if (way.is === 'call-off') {
    await from.empty();
    await from.mark(left);
    await to.mark({ is: 'home', vaultId });
    return { outcome: 'called-off' };
  }
  const tally = way.is === 'copy' ? await copied(options, way) : undefined;
  if (tally !== undefined) await from.mark(left);
  await from.empty();
  await to.mark({ is: 'home', vaultId });
  return tally === undefined ? { outcome: 'ended' } : { outcome: 'moved', ...tally };
}

/** What is to be done; undefined where it has been. @throws MoveRefused */
function wayOf({ from, to }: MoveVaultOptions, here: VaultStanding | undefined, there: VaultStanding | undefined): Way {
  if (here === undefined) throw new MoveRefused(`there is no vault in ${from.name}`);
  const { vaultId } = here;
  if (there?.is === 'home') {
    if (here.is === 'left' && here.vaultId === there.vaultId) return undefined;
    const what =
      there.vaultId === vaultId ? 'this vault too, open to services: one is a copy that was put back' : 'a vault';
    throw new MoveRefused(`${to.name} holds ${what}; choose a place that holds none`);
  }
  if (here.is === 'home') {
    if (there === undefined || there.is === 'left') return { is: 'copy', move: randomUUID(), vaultId };
    throw new MoveRefused(
      `${to.name} is part of another move, with ${there.other}, which has not ended: end that one first`,
    );
  }
  const isSame = there?.move === here.move;
  if (here.is === 'leaving') {
    if (isSame || here.other === to.name) return { is: 'copy', move: here.move, vaultId };
    throw new MoveRefused(
      `the vault's move from ${from.name} to ${here.other} has not ended: end that one first, or call it off (move back)`,
    );
  }
  // From here on nothing is left in the source, or nothing in it is whole.
  if (isSame && here.is === 'left' && there.is === 'arriving') return { is: 'end', move: here.move, vaultId };
  if (isSame && there.is === 'leaving') return { is: 'call-off', move: here.move, vaultId };
  throw new MoveRefused(
    here.is === 'left'
      ? `the vault no longer lives in ${from.name}: it was moved to ${here.other}; move it from there`
      : `the vault in ${from.name} may not be whole: its move from ${here.other} has not ended; end that one first`,
  );
}

/** Copies all of it into an empty place, and reads both back. */
async function copied(options: MoveVaultOptions, { move, vaultId }: NonNullable<Way>): Promise<Tally> {
  const { from, to, masterKey, onProgress, signal } = options;
  const header = await headerOf(from, vaultId);
  MasterLock.of(header, masterKey);
  signal?.throwIfAborted();
  await from.mark({ is: 'leaving', vaultId, move, other: to.name });
  // What an earlier run has copied may be of before an erasure: it begins anew.
  await to.mark({ is: 'arriving', vaultId, move, other: from.name });
  await to.empty();
  await to.writeHeader(header);
  const total = await from.count();
  let done = 0;
  const copy = async (part: VaultPart): Promise<void> => {
    for await (const some of from.read(part)) {
      signal?.throwIfAborted();
      await to.add(part, some);
      onProgress?.('copying', (done += some.length), total);
    }
  };
  for (const part of PARTS) await copy(part);
  let read = 0;
  const tell = (rows: number): void => {
    signal?.throwIfAborted();
    onProgress?.('reading back', (read += rows), 2 * total);
  };
  const there = await tallyOf(to, tell);
  const here = await tallyOf(from, tell);
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
