/** A figure of a document, with the address of its events. */
interface Told {
  readonly value: number;
  readonly events: string;
}

export const valuesOf = (figures: Readonly<Record<string, Told>>): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));

/** Every figure that stands in a document, wherever it does. */
export function figuresIn(document: unknown): readonly Told[] {
  if (typeof document !== 'object' || document === null) return [];
  if ('events' in document && 'value' in document) return [document as Told];
  return Object.values(document).flatMap(figuresIn);
}
