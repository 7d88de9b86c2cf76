import type { KnownStruggle } from './struggle.state.ts';

/** What a struggle is found by; never by who is protected. */
export function tagsOf({ unit, themes, report }: Pick<KnownStruggle, 'unit' | 'themes' | 'report'>): readonly string[] {
  const by = report?.reportedBy;
  return [
    `unit:${unit}`,
    ...(by === undefined || by.kind === 'community' ? [] : [`org:${by.id}`]),
    ...themes.map((theme) => `theme:${theme}`),
  ];
}
