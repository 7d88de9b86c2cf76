import type { HappenedOf, personContracts } from '@baraza/contracts';
import type { Aggregate, CivilDate } from '@baraza/domain';

export type PersonEvent = HappenedOf<(typeof personContracts)[number]>;
export type PersonState =
  | { readonly status: 'none' }
  | {
      readonly status: 'erased';
      readonly requestedBy: string;
      readonly legalBasis: string;
      readonly fields: number;
      readonly erasedOn: CivilDate;
    };

/** What the record says of a person is only that they were erased; everything else is in the vault. */
export const person: Aggregate<PersonState, PersonEvent> = {
  name: 'person',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [['none', 'members.PersonErased', 'erased']],
  evolve: (_, event) => ({
    status: 'erased',
    requestedBy: event.data.requestedBy,
    legalBasis: event.data.legalBasis,
    fields: event.data.fields,
    erasedOn: event.effectiveOn,
  }),
  // A person stands in no unit: only who acts for the whole forum may erase. The controller says where that is.
  scope: () => undefined,
};
