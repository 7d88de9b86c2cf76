/** How a value of an event's data is put into words. */
export const FORMATS = [
  'text',
  'code',
  'unit',
  'units',
  'entity',
  'entities',
  'struggle',
  'date',
  'count',
  'money',
  'personal',
  'person',
  'findings',
  'fields',
  'codes',
  'origins',
] as const;
export type Format = (typeof FORMATS)[number];

/** Text, a value from the event's data, or a part that is left out where one of its values is missing. */
export type Node =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'slot'; readonly path: readonly string[]; readonly format: Format }
  | { readonly is: 'optional'; readonly nodes: readonly Node[] };

/** The name of the entity whose event it is. */
export const ITSELF = 'it';

/**
 * Parses a sentence: `{category:code}` is a value of the data in a format, `{it}` the entity's own name, `[…]` a part that
 * is left out where one of its values is missing.
 * @throws SyntaxError for a bracket that is not closed or a format that does not exist
 */
export function parsePattern(pattern: string): readonly Node[] {
  const tokens = pattern.match(/\{[^{}[\]]*\}|\[|\]|[^{}[\]]+|[{}]/g) ?? [];
  const root: Node[] = [];
  let optional: Node[] | undefined;
  for (const token of tokens) {
    if (token === '[') {
      if (optional !== undefined) throw new SyntaxError(`'[' within '[' in: ${pattern}`);
      optional = [];
    } else if (token === ']') {
      if (optional === undefined) throw new SyntaxError(`']' without '[' in: ${pattern}`);
      root.push({ is: 'optional', nodes: optional });
      optional = undefined;
    } else (optional ?? root).push(nodeOf(token, pattern));
  }
  if (optional !== undefined) throw new SyntaxError(`'[' is not closed in: ${pattern}`);
  return root;
}

function nodeOf(token: string, pattern: string): Node {
  if (!token.startsWith('{')) {
    if (token === '}') throw new SyntaxError(`'}' without '{' in: ${pattern}`);
    return { is: 'text', text: token };
  }
  const match = /^\{([A-Za-z]+(?:\.[A-Za-z]+)*)(?::([a-z]+))?\}$/.exec(token);
  const format = match?.[2] ?? 'text';
  if (match === null || !(FORMATS as readonly string[]).includes(format)) {
    throw new SyntaxError(`'${token}' is no value in: ${pattern}`);
  }
  return { is: 'slot', path: match[1]!.split('.'), format: format as Format };
}

/** Fields that name an entity of another kind than an organisation. */
const NAMED_AFTER: Readonly<Record<string, string>> = {
  grant: 'grant',
  activity: 'activity',
  programme: 'programme',
  cohort: 'cohort',
  enrolment: 'enrolment',
  session: 'session',
  innovation: 'innovation',
  product: 'knowledge-product',
  coalition: 'coalition',
  decision: 'decision',
  alert: 'alert',
  blueprint: 'blueprint',
  copiedFrom: 'replication',
  struggle: 'struggle',
  campaign: 'campaign',
  dutyBearer: 'duty-bearer',
  succeededBy: 'duty-bearer',
  outcome: 'outcome',
};

/**
 * Of which aggregate an entity is that stands at a path: as the sentence says, where the field is called after something else;
 * or what the field is named after; or else an organisation.
 */
export const aggregateAt = (path: readonly string[], format: Format): string =>
  format === 'struggle' ? format : (NAMED_AFTER[path.at(-1)!] ?? 'organisation');

/** The values a sentence takes, in order. */
export function slotsOf(nodes: readonly Node[]): readonly Extract<Node, { is: 'slot' }>[] {
  return nodes.flatMap((node) => (node.is === 'slot' ? [node] : node.is === 'optional' ? slotsOf(node.nodes) : []));
}

/** The value at a path of the data; undefined where there is none. */
export function valueAt(data: unknown, path: readonly string[]): unknown {
  let value = data;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value === null ? undefined : value;
}
