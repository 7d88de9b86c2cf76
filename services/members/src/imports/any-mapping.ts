import { Unprocessable } from '@baraza/service-kit';
import { Compile } from 'typebox/compile';
import { DuesMapping, MembershipMapping } from './history-mapping.ts';
import { ImportMapping } from './mapping.ts';

/** What a file can be of. */
export const IMPORT_KINDS = ['organisations', 'memberships', 'dues'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export type AnyMapping = ImportMapping | MembershipMapping | DuesMapping;

const validators = {
  organisations: Compile(ImportMapping),
  memberships: Compile(MembershipMapping),
  dues: Compile(DuesMapping),
};

/** One that does not say is of organisations. */
export const kindOf = ({ kind = 'organisations' }: { readonly kind?: ImportKind | undefined }): ImportKind => kind;

/** @throws Unprocessable with every fault by JSON pointer */
export function asMapping(json: unknown, at = '/mapping'): AnyMapping {
  const said = (json as { readonly kind?: unknown } | null)?.kind;
  const validator = validators[IMPORT_KINDS.find((kind) => kind === said) ?? 'organisations'];
  if (validator.Check(json)) return json;
  throw new Unprocessable('import.mapping-malformed', 'The mapping is not one: see errors.', {
    errors: validator
      .Errors(json)
      .slice(0, 20)
      .map((error) => ({ pointer: `${at}${error.instancePath}`, code: 'mapping', detail: error.message })),
  });
}
