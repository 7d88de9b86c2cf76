import { BadRequest, Unprocessable } from '@baraza/service-kit';
import { type Static, Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { CODE } from '@baraza/contracts';
import { type Delimiter, DELIMITERS } from './csv-table.ts';
import { type Encoding, ENCODINGS } from './decoding.ts';
import type { ImportOrder } from './import-runner.ts';
import { type AnyMapping, asMapping, IMPORT_KINDS, type ImportKind, kindOf } from './any-mapping.ts';
import { DuesMapping, MembershipMapping } from './history-mapping.ts';
import { ImportMapping } from './mapping.ts';
import { strict } from './mapping-parts.ts';
import { DEFAULT_MAPPINGS, namedMapping } from './named-mappings.ts';

/** The body where it is JSON: a small file with its mapping. Larger files are sent as `text/csv`. */
export const ImportBody = Type.Object(
  {
    csv: Type.Optional(Type.String({ description: 'The file as text' })),
    csvBase64: Type.Optional(Type.String({ contentEncoding: 'base64', description: 'The file as it is, in base64' })),
    mapping: Type.Optional(
      Type.Union([ImportMapping, MembershipMapping, DuesMapping, Type.String({ pattern: CODE, maxLength: 64 })], {
        description: `A mapping, or the name of one that ships with the service; where it is left out, that of CiviCRM’s export: ${Object.values(DEFAULT_MAPPINGS).join(', ')}`,
      }),
    ),
    kind: Type.Optional(
      Type.Enum(IMPORT_KINDS, { description: 'What it is a file of; as the mapping says where it is left out' }),
    ),
    source: Type.Optional(Type.String({ pattern: CODE, maxLength: 64, description: 'In place of the mapping’s' })),
    encoding: Type.Optional(Type.Enum(ENCODINGS)),
    delimiter: Type.Optional(Type.Enum(DELIMITERS)),
  },
  { additionalProperties: false },
);
/** The mapping is looked at for itself, so that what is wrong with it is told by its own pointers. */
const validator = Compile(Type.Object({ ...ImportBody.properties, mapping: Type.Optional(Type.Unknown()) }, strict));

/** What may stand behind the question mark. */
export interface ImportParameters {
  readonly dryRun?: string | undefined;
  /** A name, or for a file sent as `text/csv` the mapping itself as JSON. */
  readonly mapping?: string | undefined;
  readonly source?: string | undefined;
  readonly kind?: string | undefined;
  readonly encoding?: string | undefined;
  readonly delimiter?: string | undefined;
}

/**
 * The order that a request makes.
 * @param body bytes of a file, or JSON
 * @throws BadRequest, or Unprocessable for a mapping that is none
 */
export function orderOf(
  body: unknown,
  query: Readonly<Record<string, unknown>>,
  contentType: string | undefined,
): ImportOrder {
  const parameters = checked(query);
  const dryRun = choice('dryRun', parameters.dryRun, ['true', 'false']) === 'true';
  const asked = Buffer.isBuffer(body) ? ofFile(body, parameters, contentType) : ofJson(body);
  const source = asked.source ?? parameters.source;
  if (source !== undefined && !new RegExp(CODE).test(source)) throw badParameter('source', 'takes a code');
  const { mapping, kind: _, ...file } = asked;
  return { ...file, dryRun, mapping: source === undefined ? mapping : { ...mapping, source } };
}

const PARAMETERS = ['dryRun', 'kind', 'mapping', 'source', 'encoding', 'delimiter'];

function checked(query: Readonly<Record<string, unknown>>): ImportParameters {
  for (const [name, value] of Object.entries(query)) {
    if (!PARAMETERS.includes(name)) throw badParameter(name, 'is not a parameter of this operation');
    if (typeof value !== 'string') throw badParameter(name, 'may be given once');
  }
  return query as ImportParameters;
}

type Asked = Omit<ImportOrder, 'dryRun'> & { readonly source?: string | undefined; readonly kind?: unknown };

/** @throws BadRequest where the mapping is for a file of another kind than is said */
function ofKind(kind: ImportKind | undefined, mapping: AnyMapping): AnyMapping {
  if (kind === undefined || kindOf(mapping) === kind) return mapping;
  throw badParameter('kind', `is ${kind}, and the mapping ${mapping.name} is for ${kindOf(mapping)}`);
}

function ofFile(
  bytes: Buffer,
  { kind: said, mapping, encoding, delimiter }: ImportParameters,
  contentType: string | undefined,
): Asked {
  const sign = delimiter === 'tab' ? '\t' : delimiter;
  const kind = choice('kind', said, IMPORT_KINDS);
  const how =
    mapping?.trimStart().startsWith('{') === true
      ? asMapping(parsed(mapping))
      : namedMapping(mapping ?? DEFAULT_MAPPINGS[kind ?? 'organisations']);
  return {
    bytes,
    mapping: ofKind(kind, how),
    encoding: choice('encoding', encoding, ENCODINGS) ?? encodingOf(contentType),
    delimiter: choice<Delimiter>('delimiter', sign, DELIMITERS),
  };
}

function ofJson(body: unknown): Asked {
  if (!validator.Check(body)) {
    throw new BadRequest('invalid-body', 'The body is not what is documented: see errors.', {
      errors: validator
        .Errors(body)
        .slice(0, 20)
        .map((error) => ({ pointer: error.instancePath, code: 'import', detail: error.message })),
    });
  }
  const { csv, csvBase64, kind, encoding, delimiter, source, ...asked } = body as Static<typeof ImportBody>;
  const { mapping = DEFAULT_MAPPINGS[kind ?? 'organisations'] } = asked;
  if ((csv === undefined) === (csvBase64 === undefined)) {
    throw new BadRequest('invalid-body', 'The body has either csv or csvBase64.', {
      errors: [{ pointer: '/csv', code: 'required', detail: 'is required, or csvBase64 in its place' }],
    });
  }
  return {
    bytes: csv === undefined ? Buffer.from(csvBase64!, 'base64') : Buffer.from(csv, 'utf8'),
    mapping: ofKind(kind, typeof mapping === 'string' ? namedMapping(mapping) : asMapping(mapping)),
    encoding,
    delimiter,
    source,
  };
}

const CHARSETS: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'windows-1252': 'windows-1252',
  'iso-8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'utf-16le': 'utf-16le',
};

function encodingOf(contentType: string | undefined): Encoding | undefined {
  const charset = /charset="?([\w-]+)"?/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  return charset === undefined || !Object.hasOwn(CHARSETS, charset) ? undefined : CHARSETS[charset];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Unprocessable('import.mapping-malformed', 'The mapping is no JSON.');
  }
}

function choice<const Value extends string>(
  name: string,
  value: string | undefined,
  allowed: readonly Value[],
): Value | undefined {
  if (value === undefined) return undefined;
  const found = allowed.find((one) => one === value);
  if (found === undefined)
    throw badParameter(name, `takes one of: ${allowed.map((one) => JSON.stringify(one)).join(', ')}`);
  return found;
}

function badParameter(name: string, detail: string): BadRequest {
  return new BadRequest('bad-parameters', 'Some parameters are not as documented.', {
    errors: [
      { pointer: `/${name.slice(0, 100).replaceAll('~', '~0').replaceAll('/', '~1')}`, code: 'parameter', detail },
    ],
  });
}
