import type { CivilDate } from '@baraza/domain';

/**
 * A stretch in both times in which an entity's state stays as it is: it held from `validFrom` to the day before
 * `validTo`, and that is what the record said from sequence `knownFrom` to the one before `knownTo`. An end that is
 * left out is open. State null: it does not exist (any more).
 */
export interface Segment<State> {
  readonly validFrom: CivilDate;
  readonly validTo?: CivilDate;
  readonly knownFrom: number;
  readonly knownTo?: number;
  readonly state: State | null;
}

/**
 * All that is known of an entity, and all that was ever known. At any sequence the segments known then lie one behind
 * the other from the first date to the open end, without a gap and without overlapping. Plain JSON.
 */
export type Timeline<State> = readonly Segment<State>[];

/** What an event says: from this date on, the state is another. */
export interface Turn<State> {
  readonly from: CivilDate;
  /** Pure. The very same state means that nothing changes. */
  step(state: State | null): State | null;
}

/** A point in both times; what is left out asks for all there is. */
export interface Moment {
  /** What was true on this date. */
  readonly asOf?: CivilDate;
  /** What the record said after this sequence. */
  readonly knownAt?: number;
}

/**
 * The timeline after an event. An event that is dated back takes effect on every state from its date on, those that
 * were recorded earlier for later dates included: so the present is the fold of the events in the order of the record,
 * which is what the aggregate itself is. What was before its date, and what the record said before it, stay.
 *
 * @param sequence of the event; one the timeline has seen (or a later one) changes nothing
 */
export function recorded<State>(
  timeline: Timeline<State>,
  sequence: number,
  turns: readonly Turn<State>[],
): Timeline<State> {
  if (timeline.some(({ knownFrom, knownTo }) => sequence <= (knownTo ?? knownFrom))) return timeline;
  return turns.reduce<Timeline<State>>((before, turn) => turned(before, sequence, turn), timeline);
}

function turned<State>(timeline: Timeline<State>, sequence: number, { from, step }: Turn<State>): Timeline<State> {
  const kept: Segment<State>[] = [];
  const begun: Segment<State>[] = [];
  let changed = false;
  for (const segment of withStart(timeline, from, sequence)) {
    if (segment.knownTo !== undefined || (segment.validTo !== undefined && segment.validTo <= from)) {
      kept.push(segment);
      continue;
    }
    const [earlier, later] = splitAt(segment, from);
    const state = step(later.state);
    if (state === later.state) {
      kept.push(segment);
      continue;
    }
    changed = true;
    if (earlier !== undefined) kept.push(earlier);
    // What was only said by this very event has never been known.
    if (later.knownFrom < sequence) kept.push({ ...later, knownTo: sequence });
    begun.push({ ...later, knownFrom: sequence, state });
  }
  return changed ? [...kept, ...begun] : timeline;
}

/** Something to turn: nothing at all from that date up to where the timeline begins. */
function withStart<State>(timeline: Timeline<State>, from: CivilDate, sequence: number): Timeline<State> {
  let first: CivilDate | undefined;
  for (const { validFrom } of timeline) if (first === undefined || validFrom < first) first = validFrom;
  if (first !== undefined && first <= from) return timeline;
  const validTo = first === undefined ? {} : { validTo: first };
  return [...timeline, { validFrom: from, ...validTo, knownFrom: sequence, state: null }];
}

function splitAt<State>(segment: Segment<State>, date: CivilDate): [Segment<State> | undefined, Segment<State>] {
  if (date <= segment.validFrom) return [undefined, segment];
  return [
    { ...segment, validTo: date },
    { ...segment, validFrom: date },
  ];
}

/** The state at a moment; null where it did not exist, or nobody knew of it. */
export function stateAsOf<State>(timeline: Timeline<State>, { asOf, knownAt }: Moment = {}): State | null {
  for (const { validFrom, validTo, knownFrom, knownTo, state } of timeline) {
    const held = asOf === undefined ? validTo === undefined : validFrom <= asOf && (validTo ?? '~') > asOf;
    const known =
      knownAt === undefined ? knownTo === undefined : knownFrom <= knownAt && (knownTo ?? Infinity) > knownAt;
    if (held && known) return state;
  }
  return null;
}

/** The segments as the record had them after a sequence (now, where it is left out), earliest first. */
export function segmentsKnownAt<State>(timeline: Timeline<State>, knownAt?: number): Timeline<State> {
  if (knownAt === undefined) return timeline.filter(({ knownTo }) => knownTo === undefined).sort(byDate);
  return timeline
    .filter(({ knownFrom, knownTo }) => knownFrom <= knownAt && (knownTo ?? Infinity) > knownAt)
    .sort(byDate)
    .reduce<Segment<State>[]>(mended, []);
}

const byDate = (a: Segment<unknown>, b: Segment<unknown>): number => (a.validFrom < b.validFrom ? -1 : 1);

/** Puts together what was one segment then, and was parted by an event that was not known yet. */
function mended<State>(segments: Segment<State>[], next: Segment<State>): Segment<State>[] {
  const last = segments.at(-1);
  const isOne = last?.knownFrom === next.knownFrom && JSON.stringify(last.state) === JSON.stringify(next.state);
  if (!isOne) return [...segments, next];
  const { validFrom, knownFrom, state } = last;
  const validTo = next.validTo === undefined ? {} : { validTo: next.validTo };
  const sooner = Math.min(last.knownTo ?? Infinity, next.knownTo ?? Infinity);
  const knownTo = sooner === Infinity ? {} : { knownTo: sooner };
  return [...segments.slice(0, -1), { validFrom, ...validTo, knownFrom, ...knownTo, state }];
}
