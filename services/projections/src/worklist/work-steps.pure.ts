import type { DataOf, EventContract, SequencedEvent } from '@baraza/contracts';
import type { CivilDate } from '@baraza/domain';
import type { WorkKind } from './work-kinds.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

/** What a step is told: the event, who acted, and what was open before. */
export interface Told<C extends EventContract> {
  readonly data: DataOf<C>;
  readonly on: CivilDate;
  /** Who acted. */
  readonly by: string;
  readonly before: WorkDoc;
}

type Waiting = Omit<OpenItem, 'since'>;
/** What an event changes: its items take the place of those before; what it leaves out stays as it was. */
export type Left = Partial<
  Pick<WorkDoc, 'organisation' | 'persons' | 'organisations' | 'needed' | 'dueNext' | 'isSecret'>
> & {
  readonly items?: readonly Waiting[];
};

/** What an event leaves to be done; nothing: the entity is done with. */
export interface WorkStep {
  readonly type: string;
  readonly aggregate: string;
  /** False for an event that opens nothing where nothing was. */
  readonly begins: boolean;
  take(event: SequencedEvent, before: WorkDoc): Left | undefined;
}

export function after<C extends EventContract>(contract: C, left: (told: Told<C>) => Left): WorkStep {
  return step(contract, true, left);
}

/** As `after`, for what changes only what is open already. */
export function meanwhile<C extends EventContract>(contract: C, left: (told: Told<C>) => Left): WorkStep {
  return step(contract, false, left);
}

/** Nothing of the entity waits after these. */
export function over(...contracts: readonly EventContract[]): readonly WorkStep[] {
  return contracts.map(({ type, aggregate }) => ({ type, aggregate, begins: false, take: () => undefined }));
}

function step<C extends EventContract>(contract: C, begins: boolean, left: (told: Told<C>) => Left): WorkStep {
  const { type, aggregate } = contract;
  return {
    ...{ type, aggregate, begins },
    take: (event, before) =>
      left({ data: event.data as DataOf<C>, on: event.effectiveOn, by: event.meta.actor.person, before }),
  };
}

export function item(kind: WorkKind, more: Partial<Omit<Waiting, 'kind'>> = {}): Waiting {
  return {
    kind,
    due: null,
    from: null,
    notBy: [],
    notFor: [],
    only: null,
    at: null,
    detail: null,
    person: null,
    ...more,
  };
}

/** The list with this one in it, once. */
export function plus(list: readonly string[], ...more: readonly string[]): readonly string[] {
  return [...new Set([...list, ...more])];
}

/** What of a kind waited already goes on waiting since then. */
export function openedOn(items: readonly Waiting[], on: CivilDate, before: readonly OpenItem[]): readonly OpenItem[] {
  return items.map((one) => ({
    ...one,
    since: before.find(({ kind, part }) => kind === one.kind && part === one.part)?.since ?? on,
  }));
}
