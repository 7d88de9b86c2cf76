import { ORGANISATION_KINDS, type CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A body the forum knows, as its public register would show it. No person is in it. */
export interface OrganisationRow extends RegisterRow {
  readonly id: string;
  readonly acronym: string | null;
  readonly kind: string;
  readonly constituencies: readonly string[];
  readonly languages: readonly string[];
  readonly worksIn: readonly string[];
  readonly web: readonly string[];
  readonly registrar: string | null;
  readonly number: string | null;
  /** As exactly as it is known: a year, a month or a day. */
  readonly founded: string | null;
  readonly registeredOn: CivilDate;
  readonly closedOn: CivilDate | null;
  readonly ground: string | null;
  readonly budgetBand: string | null;
  readonly staffBand: string | null;
  /** The organisation as which it goes on. */
  readonly mergedInto: string | null;
  readonly mergedOn: CivilDate | null;
  /** Those that were merged into it. */
  readonly duplicates: readonly string[];
}

/** A change of a row: of duplicates, one that comes or goes. */
export interface OrganisationChange extends OrganisationRow {
  readonly tookIn?: string;
  readonly gaveBack?: string;
}

export const ORGANISATION_STATUSES = ['active', 'merged', 'closed'] as const;

export const organisationColumns: readonly Column<OrganisationRow>[] = [
  column('name', 'name', { sortable: true }),
  column('acronym', 'text'),
  column('kind', 'code', { sortable: true }),
  column('unit', 'unit', { sortable: true }),
  column('themes', 'codes'),
  column('constituencies', 'codes', { detail: true }),
  column('worksIn', 'units', { detail: true }),
  column('languages', 'codes', { detail: true }),
  column('registrar', 'text', { detail: true }),
  column('number', 'text'),
  column('founded', 'text', { detail: true }),
  column('web', 'links', { detail: true }),
  column('status', 'code', { sortable: true }),
  column('registeredOn', 'date', { sortable: true }),
  column('closedOn', 'date', { detail: true }),
  column('ground', 'code', { detail: true }),
  column('budgetBand', 'code', { detail: true }),
  column('staffBand', 'code', { detail: true }),
  column('mergedInto', 'entity', { detail: true }),
  column('mergedOn', 'date', { detail: true }),
  column('duplicates', 'entities', { detail: true }),
];

export const organisationFilters: readonly Filter<OrganisationRow>[] = [
  { name: 'kind', values: ORGANISATION_KINDS, value: (row) => row.kind },
];
