import { StoreUnusable } from '../sqlite/store-unusable.ts';

/**
 * Whether the record lives in a store. Kept in the store itself, so that services open the record in one place only,
 * whatever their settings say.
 *
 * - `home`: it does
 * - `arriving`: it is being moved here, and may not be whole
 * - `left`: it was moved elsewhere; what lies here is an old copy
 */
export interface Residence {
  readonly is: 'home' | 'arriving' | 'left';
  /** The move that made it so; undefined where the record began here. */
  readonly move?: string;
  /** Where the record comes from, or went, in words. */
  readonly other?: string;
}

export const AT_HOME: Residence = { is: 'home' };

/** @throws StoreUnusable where the record does not live here */
export function refuseUnlessHome(name: string, { is, other = 'another store' }: Residence): void {
  if (is === 'arriving') {
    throw new StoreUnusable(
      'elsewhere',
      `the record in ${name} may not be whole: its move from ${other} has not ended; run \`baraza move\` again, which goes on`,
    );
  }
  if (is === 'left') {
    throw new StoreUnusable(
      'elsewhere',
      `the record no longer lives in ${name}: it was moved to ${other}; set BARAZA_EVENT_STORE to that, or move the ` +
        'record back with `baraza move`',
    );
  }
}
