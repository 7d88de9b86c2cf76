import type { CivilDate, Happened } from '@baraza/domain';
import type { NameDutyBearer } from './duty-bearer.decider.ts';
import type { DutyBearerEvent } from './duty-bearer.state.ts';

/** Duty-bearers made of events, for specs. Fixed values. */
export const WATER_OFFICER = '60000000-0000-4000-8000-000000000001';
export const WATER_ENGINEER = '60000000-0000-4000-8000-000000000002';
export const PUBLIC_BODY = '10000000-0000-4000-8000-000000000002';
export const NAMED_ON = '2026-02-02';

export const waterOfficer = {
  office: 'District Water Officer, Bushenyi',
  unit: 'UG-402',
  level: 'district',
  duties: ['fulfil', 'protect'],
} as const satisfies NameDutyBearer;

const past = (effectiveOn: CivilDate): Omit<Happened, 'type' | 'data'> => ({
  effectiveOn,
  time: `${effectiveOn}T08:00:00.000Z`,
  actor: '00000000-0000-4000-8000-00000000000b',
});

export function aDutyBearer(): DutyBearerEvent[] {
  const data = { ...waterOfficer, duties: [...waterOfficer.duties] };
  return [{ ...past(NAMED_ON), type: 'campaigns.DutyBearerNamed', data }];
}

export function aRetiredDutyBearer(): DutyBearerEvent[] {
  const data = { unit: waterOfficer.unit, ground: 'office-abolished' };
  return [...aDutyBearer(), { ...past(NAMED_ON), type: 'campaigns.DutyBearerRetired', data }];
}
