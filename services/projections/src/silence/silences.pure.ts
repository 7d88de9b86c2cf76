import { addDays, type CivilDate, type Role } from '@baraza/domain';
import { WORK_KINDS } from '../worklist/work-kinds.ts';
import type { OpenItem, WorkDoc } from '../worklist/worklist.read-model.ts';
import { isSilentKind, type SilentKindName } from './silent-kinds.ts';

/** What nobody has acted on: past the day that was set to it, or, where none was, for longer than was asked. */
export interface Silence {
  readonly kind: SilentKindName;
  readonly doc: WorkDoc;
  readonly item: OpenItem;
  /** In these roles somebody can act. */
  readonly roles: readonly Role[];
  /** How long it has waited, in days. */
  readonly waited: number;
  /** How many days ago it was to be done; undefined where no day was set. */
  readonly late: number | undefined;
}

/** @param days how long something may wait to which no day was set */
export function silencesOf(doc: WorkDoc, today: CivilDate, days: number): readonly Silence[] {
  return doc.items.flatMap((item) => {
    const { kind, due, from } = item;
    if (!isSilentKind(kind)) return [];
    const since = from !== null && from > item.since ? from : item.since;
    const isSilent = due === null ? addDays(since, days) <= today : due < today;
    if (!isSilent) return [];
    const roles = [
      ...new Set(WORK_KINDS[kind].answers.flatMap(({ roles: open, ofClaimant = [] }) => [...open, ...ofClaimant])),
    ];
    const late = due === null ? undefined : daysBetween(due, today);
    return [{ kind, doc, item, roles, waited: daysBetween(since, today), late }];
  });
}

/** The longest silence first: by the day that was let pass, or else by the day from which on it has waited. */
export function longestFirst(one: Silence, other: Silence): number {
  const [a, b] = [one, other].map(({ item, kind, doc }) => [item.due ?? item.since, kind, doc.entity].join('~'));
  return a! < b! ? -1 : a! > b! ? 1 : 0;
}

const DAY_MS = 86_400_000;

function daysBetween(from: CivilDate, until: CivilDate): number {
  return Math.max(0, Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS));
}
