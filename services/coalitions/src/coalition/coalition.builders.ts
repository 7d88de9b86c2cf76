import type { ParticipantRole, SuspensionCause } from '@baraza/contracts';
import type { Actor, Happened } from '@baraza/domain';
import type { CoalitionEvent } from './coalition.state.ts';
import type { FormCoalition } from './coalition.decider.ts';

/** States for specs, made of events. Fixed values. */
export const CONVENOR = '10000000-0000-4000-8000-000000000001';
export const FARMERS = '10000000-0000-4000-8000-000000000002';
export const WOMEN = '10000000-0000-4000-8000-000000000003';
export const MEMBERSHIP = '20000000-0000-4000-8000-000000000002';
export const NEXT_MEMBERSHIP = '20000000-0000-4000-8000-000000000003';

/** The seat that the builders give an organisation. */
export function seatOf(organisation: string): string {
  return organisation.replace(/^1/, '3');
}

const person = '00000000-0000-4000-8000-00000000000c';
export const anOfficer: Actor = { person, roles: ['unit-officer'] };
export const theConvenor: Actor = { person, roles: ['coalition-convenor'], organisation: CONVENOR };
export function aRepresentativeOf(organisation: string): Actor {
  return { person, roles: ['member-representative'], organisation };
}

/** The day on which the events of the builders hold, before the day of `aMoment`. */
export const FORMED_ON = '2026-02-02';
const past: Omit<Happened, 'type' | 'data'> = {
  effectiveOn: FORMED_ON,
  time: '2026-02-02T08:00:00.000Z',
  actor: '00000000-0000-4000-8000-00000000000b',
};

export const water = {
  kind: 'coalition' as const,
  name: 'Bushenyi Water Justice Coalition',
  unit: 'UG-402',
  purpose: 'That every sub-county of the district has the water it was promised',
  themes: ['social-justice'],
} satisfies FormCoalition;

export function invited(organisation: string, role: ParticipantRole = 'participant'): CoalitionEvent {
  const data = { seat: seatOf(organisation), organisation, role };
  return { ...past, type: 'coalitions.ParticipantInvited', data };
}

export function asked(organisation: string): CoalitionEvent {
  const data = { seat: seatOf(organisation), organisation, role: 'participant' as const };
  return { ...past, type: 'coalitions.ParticipationRequested', data };
}

export function seated(organisation: string, role: ParticipantRole = 'participant'): CoalitionEvent {
  const data = { seat: seatOf(organisation), organisation, role, basis: 'invitation' as const, membership: MEMBERSHIP };
  return { ...past, type: 'coalitions.ParticipantAdmitted', data };
}

export const byDecision: SuspensionCause = { kind: 'decision', ground: 'absent' };
export const byMembership: SuspensionCause = { kind: 'membership', membership: MEMBERSHIP };

export function suspended(organisation: string, cause: SuspensionCause = byDecision): CoalitionEvent {
  return { ...past, type: 'coalitions.SeatSuspended', data: { seat: seatOf(organisation), organisation, cause } };
}

export function left(organisation: string): CoalitionEvent {
  return { ...past, type: 'coalitions.ParticipantLeft', data: { seat: seatOf(organisation), organisation } };
}

/** With the convenor seated. */
export function aCoalition(...then: readonly CoalitionEvent[]): CoalitionEvent[] {
  const data = { ...water, themes: [...water.themes] };
  return [{ ...past, type: 'coalitions.CoalitionFormed', data }, seated(CONVENOR, 'convenor'), ...then];
}

export function aWoundDownCoalition(): CoalitionEvent[] {
  return [
    ...aCoalition(seated(FARMERS)),
    { ...past, type: 'coalitions.CoalitionWoundDown', data: { ground: 'purpose-achieved' } },
  ];
}
