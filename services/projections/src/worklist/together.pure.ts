import { isSeated, type SeatHeld } from '../rights/seats-of.ts';
import type { OpenItem, WorkDoc } from './worklist.read-model.ts';

/** What waits of coalitions depends on who is asked and seated there now: an item alone does not tell it. */

/** What each on a roll has answered waits for nobody, though it may wait again while the roll can change. */
export function stillAsked(doc: WorkDoc): WorkDoc {
  const waits = ({ asked, answered = [] }: OpenItem): boolean =>
    asked === undefined || asked.some((organisation) => !answered.includes(organisation));
  return { ...doc, items: doc.items.filter(waits) };
}

/** The participants that have taken a task on. */
export function claimantsOf(docs: readonly WorkDoc[]): readonly string[] {
  const tasks = docs.flatMap(({ items }) => items.filter(({ kind }) => kind === 'task-to-do'));
  return [...new Set(tasks.flatMap(({ of }) => of ?? []))];
}

/**
 * A task of which a participant has lost its seat is none of its own now: it waits for those who lead to take it back.
 * @param seats those of the participants that have taken tasks on
 */
export function leftBehind(doc: WorkDoc, seats: readonly SeatHeld[]): WorkDoc {
  const isLeft = ({ kind, of }: OpenItem): boolean =>
    kind === 'task-to-do' && of !== undefined && !isSeated(seats, doc.coalition, of);
  return { ...doc, items: doc.items.map((item) => (isLeft(item) ? { ...item, kind: 'task-to-take-back' } : item)) };
}

/** A task past its day waits for whoever takes it on and for those who lead, and is one that is late. */
export function toldOnce(items: readonly OpenItem[]): readonly OpenItem[] {
  const isToldAsLate = ({ kind, part }: OpenItem): boolean =>
    kind === 'task-to-take-on' && items.some((other) => other.kind === 'task-overdue' && other.part === part);
  return items.filter((item) => !isToldAsLate(item));
}
