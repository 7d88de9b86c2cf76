import { PERSONAL } from '../schemas.ts';

type Node = Readonly<Record<string, unknown>>;
type Properties = Readonly<Record<string, Node>>;

/**
 * What a schema has names for, of data of a later version: the rest is left out. Personal values stay as they are, sealed or
 * not; where there are variants, it is the first that the data can be.
 */
export function namedIn(schema: object, data: unknown): unknown {
  const node = schema as Node;
  if (PERSONAL in node) return data;
  if (Array.isArray(node['anyOf'])) {
    const variant = (node['anyOf'] as readonly Node[]).find((one) => canBe(one, data));
    return variant === undefined ? data : namedIn(variant, data);
  }
  if (Array.isArray(data))
    return isNode(node['items']) ? data.map((item) => namedIn(node['items'] as Node, item)) : data;
  if (!isNode(data) || !isNode(node['properties'])) return data;
  const properties = node['properties'] as Properties;
  const named = Object.entries(data).filter(([name]) => Object.hasOwn(properties, name));
  return Object.fromEntries(named.map(([name, value]) => [name, namedIn(properties[name]!, value)]));
}

function canBe(variant: Node, data: unknown): boolean {
  if ('const' in variant) return variant['const'] === data;
  if (Array.isArray(variant['enum'])) return variant['enum'].includes(data);
  if (variant['type'] === 'array') return Array.isArray(data);
  if (variant['type'] !== 'object')
    return typeOf(data) === (variant['type'] === 'integer' ? 'number' : variant['type']);
  if (!isNode(data)) return false;
  const required = (variant['required'] ?? []) as readonly string[];
  const properties = (variant['properties'] ?? {}) as Properties;
  const marks = Object.entries(properties).filter(([name, one]) => Object.hasOwn(data, name) && 'const' in one);
  return (
    required.every((name) => Object.hasOwn(data, name)) && marks.every(([name, one]) => one['const'] === data[name])
  );
}

const typeOf = (data: unknown): string => (data === null ? 'null' : typeof data);

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
