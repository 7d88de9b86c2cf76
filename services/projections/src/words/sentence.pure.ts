import type { Money, PersonalRef } from '@baraza/domain';
import { aggregateAt, ITSELF, type Node, valueAt } from './pattern.pure.ts';
import type { Words } from './words.ts';

/** A part of a sentence: plain text, or a name that leads to an entity's trail. */
export interface Piece {
  readonly text: string;
  /** The id of the entity it names. */
  readonly entity?: string;
  /** True for what comes from the vault: it is never written anywhere. */
  readonly personal?: true;
}

/** What sentences need to know beside the event: names, joined when asked, for those who may. */
export interface Names {
  unit(code: string): string;
  /** Undefined: nothing to be shown of it but its id. */
  entity(id: string): string | undefined;
  /** The value behind a reference, as this reader may see it. */
  personal(ref: PersonalRef): string;
  person(id: string): string;
  /** A person's name, where it is known and this reader may know it. */
  personName(id: string): string | undefined;
}

export interface Told {
  readonly type: string;
  readonly aggregate: string;
  readonly entity: string;
  readonly data: unknown;
}

/** The event in plain words. */
export function tell(event: Told, words: Words, names: Names): readonly Piece[] {
  const nodes = words.sentence(event.type);
  if (nodes === undefined) return [{ text: `${event.type.replace(/^[a-z]+\./, '')}.` }];
  return capitalised(joined(piecesOf(nodes, event, words, names) ?? []));
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => piece.text).join('');
}

/** Undefined where a value is missing. */
function piecesOf(nodes: readonly Node[], event: Told, words: Words, names: Names): readonly Piece[] | undefined {
  const pieces: Piece[] = [];
  for (const node of nodes) {
    if (node.is === 'text') pieces.push({ text: node.text });
    else if (node.is === 'optional') pieces.push(...(piecesOf(node.nodes, event, words, names) ?? []));
    else {
      const value = slot(node, event, words, names);
      if (value === undefined) return undefined;
      pieces.push(...value);
    }
  }
  return pieces;
}

type Slot = Extract<Node, { is: 'slot' }>;

function slot({ path, format }: Slot, event: Told, words: Words, names: Names): readonly Piece[] | undefined {
  if (path.length === 1 && path[0] === ITSELF) return [itself(event, words, names)];
  const value = valueAt(event.data, path);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return undefined;
  const field = path.at(-1)!;
  switch (format) {
    case 'text':
      return [{ text: String(value) }];
    case 'code':
      return code(field, value, words);
    case 'codes':
      return list((value as readonly string[]).map((one) => [{ text: words.codeOf(field, one) }]));
    case 'unit':
      return [{ text: names.unit(String(value)) }];
    case 'units':
      return list((value as readonly string[]).map((one) => [{ text: names.unit(one) }]));
    case 'entity':
    case 'struggle':
      return [entity(String(value), aggregateAt(path, format), words, names)];
    case 'entities':
      return list((value as readonly string[]).map((id) => [entity(id, 'organisation', words, names)]));
    case 'date':
      return [{ text: words.date(String(value)) }];
    case 'count':
      return [{ text: words.number(Number(value)) }];
    case 'money':
      return [{ text: words.money(value as Money) }];
    case 'personal':
      return [{ text: names.personal(value as PersonalRef), personal: true }];
    case 'person':
      return [{ text: names.person(String(value)), personal: true }];
    case 'findings':
      return findings(value as readonly { item: string; finding: string }[], words);
    case 'fields':
      return list(Object.keys(value as object).map((name) => [{ text: words.field(name).toLowerCase() }]));
    case 'origins':
      return list(
        (value as readonly { kind: string; id: string }[]).map((origin) => [
          entity(origin.id, origin.kind, words, names),
        ]),
      );
  }
}

/** True has words of its own where it means something; false has none. */
function code(field: string, value: unknown, words: Words): readonly Piece[] | undefined {
  if (value === false) return undefined;
  if (Array.isArray(value)) return list(value.map((one) => [{ text: words.codeOf(field, String(one)) }]));
  return [{ text: words.codeOf(field, String(value)) }];
}

function itself(event: Told, words: Words, names: Names): Piece {
  return entity(event.entity, event.aggregate, words, names);
}

function entity(id: string, aggregate: string, words: Words, names: Names): Piece {
  return { text: names.entity(id) ?? `${words.entity(aggregate)} (${id.slice(0, 8)})`, entity: id };
}

function findings(items: readonly { item: string; finding: string }[], words: Words): readonly Piece[] {
  return list(
    items.map(({ item, finding }) => [{ text: `${words.codeOf('item', item)} ${words.codeOf('finding', finding)}` }]),
  );
}

/** `a, b, c`: commas alone, for they read alike in every language. */
function list(items: readonly (readonly Piece[])[]): readonly Piece[] {
  return items.flatMap((item, index) => (index === 0 ? item : [{ text: ', ' }, ...item]));
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    const isPlain = piece.entity === undefined && piece.personal === undefined;
    if (last !== undefined && isPlain && last.entity === undefined && last.personal === undefined) {
      result[result.length - 1] = { text: last.text + piece.text };
    } else result.push(piece);
  }
  return result;
}

function capitalised([first, ...rest]: readonly Piece[]): readonly Piece[] {
  if (first === undefined) return [];
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}
