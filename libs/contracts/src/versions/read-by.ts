/** A JSON Schema node, as the golden files have it. */
type Node = Readonly<Record<string, unknown>>;

/** What says something to people, and nothing to a reader. */
const FOR_PEOPLE = ['description', 'title', 'examples', 'default', '$id', '$schema', '$comment'];
/** Bounds: the newer may be narrower. */
const AT_LEAST = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems'];
const AT_MOST = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems'];
const OF_OBJECTS = ['properties', 'required', 'additionalProperties'];

/**
 * Why a reader of the older schema could not read every document of the newer one, by JSON pointer; empty where it can. It
 * leaves out what it has no name for, and finds the rest as it knows it. In doubt it cannot: what is compared here is what
 * contracts are made of.
 */
export function hindrances(newer: Node, older: Node, at = ''): readonly string[] {
  const variants = older['anyOf'] as readonly Node[] | undefined;
  if (variants !== undefined || newer['anyOf'] !== undefined) return ofVariants(newer, older, at);
  if (older['type'] !== undefined && newer['type'] !== older['type']) return [`${at} is of another type`];
  if (older['type'] === 'object') return ofObject(newer, older, at);
  const { items: newerItems, ...newerRest } = newer;
  const { items: olderItems, ...olderRest } = older;
  const own = ofKeywords(newerRest, olderRest, at);
  if (older['type'] !== 'array' || olderItems === undefined) return own;
  if (newerItems === undefined) return [...own, `${at} has items of any kind`];
  return [...own, ...hindrances(newerItems as Node, olderItems as Node, `${at}/*`)];
}

function ofObject(newer: Node, older: Node, at: string): readonly string[] {
  const [has, knows] = [newer, older].map((node) => (node['properties'] ?? {}) as Readonly<Record<string, Node>>);
  const [given, needed] = [newer, older].map((node) => new Set((node['required'] ?? []) as readonly string[]));
  // By keys that no schema names: nothing tells which of them are new.
  if (older['properties'] === undefined) return sameOrNot(newer, older, at);
  const found = [...ofKeywords(without(newer, OF_OBJECTS), without(older, OF_OBJECTS), at)];
  for (const [name, node] of Object.entries(knows!)) {
    const pointer = `${at}/${name}`;
    if (needed!.has(name) && !given!.has(name)) found.push(`${pointer} is no longer always there`);
    else if (has![name] !== undefined) found.push(...hindrances(has![name], node, pointer));
  }
  return found;
}

/** Each variant of the newer must be one that the older knows: a reader meets no kind it has never heard of. */
function ofVariants(newer: Node, older: Node, at: string): readonly string[] {
  const of = (node: Node): readonly Node[] => (node['anyOf'] as readonly Node[] | undefined) ?? [node];
  const unknown = of(newer).some((one) => !of(older).some((known) => hindrances(one, known, at).length === 0));
  return unknown ? [`${at} has a variant that was unknown`] : [];
}

function ofKeywords(newer: Node, older: Node, at: string): readonly string[] {
  const found: string[] = [];
  for (const [keyword, known] of Object.entries(without(older, FOR_PEOPLE))) {
    const is = newer[keyword];
    const within =
      AT_LEAST.includes(keyword) || AT_MOST.includes(keyword)
        ? typeof is === 'number' && (AT_LEAST.includes(keyword) ? is >= (known as number) : is <= (known as number))
        : keyword === 'enum'
          ? valuesOf(newer).every((value) => (known as readonly unknown[]).includes(value)) &&
            valuesOf(newer).length > 0
          : same(is, known);
    if (!within) found.push(`${at} has another ${keyword}`);
  }
  // What only the newer says narrows it, but for what makes a value personal: it is read in another way.
  for (const keyword of Object.keys(without(newer, FOR_PEOPLE))) {
    if (keyword.startsWith('x-') && !(keyword in older)) found.push(`${at} has become ${keyword}`);
  }
  return found;
}

function valuesOf(node: Node): readonly unknown[] {
  return 'const' in node ? [node['const']] : ((node['enum'] ?? []) as readonly unknown[]);
}

function sameOrNot(newer: Node, older: Node, at: string): readonly string[] {
  return same(without(newer, FOR_PEOPLE), without(older, FOR_PEOPLE)) ? [] : [`${at} is not the same`];
}

function without(node: Node, keywords: readonly string[]): Node {
  return Object.fromEntries(Object.entries(node).filter(([keyword]) => !keywords.includes(keyword)));
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
