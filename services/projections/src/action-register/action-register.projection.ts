import {
  actionBanEnded,
  actionBanned,
  actionCancelled,
  actionCountCorrected,
  actionHeld,
  type DataOf,
} from '@baraza/contracts';
import { registerProjection } from '../registers/register.projection.ts';
import { entityIdOf, handlersOf, type Register } from '../registers/register.ts';
import { ACTION_ROW_STATUSES, actionColumns, actionFilters, type ActionRow } from './action-register.read-model.ts';

const { when } = handlersOf<ActionRow>((event) => entityIdOf(event, 'action'));

type Told = Pick<DataOf<typeof actionHeld>, 'campaign' | 'unit' | 'lead' | 'themes' | 'kind'>;
/** What is told alike of an action that was held, forbidden or given up. */
const identity = ({ campaign, unit, lead, themes, kind }: Told): Partial<ActionRow> => ({
  ...{ name: `Action, ${kind.replaceAll('-', ' ')}`, kind, campaign, unit, lead, themes, organisations: [lead] },
});
const counted = ({ people, reach }: Pick<DataOf<typeof actionHeld>, 'people' | 'reach'>): Partial<ActionRow> => {
  const { total, women, youth, personsWithDisabilities } = people;
  return { total, women, youth, personsWithDisabilities, reach: reach ?? null };
};

export const actionRegister: Register<ActionRow> = {
  name: 'actions',
  model: 'action-register',
  version: 1,
  handlers: [
    when(actionHeld, (data, { effectiveOn }) => ({
      begins: true,
      set: { ...identity(data), ...counted(data), status: 'held', heldOn: effectiveOn },
    })),
    when(actionCountCorrected, (data) => ({ set: counted(data) })),
    when(actionBanned, (data, { effectiveOn }) => ({
      begins: true,
      set: { ...identity(data), status: 'banned', bannedBy: data.by, bannedOn: effectiveOn, ground: data.ground },
    })),
    when(actionBanEnded, () => ({ set: { status: 'planned', ground: null } })),
    when(actionCancelled, (data) => ({
      begins: true,
      set: { ...identity(data), status: 'cancelled', ground: data.ground },
    })),
  ],
  statuses: ACTION_ROW_STATUSES,
  columns: actionColumns,
  filters: actionFilters,
  words: ({ name, unit }) => [name, unit].join(' '),
  entityOf: (id) => id,
};

export const actionRegisterProjection = registerProjection(actionRegister);
