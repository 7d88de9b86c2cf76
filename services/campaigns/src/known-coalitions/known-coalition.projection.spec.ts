import { coalitionFormed, participantAdmitted, seatRoleChanged, seatSuspended } from '@baraza/contracts';
import { actsIn, evolveKnownCoalition, type CoalitionNews, type KnownCoalition } from './known-coalition.projection.ts';

const organisation = participantAdmitted.example.organisation;

function news(sequence: number, type: CoalitionNews['type'], data: unknown): CoalitionNews {
  return { sequence, type, data, stream: 'coalition-one' } as CoalitionNews;
}
const formed = news(1, 'coalitions.CoalitionFormed', coalitionFormed.example);
const admitted = news(2, 'coalitions.ParticipantAdmitted', participantAdmitted.example);
const suspended = news(3, 'coalitions.SeatSuspended', seatSuspended.example);
const reinstated = news(4, 'coalitions.SeatReinstated', { seat: seatSuspended.example.seat, organisation });
const left = news(5, 'coalitions.ParticipantLeft', { seat: seatSuspended.example.seat, organisation });
const removed = news(5, 'coalitions.ParticipantRemoved', left.data);
const woundDown = news(6, 'coalitions.CoalitionWoundDown', { ground: 'purpose-achieved' });

function after(...events: readonly CoalitionNews[]): KnownCoalition | undefined {
  return events.reduce<KnownCoalition | undefined>(evolveKnownCoalition, undefined);
}

describe('what campaigns keeps of a coalition', () => {
  it('who acts in it, from taking a seat to giving it up', () => {
    expect(after(formed)?.participants).toEqual({});
    expect(after(formed, admitted)?.participants).toEqual({ [organisation]: 'active' });
    expect(after(formed, admitted, suspended)?.participants).toEqual({ [organisation]: 'suspended' });
    expect(after(formed, admitted, suspended, reinstated)?.participants).toEqual({ [organisation]: 'active' });
    expect(after(formed, admitted, left)?.participants).toEqual({});
    expect(after(formed, admitted, removed)?.participants).toEqual({});
  });

  it('who convenes it', () => {
    const convenes = (role: string) =>
      news(3, 'coalitions.SeatRoleChanged', { ...seatRoleChanged.example, organisation, role });
    expect(after(formed, admitted, convenes('convenor'))?.convenors).toEqual([organisation]);
    expect(after(formed, admitted, convenes('convenor'), left)?.convenors).toEqual([]);
    expect(after(formed, admitted, convenes('observer'))?.convenors).toEqual([]);
    const convenor = news(2, 'coalitions.ParticipantAdmitted', { ...participantAdmitted.example, role: 'convenor' });
    expect(after(formed, convenor)?.convenors).toEqual([organisation]);
    // As it was kept before they were asked for.
    const { convenors: _, ...before } = after(formed, admitted)!;
    expect(evolveKnownCoalition(before, convenes('convenor'))?.convenors).toEqual([organisation]);
  });

  it('who leads on its behalf: not whoever only looks on, and not from a seat that rests', () => {
    const as = (role: string, sequence = 2) =>
      news(sequence, 'coalitions.ParticipantAdmitted', { ...participantAdmitted.example, role });
    const turned = (role: string) =>
      news(3, 'coalitions.SeatRoleChanged', { ...seatRoleChanged.example, organisation, role });
    const acts = (...events: readonly CoalitionNews[]) => actsIn(after(formed, ...events)!, organisation);
    expect([acts(admitted), acts(as('convenor')), acts(as('observer'))]).toEqual([true, true, false]);
    expect([acts(as('observer'), turned('participant')), acts(admitted, turned('observer'))]).toEqual([true, false]);
    expect([acts(admitted, suspended), acts(admitted, left), acts(admitted, woundDown)]).toEqual([false, false, false]);
    expect(acts(as('observer'), left, as('participant', 6))).toBe(true);
  });

  it('that it has ended', () => {
    expect(after(formed, admitted, woundDown)).toEqual({
      name: coalitionFormed.example.name,
      status: 'wound-down',
      participants: {},
      convenors: [],
      observers: [],
      sequence: 6,
    });
  });

  it('with redelivery: then nothing changed', () => {
    const known = after(formed, admitted, suspended);
    for (const again of [formed, admitted, suspended]) expect(evolveKnownCoalition(known, again)).toBe(known);
  });

  it('what happens to a coalition that was never formed is no event to be passed over', () => {
    expect(() => after(admitted)).toThrow('coalition-one');
  });
});
