import { VaultElsewhere } from '../vault.port.ts';

/**
 * Whether the vault lives in a place. Kept in the place itself, where the vault's id is: services open the vault in one place
 * only, whatever their settings say, and a release that knows of no moves takes what lies there for another vault's.
 *
 * - `home`: it does
 * - `leaving`: it is being moved elsewhere. It is whole, and closed
 * - `left`: it lives elsewhere, or will once the move has ended. What was here is being destroyed, or gone
 * - `arriving`: it is being moved here, and may not be whole
 */
export type VaultStanding = { readonly is: 'home'; readonly vaultId: string } | MovingVault;

/** `run` and `keys` are not told by the release that moved vaults first. */
export interface MovingVault {
  readonly is: 'leaving' | 'left' | 'arriving';
  readonly vaultId: string;
  readonly move: string;
  /** The run of the move that wrote this. Of two, the one that was first finds out before it destroys anything. */
  readonly run?: string;
  /** Where it goes, or comes from, in words. */
  readonly other: string;
  /** Where the keys lie that belong to what is here, in words: they are named by themselves. */
  readonly keys?: string;
}

const MOVING = 'moving:';

/** As it is written in the place of the vault's id. */
export function textOf(standing: VaultStanding): string {
  return standing.is === 'home' ? standing.vaultId : `${MOVING}${JSON.stringify(standing)}`;
}

export function standingIn(text: string | undefined): VaultStanding | undefined {
  if (text === undefined) return undefined;
  if (text.startsWith(MOVING)) return JSON.parse(text.slice(MOVING.length)) as MovingVault;
  return { is: 'home', vaultId: text };
}

/** @param text what lies in the place of the vault's id @throws VaultElsewhere where the vault does not live here */
export function refuseUnlessHome(text: string | undefined): void {
  const standing = standingIn(text);
  if (standing === undefined || standing.is === 'home') return;
  const { is, other } = standing;
  if (is === 'left') {
    throw new VaultElsewhere(
      `the vault no longer lives here: it was moved to ${other}; set BARAZA_VAULT and BARAZA_KEYS to that, or move it back ` +
        'with `baraza move-vault`',
    );
  }
  const [where, what] = is === 'leaving' ? ['to', 'is closed here'] : ['from', 'may not be whole'];
  throw new VaultElsewhere(
    `the vault ${what}: its move ${where} ${other} has not ended; run \`baraza move-vault\` again, which goes on`,
  );
}
