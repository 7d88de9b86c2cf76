import { orgTag, tags, themeTag, unitTag } from '../tags.pure.ts';

export const conveningTag = (convening: string): string => `convening:${convening}`;

/** Found by its unit, its convening, its themes, and by who carries it out or is promised something. */
export function tagsOfResolution({
  unit,
  convening,
  themes,
  owner,
  promisee,
}: {
  readonly unit: string;
  readonly convening: string;
  readonly themes: readonly string[];
  readonly owner: { readonly organisation?: string | undefined };
  readonly promisee?: { readonly organisation?: string | undefined } | undefined;
}): readonly string[] {
  const organisations = [owner.organisation, promisee?.organisation].filter((one) => one !== undefined);
  return tags(unitTag(unit), conveningTag(convening), themes.map(themeTag), organisations.map(orgTag));
}
