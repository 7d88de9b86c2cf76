import { GRANTED_ROLES } from '@baraza/contracts';
import type { Role } from '@baraza/domain';
import {
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  OptionalField,
  PersonalText,
  UnitCodeField,
  UrlField,
  UuidField,
} from '@baraza/service-kit';

export class GrantRoleBody extends CommandBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;

  @OptionalField()
  @UuidField({ description: 'Whoever is granted it, by the id that `GET /members/persons/me` tells them' })
  person?: string;

  @OptionalField()
  @PersonalText({
    kind: 'person',
    max: 255,
    example: 'a.akello',
    description: 'In place of `person`: the subject (`sub`) of their tokens. It never enters the record',
  })
  subject?: string;

  @OptionalField()
  @UrlField({ description: 'The issuer of those tokens, where it is not this forum’s own' })
  issuer?: string;

  @ChoiceField(GRANTED_ROLES, { example: 'unit-officer' }) role: Exclude<Role, 'public'>;

  @OptionalField()
  @UnitCodeField({ description: 'Where it is held, there and below; left out: in the whole forum' })
  unit?: string;

  @OptionalField() @UuidField({ description: 'For which organisation it is held' }) organisation?: string;

  @OptionalField()
  @DateField({ example: '2028-12-31', description: 'The last day on which it is held' })
  until?: string;
}

export class RevokeRoleBody extends CommandBody {
  @Code_({ example: 'left-the-office', description: 'A code of the forum’s own' }) ground: string;
}
