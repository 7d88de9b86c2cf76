/** A place in a JSON tree, with what lies there. */
export interface Place {
  readonly pointer: string;
  readonly value: unknown;
}

/**
 * The tree with what lies at a pointer replaced; `*` in the pattern stands for every item of an array. Where nothing
 * lies, nothing changes. The tree given is left as it is.
 */
export function replaceAt(tree: unknown, pattern: string, replace: (place: Place) => unknown): unknown {
  const steps = pattern === '' ? [] : pattern.slice(1).split('/').map(unescapeStep);
  return walk(tree, steps, '', replace);
}

function walk(node: unknown, steps: readonly string[], pointer: string, replace: (place: Place) => unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return node === undefined ? undefined : replace({ pointer, value: node });
  if (Array.isArray(node)) {
    const wanted = (index: number): boolean => step === '*' || step === String(index);
    return node.map((item, index) => (wanted(index) ? walk(item, rest, `${pointer}/${index}`, replace) : item));
  }
  if (node === null || typeof node !== 'object' || !Object.hasOwn(node, step)) return node;
  const child = walk((node as Record<string, unknown>)[step], rest, `${pointer}/${escapeStep(step)}`, replace);
  return { ...node, [step]: child };
}

/** RFC 6901. */
export function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
