import { setTimeout as pause } from 'node:timers/promises';

const WITHIN_MS = 120_000;
/** A look asks every process, and each asks its store: more often would be load of its own on a database that is small. */
const LOOKS_EVERY_MS = 400;

/** Looks until what is found is as wanted. @throws Error with what was found last, where it is not in two minutes */
export async function eventually<Found>(
  what: string,
  look: () => Promise<Found>,
  holds: (found: Found) => boolean,
): Promise<Found> {
  const until = Date.now() + WITHIN_MS;
  for (;;) {
    const found = await look();
    if (holds(found)) return found;
    if (Date.now() > until) throw new Error(`it never came that ${what}: ${told(found)}`);
    await pause(LOOKS_EVERY_MS);
  }
}

const told = (found: unknown): string =>
  JSON.stringify(found, (_key, value: unknown) => (value instanceof Map ? Object.fromEntries(value) : value));
