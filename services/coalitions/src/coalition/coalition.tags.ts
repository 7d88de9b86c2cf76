/** What a trail finds the coalition's events by, and those about one organisation. */
export function tagsOf(
  state: { readonly unit: string; readonly themes: readonly string[] },
  ...organisations: readonly string[]
): readonly string[] {
  return [
    `unit:${state.unit}`,
    ...organisations.map((organisation) => `org:${organisation}`),
    ...state.themes.map((theme) => `theme:${theme}`),
  ];
}
