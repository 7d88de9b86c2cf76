import {
  alertAcknowledged,
  alertActionBegun,
  alertAnswerFellDue,
  alertClosed,
  alertPositionTaken,
  alertRaised,
  coalitionFellDormant,
  coalitionFormed,
  coalitionRevived,
  coalitionWoundDown,
  commitmentBroken,
  commitmentFellDue,
  commitmentKept,
  commitmentMade,
  commitmentRenegotiated,
  type CommitmentSource,
  decisionProposed,
  decisionReviewed,
  decisionReviewFellDue,
  decisionTaken,
  jointActionCompleted,
  jointActionPlanned,
  participantAdmitted,
  participantLeft,
  seatReinstated,
  seatSuspended,
  taskClaimed,
  taskDone,
  voteCast,
  votingOpened,
} from '@baraza/contracts';
import { describeNaiveReplay, on, tallied } from '../testing/tally-histories.ts';
import { coalitionsProjection } from './coalitions-dashboard.projection.ts';
import { COALITIONS_FLOWS, COALITIONS_STOCKS } from './coalitions-dashboard.read-model.ts';

const MEASURES = { flows: COALITIONS_FLOWS, stocks: COALITIONS_STOCKS };
const counted = (...events: Parameters<typeof tallied>[2]) => tallied(coalitionsProjection, MEASURES, events);
const year = { asOf: '2026-12-31', from: '2026-01-01' };

describe('the figures of coalitions', () => {
  it('tell whether a coalition is awake, and its seats while they can vote', () => {
    const sum = counted(
      on('2026-01-01', coalitionFormed),
      on('2026-01-02', participantAdmitted, { seat: 'a', role: 'participant' }),
      on('2026-01-02', participantAdmitted, { seat: 'b', role: 'convenor' }),
      on('2026-01-02', participantAdmitted, { seat: 'c', role: 'observer' }),
      on('2026-03-01', seatSuspended, { seat: 'a' }),
      on('2026-04-01', seatReinstated, { seat: 'a' }),
      on('2026-05-01', participantLeft, { seat: 'b' }),
      on('2026-09-01', coalitionFellDormant),
      on('2026-10-01', coalitionRevived),
      on('2026-12-01', coalitionWoundDown),
    );
    const seats = ['2026-01-02', '2026-03-01', '2026-04-01', '2026-05-01', '2026-09-01', '2026-12-01'];
    expect(seats.map((asOf) => sum('seat', { asOf }))).toEqual([2, 1, 2, 1, 1, 0]);
    const awake = (asOf: string) => ['active', 'dormant'].map((stage) => sum('coalition', { asOf }, { stage }));
    expect([awake('2026-08-31'), awake('2026-09-01'), awake('2026-10-01'), awake('2026-12-01')]).toEqual([
      ...[[1, 0], [0, 1], [1, 0], [0, 0]], // prettier-ignore
    ]);
    expect(sum('coalition-dormant', year)).toBe(1);
  });

  it('tell how long an alert waited to be acknowledged and acted on, once each, and whether it was answered in time', () => {
    const sum = counted(
      on('2026-03-02', alertRaised, { answerBy: '2026-03-16' }),
      on('2026-03-04', alertAcknowledged, { seat: 'a' }),
      on('2026-03-05', alertAcknowledged, { seat: 'b' }),
      on('2026-03-16', alertPositionTaken),
      on('2026-03-20', alertActionBegun),
      on('2026-03-25', alertActionBegun),
      on('2026-04-01', alertClosed, { result: 'answered' }),
      on('2026-03-02', alertRaised, { answerBy: '2026-03-16' }, '2'),
      on('2026-03-17', alertAnswerFellDue, {}, '2'),
      on('2026-03-18', alertActionBegun, {}, '2'),
    );
    expect([sum('alert-acknowledged', year), sum('days-to-acknowledge', year)]).toEqual([1, 2]);
    expect([sum('alert-acted', year), sum('days-to-act', year)]).toEqual([2, 18 + 16]);
    const answered = (stage: string) => sum('alert-answered', year, { stage });
    expect([answered('in-time'), answered('late'), sum('alert-answer-due', year)]).toEqual([1, 1, 1]);
    expect(['a', 'b', 'c'].map((part) => sum('acted', year, { part }))).toEqual([1, 1, 0]);
    expect(sum('alert', { asOf: '2026-04-01' })).toBe(1);
  });

  it('take what is dated back as the first, where it was', () => {
    const sum = counted(
      on('2026-03-02', alertRaised, { answerBy: '2026-03-16' }),
      on('2026-03-20', alertActionBegun),
      on('2026-03-10', alertActionBegun),
    );
    const answered = (stage: string, knownAt: number) => sum('alert-answered', { ...year, knownAt }, { stage });
    expect([answered('late', 2), answered('in-time', 2)]).toEqual([1, 0]);
    expect([answered('late', 3), answered('in-time', 3), sum('alert-acted', year), sum('days-to-act', year)]).toEqual([
      ...[0, 1, 1, 8],
    ]);
  });

  it('tell how long decisions took, what came of them, and which are to be looked at again', () => {
    const sum = counted(
      on('2026-03-01', decisionProposed),
      on('2026-03-10', votingOpened),
      on('2026-03-11', voteCast, { seat: 'a' }),
      on('2026-03-12', voteCast, { seat: 'a' }),
      on('2026-03-29', decisionTaken, { outcome: 'adopted' }),
      on('2026-09-29', decisionReviewFellDue),
      on('2026-10-05', decisionReviewed, { result: 'upheld' }),
    );
    expect([sum('decision-taken', year, { stage: 'adopted', kind: 'position' }), sum('decision-days', year)]).toEqual([
      1, 28,
    ]);
    expect(['2026-03-01', '2026-03-10', '2026-03-29'].map((asOf) => sum('decision', { asOf }))).toEqual([1, 1, 0]);
    expect(['2026-09-29', '2026-10-05'].map((asOf) => sum('review-due', { asOf }))).toEqual([1, 0]);
    expect(sum('acted', year, { part: 'a' })).toBe(2);
  });

  it('tell what a coalition does together, and who of it does something', () => {
    const sum = counted(
      on('2026-03-01', jointActionPlanned),
      on('2026-03-02', taskClaimed, { seat: 'a' }),
      on('2026-03-20', taskDone, { seat: 'a' }),
      on('2026-04-01', jointActionCompleted),
    );
    expect([sum('task-claimed', year), sum('task-done', year), sum('acted', year, { part: 'a' })]).toEqual([1, 1, 2]);
    expect(sum('joint-action-ended', year, { stage: 'completed' })).toBe(1);
    expect(['2026-03-31', '2026-04-01'].map((asOf) => sum('joint-action', { asOf }))).toEqual([1, 0]);
  });

  it('tell promises by their direction, and whether they were kept in time', () => {
    const sum = counted(
      on('2026-02-01', commitmentMade, { direction: 'duty-bearer-to-citizens' }),
      on('2026-10-01', commitmentFellDue),
      on('2026-10-10', commitmentBroken),
      on('2026-10-20', commitmentRenegotiated),
      on('2026-12-01', commitmentKept, { onTime: true }),
    );
    const standing = (asOf: string) => ['open', 'overdue'].map((stage) => sum('promise', { asOf }, { stage }));
    expect(['2026-02-01', '2026-10-01', '2026-10-10', '2026-10-20', '2026-12-01'].map(standing)).toEqual([
      ...[[1, 0], [0, 1], [0, 0], [1, 0], [0, 0]], // prettier-ignore
    ]);
    const kind = 'duty-bearer-to-citizens';
    expect([sum('promise-broken', year, { kind }), sum('promise-kept', year, { kind, stage: 'in-time' })]).toEqual([
      1, 1,
    ]);
  });

  it('tell as a coalition’s own what it promised, and what was promised by its decision', () => {
    const from = (kind: CommitmentSource, more: object = {}) => ({ arisingFrom: { kind, id: 'source', ...more } });
    const sum = counted(
      on('2026-02-01', commitmentMade, from('coalition'), '1'),
      on('2026-02-01', commitmentMade, from('decision', { within: 'coalition' }), '2'),
      on('2026-02-01', commitmentMade, from('demand'), '3'),
      on('2026-03-01', commitmentKept, { onTime: true }, '1'),
      on('2026-03-01', commitmentBroken, {}, '2'),
      on('2026-03-01', commitmentKept, { onTime: true }, '3'),
    );
    expect([sum('own-promise-kept', year), sum('own-promise-broken', year)]).toEqual([1, 1]);
    expect(sum('promise-broken', year, { coalition: 'coalition' })).toBe(1);
    expect(sum('promise-kept', year)).toBe(2);
  });
});

describeNaiveReplay(coalitionsProjection, MEASURES, {
  steps: [alertRaised, alertAcknowledged, alertPositionTaken, alertActionBegun, alertAnswerFellDue, alertClosed],
  // Written apart: what a reader with a pencil would say of one alert, event by event.
  count(types) {
    const stands = new Map<string, string>([
      [alertRaised.type, 'raised'],
      [alertAcknowledged.type, 'acknowledged'],
      [alertPositionTaken.type, 'answered'],
      [alertActionBegun.type, 'answered'],
      [alertAnswerFellDue.type, 'overdue'],
    ]);
    const last = types.at(-1);
    const stage = last === undefined ? undefined : stands.get(last);
    const once = (...of: readonly { type: string }[]): number => (of.some(({ type }) => types.includes(type)) ? 1 : 0);
    const often = ({ type }: { type: string }): number => types.filter((one) => one === type).length;
    return {
      stocks: stage === undefined ? {} : { [`alert/${stage}`]: 1 },
      flows: {
        'alert-raised': often(alertRaised),
        'alert-acknowledged': once(alertAcknowledged),
        acted: often(alertAcknowledged),
        'alert-acted': once(alertActionBegun),
        'alert-answered': once(alertActionBegun, alertPositionTaken),
        'alert-closed': often(alertClosed),
      },
    };
  },
});
