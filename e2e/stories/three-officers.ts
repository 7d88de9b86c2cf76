import type { Actor } from './told-life.ts';

/** All that the forum has: three who keep the register, and judge. */
const OFFICE = [{ role: 'secretariat' }, { role: 'conduct-committee' }] as const;
export const amina: Actor = { person: 'amina', as: OFFICE };
export const bosco: Actor = { person: 'bosco', as: OFFICE };
export const clara: Actor = { person: 'clara', as: OFFICE };

/** One of them, when they come without their seat on the committee. */
export const withoutSeat = ({ person }: Actor): Actor => ({ person, as: [{ role: 'secretariat' }] });

/** One of them who acts for a member too. */
export const alsoFor = ({ person, as }: Actor, organisation: string): Actor => ({
  person,
  as: [...as, { role: 'member-representative', organisation }],
});

/** Who speaks for a member. */
export const speakerOf = (organisation: string, person: string): Actor => ({
  person,
  as: [{ role: 'member-representative', organisation }],
});
