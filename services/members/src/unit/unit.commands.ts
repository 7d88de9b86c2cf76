import { UNIT_LEVELS, type UnitLevel } from '@baraza/contracts';
import {
  ChoiceField,
  CommandBody,
  DateField,
  OptionalField,
  Text,
  UnitCodeField,
  ZoneField,
} from '@baraza/service-kit';

export class RegisterUnitBody extends CommandBody {
  @UnitCodeField({ example: 'UG-402-EXAMPLE', description: 'ISO 3166-2 where there is one, else the forum’s own' })
  code: string;

  @Text({ max: 200, example: 'An example sub-county' })
  name: string;

  @ChoiceField(UNIT_LEVELS, { example: 'sub-county' })
  level: UnitLevel;

  @OptionalField()
  @UnitCodeField({ example: 'UG-402', description: 'The unit above; left out for the root only' })
  parent?: string;

  @ZoneField()
  zone: string;

  @DateField({ example: '2016-07-01' })
  validFrom: string;

  @OptionalField()
  @DateField({ example: '2030-12-31', description: 'The last day on which it belongs to the forum, where it is known' })
  validUntil?: string;
}
