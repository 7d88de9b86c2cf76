import type { RegisterName, RegisterRow } from '../registers/register.ts';
import type { Level } from '../rights/levels.pure.ts';

/** The registers that are searched together. Memberships are found by their organisation. */
export const SEARCHED = ['organisations', 'coalitions', 'campaigns', 'programmes'] as const satisfies RegisterName[];
export type Searched = (typeof SEARCHED)[number];

/** An entity as it is now, for the readers of a level. Free search is of the present. */
export interface SearchDoc {
  readonly register: Searched;
  readonly id: string;
  readonly level: Level;
  readonly exists: boolean;
  readonly row: Partial<RegisterRow>;
}
