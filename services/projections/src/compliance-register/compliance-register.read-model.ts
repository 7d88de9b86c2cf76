import type { CivilDate } from '@baraza/domain';
import { column, type Column, type Filter, type RegisterRow } from '../registers/register.ts';

/** A proof of an organisation's standing in a unit, by its type and number. */
export interface ComplianceRow extends RegisterRow {
  readonly organisation: string;
  readonly proofType: string;
  readonly number: string | null;
  readonly issuedOn: CivilDate | null;
  readonly validUntil: CivilDate | null;
  readonly submittedOn: CivilDate;
  readonly verifiedOn: CivilDate | null;
  /** From when it holds no more, where that is known. */
  readonly expiresOn: CivilDate | null;
  readonly endedOn: CivilDate | null;
  readonly ground: string | null;
  readonly files: number;
}

export const COMPLIANCE_STATUSES = ['submitted', 'verified', 'expiring', 'expired', 'refused', 'revoked'] as const;

export const complianceColumns: readonly Column<ComplianceRow>[] = [
  column('name', 'name', { sortable: true }),
  column('organisation', 'entity'),
  column('proofType', 'code', { sortable: true, detail: true }),
  column('number', 'text', { detail: true }),
  column('unit', 'unit', { sortable: true }),
  column('status', 'code', { sortable: true }),
  column('issuedOn', 'date', { detail: true }),
  column('validUntil', 'date', { sortable: true }),
  column('submittedOn', 'date', { sortable: true }),
  column('verifiedOn', 'date', { detail: true }),
  column('expiresOn', 'date', { detail: true }),
  column('endedOn', 'date'),
  column('ground', 'code', { detail: true }),
  column('files', 'count', { detail: true }),
];

export const complianceFilters: readonly Filter<ComplianceRow>[] = [];
