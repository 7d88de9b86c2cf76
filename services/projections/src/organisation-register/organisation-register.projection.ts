import {
  type DataOf,
  organisationClosed,
  organisationCorrected,
  organisationGaveBack,
  organisationMerged,
  organisationMergeReversed,
  organisationRegistered,
  organisationTookIn,
} from '@baraza/contracts';
import { type Merge, replaceFields } from '../history/history.pure.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import {
  ORGANISATION_STATUSES,
  organisationColumns,
  type OrganisationChange,
  organisationFilters,
  type OrganisationRow,
} from './organisation-register.read-model.ts';

const { when } = handlersOf<OrganisationChange>((event) => entityIdOf(event, 'organisation'));

type Profile = Omit<DataOf<typeof organisationRegistered>, 'organisation'>;
type Changes = DataOf<typeof organisationCorrected>['changes'];

/** The profile's fields as the register names them: only those that are there. */
function profileFields(profile: Partial<Profile> | Changes): Partial<OrganisationRow> {
  const { legalName, registration, ...same } = profile;
  const shown = Object.entries(same).filter(([name, value]) => name !== 'attestedBy' && value !== undefined);
  return {
    ...Object.fromEntries(shown),
    ...(legalName === undefined ? {} : { name: legalName }),
    ...(registration === undefined
      ? {}
      : { registrar: registration?.registrar ?? null, number: registration?.number ?? null }),
  };
}

const unknown = {
  ...{ acronym: null, registrar: null, number: null, founded: null, budgetBand: null, staffBand: null },
  ...{ closedOn: null, ground: null, mergedInto: null, mergedOn: null, duplicates: [] },
};

/** Duplicates come and go one by one. */
const merge: Merge<OrganisationRow> = (row, set) => {
  const { tookIn, gaveBack, ...same } = set as Partial<OrganisationChange>;
  const others = (row.duplicates ?? []).filter((one) => one !== tookIn && one !== gaveBack);
  const duplicates = tookIn === undefined ? others : [...others, tookIn];
  const moved = tookIn !== undefined || gaveBack !== undefined;
  return replaceFields(row, moved ? { ...same, duplicates } : same);
};

export const organisationRegister: Register<OrganisationRow> = {
  name: 'organisations',
  model: 'organisation-register',
  version: 2,
  handlers: [
    when(organisationRegistered, ({ organisation, ...profile }, event) => ({
      begins: true,
      set: {
        ...unknown,
        id: organisation,
        organisations: [organisation],
        status: 'active',
        registeredOn: event.effectiveOn,
        ...profileFields(profile),
      },
    })),
    when(organisationCorrected, ({ changes }) => ({ set: profileFields(changes) })),
    when(organisationClosed, ({ ground }, event) => ({
      set: { status: 'closed', closedOn: event.effectiveOn, ground },
    })),
    when(organisationMerged, ({ into }, event) => ({
      set: { status: 'merged', mergedInto: into, mergedOn: event.effectiveOn },
    })),
    when(organisationMergeReversed, () => ({ set: { status: 'active', mergedInto: null, mergedOn: null } })),
    when(organisationTookIn, ({ duplicate }) => ({ set: { tookIn: duplicate } })),
    when(organisationGaveBack, ({ duplicate }) => ({ set: { gaveBack: duplicate } })),
  ],
  merge,
  setAside: ['merged'],
  statuses: ORGANISATION_STATUSES,
  columns: organisationColumns,
  filters: organisationFilters,
  words: (row) => [row.name, row.acronym, row.number, row.unit].filter(Boolean).join(' '),
  entityOf: (id) => id,
};

export const organisationRegisterProjection = registerProjection(organisationRegister);
