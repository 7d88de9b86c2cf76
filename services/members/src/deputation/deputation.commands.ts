import { DEPUTED_ON } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  Nested,
  OptionalField,
  Text,
  UuidField,
} from '@baraza/service-kit';

class EntityBody {
  @ChoiceField(DEPUTED_ON, { example: 'membership' }) kind: (typeof DEPUTED_ON)[number];
  @UuidField() id: string;
}

export class MakeDeputationBody extends CommandBody {
  @UuidField({ description: 'Whoever is deputed' }) person: string;
  @UuidField({ description: 'The organisation they come from: none that the decision is about' }) organisation: string;
  @Nested(() => EntityBody) entity: EntityBody;
  @Code_({ example: 'decide', description: 'The one decision' }) task: string;
  @Code_({ example: 'nobody-eligible' }) ground: string;
  @OptionalField()
  @DateField({ example: '2026-06-30', description: 'The last day on which it can be used' })
  until?: string;
  @OptionalField()
  @Text({ max: 80, example: 'B/2026/11', description: 'The resolution of the board' })
  resolution?: string;
}

export class EndDeputationBody extends CommandBody {}
