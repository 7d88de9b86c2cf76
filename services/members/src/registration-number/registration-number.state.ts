import { derivedId, type HappenedOf, type registrationNumberContracts } from '@baraza/contracts';
import { type Aggregate, unreachable } from '@baraza/domain';

export type RegistrationNumberEvent = HappenedOf<(typeof registrationNumberContracts)[number]>;
export type RegistrationNumberState =
  | { readonly status: 'none' }
  | { readonly status: 'held'; readonly organisation: string }
  | { readonly status: 'released' };

export interface Registration {
  /** org-id.guide list code: `UG-204CBO`. */
  readonly registrar: string;
  readonly number: string;
}

/** The reservation of one number of one registrar: written in the same append as the organisation that holds it. */
export const registrationNumber: Aggregate<RegistrationNumberState, RegistrationNumberEvent> = {
  name: 'registration-number',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'released'], 'members.RegistrationNumberReserved', 'held'],
    ['held', 'members.RegistrationNumberReleased', 'released'],
  ],
  evolve(_, event) {
    switch (event.type) {
      case 'members.RegistrationNumberReserved':
        return { status: 'held', organisation: event.data.organisation };
      case 'members.RegistrationNumberReleased':
        return { status: 'released' };
      default:
        return unreachable(event);
    }
  },
  scope: () => undefined,
};

/** Two spellings of one number come to one stream: case, spaces, and the hyphens and slashes between its parts do not count. */
export function registrationNumberId({ registrar, number }: Registration): string {
  const bare = number
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s./\\_-]+/g, '');
  return derivedId('registration-number', registrar, bare === '' ? number : bare);
}
