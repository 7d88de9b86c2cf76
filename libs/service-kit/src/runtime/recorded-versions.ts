import { decodeEvent, eventVersionActivated, type DataOf, type VersionsInForce } from '@baraza/contracts';
import { type EventStore, MAX_READ_EVENTS } from '@baraza/event-store';

type Activated = Pick<DataOf<typeof eventVersionActivated>, 'type' | 'version' | 'readableFrom'>;

/** Which versions of events are in force, by the record itself. */
export class RecordedVersions implements VersionsInForce {
  readonly #store: Pick<EventStore, 'readAll'>;
  readonly #newest = new Map<string, number>();
  /** By `type@version`. */
  readonly #readableFrom = new Map<string, number>();
  #after = 0;
  #looking: Promise<void> | undefined;

  private constructor(store: Pick<EventStore, 'readAll'>) {
    this.#store = store;
  }

  /** As the record says it now. */
  static async of(store: Pick<EventStore, 'readAll'>): Promise<RecordedVersions> {
    const versions = new RecordedVersions(store);
    await versions.lookAgain();
    return versions;
  }

  newest(type: string): number {
    return this.#newest.get(type) ?? 1;
  }

  readableFrom(type: string, schemaVersion: number): number | undefined {
    return this.#readableFrom.get(`${type}@${schemaVersion}`);
  }

  /** What was recorded before this is called is known when it resolves: a look under way may have begun before. */
  async lookAgain(): Promise<void> {
    const before = this.#looking;
    const look = (before ?? Promise.resolve()).catch(() => undefined).then(() => this.#look());
    const ended = look.finally(() => {
      if (this.#looking === ended) this.#looking = undefined;
    });
    this.#looking = ended;
    await ended;
  }

  async #look(): Promise<void> {
    const types = [eventVersionActivated.type];
    for (let head = Number.POSITIVE_INFINITY; this.#after < head;) {
      const page = await this.#store.readAll({ after: this.#after, limit: MAX_READ_EVENTS, types });
      for (const { bytes } of page.events) this.#take(decodeEvent(bytes).data as Activated);
      this.#after = page.lookedUpTo;
      ({ head } = page);
    }
  }

  #take({ type, version, readableFrom }: Activated): void {
    this.#newest.set(type, Math.max(version, this.newest(type)));
    this.#readableFrom.set(`${type}@${version}`, readableFrom);
  }
}
