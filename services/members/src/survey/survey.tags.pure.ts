import { tags, themeTag, unitTag } from '../tags.pure.ts';

/** A survey is found by the unit whose members it asks, and a finding by its themes too. */
export const tagsOfSurvey = ({ unit }: { readonly unit: string }, themes: readonly string[] = []): readonly string[] =>
  tags(unitTag(unit), themes.map(themeTag));
