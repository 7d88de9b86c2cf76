/** What the check of a figure comes to. */
export type Finding = 'agrees' | 'differs' | 'not-for-you' | 'no-such-figure';

/** @param checked the value that a report says, and what was found on record, or why nothing was */
export function findingOf(checked: {
  readonly value: number;
  readonly found: number | 'not-for-you' | 'no-such-figure';
}): Finding {
  if (typeof checked.found !== 'number') return checked.found;
  return checked.found === checked.value ? 'agrees' : 'differs';
}
