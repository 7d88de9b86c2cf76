import type { RoleHeld } from '@baraza/domain';
import type { AcknowledgedEvent, ForumClient } from './running-forum.ts';

/** A line of the replay. Where something sealed stands, the place is told and the event is not. */
interface Line {
  readonly sequence: number;
  readonly event?: { readonly id: string; readonly type: string; readonly stream: string; readonly revision: number };
}

/** The record as a replay gives it, from the first event to the last. */
export class WholeRecord {
  readonly lines: readonly Line[];

  private constructor(lines: readonly Line[]) {
    this.lines = lines;
  }

  static async replayed(client: ForumClient, as: readonly RoleHeld[]): Promise<WholeRecord> {
    const answer = await client.get('/ledger/events', as, { accept: 'application/x-ndjson' });
    if (answer.status !== 200) throw new Error(`the replay answered ${answer.status}: ${answer.text}`);
    const lines = answer.text === '' ? [] : answer.text.trimEnd().split('\n');
    return new WholeRecord(lines.map((line) => JSON.parse(line) as Line));
  }

  /** Places where something stands that the reader may not see. */
  get withheld(): number {
    return this.lines.filter(({ event }) => event === undefined).length;
  }

  /** The first thing that is wrong with its order: a sequence or an event's id twice or missing; undefined: nothing. */
  get fault(): string | undefined {
    const ids = new Set<string>();
    for (const [index, { sequence, event }] of this.lines.entries()) {
      if (sequence !== index + 1) return `sequence ${sequence} stands at place ${index + 1}`;
      if (event === undefined) continue;
      if (ids.has(event.id)) return `event ${event.id} (${event.type}) stands twice`;
      ids.add(event.id);
    }
    return undefined;
  }

  /** Those of these events that do not stand in it, or stand where the reader may not see. */
  without(acknowledged: readonly AcknowledgedEvent[]): readonly AcknowledgedEvent[] {
    const ids = new Set(this.lines.map(({ event }) => event?.id));
    return acknowledged.filter(({ id }) => !ids.has(id));
  }

  count(type: string): number {
    return this.lines.filter(({ event }) => event?.type === type).length;
  }
}
