import type { CivilDate, Happened } from '@baraza/domain';
import { aCoalition, CONVENOR, FARMERS, seated, seatOf, WOMEN } from '../coalition/coalition.builders.ts';
import { coalition, type CoalitionEvent, type CoalitionState } from '../coalition/coalition.state.ts';
import type { RaiseAlert } from './alert.decider.ts';
import type { AlertEvent } from './alert.state.ts';

/** Alerts made of events, for specs. Fixed values. */

export const COALITION = '50000000-0000-4000-8000-000000000001';
export const STRUGGLE = '60000000-0000-4000-8000-000000000001';
export const DECISION = '60000000-0000-4000-8000-000000000002';
export const JOINT_ACTION = '60000000-0000-4000-8000-000000000003';
export const RAISED_ON = '2026-02-10';
export const ANSWER_BY = '2026-02-24';
export const FELL_DUE_ON = '2026-02-25';

/** The convenor, the farmers as participants, the women as observers. */
export const theCoalition = (...then: readonly CoalitionEvent[]): CoalitionState =>
  [...aCoalition(seated(FARMERS), seated(WOMEN, 'observer')), ...then].reduce(coalition.evolve, coalition.initialState);

export const dryBoreholes = {
  coalition: COALITION,
  unit: 'UG-402',
  themes: ['social-justice'],
  arisingFrom: { kind: 'own-accord' },
  answerBy: ANSWER_BY,
} as const satisfies RaiseAlert;

function happened<Type extends string, Data>(type: Type, data: Data, effectiveOn: CivilDate): Happened<Type, Data> {
  const actor = '00000000-0000-4000-8000-00000000000b';
  return { type, data, effectiveOn, time: `${effectiveOn}T09:00:00.000Z`, actor };
}

export const anAlert = (...then: readonly AlertEvent[]): AlertEvent[] => [
  happened('coalitions.AlertRaised', { ...dryBoreholes, themes: [...dryBoreholes.themes] }, RAISED_ON),
  ...then,
];
export const acknowledged = (organisation: string = FARMERS, on: CivilDate = '2026-02-11'): AlertEvent =>
  happened('coalitions.AlertAcknowledged', { seat: seatOf(organisation), organisation }, on);
export const positionTaken = (on: CivilDate = '2026-02-20'): AlertEvent =>
  happened('coalitions.AlertPositionTaken', { decision: DECISION }, on);
export const actionBegun = (on: CivilDate = '2026-02-22'): AlertEvent =>
  happened('coalitions.AlertActionBegun', { action: { kind: 'joint-action' as const, id: JOINT_ACTION } }, on);
export const answerFellDue = (): AlertEvent =>
  happened('coalitions.AlertAnswerFellDue', { answerBy: ANSWER_BY }, FELL_DUE_ON);
export const closed = (): AlertEvent =>
  happened('coalitions.AlertClosed', { result: 'overtaken' as const }, '2026-02-26');

export { CONVENOR, FARMERS, WOMEN };
