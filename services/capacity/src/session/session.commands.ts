import { ATTENDANCE_MARKS, type AttendanceMark, SESSION_MODES } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
  OptionalField,
  PeopleCountBody,
  PeopleCountField,
  Text,
  UuidField,
} from '@baraza/service-kit';

/** Plans a meeting of a cohort. */
export class PlanSessionBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() cohort: string;
  @DateField({ example: '2030-04-16' }) on: string;
  @OptionalField() @Code_({ example: 'board-roles', description: 'The module that it is about' }) module?: string;
  @ChoiceField(SESSION_MODES) mode: (typeof SESSION_MODES)[number];
  @OptionalField() @Text({ max: 120, example: 'Bushenyi town hall' }) place?: string;
}

export class MoveSessionBody extends CommandBody {
  @DateField({ example: '2026-04-21' }) on: string;
  @Code_({ example: 'roads-flooded', description: 'Why' }) ground: string;
}

class AttendanceMarkBody {
  @UuidField() enrolment: string;
  @UuidField() participant: string;
  @ChoiceField(ATTENDANCE_MARKS) mark: AttendanceMark;
}

/** Who came to a session, which was held on the date the command holds from. */
export class HoldSessionBody extends CommandBody {
  @PeopleCountField({ description: 'Everybody who was there' }) people: PeopleCountBody;
  @ListOf(() => AttendanceMarkBody, { max: 400, description: 'Everybody who takes part in the cohort' })
  attendance: AttendanceMarkBody[];
}

export class CancelSessionBody extends CommandBody {
  @Code_({ example: 'trainer-ill', description: 'Why' }) ground: string;
}
