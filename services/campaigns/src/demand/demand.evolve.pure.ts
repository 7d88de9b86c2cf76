import { unreachable } from '@baraza/domain';
import type { DemandEvent, DemandState, Followed, PutDemand } from './demand.state.ts';

export function evolve(state: DemandState, event: DemandEvent): DemandState {
  const on = event.effectiveOn;
  if (event.type === 'campaigns.DemandMade') {
    return { status: 'made', ...event.data, madeOn: on, wordedBy: event.actor, since: on };
  }
  switch (event.type) {
    case 'campaigns.DemandReworded': {
      const { changeBy: _, ...worded } = inState(state, event, 'made');
      return { ...worded, ...event.data, wordedBy: event.actor, since: on };
    }
    case 'campaigns.DemandDropped':
      return { ...inState(state, event, 'made'), status: 'dropped', ground: event.data.ground, since: on };
    case 'campaigns.DemandDelivered': {
      const { office, change: words, channel, lead } = event.data;
      const put = { office, words, channel, lead, deliveredOn: on, reminders: [], answers: [] };
      return { ...inState(state, event, 'made'), status: 'delivered', ...put, since: on };
    }
    case 'campaigns.DemandDeliveryProven':
      return { ...inState(state, event, 'delivered'), proof: event.data };
    case 'campaigns.DemandEvidenceCited':
      return citing(state, event);
    case 'campaigns.DemandReminded': {
      const awaited = inState(state, event, 'delivered', 'silent');
      const { answerBy } = event.data;
      const reminders = [...awaited.reminders, { on, ...event.data }];
      return { ...awaited, status: 'delivered', answerBy, reminders, since: on };
    }
    case 'campaigns.DemandAnswerFellDue':
      // It is no step of anybody's: what was answered in time may still be put on record as of then.
      return { ...inState(state, event, 'delivered'), status: 'silent', silentBy: event.data.answerBy };
    case 'campaigns.DemandWithdrawn': {
      const put = inState(state, event, 'delivered', 'silent', 'refused');
      return { ...put, status: 'withdrawn', ground: event.data.ground, since: on };
    }
    default:
      return answered(state, event);
  }
}

type OfAnswer = Extract<
  DemandEvent,
  {
    type:
      | 'campaigns.DemandAnswered'
      | 'campaigns.DemandAnswerProven'
      | 'campaigns.DemandRenegotiated'
      | 'campaigns.DemandImplemented'
      | 'campaigns.DemandReneged'
      | 'campaigns.DemandPromiseExcused';
  }
>;

function answered(state: DemandState, event: OfAnswer): DemandState {
  const on = event.effectiveOn;
  switch (event.type) {
    case 'campaigns.DemandAnswered': {
      const put = asPut(inState(state, event, 'delivered', 'silent', 'refused', 'reneged', 'excused'));
      const { answer, promise } = event.data;
      const known = { ...put, answers: [...put.answers, { on, answer }], since: on };
      if (promise === undefined) return { ...known, status: 'refused' };
      const { commitment, dueOn } = promise;
      return { ...known, status: 'promised', promise: { commitment, dueOn, inPart: answer === 'partly' } };
    }
    case 'campaigns.DemandAnswerProven': {
      const known = inState(state, event, 'refused', 'promised');
      const last = known.answers.at(-1)!;
      return { ...known, answers: [...known.answers.slice(0, -1), { ...last, proof: event.data }] };
    }
    case 'campaigns.DemandRenegotiated': {
      const promised = inState(state, event, 'promised');
      return { ...promised, promise: { ...promised.promise, dueOn: event.data.dueOn }, since: on };
    }
    case 'campaigns.DemandImplemented': {
      const { doneOn, onTime } = event.data;
      return { ...inState(state, event, 'promised'), status: 'implemented', doneOn, onTime, since: on };
    }
    case 'campaigns.DemandReneged':
      return { ...inState(state, event, 'promised'), status: 'reneged', ground: event.data.ground, since: on };
    case 'campaigns.DemandPromiseExcused':
      return { ...inState(state, event, 'promised'), status: 'excused', ground: event.data.ground, since: on };
    default:
      return unreachable(event);
  }
}

function citing(
  state: DemandState,
  event: Extract<DemandEvent, { type: 'campaigns.DemandEvidenceCited' }>,
): DemandState {
  const { shows, evidence: cited } = event.data;
  if (shows === 'delivery') {
    const delivered = inState(state, event, 'delivered');
    return { ...delivered, proof: { ...delivered.proof!, cited } };
  }
  const known = inState(state, event, 'refused', 'promised');
  const last = known.answers.at(-1)!;
  const proof = { ...last.proof!, cited };
  return { ...known, answers: [...known.answers.slice(0, -1), { ...last, proof }] };
}

function inState<Status extends DemandState['status']>(
  state: DemandState,
  event: DemandEvent,
  ...statuses: readonly Status[]
): Extract<DemandState, { status: Status }> {
  if ((statuses as readonly string[]).includes(state.status)) return state as Extract<DemandState, { status: Status }>;
  throw new Error(`${event.type} of a demand that is '${state.status}': no decider makes this`);
}

/** Without what became of an earlier promise. */
function asPut(state: PutDemand): Omit<Followed, 'promise'> {
  const { status: _, ...rest } = state;
  const { promise: __, ground: ___, ...put } = rest as Followed & { readonly ground?: string };
  return put;
}
