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
  return walk(tree, stepsOf(pattern), 0, '', replace);
}

/** Patterns come from schemas and body classes: there are few, and each is asked for again with every command. */
const known = new Map<string, readonly string[]>();

function stepsOf(pattern: string): readonly string[] {
  let steps = known.get(pattern);
  if (steps === undefined) {
    steps = pattern === '' ? [] : pattern.slice(1).split('/').map(unescapeStep);
    known.set(pattern, steps);
  }
  return steps;
}

function walk(
  node: unknown,
  steps: readonly string[],
  at: number,
  pointer: string,
  replace: (place: Place) => unknown,
): unknown {
  const step = steps[at];
  if (step === undefined) return node === undefined ? undefined : replace({ pointer, value: node });
  if (Array.isArray(node)) {
    const wanted = (index: number): boolean => step === '*' || step === String(index);
    return node.map((item, index) =>
      wanted(index) ? walk(item, steps, at + 1, `${pointer}/${index}`, replace) : item,
    );
  }
  if (node === null || typeof node !== 'object' || !Object.hasOwn(node, step)) return node;
  const child = walk((node as Record<string, unknown>)[step], steps, at + 1, `${pointer}/${escapeStep(step)}`, replace);
  return { ...node, [step]: child };
}

/** RFC 6901. */
export function escapeStep(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeStep(step: string): string {
  return step.replaceAll('~1', '/').replaceAll('~0', '~');
}
