import type { DataOf, SequencedEvent } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import { recorded, stateAsOf, type Timeline } from '@baraza/read-models';

/** The document of an entity whose figures are counted. */
export interface TimelineDoc<State> {
  readonly entity: string;
  readonly timeline: Timeline<State>;
}

type Change<State> = (state: State, data: never, event: SequencedEvent) => Partial<State>;

/** From which day a correction holds: from the day of what it puts right. Undefined: from the event's own. */
type Since<State> = (state: State) => CivilDate | undefined;

/**
 * What each event makes of an entity, whatever it was: in histories dated back every order can come.
 * @param nothing an entity of which nothing has been told yet
 */
export function stepsOf<State extends object>(nothing: State) {
  const changes = new Map<string, { readonly change: Change<State>; readonly since: Since<State> }>();
  return {
    when<C extends { readonly type: string }>(
      contract: C,
      change: (state: State, data: DataOf<C>, event: SequencedEvent) => Partial<State>,
      since: Since<State> = () => undefined,
    ): void {
      changes.set(contract.type, { change: change as Change<State>, since });
    },
    types: (): readonly string[] => [...changes.keys()],
    /** The very same document where nothing changed. */
    after(doc: TimelineDoc<State> | undefined, event: SequencedEvent, entity: string): TimelineDoc<State> | undefined {
      const { change, since } = changes.get(event.type)!;
      const before = doc?.timeline ?? [];
      const step = (state: State | null): State => ({
        ...(state ?? nothing),
        ...change(state ?? nothing, event.data as never, event),
      });
      const from = since(stateAsOf(before) ?? nothing) ?? event.effectiveOn;
      const timeline = recorded(before, event.sequence, [{ from, step }]);
      return timeline === before ? doc : { entity, timeline };
    },
  };
}

/** The id at the end of a stream's name, where it is a UUID. */
export const idInStream = (stream: string): string => stream.slice(-36);
