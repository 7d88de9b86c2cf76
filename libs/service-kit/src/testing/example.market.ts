import { defineEvent, EventCatalogue, type HappenedOf, UnitCode } from '@baraza/contracts';
import { addDays, type Aggregate, type CalendarStep, type Decided, ruleBook } from '@baraza/domain';
import { Type } from 'typebox';
import { exampleCatalogue } from './example.aggregate.ts';

/** A stall at the market: let for 30 days, warned of its end a week before, taken back on the day after. */
const event = <const Name extends string>(type: Name) =>
  defineEvent({
    type,
    schemaVersion: 1,
    summary: 'Something happened to a stall.',
    audience: 'public',
    aggregate: 'stall',
    data: Type.Object({ unit: UnitCode, until: Type.String() }, { additionalProperties: false }),
    example: { unit: 'UG-402', until: '2026-04-01' },
  });
export const stallLet = event('members.StallLet');
const stallEndNeared = event('members.StallEndNeared');
export const stallTakenBack = event('members.StallTakenBack');

export type StallState =
  | { readonly status: 'none' }
  | { readonly status: 'let' | 'ending' | 'taken-back'; readonly unit: string; readonly until: string };
type StallEvent = HappenedOf<typeof stallLet | typeof stallEndNeared | typeof stallTakenBack>;
const AFTER = {
  'members.StallLet': 'let',
  'members.StallEndNeared': 'ending',
  'members.StallTakenBack': 'taken-back',
} as const;
export const stallRules = ruleBook('stall', {
  'not-let': { kind: 'order', title: 'Only a stall that is let is let again' },
});

function next(state: StallState): CalendarStep | undefined {
  if (state.status === 'let') return { rule: 'stall.end-nears', rank: 20, on: addDays(state.until, -7) };
  if (state.status === 'ending') return { rule: 'stall.taken-back', rank: 10, on: addDays(state.until, 1) };
  return undefined;
}

export const stall: Aggregate<StallState, StallEvent> = {
  name: 'stall',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    [['none', 'let', 'ending'], 'members.StallLet', 'let'],
    ['let', 'members.StallEndNeared', 'ending'],
    ['ending', 'members.StallTakenBack', 'taken-back'],
  ],
  evolve: (_, { type, data }) => ({ status: AFTER[type], ...data }),
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [] }),
  calendar: {
    next,
    take(state, step) {
      const type = step.rule === 'stall.end-nears' ? stallEndNeared.type : stallTakenBack.type;
      const { unit, until } = state as Exclude<StallState, { status: 'none' }>;
      return [{ type, data: { unit, until }, effectiveOn: step.on, tags: [] }];
    },
  },
};

export function letFor(state: StallState, unit: string, until: string, effectiveOn: string): readonly Decided[] {
  if (state.status === 'taken-back') throw stallRules.broken('not-let');
  return [{ type: stallLet.type, data: { unit, until }, effectiveOn, tags: [] }];
}

export const marketCatalogue = new EventCatalogue([
  ...exampleCatalogue.all(),
  stallLet,
  stallEndNeared,
  stallTakenBack,
]);
