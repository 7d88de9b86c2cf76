import type { RoleHeld } from '@baraza/domain';

/** Who asks, as far as rights are concerned. */
export interface Caller {
  /** A random person id; of a caller without a token a fixed one that stands for nobody. */
  readonly person: string;
  /** All the roles the caller holds. */
  readonly roles: readonly RoleHeld[];
  /** Those of `roles` that the operation being asked for is open to. */
  readonly entitled: readonly RoleHeld[];
  /** The organisation the caller acts for, where a role is held for one. */
  readonly organisation?: string;
  /** True without a token: only what is open to `public`. */
  readonly isPublic: boolean;
}

/** The person id of whoever has no token. */
export const NOBODY = '00000000-0000-4000-8000-000000000000';
