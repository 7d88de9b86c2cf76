import {
  CertificateCode,
  CertificateHolder,
  Code,
  Date,
  Enrolled,
  EVALUATION_FINDINGS,
  FOLLOW_UP_LEVELS,
  HoldCause,
  MarkOfParticipant,
  PeopleCount,
  PROGRAMME_TRACKS,
  UnitCode,
  Uuid,
} from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import { Type } from 'typebox';
import { PersonalShown } from '../personal-shown.ts';
import { ENROLMENT_STATUSES, type EnrolmentState } from './enrolment.state.ts';

const Percent = Type.Integer({ minimum: 0, maximum: 100 });

/** An enrolment as those see it who run the programme, and who was enrolled. */
export const EnrolmentDocument = Type.Object(
  {
    id: Uuid,
    status: Type.Enum([...ENROLMENT_STATUSES]),
    since: Type.String({ ...Date, description: 'The date of its last step' }),
    programme: Uuid,
    cohort: Uuid,
    unit: UnitCode,
    enrolled: Enrolled,
    track: Type.Enum(PROGRAMME_TRACKS),
    home: UnitCode,
    membership: Type.Optional(Uuid),
    participants: Type.Array(
      Type.Object({
        participant: Uuid,
        name: Type.Optional(PersonalShown),
        phone: Type.Optional(PersonalShown),
        email: Type.Optional(PersonalShown),
      }),
    ),
    people: PeopleCount,
    motivation: Type.Optional(PersonalShown),
    appliedOn: Date,
    attendance: Type.Array(Type.Object({ session: Uuid, on: Date, marks: Type.Array(MarkOfParticipant) })),
    flags: Type.Array(Type.Object({ participant: Uuid, absences: Type.Integer(), session: Uuid }), {
      description: 'Absences without excuse in a row',
    }),
    tests: Type.Array(Type.Object({ on: Date, module: Type.Optional(Code), before: Percent, after: Percent })),
    heldAs: Type.Optional(Type.String({ description: 'What it goes on as when nothing it rests for is left' })),
    causes: Type.Optional(Type.Array(HoldCause, { description: 'What it rests for' })),
    attendedPercent: Type.Optional(Percent),
    certificates: Type.Optional(Type.Array(Type.Object({ code: CertificateCode, holder: CertificateHolder }))),
    followUps: Type.Optional(
      Type.Array(
        Type.Object({
          level: Type.Enum(FOLLOW_UP_LEVELS),
          dueOn: Date,
          standing: Type.Enum(['awaited', 'due', 'reported', 'waived']),
          on: Type.Optional(Date),
          finding: Type.Optional(Type.Enum(EVALUATION_FINDINGS)),
          narrative: Type.Optional(PersonalShown),
          ground: Type.Optional(Code),
        }),
      ),
    ),
    ground: Type.Optional(Type.String({ ...Code, description: 'Why it came to its end' })),
    narrative: Type.Optional(PersonalShown),
  },
  { $id: 'Enrolment' },
);

export function presentEnrolment(state: EnrolmentState, id: string, _roles: readonly Role[]): object {
  if (state.status === 'none') throw new Error('there is nothing to present of an enrolment nobody applied for');
  return { id, ...state };
}
