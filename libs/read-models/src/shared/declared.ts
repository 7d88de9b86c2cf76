import { isCivilDate } from '@baraza/domain';
import { InvalidDocument, type IndexValue, type ReadModel, type RecordedFact } from '../read-store.port.ts';

/** The indexed values of a document, as the model declares them: single ones and lists apart. */
export interface IndexedValues {
  /** In the order of `scalarIndexes(model)`. */
  readonly scalars: readonly IndexValue[];
  /** In the order of `listIndexes(model)`; each item once. */
  readonly lists: readonly (readonly string[])[];
}

const NAME = /^[a-z][A-Za-z0-9]*(-[a-z0-9]+)*$/;

/** @throws InvalidDocument for a name no adapter could make a column of, or a list that is no index */
export function assertDeclaration(model: ReadModel<unknown>): void {
  const fail = (what: string): never => {
    throw new InvalidDocument(`read model ${model.name}: ${what}`);
  };
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(model.name)) fail('its name is not kebab-case');
  if (!Number.isSafeInteger(model.version) || model.version < 1) fail('its version is no integer from 1');
  const seen = new Set<string>();
  for (const name of model.indexes) {
    // SQLite's columns do not tell cases apart.
    if (!NAME.test(name) || seen.has(name.toLowerCase())) fail(`index '${name}' is malformed or there twice`);
    seen.add(name.toLowerCase());
  }
  for (const name of model.lists ?? []) if (!model.indexes.includes(name)) fail(`list '${name}' is no index`);
}

export function isList(model: ReadModel<unknown>, index: string): boolean {
  return model.lists?.includes(index) ?? false;
}

export function scalarIndexes(model: ReadModel<unknown>): readonly string[] {
  return model.lists === undefined ? model.indexes : model.indexes.filter((name) => !isList(model, name));
}

export function listIndexes(model: ReadModel<unknown>): readonly string[] {
  return model.lists === undefined ? [] : model.indexes.filter((name) => isList(model, name));
}

/** What a generation's indexes are made for. Kept with it, for a generation may outlive the code that made it. */
export interface Declaration {
  readonly scalars: readonly string[];
  readonly lists: readonly string[];
  readonly searched: boolean;
  readonly keepsPast: boolean;
}

export function declarationOf(model: ReadModel<unknown>): Declaration {
  return {
    scalars: scalarIndexes(model),
    lists: listIndexes(model),
    searched: model.search !== undefined,
    keepsPast: model.keepsPast,
  };
}

/** @throws InvalidDocument where `index` answers with what the model does not declare */
export function indexedValues<Doc>(model: ReadModel<Doc>, key: string, doc: Doc): IndexedValues {
  const answered = model.index(doc);
  const fail = (what: string): never => {
    throw new InvalidDocument(`read model ${model.name}, document '${key}': ${what}`);
  };
  for (const name in answered) if (!model.indexes.includes(name)) fail(`index '${name}' is not declared`);
  const scalars = scalarIndexes(model).map((name): IndexValue => {
    const value = answered[name] ?? null;
    if (Array.isArray(value)) return fail(`index '${name}' is a list: name it in the model's 'lists'`);
    if (typeof value === 'number' && !Number.isFinite(value)) return fail(`index '${name}' is ${value}`);
    if (value !== null && typeof value !== 'number' && typeof value !== 'string')
      return fail(`index '${name}' is ${typeof value}`);
    return value;
  });
  const lists = listIndexes(model).map((name): readonly string[] => {
    const value = answered[name] ?? [];
    if (!Array.isArray(value)) return fail(`index '${name}' is declared as a list and is none`);
    if (value.some((item) => typeof item !== 'string')) return fail(`index '${name}' holds more than texts`);
    return [...new Set(value as readonly string[])];
  });
  return { scalars, lists };
}

/** Dates seen to be real: there are few of them, and each comes with thousands of facts. */
const realDates = new Set<string>();

function isRealDate(date: string): boolean {
  if (realDates.has(date)) return true;
  if (!isCivilDate(date)) return false;
  if (realDates.size >= 20_000) realDates.clear();
  realDates.add(date);
  return true;
}

/** @throws InvalidDocument for a fact that could not be summed exactly or found by date */
export function assertFact(model: string, fact: RecordedFact): void {
  const wrong = !Number.isSafeInteger(fact.amount)
    ? `amount ${fact.amount} is no safe integer`
    : !isRealDate(fact.effectiveOn)
      ? `'${fact.effectiveOn}' is no civil date`
      : undefined;
  if (wrong !== undefined) {
    throw new InvalidDocument(`read model ${model}, fact '${fact.measure}' of event ${fact.eventId}: ${wrong}`);
  }
}

/**
 * The JSON text a document is kept as.
 * @throws InvalidDocument for what is no JSON object
 */
export function documentText(model: string, key: string, doc: unknown): string {
  if (doc === null || typeof doc !== 'object') throw new InvalidDocument(`read model ${model}: '${key}' is no object`);
  return JSON.stringify(doc);
}
