import { actionHeld, actionPlanned, Code, Date, PublicText, Uuid } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { NotFound } from '@baraza/service-kit';
import { Type, type TObject } from 'typebox';
import { PersonalShown } from '../documents.ts';
import { type ActionState, isReleased } from './action.state.ts';

const { campaign, unit, lead, themes, kind, on, answersFor } = actionPlanned.data.properties;
const { people, reach, inSpiteOfBan } = actionHeld.data.properties;

/** An action as those see it who work on it; an auditor sees it once it was held or forbidden, and without the plan. */
export const ActionDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum(['planned', 'banned', 'held', 'cancelled']),
    ...{ campaign, unit, lead, themes, kind },
    plan: Type.Optional(
      Type.Object(
        { on, answersFor, place: Type.Optional(PersonalShown), risks: Type.Optional(PersonalShown) },
        { additionalProperties: false, description: 'For those who prepare it' },
      ),
    ),
    heldOn: Type.Optional(Date),
    people: Type.Optional(people),
    reach,
    inSpiteOfBan: Type.Optional(inSpiteOfBan),
    ban: Type.Optional(
      Type.Object(
        { by: PublicText(160), dutyBearer: Type.Optional(Uuid), ground: Code, on: Date },
        { additionalProperties: false },
      ),
    ),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it was given up' })),
  },
  { additionalProperties: false, $id: 'Action' },
) satisfies TObject;

/** @throws NotFound for an auditor, while nobody outside may know of it */
export function presentAction(state: ActionState, id: string, roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of an action that was never planned');
  const audits = roles.every((role) => role === 'auditor');
  if (audits && !isReleased(state)) throw new NotFound();
  const { plan, incidents: _, wasBanned: __, lastStepOn: ___, ...known } = state;
  const { campaign, unit, lead, themes, kind, ...prepared } = plan;
  return {
    ...{ id, campaign, unit, lead, themes, kind, ...known },
    ...(audits ? {} : { plan: prepared }),
  };
}
