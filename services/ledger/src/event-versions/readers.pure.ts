/** What a reader last said of itself, and when it was heard. */
export interface HeardReader {
  readonly service: string;
  readonly instance: string;
  /** For people: the machine and the port. */
  readonly where: string;
  readonly build: string;
  /** By type, the newest version that it can read. */
  readonly reads: Readonly<Record<string, number>>;
  /** Milliseconds since the epoch, by the ledger's clock. */
  readonly heardAt: number;
  /** It said that it ends: somebody stopped it. */
  readonly hasEnded: boolean;
}

const DAY_MS = 24 * 60 * 60_000;
/** Who was not heard for longer without having said that it ends will not come back as it was. */
export const FORGOTTEN_AFTER_MS = 7 * DAY_MS;

/**
 * Whose word counts: instances that have not ended and were heard within the week; and of a service that has none of these the
 * one that was heard last, for the service will be started again, as that one was.
 */
export function thoseThatCount(all: readonly HeardReader[], now: number): readonly HeardReader[] {
  const services = [...new Set(all.map(({ service }) => service))].sort();
  return services.flatMap((service) => {
    const own = all.filter((one) => one.service === service);
    const here = own.filter(({ heardAt, hasEnded }) => !hasEnded && now - heardAt <= FORGOTTEN_AFTER_MS);
    if (here.length > 0) return here.sort((one, other) => (one.instance < other.instance ? -1 : 1));
    return [own.reduce((last, one) => (one.heardAt > last.heardAt ? one : last))];
  });
}

/** What a reader is called by people: `projections on node-2`. */
export const nameOf = ({ service, where }: Pick<HeardReader, 'service' | 'where'>): string => `${service} on ${where}`;

/** Those of the readers that read the type and have not announced this version. */
export function behind(readers: readonly HeardReader[], type: string, version: number): readonly string[] {
  const lacking = readers.filter(({ reads }) => reads[type] !== undefined && reads[type] < version);
  return [...new Set(lacking.map(nameOf))];
}
