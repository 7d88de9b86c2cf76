import { ALERT_ACTIONS, ALERT_RESULTS, AlertArisingFrom, Date, Uuid } from '@baraza/contracts';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { ALERT_STATUSES, type AlertState } from './alert.state.ts';

/** An alert, as those see it who are to answer it and those who answer for its unit. */
export const AlertDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(ALERT_STATUSES),
    coalition: Uuid,
    unit: Type.String(),
    themes: Type.Array(Type.String()),
    arisingFrom: AlertArisingFrom,
    answerBy: Date,
    what: Type.Optional(PersonalShown),
    raisedOn: Date,
    acknowledged: Type.Array(Type.Object({ seat: Uuid, organisation: Uuid, on: Date }), {
      description: 'The participants that have heard it, in their order',
    }),
    positions: Type.Array(Type.Object({ decision: Uuid, on: Date }), {
      description: 'The decisions by which the coalition took its position',
    }),
    actions: Type.Array(Type.Object({ kind: Type.Enum(ALERT_ACTIONS), id: Uuid, on: Date })),
    fellDueOn: Type.Optional(
      Type.String({ ...Date, description: 'When its answer fell due, where there was none by then' }),
    ),
    closedOn: Type.Optional(Date),
    result: Type.Optional(Type.Enum(ALERT_RESULTS)),
    narrative: Type.Optional(PersonalShown),
    lastStepOn: Date,
  },
  { additionalProperties: false, $id: 'Alert' },
);

export function presentAlert(state: AlertState, id: string): object {
  if (state.status === 'none') throw new Error('there is nothing to present of an alert that nobody raised');
  return { id, ...state };
}
