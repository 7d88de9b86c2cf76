import { type DataOf, organisationClosed, organisationCorrected, organisationRegistered } from '@baraza/contracts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { registerProjection } from '../registers/register.projection.ts';
import {
  ORGANISATION_STATUSES,
  organisationColumns,
  organisationFilters,
  type OrganisationRow,
} from './organisation-register.read-model.ts';

const { when } = handlersOf<OrganisationRow>((event) => entityIdOf(event, 'organisation'));

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

const unknown = { acronym: null, registrar: null, number: null, founded: null, closedOn: null, ground: null };

export const organisationRegister: Register<OrganisationRow> = {
  name: 'organisations',
  model: 'organisation-register',
  version: 1,
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
  ],
  statuses: ORGANISATION_STATUSES,
  columns: organisationColumns,
  filters: organisationFilters,
  words: (row) => [row.name, row.acronym, row.number, row.unit].filter(Boolean).join(' '),
  entityOf: (id) => id,
};

export const organisationRegisterProjection = registerProjection(organisationRegister);
