import {
  type DataOf,
  type SequencedEvent,
  serviceRequestAcknowledged,
  serviceRequestAcknowledgementMissed,
  serviceRequestClosed,
  serviceRequestConfirmed,
  serviceRequestDeclined,
  serviceRequestDelivered,
  serviceRequestDeliveryMissed,
  serviceRequestDisputed,
  serviceRequested,
  serviceRequestMoved,
  serviceRequestReopened,
  serviceRequestSettlementMissed,
  serviceRequestWithdrawn,
} from '@baraza/contracts';
import { type CivilDate, daysBetween, UNTOLD } from '@baraza/domain';
import { type Amount, contributions, type Counting, type Projection, recorded } from '@baraza/read-models';
import {
  RATED,
  SERVED_FLOWS,
  type ServedDoc,
  type ServedFlow,
  type ServedMeasure,
  servedModel,
  type ServedState,
  type UnseenAnswers,
} from './requests-served.read-model.ts';

type Change = (state: ServedState, data: never, on: CivilDate) => Partial<ServedState>;

/** What each event makes of a request, whatever it was: in histories dated back every order can come. */
const changes = new Map<string, Change>();
function when<C extends { readonly type: string }>(
  contract: C,
  change: (state: ServedState, data: DataOf<C>, on: CivilDate) => Partial<ServedState>,
): void {
  changes.set(contract.type, change as Change);
}
when(serviceRequested, (state, { unit, code, organisation, promise, acknowledgeBy, deliverBy }, on) => ({
  ...{ unit, code, organisation, acknowledgeBy, deliverBy },
  owes: 'answer',
  owedSince: on,
  promisedDays: promise.deliverDays,
  counts: more(state, 'asked'),
}));
when(serviceRequestAcknowledged, (state, _, on) => noted(state, on));
when(serviceRequestDelivered, (state, _, on) => answered(state, on));
when(serviceRequestDeclined, (state, _, on) => {
  const after = answered(state, on);
  return { ...after, counts: more(after, 'declined') };
});
when(serviceRequestDisputed, (state, { settleBy }) => ({
  owes: 'second-look',
  settleBy,
  isLate: false,
  counts: more(state, 'disputed'),
}));
when(serviceRequestReopened, (state, { deliverBy }, on) => ({
  owes: 'answer',
  owedSince: on,
  deliverBy,
  isLate: false,
  counts: settled(state, on),
}));
when(serviceRequestMoved, (_, { unit }) => ({ unit }));
when(serviceRequestConfirmed, (_, { rating }) => ({ rating }));
when(serviceRequestClosed, (state, { because }, on) => ({
  owes: 'nothing',
  isLate: false,
  // What the member confirms after all nobody had to settle.
  counts: because === 'dispute-dismissed' ? settled(state, on) : state.counts,
}));
when(serviceRequestWithdrawn, (state) => ({ owes: 'nothing', isLate: false, counts: more(state, 'withdrawn') }));
for (const missed of [
  serviceRequestAcknowledgementMissed,
  serviceRequestDeliveryMissed,
  serviceRequestSettlementMissed,
]) {
  when(missed, () => ({ isLate: true }));
}

function more({ counts }: Pick<ServedState, 'counts'>, flow: ServedFlow, by = 1): ServedState['counts'] {
  return { ...counts, [flow]: counts[flow] + by };
}

/** It is late no more, unless the answer is, too. */
function noted(state: ServedState, on: CivilDate): ServedState {
  if (state.hasBeenNoted) return state;
  const counts = more(state, on <= state.acknowledgeBy ? 'noted-in-time' : 'noted-late');
  return { ...state, hasBeenNoted: true, isLate: state.isLate && on > state.deliverBy, counts };
}

/** Whoever answers at once has noted it. */
function answered(before: ServedState, on: CivilDate): ServedState {
  const state = noted(before, on);
  const counts = more(state, on <= state.deliverBy ? 'answered-in-time' : 'answered-late');
  const taken = more({ counts }, 'days-taken', state.owedSince === '' ? 0 : daysBetween(state.owedSince, on));
  return {
    ...state,
    owes: 'nothing',
    isLate: false,
    counts: more({ counts: taken }, 'days-promised', state.promisedDays),
  };
}

const settled = (state: ServedState, on: CivilDate): ServedState['counts'] =>
  more(state, on <= state.settleBy ? 'settled-in-time' : 'settled-late');

const nothing: ServedState = {
  ...{ unit: '', code: '', organisation: '', owes: 'nothing', owedSince: '', promisedDays: 0 },
  ...{ acknowledgeBy: '', deliverBy: '', settleBy: '', hasBeenNoted: false, isLate: false, rating: 0 },
  counts: Object.fromEntries(SERVED_FLOWS.map((flow) => [flow, 0])) as Record<ServedFlow, number>,
};

/** One timeline for each request. */
export const servedProjection: Projection<ServedDoc> = {
  model: servedModel,
  types: [...changes.keys()],
  keys: (event) => [event.stream],
  evolve(doc, event: SequencedEvent, key) {
    const change = changes.get(event.type)!;
    const before = doc?.timeline ?? [];
    const timeline = recorded(before, event.sequence, [
      {
        from: event.effectiveOn,
        step: (state) => ({
          ...(state ?? nothing),
          ...change(state ?? nothing, event.data as never, event.effectiveOn),
        }),
      },
    ]);
    return timeline === before ? doc : { request: key.slice('service-request-'.length), timeline };
  },
  facts: (before, after) =>
    contributions(countingOf((after ?? before)!.request), before?.timeline ?? [], after?.timeline ?? []),
};

/** What is owed counts while it is; everything else on the day on which it becomes more. */
function countingOf(entity: string): Counting<ServedState> {
  const counted = (
    measure: ServedMeasure | UnseenAnswers,
    { unit, code, organisation }: ServedState,
    amount: number,
  ): readonly Amount[] => (amount === 0 ? [] : [{ measure, dimensions: { unit, code, organisation }, amount, entity }]);
  return {
    stock: (state) =>
      state.owes === 'nothing' || state.code === UNTOLD
        ? []
        : [...counted('owed', state, 1), ...counted('owed-late', state, state.isLate ? 1 : 0)],
    flow(from, after) {
      if (after === null) return [];
      const before = from ?? nothing;
      const { unit, code, organisation, rating } = after;
      const times = (flow: ServedFlow): number => after.counts[flow] - before.counts[flow];
      if (code === UNTOLD) {
        return [
          ...counted('unseen-in-time', after, times('answered-in-time')),
          ...counted('unseen-late', after, times('answered-late')),
        ];
      }
      const isRated = rating !== 0 && before.rating === 0;
      const dimensions = { unit, code, organisation, rating: String(rating) };
      return [
        ...SERVED_FLOWS.flatMap((flow) => counted(flow, after, times(flow))),
        ...(isRated ? [{ measure: RATED, dimensions, amount: 1, entity }] : []),
      ];
    },
  };
}
