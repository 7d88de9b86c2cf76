import { randomUUID } from 'node:crypto';
import { MoveRefused } from './move-refused.ts';
import type { Place } from './place.ts';
import type { MovingVault, VaultStanding } from './vault-standing.ts';

/** What a move has to do, by how its two places stand. */
export type Way =
  | { readonly is: 'copy' | 'end' | 'nothing-left'; readonly move: string; readonly vaultId: string }
  | {
      readonly is: 'call-off';
      /** How the place stands that was copied to, where it is the one that is named. */
      readonly copiedTo: MovingVault | undefined;
      readonly vaultId: string;
    };

/** @throws MoveRefused */
export async function wayOf(from: Place, to: Place): Promise<Way> {
  const [here, there] = [from.standing, to.standing];
  if (there !== undefined && (await callsOff(from, there))) {
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
  const isFree = there === undefined || (there.is === 'left' && isSameVault);
  if (here.is === 'home') {
    if (isFree) return { is: 'copy', move: randomUUID(), vaultId };
    // Taken by a move that has not closed the source yet.
    if (there.is === 'arriving' && isSameVault && (await to.abode.count()) === 0) {
      return { is: 'copy', move: there.move, vaultId };
    }
    throw new MoveRefused(whyNotFree(to.name, there, isSameVault));
  }
  const isSameMove = there?.move === here.move;
  if (here.is === 'leaving') {
    const isTaken = isSameMove && there?.is === 'arriving';
    if (isTaken || (isFree && here.other === to.name)) return { is: 'copy', move: here.move, vaultId };
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
async function callsOff(from: Place, there: VaultStanding): Promise<boolean> {
  const here = from.standing;
  if (here?.is === 'home' || here?.is === 'leaving') return false;
  if (there.is === 'leaving') return true;
  const isTaken = there.is === 'home' && here?.is === 'arriving' && here.vaultId === there.vaultId;
  return isTaken && (await from.abode.count()) === 0;
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
