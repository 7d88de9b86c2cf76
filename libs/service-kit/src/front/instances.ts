import type { Readiness } from '../health/readiness.ts';

/** Where each first part of a path is answered, by one instance or by several; `` for everything else. */
export type Addresses = Readonly<Record<string, string | readonly string[]>>;

const LOOKS_EVERY_MS = 1_000;
const ANSWERS_WITHIN_MS = 2_000;
const STANDINGS = ['ready', 'there', 'away'] as const;
type Standing = (typeof STANDINGS)[number];

/**
 * Which instance of a service is asked: each in its turn, of those that are ready; where none is, of those that answer at
 * all. They are looked at once a second, and one that a request did not reach is left out until it has answered again.
 */
export class Instances {
  readonly #services: Readonly<Record<string, readonly string[]>>;
  readonly #standings = new Map<string, Standing>();
  readonly #looking: NodeJS.Timeout | undefined;
  #turn = 0;

  constructor(addresses: Addresses) {
    this.#services = Object.fromEntries(Object.entries(addresses).map(([first, urls]) => [first, [urls].flat()]));
    const shared = new Set(Object.values(this.#services).flatMap((urls) => (urls.length > 1 ? urls : [])));
    if (shared.size === 0) return;
    this.#looking = setInterval(() => {
      for (const url of shared) void this.#look(url);
    }, LOOKS_EVERY_MS).unref();
  }

  /** Every service's, by the first part of the path. */
  get all(): Readonly<Record<string, readonly string[]>> {
    return this.#services;
  }

  /** The one of each service whose turn it is. */
  chosen(): Readonly<Record<string, string>> {
    return Object.fromEntries(Object.keys(this.#services).map((first) => [first, this.choose(first)]));
  }

  /** @param first part of the path */
  choose(first: string): string {
    const urls = (Object.hasOwn(this.#services, first) ? this.#services[first] : undefined) ?? this.#services['']!;
    const best = STANDINGS.find((standing) => urls.some((url) => this.#standingOf(url) === standing));
    const willing = urls.filter((url) => this.#standingOf(url) === best);
    this.#turn = (this.#turn + 1) % Number.MAX_SAFE_INTEGER;
    return willing[this.#turn % willing.length]!;
  }

  /** A request did not reach it. @returns whether another may be asked */
  isAway(url: string): boolean {
    this.#standings.set(url, 'away');
    const others = Object.values(this.#services).find((urls) => urls.includes(url)) ?? [];
    return others.some((other) => this.#standingOf(other) !== 'away');
  }

  close(): void {
    clearInterval(this.#looking);
  }

  #standingOf(url: string): Standing {
    return this.#standings.get(url) ?? 'ready';
  }

  async #look(url: string): Promise<void> {
    const standing = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) }).then(
      async (answer) => (((await answer.json()) as Readiness).status === 'ready' ? 'ready' : 'there'),
      () => 'away' as const,
    );
    this.#standings.set(url, standing);
  }
}
