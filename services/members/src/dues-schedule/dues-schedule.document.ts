import { Type } from 'typebox';
import { DUES_SCHEDULE_STATUSES, type DuesScheduleState } from './dues-schedule.state.ts';

export const MoneyShown = Type.Object(
  { minor: Type.Integer(), currency: Type.String() },
  { description: 'In the minor unit of the currency' },
);

/** A schedule of dues as it is read. */
export const DuesScheduleDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(DUES_SCHEDULE_STATUSES.filter((status) => status !== 'none')),
  unit: Type.String(),
  title: Type.String(),
  from: Type.String(),
  until: Type.String({ description: 'Its last day: earlier than it was adopted for, where it was ended' }),
  lines: Type.Array(
    Type.Object({
      category: Type.String(),
      unit: Type.String(),
      budgetBand: Type.Optional(Type.String()),
      amount: MoneyShown,
    }),
  ),
  proposedOn: Type.String(),
  adoptedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

export function presentDuesSchedule(state: DuesScheduleState, id: string): object {
  if (state.status === 'none') return {};
  // Who proposed it is told by the events.
  const { status, terms, proposedOn, proposedBy: _, ...rest } = state;
  return { id, status, ...terms, proposedOn, ...rest };
}
