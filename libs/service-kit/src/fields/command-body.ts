import { DateField, OptionalField } from './field.decorators.ts';

/** What every command's body may say. */
export class CommandBody {
  @OptionalField()
  @DateField({ description: 'The date the command holds from; today in the unit’s time zone where it is left out' })
  effectiveOn?: string;
}
