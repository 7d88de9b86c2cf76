/** The codes of a unit and of all units below it. */
export function unitsBelow(
  units: readonly { readonly code: string; readonly parent?: string | undefined }[],
  top: string,
): readonly string[] {
  const children = new Map<string, string[]>();
  for (const { code, parent } of units) {
    if (parent !== undefined) children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  const found = new Set([top]);
  for (const code of found) for (const child of children.get(code) ?? []) found.add(child);
  return [...found];
}
