/** What a trail is found by. Never a person. */
export const orgTag = (organisation: string): string => `org:${organisation}`;
export const unitTag = (unit: string): string => `unit:${unit}`;
export const themeTag = (theme: string): string => `theme:${theme}`;
export const constituencyTag = (constituency: string): string => `constituency:${constituency}`;
export const membershipTag = (membership: string): string => `membership:${membership}`;

/** Without repeats, in the order given. */
export function tags(...all: readonly (string | readonly string[])[]): readonly string[] {
  return [...new Set(all.flat())];
}
