import { AGENDA_ITEM_KINDS, CONVENING_MODES, INVITATION_ANSWERS, INVITED_AS, PeopleCount } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { OFFICERS } from '../roles.ts';
import { CONVENING_STATUSES, type ConveningState } from './convening.state.ts';

/** A convening as it is read. Who came is counted for officers and auditors; of invitations a member sees its own. */
export const ConveningDocument = Type.Object({
  id: Type.String(),
  status: Type.Enum(CONVENING_STATUSES.filter((status) => status !== 'none')),
  unit: Type.String(),
  title: Type.String(),
  mode: Type.Enum(CONVENING_MODES),
  on: Type.String({ description: 'The day on which it meets' }),
  venue: Type.Optional(Type.String()),
  quorumPercent: Type.Integer(),
  calledOn: Type.String(),
  agenda: Type.Array(Type.Object({ kind: Type.Enum(AGENDA_ITEM_KINDS), title: Type.String() })),
  membersInvited: Type.Integer(),
  invited: Type.Optional(
    Type.Array(
      Type.Object({
        organisation: Type.String(),
        as: Type.Enum(INVITED_AS),
        answer: Type.Optional(Type.Enum(INVITATION_ANSWERS)),
        delegates: Type.Optional(Type.Integer()),
        present: Type.Optional(Type.Boolean()),
      }),
    ),
  ),
  heldOn: Type.Optional(Type.String()),
  membersPresent: Type.Optional(Type.Integer()),
  membersNeeded: Type.Optional(Type.Integer()),
  quorate: Type.Optional(Type.Boolean()),
  attendance: Type.Optional(PeopleCount),
  proposedReport: Type.Optional(PersonalShown),
  report: Type.Optional(Type.String()),
  reportedOn: Type.Optional(Type.String()),
  ground: Type.Optional(Type.String()),
});

const SEES_ALL: readonly Role[] = [...OFFICERS, 'auditor'];

/** @param own the organisations that the reader acts for */
export function presentConvening(own: readonly string[]) {
  return (state: ConveningState, id: string, roles: readonly Role[]): object => {
    if (state.status === 'none') return {};
    const { status, unit, title, mode, on, venue, quorumPercent, calledOn, agenda } = state;
    const seesAll = roles.some((role) => SEES_ALL.includes(role));
    const present = 'heldOn' in state ? state.present : undefined;
    const invited = Object.entries(state.invited)
      .filter(([organisation]) => seesAll || own.includes(organisation))
      .map(([organisation, its]) => ({
        ...{ organisation, ...its },
        ...(present === undefined ? {} : { present: present.includes(organisation) }),
      }));
    return {
      ...{
        id,
        status,
        unit,
        title,
        mode,
        on,
        ...(venue === undefined ? {} : { venue }),
        quorumPercent,
        calledOn,
        agenda,
      },
      membersInvited: Object.values(state.invited).filter(({ as }) => as === 'member').length,
      invited,
      ...('heldOn' in state
        ? {
            ...{ heldOn: state.heldOn, membersPresent: state.membersPresent, membersNeeded: state.membersNeeded },
            quorate: state.quorate,
            ...(seesAll ? { attendance: state.attendance } : {}),
          }
        : {}),
      ...(state.status === 'held' && state.proposed !== undefined && seesAll
        ? { proposedReport: state.proposed.report }
        : {}),
      ...(state.status === 'reported' ? { report: state.report, reportedOn: state.reportedOn } : {}),
      ...(state.status === 'cancelled' ? { ground: state.ground } : {}),
    };
  };
}
