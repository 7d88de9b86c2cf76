import {
  transitionBegan,
  transitionEnded,
  transitionFollowUpFellDue,
  transitionFollowUpReported,
  transitionHandoverItemAdded,
  transitionHandoverItemDone,
  transitionInterimAppointed,
  transitionLeaderAppointed,
  transitionProgressNoted,
  transitionSearchBegan,
  transitionSettled,
  transitionSettlingBegan,
  transitionStalled,
} from '@baraza/contracts';
import type { Merge } from '../history/history.pure.ts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register, type RowChange } from '../registers/register.ts';
import {
  TRANSITION_STATUSES,
  transitionColumns,
  transitionFilters,
  type TransitionRow,
} from './transition-register.read-model.ts';

const { when } = handlersOf<TransitionRow>((event) => entityIdOf(event, 'leadership-transition'));

const notYet = {
  ...{ stalledOn: null, appointedOn: null, officeFrom: null, settlingOn: null, until: null },
  ...{ settledOn: null, endedOn: null, ground: null, followUps: {} },
};

/** Somebody took it further: it is stalled no more. */
const moved = (set: Partial<TransitionRow>): RowChange<TransitionRow> => ({ set: { stalledOn: null, ...set } });

/** Follow-ups and what is handed over change one by one. */
const merge: Merge<TransitionRow> = (row, set) => ({
  ...row,
  ...set,
  followUps: { ...row.followUps, ...set.followUps },
  handover: { ...row.handover, ...set.handover },
});

export const transitionRegister: Register<TransitionRow> = {
  name: 'leadership-transitions',
  model: 'transition-register',
  version: 1,
  handlers: [
    when(transitionBegan, ({ organisation, unit, office, kind, leavesOn, handover }, { effectiveOn }) => ({
      begins: true,
      set: {
        ...notYet,
        ...{ name: office.replaceAll('-', ' '), status: 'preparing', organisation, unit, office, kind },
        ...{ organisations: [organisation], themes: [], beganOn: effectiveOn, leavesOn: leavesOn ?? null },
        handover: Object.fromEntries(handover.map(({ code }) => [code, false])),
      },
    })),
    when(transitionSearchBegan, () => moved({ status: 'searching' })),
    when(transitionInterimAppointed, () => moved({ status: 'interim' })),
    when(transitionLeaderAppointed, ({ from }, { effectiveOn }) =>
      moved({ status: 'appointed', appointedOn: effectiveOn, officeFrom: from }),
    ),
    when(transitionProgressNoted, () => moved({})),
    when(transitionHandoverItemAdded, ({ item }) => ({ set: { handover: { [item]: false } } })),
    when(transitionHandoverItemDone, ({ item }) => moved({ handover: { [item]: true } })),
    when(transitionStalled, (_, { effectiveOn }) => ({ set: { stalledOn: effectiveOn } })),
    when(transitionSettlingBegan, ({ until }, { effectiveOn }) =>
      moved({ status: 'settling', settlingOn: effectiveOn, until }),
    ),
    when(transitionFollowUpFellDue, ({ followUp }) => ({ set: { followUps: { [followUp]: true } } })),
    when(transitionFollowUpReported, ({ followUp }) => moved({ followUps: { [followUp]: false } })),
    when(transitionSettled, (_, { effectiveOn }) => moved({ status: 'settled', settledOn: effectiveOn })),
    when(transitionEnded, ({ ground }, { effectiveOn }) =>
      moved({ status: 'ended', endedOn: effectiveOn, ground, followUps: {} }),
    ),
  ],
  merge,
  statuses: TRANSITION_STATUSES,
  columns: transitionColumns,
  filters: transitionFilters,
  words: ({ name, kind, unit }) => [name, kind, unit].join(' '),
  entityOf: (id) => id,
};

export const transitionRegisterProjection = registerProjection(transitionRegister);
