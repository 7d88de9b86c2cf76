import {
  alertAcknowledged,
  alertActionBegun,
  alertAnswerFellDue,
  alertClosed,
  alertPositionTaken,
  alertRaised,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { participantsOf } from '../rights/levels.pure.ts';
import { ALERT_ROW_STATUSES, alertColumns, alertFilters, type AlertRow } from './alert-register.read-model.ts';

const { when } = handlersOf<AlertRow>((event) => entityIdOf(event, 'alert'));

/** Participants hear it one by one, the first position and the first action are the answer, and it goes no step back. */
const merge: Merge<AlertRow> = (row, set) => {
  const heard = { ...row.heard, ...set.heard };
  const decided = row.positionOn ? { decision: row.decision!, positionOn: row.positionOn } : {};
  const acted = row.actedOn ? { actsWith: row.actsWith!, action: row.action!, actedOn: row.actedOn } : {};
  const isBack = ALERT_ROW_STATUSES.indexOf(set.status as never) < ALERT_ROW_STATUSES.indexOf(row.status as never);
  const status = isBack || set.status === undefined ? row.status : set.status;
  return { ...row, ...set, ...decided, ...acted, heard, ...(status === undefined ? {} : { status }) };
};

export const alertRegister: Register<AlertRow> = {
  name: 'alerts',
  model: 'alert-register',
  version: 1,
  handlers: [
    when(alertRaised, ({ coalition, unit, themes, arisingFrom, answerBy, what }, { effectiveOn }) => ({
      begins: true,
      set: {
        // What has happened is in words of the vault: it has no name that all may read.
        name: `Alert, ${arisingFrom.kind.replaceAll('-', ' ')}`,
        ...{ coalition, unit, themes, answerBy, status: 'raised', organisations: [participantsOf(coalition)] },
        ...{ arisingFrom: arisingFrom.kind, sourceId: arisingFrom.id ?? null, what: what ?? null },
        ...{ raisedOn: effectiveOn, heard: {}, decision: null, positionOn: null, actsWith: null, action: null },
        ...{ actedOn: null, fellDueOn: null, closedOn: null, result: null },
      },
    })),
    when(alertAcknowledged, ({ organisation }, { effectiveOn }) => ({
      set: { status: 'acknowledged', heard: { [organisation]: effectiveOn } },
    })),
    when(alertPositionTaken, ({ decision }, { effectiveOn }) => ({
      set: { status: 'positioned', decision, positionOn: effectiveOn },
    })),
    when(alertActionBegun, ({ action }, { effectiveOn }) => ({
      set: { status: 'acting', actsWith: action.kind, action: action.id, actedOn: effectiveOn },
    })),
    when(alertAnswerFellDue, (_, { effectiveOn }) => ({ set: { fellDueOn: effectiveOn } })),
    when(alertClosed, ({ result }, { effectiveOn }) => ({ set: { status: 'closed', closedOn: effectiveOn, result } })),
  ],
  merge,
  statuses: ALERT_ROW_STATUSES,
  columns: alertColumns,
  filters: alertFilters,
  personal: ['what'],
  isNameless: true,
  words: ({ name, unit }) => [name, unit].join(' '),
  entityOf: (id) => id,
};

export const alertRegisterProjection = registerProjection(alertRegister);
