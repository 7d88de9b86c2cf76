import { CODE, UNIT_CODE, isUuid } from '@baraza/contracts';
import { isCivilDate, isTimeZone } from '@baraza/domain';
import { defineField } from './define-field.ts';

/** C0, DEL and C1; a text of several lines may hold line feeds and tabs. */
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/;

export interface TextOptions {
  /** In characters (code points). */
  readonly max: number;
  readonly min?: number;
  readonly example: string;
  readonly description?: string;
  /** Several lines are allowed. */
  readonly lines?: boolean;
}

export function isText(value: unknown, options: TextOptions): boolean {
  if (typeof value !== 'string' || value.length > options.max * 2 || !value.isWellFormed()) return false;
  if ((options.lines === true ? CONTROL_BUT_LINES : CONTROL).test(value) || value.trim() === '') return false;
  const length = value.length > options.max ? [...value].length : value.length;
  return length <= options.max && length >= (options.min ?? 1);
}

function textField(options: TextOptions, personal: boolean): PropertyDecorator {
  const { max, min = 1, example, lines = false } = options;
  return defineField({
    code: 'text',
    expected: `takes ${min} to ${max} characters, not only spaces${lines ? '' : ', on one line'}, without control characters`,
    schema: {
      type: 'string',
      minLength: min,
      maxLength: max,
      pattern: lines
        ? '^[^\\u0000-\\u0008\\u000b-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$'
        : '^[^\\u0000-\\u001f\\u007f-\\u009f\\u2028\\u2029]*$',
      example,
      ...(options.description === undefined ? {} : { description: options.description }),
    },
    personal,
    accepts: (value) => isText(value, options),
  });
}

/** A text in clear: only what a public register would show. Anything about a person is `PersonalText`. */
export function Text(options: TextOptions): PropertyDecorator {
  return textField(options, false);
}

export interface PersonalTextOptions extends TextOptions {
  /** `person`: of a person. `document`: a free text, which may name several; of several lines unless `lines` is false. */
  readonly kind: 'person' | 'document';
}

/**
 * A personal value. It never enters the record: a decider hands it on as a `PersonalValue` with its subject (a person's
 * id, or for a document `given.id('<field>')`), the write path puts it into the vault, and the command's hash holds a
 * commitment in its place.
 */
export function PersonalText({ kind, ...options }: PersonalTextOptions): PropertyDecorator {
  return textField({ lines: kind === 'document', ...options }, true);
}

interface Described {
  readonly example?: string;
  readonly description?: string;
}

function pattern(code: string, expected: string, source: string, maxLength: number, example: string): FieldOf {
  const expression = new RegExp(source);
  return (options = {}) =>
    defineField({
      code,
      expected,
      schema: { type: 'string', pattern: source, maxLength, example, ...options },
      accepts: (value) => typeof value === 'string' && value.length <= maxLength && expression.test(value),
    });
}
type FieldOf = (options?: Described) => PropertyDecorator;

/** A short code of reference data: a theme, a category, a ground. */
export const Code_: FieldOf = pattern(
  'code',
  'takes a code: lower-case letters, digits and hyphens',
  CODE,
  64,
  'governance',
);

/** A currency of ISO 4217. Whether there is one of this code is for the decider to say. */
export const CurrencyField: FieldOf = pattern(
  'currency',
  'takes the three capitals of a currency, like UGX',
  '^[A-Z]{3}$',
  3,
  'UGX',
);

/** A unit's code. */
export const UnitCodeField: FieldOf = pattern('unit-code', "takes a unit's code, like UG-402", UNIT_CODE, 64, 'UG-402');

/** A BCP 47 language code: `en`, `nyn`. */
export const LanguageField: FieldOf = pattern(
  'language',
  'takes a language code, like en or nyn',
  '^[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?$',
  12,
  'en',
);

const UUID_PATTERN = '^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$';

/** The id that examples name. The sample forum has an organisation of this id, so that they work as they stand. */
export const EXAMPLE_ID = '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9';
/** A second one, of what examples need in another state: of a convening, one that has met and decided. */
export const OTHER_EXAMPLE_ID = '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8fa';
/** A member of the sample forum whose membership does not run out. */
export const EXAMPLE_MEMBER = '04e4f678-2638-5792-ab0d-76519582c21b';

/** A struggle that the sample forum verified. */
export const EXAMPLE_STRUGGLE = 'ca569e1b-8ff7-5738-8d85-83fac0df4962';

/** A UUID in lower case. */
export function UuidField(options: Described = {}): PropertyDecorator {
  return defineField({
    code: 'uuid',
    expected: 'takes a UUID in lower case',
    schema: { type: 'string', pattern: UUID_PATTERN, example: EXAMPLE_ID, ...options },
    accepts: isUuid,
  });
}

/** A date that exists: `2026-03-01`. */
export function DateField(options: Described = {}): PropertyDecorator {
  return defineField({
    code: 'date',
    expected: 'takes a date that exists, as YYYY-MM-DD',
    schema: { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$', example: '2026-03-01', ...options },
    accepts: isCivilDate,
  });
}

/** A time zone of the IANA database. */
export function ZoneField(options: Described = {}): PropertyDecorator {
  return defineField({
    code: 'zone',
    expected: 'takes a time zone of the IANA database, like Africa/Kampala',
    schema: {
      type: 'string',
      maxLength: 64,
      pattern: '^[A-Za-z]+([/_+-][A-Za-z0-9]+)*$',
      example: 'Africa/Kampala',
      ...options,
    },
    accepts: (value) => typeof value === 'string' && value.length <= 64 && /^[A-Za-z]/.test(value) && isTimeZone(value),
  });
}

/** An address on the web, `http` or `https`. */
export function UrlField(options: Described = {}): PropertyDecorator {
  return defineField({
    code: 'url',
    expected: 'takes a web address with http or https, of at most 500 characters',
    schema: {
      type: 'string',
      format: 'uri',
      maxLength: 500,
      pattern: '^https?://',
      example: 'https://example.org',
      ...options,
    },
    accepts: (value) =>
      typeof value === 'string' &&
      value.length <= 500 &&
      /^https?:\/\//.test(value) &&
      value.isWellFormed() &&
      URL.canParse(value),
  });
}
