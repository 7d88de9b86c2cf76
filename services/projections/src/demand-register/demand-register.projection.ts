import {
  demandAnswered,
  demandAnswerFellDue,
  demandDelivered,
  demandDropped,
  demandImplemented,
  demandMade,
  demandPromiseExcused,
  demandReminded,
  demandReneged,
  demandRenegotiated,
  demandReworded,
  demandWithdrawn,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { DEMAND_ROW_STATUSES, demandColumns, demandFilters, type DemandRow } from './demand-register.read-model.ts';

const { when } = handlersOf<DemandRow>((event) => entityIdOf(event, 'demand'));
const notYet = {
  ...{ office: null, channel: null, deliveredOn: null, answeredOn: null, answer: null },
  ...{ commitment: null, promisedBy: null, doneOn: null, ground: null },
};

export const demandRegister: Register<DemandRow> = {
  name: 'demands',
  model: 'demand-register',
  version: 1,
  handlers: [
    when(demandMade, ({ campaign, dutyBearer, unit, themes, lead, answerBy }) => ({
      begins: true,
      set: {
        ...notYet,
        // Its words are nobody's before it is delivered.
        ...{ name: 'A demand not delivered yet', status: 'made', organisations: [lead] },
        ...{ campaign, dutyBearer, unit, themes, lead, answerBy },
      },
    })),
    when(demandReworded, ({ answerBy }) => ({ set: { answerBy } })),
    when(demandDropped, ({ ground }) => ({ set: { status: 'dropped', ground } })),
    // To whoever may know of it only since, a demand begins with its delivery.
    when(demandDelivered, (data, { effectiveOn }) => {
      const { change, campaign, dutyBearer, office, unit, themes, lead, answerBy, channel } = data;
      return {
        begins: true,
        set: {
          ...notYet,
          ...{ name: change, status: 'delivered', organisations: [lead], deliveredOn: effectiveOn },
          ...{ campaign, dutyBearer, office, unit, themes, lead, answerBy, channel },
        },
      };
    }),
    when(demandReminded, ({ answerBy }) => ({ set: { status: 'delivered', answerBy } })),
    when(demandAnswerFellDue, () => ({ set: { status: 'silent' } })),
    when(demandAnswered, ({ answer, promise }, { effectiveOn }) => ({
      set: {
        ...{ status: promise === undefined ? 'refused' : 'promised', answer, answeredOn: effectiveOn },
        ...{ commitment: promise?.commitment ?? null, promisedBy: promise?.dueOn ?? null, ground: null },
      },
    })),
    when(demandRenegotiated, ({ dueOn }) => ({ set: { promisedBy: dueOn } })),
    when(demandImplemented, ({ doneOn }) => ({ set: { status: 'implemented', doneOn } })),
    when(demandReneged, ({ ground }) => ({ set: { status: 'reneged', ground } })),
    when(demandPromiseExcused, ({ ground }) => ({ set: { status: 'excused', ground } })),
    when(demandWithdrawn, ({ ground }) => ({ set: { status: 'withdrawn', ground } })),
  ],
  statuses: DEMAND_ROW_STATUSES,
  columns: demandColumns,
  filters: demandFilters,
  words: ({ name, office }) => [name, office ?? ''].join(' '),
  entityOf: (id) => id,
};

export const demandRegisterProjection = registerProjection(demandRegister);
