import type { Happened } from '@baraza/domain';
import type { PlanFacts } from './programme.decider.ts';
import type { Funding, LaunchAssignment, ProgrammeEvent, ProgrammePlan } from './programme.state.ts';

/** States for specs, made of events. Fixed values. */
export const UNIT = 'WAN';
export const PARTNER = '5d0f6f0e-6c1c-4b8e-9d55-1f6f5a0c9e01';
export const STRANGER = '00000000-0000-4000-8000-0000000000ff';

export const aPlan: ProgrammePlan = {
  title: 'Strong boards for Bushenyi',
  track: 'internal-governance',
  aims: ['Boards that meet, minute and follow up'],
  unit: UNIT,
  units: ['UG-402'],
  themes: ['governance'],
  languages: ['en', 'nyn'],
  partners: [PARTNER],
  modules: [{ code: 'board-roles', title: 'What a board is for', outcomes: ['Tells board and staff apart'] }],
  period: { from: '2026-03-16', until: '2026-09-30' },
};
export const aLaunchPlan: ProgrammePlan = { ...aPlan, track: 'campaign-launch' };
export const anAssignment: LaunchAssignment = {
  organisation: PARTNER,
  title: 'Clean water for Kyamuhunga',
  cause: 'Boreholes promised to the sub-county stand dry',
  unit: 'UG-402',
  themes: ['social-justice'],
};
export const aFunding: Funding = {
  allocation: '3d5b7f91-2a4c-4e6d-8f0b-1c2d3e4f5a6b',
  grant: '2f4a6c8e-1b3d-4f5a-8c7e-9d0f1a2b3c4d',
  line: 'training',
  amount: { minor: 1_850_000_000, currency: 'UGX' },
};
export const allKnown: PlanFacts = { unitKnown: true, unitsWithin: ['UG-402'], organisationsKnown: [PARTNER] };

/** The day on which the events of the builders hold, before the day of `aMoment`. */
export const PLANNED_ON = '2026-02-02';
const past: Omit<Happened, 'type' | 'data'> = {
  effectiveOn: PLANNED_ON,
  time: '2026-02-02T08:00:00.000Z',
  actor: '00000000-0000-4000-8000-00000000000b',
};

export function aPlannedProgramme(plan: ProgrammePlan = aPlan): ProgrammeEvent[] {
  return [{ ...past, type: 'capacity.ProgrammePlanned', data: plan }];
}

export function anOpenProgramme(plan: ProgrammePlan = aPlan): ProgrammeEvent[] {
  const { title, track, unit, units, themes, languages, period } = plan;
  const data = { title, track, unit, units, themes, languages, period };
  return [...aPlannedProgramme(plan), { ...past, type: 'capacity.ProgrammeOpened', data }];
}

export function aRunningProgramme(plan: ProgrammePlan = aPlan): ProgrammeEvent[] {
  return [...anOpenProgramme(plan), { ...past, type: 'capacity.ProgrammeStarted', data: {} }];
}

export function aCompletedProgramme(plan: ProgrammePlan = aPlan): ProgrammeEvent[] {
  const data = { track: plan.track, assignments: 0 };
  return [...aRunningProgramme(plan), { ...past, type: 'capacity.ProgrammeCompleted', data }];
}

export function aCancelledProgramme(plan: ProgrammePlan = aPlan): ProgrammeEvent[] {
  return [...aPlannedProgramme(plan), { ...past, type: 'capacity.ProgrammeCancelled', data: { ground: 'no-funds' } }];
}
