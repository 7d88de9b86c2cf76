import type { CivilDate, Happened } from '@baraza/domain';
import type { BeginFacts, BeginReplication } from './replication.decider.ts';
import type { ReplicationEvent } from './replication.state.ts';

/** Replications made of events, for specs. Fixed values. */

export const BLUEPRINT = '90000000-0000-4000-8000-000000000001';
export const ORGANISERS = '10000000-0000-4000-8000-000000000003';
export const LEARNED_FROM = '80000000-0000-4000-8000-000000000002';
export const CIRCLE = 'a0000000-0000-4000-8000-000000000001';
export const BEGUN_ON = '2026-02-16';
export const people = { women: 7, men: 4, youth: 3, personsWithDisabilities: 1, total: 11 };

export const inBushenyi = {
  blueprint: BLUEPRINT,
  organisation: ORGANISERS,
  unit: 'UG-402',
} as const satisfies BeginReplication;
export const fitting: BeginFacts = {
  organisationKnown: true,
  unitFits: true,
  version: { version: 2, themes: ['governance'], steps: ['listen', 'form-circles'] },
  copiedFits: true,
};

const text = {
  subject: '40000000-0000-4000-8000-000000000001',
  commitment: 'h8Jk2Lm5Np7Qr1St4Uv6Wx9Yz3Ab0Cd8Ef2Gh5Ij7Kc',
};
function happened<Type extends string, Data>(type: Type, data: Data, effectiveOn: CivilDate): Happened<Type, Data> {
  const actor = '00000000-0000-4000-8000-00000000000b';
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

export const aReplication = (...then: readonly ReplicationEvent[]): ReplicationEvent[] => [
  happened(
    'coalitions.ReplicationBegun',
    { ...inBushenyi, version: 2, themes: ['governance'], steps: ['listen', 'form-circles'] },
    BEGUN_ON,
  ),
  ...then,
];
export const stepDone = (step: string, on: CivilDate = '2026-02-18'): ReplicationEvent =>
  happened('coalitions.ReplicationStepDone', { step }, on);
export const adapted = (step: string, leftOut = false): ReplicationEvent =>
  happened('coalitions.ReplicationAdapted', { step, leftOut, ground: 'distances', what: text }, '2026-02-18');
export const circleFormed = (circle = CIRCLE): ReplicationEvent =>
  happened('coalitions.CircleFormed', { circle, people }, '2026-02-20');
export const circleDissolved = (circle = CIRCLE): ReplicationEvent =>
  happened('coalitions.CircleDissolved', { circle, ground: 'merged' }, '2026-02-22');
export const running = (): ReplicationEvent => happened('coalitions.ReplicationRunning', {}, '2026-02-18');
export const ended = (): ReplicationEvent =>
  happened('coalitions.ReplicationEnded', { ground: 'funds-ended', lesson: text }, '2026-02-24');
