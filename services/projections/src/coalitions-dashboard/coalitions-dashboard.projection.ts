import * as contracts from '@baraza/contracts';
import { daysBetween } from '@baraza/domain';
import { idInStream } from '../figures/steps-of.ts';
import { keyOf, lasting, more, noted, type Tally, tallying } from '../figures/tally.ts';
import { coalitionsModel } from './coalitions-dashboard.read-model.ts';

const counted = tallying();
const { when } = counted;
const over: Pick<Tally, 'lasts'> = { lasts: {} };

/** The coalition stands so, and its seats as they did. */
const coalition = ({ lasts }: Tally, stage: string): Pick<Tally, 'lasts'> => ({
  lasts: {
    ...Object.fromEntries(Object.entries(lasts).filter(([key]) => key.startsWith('seat/'))),
    [keyOf('coalition', stage)]: 1,
  },
});
/** A seat that votes: an observer's is none. */
const seated = ({ lasts }: Tally, seat: string): Pick<Tally, 'lasts'> => ({
  lasts: { ...lasts, [keyOf('seat', '', seat)]: 1 },
});
const unseated = ({ lasts }: Tally, seat: string): Pick<Tally, 'lasts'> => {
  const { [keyOf('seat', '', seat)]: _gone, ...others } = lasts;
  return { lasts: others };
};

when(contracts.coalitionFormed, (state, { unit, themes, kind }, { stream }) => ({
  ...{ unit, themes, kind, of: { coalition: idInStream(stream) }, ...coalition(state, 'active') },
  counts: more(state.counts, keyOf('coalition-formed')),
}));
when(contracts.coalitionStageReached, ({ counts }, { stage }) => ({
  counts: more(counts, keyOf('coalition-stage', stage)),
}));
when(contracts.coalitionFellDormant, (state) => ({
  ...coalition(state, 'dormant'),
  counts: more(state.counts, keyOf('coalition-dormant')),
}));
when(contracts.coalitionRevived, (state) => ({
  ...coalition(state, 'active'),
  counts: more(state.counts, keyOf('coalition-revived')),
}));
when(contracts.coalitionWoundDown, ({ counts }) => ({ ...over, counts: more(counts, keyOf('coalition-wound-down')) }));
when(contracts.participantAdmitted, (state, { seat, role }) => (role === 'observer' ? {} : seated(state, seat)));
when(contracts.seatRoleChanged, (state, { seat, role }) =>
  role === 'observer' ? unseated(state, seat) : seated(state, seat),
);
when(contracts.seatReinstated, (state, { seat }) => seated(state, seat));
for (const gone of [contracts.seatSuspended, contracts.participantLeft, contracts.participantRemoved]) {
  when(gone, (state, { seat }) => unseated(state, seat));
}

/** A participant did something in its coalition. */
const acted = (seat: string): string => keyOf('acted', '', seat);

when(contracts.decisionProposed, (state, { unit, themes, subject, coalition: id }, { effectiveOn }) => ({
  ...{ unit, themes, kind: subject, of: { coalition: id }, ...lasting(keyOf('decision', 'discussed')) },
  ...noted(state, { proposedOn: effectiveOn }),
  counts: more(state.counts, keyOf('decision-proposed')),
}));
when(contracts.votingOpened, () => lasting(keyOf('decision', 'voted-on')));
when(contracts.voteCast, ({ counts }, { seat }) => ({ counts: more(counts, acted(seat)) }));
when(contracts.decisionBallotTaken, ({ counts }, { seat }) => ({ counts: more(counts, acted(seat)) }));
when(contracts.decisionTaken, (state, { unit, themes, subject, outcome, coalition: id }, { effectiveOn }) => ({
  ...{ unit, themes, kind: subject, of: { coalition: id }, ...over },
  counts: more(state.counts, keyOf('decision-taken', outcome), [
    keyOf('decision-days'),
    daysBetween(state.notes['proposedOn'] ?? effectiveOn, effectiveOn),
  ]),
}));
when(contracts.decisionWithdrawn, ({ counts }) => ({ ...over, counts: more(counts, keyOf('decision-withdrawn')) }));
when(contracts.decisionReviewFellDue, ({ counts }) => ({
  ...lasting(keyOf('review-due')),
  counts: more(counts, keyOf('review-fell-due')),
}));
when(contracts.decisionReviewed, ({ counts }, { result }) => ({
  ...over,
  counts: more(counts, keyOf('decision-reviewed', result)),
}));

when(contracts.alertRaised, (state, { unit, themes, arisingFrom, answerBy, coalition: id }, { effectiveOn }) => ({
  ...{ unit, themes, kind: arisingFrom.kind, of: { coalition: id }, ...lasting(keyOf('alert', 'raised')) },
  ...noted(state, { raisedOn: effectiveOn, answerBy }),
  counts: more(state.counts, keyOf('alert-raised')),
}));
/** Counts what happens first: what is dated back before what was thought the first takes its place. */
function first(
  state: Tally,
  note: string,
  on: string,
  keys: (on: string) => readonly (readonly [string, number])[],
): Pick<Tally, 'counts' | 'notes'> {
  const before = state.notes[note];
  if (before !== undefined && before <= on) return state;
  const taken = before === undefined ? [] : keys(before).map(([key, by]) => [key, -by] as const);
  return { ...noted(state, { [note]: on }), counts: more(state.counts, ...taken, ...keys(on)) };
}
/** How long it took since the alert. */
const sinceAlert = (state: Tally, measure: string, days: string, on: string) =>
  first(state, measure, on, (day) => [
    [keyOf(measure), 1],
    [keyOf(days), daysBetween(state.notes['raisedOn'] ?? day, day)],
  ]);
/** A position or an action answers an alert; whichever comes first says whether it was in time. */
const answered = (state: Tally, on: string) =>
  first(state, 'answeredOn', on, (day) => [
    [keyOf('alert-answered', day <= (state.notes['answerBy'] ?? day) ? 'in-time' : 'late'), 1],
  ]);
when(contracts.alertAcknowledged, (state, { seat }, { effectiveOn }) => {
  const { counts, notes } = sinceAlert(state, 'alert-acknowledged', 'days-to-acknowledge', effectiveOn);
  return { ...lasting(keyOf('alert', 'acknowledged')), notes, counts: more(counts, acted(seat)) };
});
when(contracts.alertPositionTaken, (state, _, { effectiveOn }) => {
  const { counts, notes } = answered(state, effectiveOn);
  return { ...lasting(keyOf('alert', 'answered')), counts, notes };
});
when(contracts.alertActionBegun, (state, _, { effectiveOn }) => {
  const begun = { ...state, ...sinceAlert(state, 'alert-acted', 'days-to-act', effectiveOn) };
  const { counts, notes } = answered(begun, effectiveOn);
  return { ...lasting(keyOf('alert', 'answered')), counts, notes };
});
when(contracts.alertAnswerFellDue, ({ counts }) => ({
  ...lasting(keyOf('alert', 'overdue')),
  counts: more(counts, keyOf('alert-answer-due')),
}));
when(contracts.alertClosed, ({ counts }, { result }) => ({
  ...over,
  counts: more(counts, keyOf('alert-closed', result)),
}));

when(contracts.jointActionPlanned, ({ counts }, { unit, themes, coalition: id }) => ({
  ...{ unit, themes, of: { coalition: id }, ...lasting(keyOf('joint-action')) },
  counts: more(counts, keyOf('joint-action-planned')),
}));
when(contracts.taskClaimed, ({ counts }, { seat }) => ({ counts: more(counts, keyOf('task-claimed'), acted(seat)) }));
when(contracts.taskDone, ({ counts }, { seat }) => ({ counts: more(counts, keyOf('task-done'), acted(seat)) }));
when(contracts.taskFellDue, ({ counts }) => ({ counts: more(counts, keyOf('task-overdue')) }));
when(contracts.jointActionCompleted, ({ counts }) => ({
  ...over,
  counts: more(counts, keyOf('joint-action-ended', 'completed')),
}));
when(contracts.jointActionStopped, ({ counts }) => ({
  ...over,
  counts: more(counts, keyOf('joint-action-ended', 'stopped')),
}));

/** Whose a promise is that arises from a coalition, or from what it decided. */
const coalitionIn = ({ kind, id, within }: contracts.ArisingFrom): string | undefined =>
  kind === 'decision' ? within : kind === 'coalition' ? id : undefined;

when(contracts.commitmentMade, ({ counts }, { unit, themes, direction, arisingFrom }) => ({
  ...{ unit, themes, kind: direction, ...lasting(keyOf('promise', 'open')) },
  of: { coalition: coalitionIn(arisingFrom) ?? '' },
  counts: more(counts, keyOf('promise-made')),
}));
when(contracts.commitmentFellDue, () => lasting(keyOf('promise', 'overdue')));
when(contracts.commitmentRenegotiated, ({ counts }) => ({
  ...lasting(keyOf('promise', 'open')),
  counts: more(counts, keyOf('promise-renegotiated')),
}));
/** What a coalition itself promised counts for how effective it is. */
const own = ({ of }: Tally, key: string): readonly string[] => ((of['coalition'] ?? '') === '' ? [] : [keyOf(key)]);
when(contracts.commitmentKept, (state, { onTime }) => ({
  ...over,
  counts: more(state.counts, keyOf('promise-kept', onTime ? 'in-time' : 'late'), ...own(state, 'own-promise-kept')),
}));
when(contracts.commitmentBroken, (state) => ({
  ...over,
  counts: more(state.counts, keyOf('promise-broken'), ...own(state, 'own-promise-broken')),
}));
when(contracts.commitmentExcused, ({ counts }) => ({ ...over, counts: more(counts, keyOf('promise-excused')) }));

when(contracts.healthRoundPlanned, (_, { unit, themes, coalition: id }) => ({ unit, themes, of: { coalition: id } }));
when(contracts.healthRoundClosed, ({ counts }, { asked, rated }) => ({
  counts: more(counts, keyOf('round-closed'), [keyOf('round-asked'), asked], [keyOf('round-rated'), rated]),
}));

/** One timeline for each coalition, decision, alert, joint action, promise and round of ratings. */
export const coalitionsProjection = counted.projection(coalitionsModel);
