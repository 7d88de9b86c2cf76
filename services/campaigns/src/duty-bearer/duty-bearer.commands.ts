import { DUTIES, DUTY_BEARER_LEVELS, type Duty, type DutyBearerLevel } from '@baraza/contracts';
import {
  ChoiceField,
  ChoiceList,
  Code_,
  CommandBody,
  OptionalField,
  Text,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';

class OfficeBody extends CommandBody {
  @Text({
    max: 160,
    example: 'District Water Officer, Bushenyi',
    description: 'The office, never the person who holds it',
  })
  office: string;
  @ChoiceField(DUTY_BEARER_LEVELS, { example: 'district' }) level: DutyBearerLevel;
  @ChoiceList(DUTIES, { example: ['fulfil'] }) duties: Duty[];
  @OptionalField() @UuidField({ description: 'Where the forum knows it as an organisation' }) organisation?: string;
}

/** Names an office that owes something to rights-holders. */
export class NameDutyBearerBody extends OfficeBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField({ description: 'Where it owes what it owes' }) unit: string;
}

export class CorrectDutyBearerBody extends OfficeBody {
  @Code_({ example: 'office-renamed', description: 'Why: a code of the adopted rules' }) ground: string;
}

export class RetireDutyBearerBody extends CommandBody {
  @Code_({ example: 'office-abolished', description: 'Why: a code of the adopted rules' }) ground: string;
  @OptionalField() @UuidField({ description: 'The duty-bearer that took its duties over' }) succeededBy?: string;
}
