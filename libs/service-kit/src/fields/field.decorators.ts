export {
  Code_,
  CurrencyField,
  DateField,
  EXAMPLE_ID,
  EXAMPLE_MEMBER,
  EXAMPLE_STRUGGLE,
  LanguageField,
  OTHER_EXAMPLE_ID,
  PersonalText,
  Text,
  UnitCodeField,
  UrlField,
  UuidField,
  ZoneField,
} from './text-fields.ts';
export type { TextOptions } from './text-fields.ts';
export { ChoiceField, CountField, FlagField, ListOf, Nested, OptionalField } from './other-fields.ts';
export type { CountOptions, ListOptions } from './other-fields.ts';
export { CountList } from './count-list-field.ts';
export type { CountListOptions } from './count-list-field.ts';
export { ObjectField, PatternField } from './free-fields.ts';
export type { PatternOptions } from './free-fields.ts';
export { WebField } from './web-field.ts';
export { AboutPersons } from './about-persons-field.ts';
export { TextList } from './text-list-field.ts';
export type { TextListOptions } from './text-list-field.ts';
export { FileDigests, WebLinks } from './evidence-fields.ts';
export { ChoiceList } from './choice-list-field.ts';
export type { ChoiceListOptions } from './choice-list-field.ts';
export { PeopleCountBody, PeopleCountField } from './people-count-field.ts';
