/** A condition on a dimension of figures; none where no values are given. */
export function listed(
  dimension: string,
  values: readonly string[] | undefined,
): Readonly<Record<string, readonly string[]>> {
  return values === undefined ? {} : { [dimension]: values };
}
