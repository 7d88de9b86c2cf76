import type { DecidedOn } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';

interface Tagged {
  readonly unit: string;
  readonly themes: readonly string[];
  readonly coalition: string;
  readonly about?: DecidedOn | undefined;
}

/** What a trail finds a decision by: its unit, its themes, its coalition, and what it is about. */
export function tagsOf(
  { unit, themes, coalition, about }: Tagged,
  ...organisations: readonly string[]
): readonly string[] {
  const whose = about?.kind === 'organisation' ? [...organisations, about.id] : organisations;
  return [
    `unit:${unit}`,
    ...[...new Set(whose)].map((organisation) => `org:${organisation}`),
    ...themes.map((theme) => `theme:${theme}`),
    `coalition:${coalition}`,
    ...(about === undefined || about.kind === 'organisation' ? [] : [`${about.kind}:${about.id}`]),
  ];
}

export function onRecord(of: Tagged, effectiveOn: CivilDate, ...organisations: readonly string[]) {
  return { effectiveOn, tags: tagsOf(of, ...organisations) };
}
