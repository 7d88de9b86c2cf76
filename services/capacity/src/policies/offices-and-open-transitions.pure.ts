import type { DataOf, organisationOfficeTaken, SequencedEvent } from '@baraza/contracts';
import type { ReadModel } from '@baraza/read-models';

/** A change of leader that goes on, as the policy remembers it. */
export interface OpenTransition {
  readonly transition: string;
  /** Which office of which organisation: see `officeKey`. */
  readonly office: string;
  /** The place in the record where it began. */
  readonly sequence: number;
}

/** The last time that somebody took an office, for good or for the time being. */
export interface TakenOffice {
  readonly office: string;
  readonly event: SequencedEvent<string, DataOf<typeof organisationOfficeTaken>>;
}

export const officeKey = ({ organisation, office }: { readonly organisation: string; readonly office: string }) =>
  `${organisation}/${office}`;

const byOffice = { version: 1, keepsPast: false, indexes: ['office'] } as const;

/** Changes of leader that go on, by their id. */
export const openTransitions: ReadModel<OpenTransition> = {
  name: 'open-transitions',
  ...byOffice,
  index: ({ office }) => ({ office }),
};

/** Offices taken, by office and standing. */
export const takenOffices: ReadModel<TakenOffice> = {
  name: 'taken-offices',
  ...byOffice,
  index: ({ office }) => ({ office }),
};
