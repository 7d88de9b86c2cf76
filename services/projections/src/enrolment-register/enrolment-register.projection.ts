import {
  enrolmentApplied,
  enrolmentBegun,
  enrolmentCancelled,
  enrolmentCompleted,
  enrolmentDeclined,
  enrolmentDismissed,
  enrolmentParticipantJoined,
  enrolmentParticipantLeft,
  enrolmentPutOnHold,
  enrolmentResumed,
  enrolmentSelected,
  enrolmentWaitListed,
  enrolmentWithdrawn,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import {
  ENROLMENT_ROW_STATUSES,
  enrolmentColumns,
  enrolmentFilters,
  type EnrolmentRow,
} from './enrolment-register.read-model.ts';

const { when } = handlersOf<EnrolmentRow>((event) => entityIdOf(event, 'enrolment'));
const notYet = { completedOn: null, attendedPercent: null, onHoldSince: null, endedOn: null, ground: null };

export const enrolmentRegister: Register<EnrolmentRow> = {
  name: 'enrolments',
  model: 'enrolment-register',
  version: 1,
  handlers: [
    when(enrolmentApplied, ({ enrolled, programme, cohort, unit, track, home, people }, { effectiveOn }) => {
      const organisation = enrolled.kind === 'person' ? null : enrolled.organisation;
      return {
        begins: true,
        set: {
          ...notYet,
          ...{ name: `Enrolment, ${track.replaceAll('-', ' ')}`, status: 'applied', kind: enrolled.kind },
          ...{ organisation, programme, cohort, unit, track, home, themes: [] },
          ...{ organisations: organisation === null ? [] : [organisation] },
          ...{ participants: people.total, appliedOn: effectiveOn },
        },
      };
    }),
    when(enrolmentParticipantJoined, ({ people }) => ({ set: { participants: people.total } })),
    when(enrolmentParticipantLeft, ({ people }) => ({ set: { participants: people.total } })),
    when(enrolmentSelected, () => ({ set: { status: 'selected' } })),
    when(enrolmentWaitListed, () => ({ set: { status: 'wait-listed' } })),
    when(enrolmentBegun, () => ({ set: { status: 'active' } })),
    when(enrolmentPutOnHold, (_, { effectiveOn }) => ({ set: { onHoldSince: effectiveOn } })),
    when(enrolmentResumed, () => ({ set: { onHoldSince: null } })),
    when(enrolmentCompleted, ({ people, attendedPercent }, { effectiveOn }) => ({
      set: {
        ...{ status: 'completed', completedOn: effectiveOn, participants: people.total },
        attendedPercent: attendedPercent ?? null,
      },
    })),
    when(enrolmentDeclined, ({ ground }, { effectiveOn }) => ({
      set: { status: 'declined', endedOn: effectiveOn, ground, onHoldSince: null },
    })),
    when(enrolmentWithdrawn, ({ ground }, { effectiveOn }) => ({
      set: { status: 'withdrawn', endedOn: effectiveOn, ground: ground ?? null, onHoldSince: null },
    })),
    when(enrolmentDismissed, ({ ground }, { effectiveOn }) => ({
      set: { status: 'dismissed', endedOn: effectiveOn, ground, onHoldSince: null },
    })),
    when(enrolmentCancelled, ({ ground }, { effectiveOn }) => ({
      set: { status: 'cancelled', endedOn: effectiveOn, ground, onHoldSince: null },
    })),
  ],
  statuses: ENROLMENT_ROW_STATUSES,
  columns: enrolmentColumns,
  filters: enrolmentFilters,
  words: ({ name, unit, home }) => [name, unit, home].join(' '),
  entityOf: (id) => id,
};

export const enrolmentRegisterProjection = registerProjection(enrolmentRegister);
