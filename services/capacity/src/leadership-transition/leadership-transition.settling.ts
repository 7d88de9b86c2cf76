import type {
  DecidedAs,
  FollowUpFinding,
  SettlingFollowUp,
  transitionFollowUpReported,
  transitionSettled,
  transitionSettlingBegan,
} from '@baraza/contracts';
import { addDays, addMonths, type CivilDate, type Deciding, freeText } from '@baraza/domain';
import { alike, goingOn } from './leadership-transition.decider.ts';
import { leadershipTransitionRules as rules } from './leadership-transition.rules.ts';
import {
  type LeadershipTransitionState,
  nextFollowUp,
  type Open,
  settlingStallsOn,
  whoseOf,
} from './leadership-transition.state.ts';

/** How long a leader settles in, in months. */
const SHORTEST = 12;
const LONGEST = 18;

export interface SettleIn {
  /** The last day. */
  readonly until: CivilDate;
  readonly agreement: string;
  /** The persons whom the agreement tells of. */
  readonly about?: readonly string[];
  readonly followUps: readonly SettlingFollowUp[];
}

/** The leader is in office, and agrees with the board what they expect of each other, and when they look at it again. */
export function settleIn(
  state: LeadershipTransitionState,
  { until, agreement, about, followUps }: SettleIn,
  given: Deciding,
): readonly DecidedAs<typeof transitionSettlingBegan>[] {
  const open = goingOn(state, given);
  if (open.status !== 'appointed') throw rules.broken('not-appointed', { params: { status: open.status } });
  const { effectiveOn } = given;
  const { from } = open.leader;
  if (effectiveOn < from) throw rules.broken('not-in-office', { pointer: '/effectiveOn', params: { from } });
  if (until < addMonths(effectiveOn, SHORTEST) || until > addMonths(effectiveOn, LONGEST)) {
    throw rules.broken('settling-time', { pointer: '/until' });
  }
  const inTurn = inOrder(followUps, { from: effectiveOn, until });
  const { stallDays } = open.begun;
  return [
    {
      type: 'capacity.TransitionSettlingBegan',
      data: {
        ...whoseOf(open.begun),
        until,
        agreement: freeText(given.id('agreement'), agreement, about),
        followUps: inTurn,
        stallsOn: settlingStallsOn({ followUps: inTurn, until }, stallDays),
      },
      ...alike(open, given),
    },
  ];
}

function inOrder(
  followUps: readonly SettlingFollowUp[],
  period: { readonly from: CivilDate; readonly until: CivilDate },
): readonly SettlingFollowUp[] {
  const codes = followUps.map(({ code }) => code);
  followUps.forEach(({ code, dueOn }, index) => {
    if (codes.indexOf(code) !== index) throw rules.broken('follow-up-twice', { pointer: `/followUps/${index}/code` });
    if (dueOn < period.from || dueOn > period.until) {
      throw rules.broken('follow-up-outside', { pointer: `/followUps/${index}/dueOn` });
    }
  });
  return followUps
    .map(({ code, dueOn }) => ({ code, dueOn }))
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : one.dueOn > other.dueOn ? 1 : 0));
}

export interface ReportFollowUp {
  readonly followUp: string;
  readonly finding: FollowUpFinding;
  readonly report: string;
  /** The persons whom the report tells of. */
  readonly about?: readonly string[];
}

/** Before its day too: then it does not fall due any more. */
export function reportFollowUp(
  state: LeadershipTransitionState,
  { followUp, finding, report, about }: ReportFollowUp,
  given: Deciding,
): readonly DecidedAs<typeof transitionFollowUpReported>[] {
  const open = settling(state, given);
  const found = open.followUps.find(({ code }) => code === followUp);
  if (found === undefined) throw rules.broken('no-such-follow-up', { pointer: '/followUp' });
  if (found.reported !== undefined) throw rules.broken('reported-already', { pointer: '/followUp' });
  const { stallDays } = open.begun;
  const left = open.followUps.filter(({ code }) => code !== followUp);
  const next = settlingStallsOn({ followUps: left, until: open.until }, stallDays);
  const quiet = addDays(given.effectiveOn, stallDays);
  return [
    {
      type: 'capacity.TransitionFollowUpReported',
      data: {
        ...whoseOf(open.begun),
        followUp,
        finding,
        report: freeText(given.id('report'), report, about),
        stallsOn: next > quiet ? next : quiet,
      },
      ...alike(open, given),
    },
  ];
}

export function settle(
  state: LeadershipTransitionState,
  given: Deciding,
): readonly DecidedAs<typeof transitionSettled>[] {
  const open = settling(state, given);
  const earliest = addMonths(open.settlingOn, SHORTEST);
  if (given.effectiveOn < earliest) {
    throw rules.broken('settles-too-early', { pointer: '/effectiveOn', params: { earliest } });
  }
  const followUp = nextFollowUp(open.followUps);
  if (followUp !== undefined) throw rules.broken('follow-ups-open', { params: { followUp: followUp.code } });
  const item = open.handover.find(({ doneOn }) => doneOn === undefined);
  if (item !== undefined) throw rules.broken('handover-open', { params: { item: item.code } });
  const data = { ...whoseOf(open.begun), beganOn: open.beganOn };
  return [{ type: 'capacity.TransitionSettled', data, ...alike(open, given) }];
}

function settling(state: LeadershipTransitionState, given: Deciding): Extract<Open, { status: 'settling' }> {
  const open = goingOn(state, given);
  if (open.status !== 'settling') throw rules.broken('not-settling', { params: { status: open.status } });
  return open;
}
