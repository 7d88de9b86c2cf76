import {
  Code,
  defineEvent,
  EventCatalogue,
  everyContract,
  type HappenedOf,
  Personal,
  UnitCode,
  Uuid,
} from '@baraza/contracts';
import { type Aggregate, type Decided, type Deciding, ruleBook } from '@baraza/domain';
import { Type } from 'typebox';

/** A small aggregate for this library's own specs: a grain store that keeps bags for an organisation. */

export const granaryOpened = defineEvent({
  type: 'members.GranaryOpened',
  schemaVersion: 1,
  summary: 'A granary was opened.',
  audience: 'integrator',
  aggregate: 'granary',
  data: Type.Object(
    { unit: UnitCode, organisation: Uuid, keeper: Personal('person'), kind: Code },
    { additionalProperties: false },
  ),
  example: {
    unit: 'UG-402',
    organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
    keeper: {
      subject: '7a1d0c52-3f4e-4b6a-8d20-5e9f1a2b3c4d',
      commitment: 'm3xkqg8b0Yw5dQz1c7Vn2Jt9Lr4Hs6Pf0Xa8Ue1Bk5E',
    },
    kind: 'millet',
  },
});
export const bagsStored = defineEvent({
  type: 'members.BagsStored',
  schemaVersion: 1,
  summary: 'Bags were brought in.',
  audience: 'internal',
  aggregate: 'granary',
  data: Type.Object({ bags: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
  example: { bags: 3 },
});
export const granaryClosed = defineEvent({
  type: 'members.GranaryClosed',
  schemaVersion: 1,
  summary: 'A granary was closed.',
  audience: 'public',
  aggregate: 'granary',
  data: Type.Object({}, { additionalProperties: false }),
  example: {},
});
export const plotTaken = defineEvent({
  type: 'members.PlotTaken',
  schemaVersion: 1,
  summary: 'A plot was taken by a granary.',
  audience: 'internal',
  aggregate: 'granary-plot',
  data: Type.Object({ granary: Uuid }, { additionalProperties: false }),
  example: { granary: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f' },
});

export const exampleCatalogue = new EventCatalogue([
  ...everyContract.all(),
  granaryOpened,
  bagsStored,
  granaryClosed,
  plotTaken,
]);

export const granaryRules = ruleBook('granary', {
  'already-open': { kind: 'order', title: 'A granary is opened once' },
  closed: { kind: 'order', title: 'A closed granary takes no bags' },
  'too-many': { kind: 'input', title: 'A granary takes at most 100 bags at once' },
  'own-granary': { kind: 'separation', title: 'Nobody closes the granary they opened' },
  'plot-taken': { kind: 'reference', title: 'A plot holds one granary' },
});

type GranaryEvent = HappenedOf<typeof granaryOpened | typeof bagsStored | typeof granaryClosed>;
export type GranaryState =
  | { readonly status: 'none' }
  | {
      readonly status: 'open' | 'closed';
      readonly unit: string;
      readonly organisation: string;
      readonly keeper: { readonly subject: string; readonly commitment: string };
      readonly openedBy: string;
      readonly bags: number;
    };

export const granary: Aggregate<GranaryState, GranaryEvent> = {
  name: 'granary',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [
    ['none', 'members.GranaryOpened', 'open'],
    ['open', 'members.BagsStored', 'same'],
    ['open', 'members.GranaryClosed', 'closed'],
  ],
  evolve(state, event) {
    if (event.type === 'members.GranaryOpened') {
      const { unit, organisation, keeper } = event.data;
      return { status: 'open', unit, organisation, keeper, openedBy: event.actor, bags: 0 };
    }
    if (state.status === 'none') throw new Error('bags before a granary');
    if (event.type === 'members.GranaryClosed') return { ...state, status: 'closed' };
    return { ...state, bags: state.bags + event.data.bags };
  },
  scope: (state) => (state.status === 'none' ? undefined : { unit: state.unit, organisations: [state.organisation] }),
};

type PlotState = { readonly status: 'none' } | { readonly status: 'taken' };
export const plot: Aggregate<PlotState, HappenedOf<typeof plotTaken>> = {
  name: 'granary-plot',
  service: 'members',
  stateVersion: 1,
  initialState: { status: 'none' },
  diagram: [['none', 'members.PlotTaken', 'taken']],
  evolve: () => ({ status: 'taken' }),
  scope: () => undefined,
};

export function openGranary(
  state: GranaryState,
  command: { unit: string; organisation: string; keeper: string; kind: string },
  given: Deciding,
): readonly Decided[] {
  if (state.status !== 'none') throw granaryRules.broken('already-open');
  const { unit, organisation, kind } = command;
  const keeper = { subject: given.id('keeper'), value: command.keeper };
  return [
    {
      type: granaryOpened.type,
      data: { unit, organisation, keeper, kind },
      effectiveOn: given.effectiveOn,
      tags: [`unit:${unit}`, `org:${organisation}`],
    },
  ];
}

export function takePlot(state: PlotState, granaryId: string, given: Deciding): readonly Decided[] {
  if (state.status === 'taken') throw granaryRules.broken('plot-taken', { pointer: '/plot' });
  return [{ type: plotTaken.type, data: { granary: granaryId }, effectiveOn: given.effectiveOn, tags: [] }];
}

export function storeBags(state: GranaryState, bags: number, given: Deciding): readonly Decided[] {
  if (state.status !== 'open') throw granaryRules.broken('closed');
  if (bags > 100) throw granaryRules.broken('too-many', { pointer: '/bags', params: { most: 100 } });
  if (bags === 0) return [];
  return [{ type: bagsStored.type, data: { bags }, effectiveOn: given.effectiveOn, tags: [`unit:${state.unit}`] }];
}

export function closeGranary(state: GranaryState, given: Deciding): readonly Decided[] {
  if (state.status === 'none' || state.openedBy === given.actor.person) throw granaryRules.broken('own-granary');
  if (state.status === 'closed') return [];
  return [{ type: granaryClosed.type, data: {}, effectiveOn: given.effectiveOn, tags: [`unit:${state.unit}`] }];
}
