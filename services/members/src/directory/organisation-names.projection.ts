import type { DataOf, organisationCorrected, organisationRegistered, SequencedEvent } from '@baraza/contracts';
import type { Projection } from '@baraza/read-models';
import { recognitionKeys } from './name-keys.pure.ts';

/** What an organisation is recognised by when another is registered: public names only. */
export interface NamedOrganisation {
  readonly id: string;
  readonly legalName: string;
  readonly acronym?: string;
  readonly web: readonly string[];
  readonly unit: string;
  /** It goes on as another, and is recognised as that one only. */
  readonly isMerged?: true;
}

type Registered = DataOf<typeof organisationRegistered>;
type Corrected = DataOf<typeof organisationCorrected>;

/** Organisations by what they are recognised by. One that was closed is recognised no more. */
export const organisationNames: Projection<NamedOrganisation> = {
  model: {
    name: 'members-organisation-names',
    version: 3,
    keepsPast: false,
    indexes: ['keys', 'unit'],
    lists: ['keys'],
    index: (doc) => (doc.isMerged === true ? { keys: [], unit: null } : { keys: recognitionKeys(doc), unit: doc.unit }),
  },
  types: [
    'members.OrganisationRegistered',
    'members.OrganisationCorrected',
    'members.OrganisationClosed',
    'members.OrganisationMerged',
    'members.OrganisationMergeReversed',
  ],
  keys: (event) => [(event.data as { organisation: string }).organisation],
  evolve(doc, event: SequencedEvent) {
    if (event.type === 'members.OrganisationClosed') return undefined;
    if (event.type === 'members.OrganisationRegistered') {
      const { organisation, legalName, acronym, web, unit } = event.data as Registered;
      return { id: organisation, legalName, ...(acronym === undefined ? {} : { acronym }), web, unit };
    }
    if (doc === undefined) return undefined;
    if (event.type === 'members.OrganisationMerged') return { ...doc, isMerged: true };
    if (event.type === 'members.OrganisationMergeReversed') {
      const { isMerged: _, ...known } = doc;
      return known;
    }
    return renamed(doc, (event.data as Corrected).changes);
  },
};

function renamed(doc: NamedOrganisation, changes: Corrected['changes']): NamedOrganisation {
  const { legalName = doc.legalName, web = doc.web, unit = doc.unit } = changes;
  const acronym = changes.acronym === undefined ? doc.acronym : (changes.acronym ?? undefined);
  return { id: doc.id, legalName, ...(acronym === undefined ? {} : { acronym }), web, unit };
}
