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
  /** `copiedTo`: where what was copied lies still, for it is another place than the one that was named. */
  | { readonly outcome: 'called-off'; readonly copiedTo?: string };

type Way =
  | { readonly is: 'copy'; readonly move: string; readonly vaultId: string; readonly isNew: boolean }
  | { readonly is: 'end' | 'nothing-left'; readonly move: string; readonly vaultId: string }
  | { readonly is: 'call-off'; readonly copiedTo: MovingVault | undefined; readonly vaultId: string };

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
  const { from, to } = options;
  const way = await wayOf(options, await from.standing(), await to.standing());
  const home = { is: 'home', vaultId: way.vaultId } as const;
  if (way.is === 'call-off') return calledOff(options, way.copiedTo, home);
  const { move, vaultId } = way;
  if (way.is === 'nothing-left') {
    // A service that had not been ended may have left something since.
    await emptied(from, vaultId);
    return { outcome: 'moved-before' };
  }
  const tally = way.is === 'copy' ? await copied(options, way) : undefined;
  if (tally !== undefined) await from.mark({ is: 'left', vaultId, move, other: to.name });
  await emptied(from, vaultId);
  await to.mark(home);
  return tally === undefined ? { outcome: 'ended' } : { outcome: 'moved', ...tally };
}

/** @param copiedTo how the place stands that was copied to, where it is this one */
async function calledOff(
  { from, to }: MoveVaultOptions,
  copiedTo: MovingVault | undefined,
  home: VaultStanding & { readonly is: 'home' },
): Promise<VaultMoved> {
  if (copiedTo !== undefined) {
    await emptied(from, home.vaultId);
    await from.mark({ ...copiedTo, is: 'left', other: to.name });
  }
  const there = await to.standing();
  await to.mark(home);
  const isElsewhere = there?.is === 'leaving' && there.move !== copiedTo?.move;
  return isElsewhere ? { outcome: 'called-off', copiedTo: there.other } : { outcome: 'called-off' };
}

/** What is to be done. @throws MoveRefused */
async function wayOf(
  { from, to }: MoveVaultOptions,
  here: VaultStanding | undefined,
  there: VaultStanding | undefined,
): Promise<Way> {
  if (there !== undefined && (await callsOff(from, here, there))) {
    return { is: 'call-off', copiedTo: isPartOf(here, there) ? here : undefined, vaultId: there.vaultId };
  }
  if (here === undefined) throw new MoveRefused(`there is no vault in ${from.name}`);
  const { vaultId } = here;
  const isSameVault = there === undefined || there.vaultId === vaultId;
  if (there?.is === 'home') {
    if (here.is === 'left' && isSameVault) return { is: 'nothing-left', move: here.move, vaultId };
    const what = isSameVault ? 'this vault too, open to services: one is a copy that was put back' : 'a vault';
    throw new MoveRefused(`${to.name} holds ${what}; choose a place that holds none`);
  }
  const isNew = there === undefined;
  const isFree = there === undefined || (there.is === 'left' && isSameVault);
  if (here.is === 'home') {
    if (isFree) return { is: 'copy', move: randomUUID(), vaultId, isNew };
    // Taken by a move that has not closed the source yet.
    if (there.is === 'arriving' && isSameVault && (await to.count()) === 0) {
      return { is: 'copy', move: there.move, vaultId, isNew };
    }
    throw new MoveRefused(whyNotFree(to.name, there, isSameVault));
  }
  const isSameMove = there?.move === here.move;
  if (here.is === 'leaving') {
    const isTaken = isSameMove && there?.is === 'arriving';
    if (isTaken || (isFree && here.other === to.name)) return { is: 'copy', move: here.move, vaultId, isNew };
    throw new MoveRefused(
      `the vault's move from ${from.name} to ${here.other} has not ended: end that one first, or call it off (move back)`,
    );
  }
  if (here.is === 'left' && isSameMove && there?.is === 'arriving') return { is: 'end', move: here.move, vaultId };
  throw new MoveRefused(
    here.is === 'left'
      ? `the vault no longer lives in ${from.name}: it was moved to ${here.other}; move it from there`
      : `the vault in ${from.name} may not be whole: its move from ${here.other} has not ended; end that one first`,
  );
}

/**
 * Whether what is asked for is the way back of a move that has not ended. Its source, here the target, is whole as long as it
 * is `leaving`, and its own target is not open: it can be opened again, whatever became of the other place.
 */
async function callsOff(from: VaultAbode, here: VaultStanding | undefined, there: VaultStanding): Promise<boolean> {
  if (here?.is === 'home' || here?.is === 'leaving') return false;
  if (there.is === 'leaving') return true;
  const isTaken = there.is === 'home' && here?.is === 'arriving' && here.vaultId === there.vaultId;
  return isTaken && (await from.count()) === 0;
}

/** Whether nothing but copies of the move that is called off can lie here. */
function isPartOf(here: VaultStanding | undefined, there: VaultStanding): here is MovingVault {
  if (here?.is === 'left') return here.vaultId === there.vaultId;
  return here?.is === 'arriving' && (there.is === 'home' || here.move === there.move);
}

function whyNotFree(place: string, there: MovingVault, isSameVault: boolean): string {
  if (there.is === 'left') return `${place} is what another vault has left; choose a place that holds none`;
  if (!isSameVault) return `${place} is part of another vault's move, with ${there.other}, which has not ended`;
  return (
    `${place} holds this vault too, from its move with ${there.other}, and is perhaps the one that is whole: what is moved here ` +
    'would be a copy that was put back. Where it is not, drop what lies there, and run this again'
  );
}

/** Two moves into one place: marks are not conditional, so the later one is found out before anything is destroyed. */
async function assertTakenBy(abode: VaultAbode, move: string): Promise<void> {
  const standing = await abode.standing();
  if (standing?.is === 'arriving' && standing.move === move) return;
  throw new MoveRefused(
    `another move has come to ${abode.name} meanwhile: look which, and call this one off (move back)`,
  );
}

/** Copies all of it into an empty place, and reads both back. */
async function copied(
  options: MoveVaultOptions,
  { move, vaultId, isNew }: { readonly move: string; readonly vaultId: string; readonly isNew: boolean },
): Promise<Tally> {
  const { from, to, masterKey, onProgress, signal } = options;
  const header = await headerOf(from, vaultId);
  MasterLock.of(header, masterKey);
  await assertOwnKeys(to, vaultId);
  if (isNew && (await to.count()) > 0) throw new MoveRefused(`a vault has come to ${to.name} meanwhile: look which`);
  signal?.throwIfAborted();
  await to.mark({ is: 'arriving', vaultId, move, other: from.name });
  await from.mark({ is: 'leaving', vaultId, move, other: to.name });
  // What an earlier run has copied may be of before an erasure: it begins anew.
  await emptied(to, vaultId);
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
  await assertTakenBy(to, move);
  if (there.digest === here.digest) return here;
  throw new MoveRefused(
    `read back, ${to.name} does not hold what ${from.name} holds: end every service, then run this again, which goes on`,
  );
}

/** Destroys what lies in a place, which is of this vault or nothing. @throws VaultDamaged where it is not */
async function emptied(abode: VaultAbode, vaultId: string): Promise<void> {
  await assertOwnKeys(abode, vaultId);
  await abode.empty();
}

/** The values say whose they are; keys lie in a place that is named by itself. */
async function assertOwnKeys(abode: VaultAbode, vaultId: string): Promise<void> {
  const header = await abode.header();
  if (header === undefined || header.vaultId === vaultId) return;
  throw new VaultDamaged(
    `the keys that are named beside ${abode.name} belong to another vault: name the right ones, or move these away`,
  );
}

async function headerOf(abode: VaultAbode, vaultId: string): Promise<KeyStoreHeader> {
  const header = await abode.header();
  if (header === undefined) throw new VaultDamaged(`the keys of the vault in ${abode.name} are missing`);
  if (header.vaultId !== vaultId) throw new VaultDamaged('these keys belong to another vault');
  return header;
}
