import type { DecidedAs, personErased } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { tags } from '../tags.pure.ts';
import type { PersonState } from './person.state.ts';

export interface ErasePerson {
  readonly person: string;
  readonly requestedBy: string;
  readonly legalBasis: string;
}

/** Nothing where the person has been erased: a tombstone stands once. `fields` is what the vault holds of them now. */
export function erase(
  state: PersonState,
  command: ErasePerson,
  facts: { readonly fields: number },
  given: Deciding,
): readonly DecidedAs<typeof personErased>[] {
  if (state.status === 'erased') return [];
  const { person, requestedBy, legalBasis } = command;
  return [
    {
      type: 'members.PersonErased',
      data: { person, requestedBy, legalBasis, fields: facts.fields },
      effectiveOn: given.effectiveOn,
      tags: tags(),
      ground: legalBasis,
    },
  ];
}
