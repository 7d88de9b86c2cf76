import { UNIT_LEVELS, type UnitLevel } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  ListOf,
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

export class RenameUnitBody extends CommandBody {
  @Text({ max: 200, example: 'Greater Bushenyi' }) name: string;
}

export class MoveUnitBody extends CommandBody {
  @UnitCodeField({ example: 'UG-411', description: 'The unit below which it stands from then on' }) parent: string;
}

export class SplitUnitBody extends CommandBody {
  @ListOf('unit', {
    min: 2,
    example: ['UG-402', 'UG-418'],
    description: 'What it is split into, registered before; its own code among them where it goes on',
  })
  into: string[];
}

export class LeaveUnitBody extends CommandBody {
  @Code_({ example: 'left-the-community' }) ground: string;
}
