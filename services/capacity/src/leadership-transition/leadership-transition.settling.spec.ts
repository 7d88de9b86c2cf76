import { given } from '@baraza/domain';
import { on } from '../testing/record.ts';
import {
  anAppointment,
  aSearch,
  aSettlingIn,
  handedOver,
  reported,
  toSettleIn,
  whose,
} from './leadership-transition.builders.ts';
import { leadershipTransitionRules } from './leadership-transition.rules.ts';
import { reportFollowUp, type ReportFollowUp, settle, settleIn } from './leadership-transition.settling.ts';
import { leadershipTransition } from './leadership-transition.state.ts';

const { rules } = leadershipTransitionRules;
const aReport: ReportFollowUp = { followUp: 'after-three-months', finding: 'on-course', report: 'In words.' };
const followedUp = [
  ...aSettlingIn(),
  reported('after-three-months', '2026-06-05', '2027-05-04'),
  reported('after-a-year', '2027-03-05', '2027-08-29'),
];

describe('settling in', () => {
  it('begins with an agreement and with follow-ups in the order of their days', () => {
    given(leadershipTransition, ...anAppointment())
      .when((state, moment) => settleIn(state, toSettleIn, moment))
      .then({
        type: 'capacity.TransitionSettlingBegan',
        data: {
          ...whose,
          until: '2027-06-30',
          agreement: { subject: 'id-of-agreement', value: 'What board and leader expect of each other.' },
          followUps: [
            { code: 'after-three-months', dueOn: '2026-06-05' },
            { code: 'after-a-year', dueOn: '2027-03-05' },
          ],
          stallsOn: '2026-08-04',
        },
      });
  });

  it(rules['not-appointed'].title, () => {
    given(leadershipTransition, ...aSearch())
      .when((state, moment) => settleIn(state, toSettleIn, moment))
      .thenRefused('leadership-transition.not-appointed');
  });

  it(rules['not-in-office'].title, () => {
    given(leadershipTransition, ...anAppointment('2026-04-01'))
      .when((state, moment) => settleIn(state, toSettleIn, moment))
      .thenRefused('leadership-transition.not-in-office', { pointer: '/effectiveOn' });
  });

  it(rules['settling-time'].title, () => {
    for (const until of ['2027-03-01', '2027-09-03']) {
      given(leadershipTransition, ...anAppointment())
        .when((state, moment) => settleIn(state, { ...toSettleIn, until }, moment))
        .thenRefused('leadership-transition.settling-time', { pointer: '/until' });
    }
  });

  it(rules['follow-up-twice'].title, () => {
    const followUps = [
      { code: 'half-way', dueOn: '2026-09-01' },
      { code: 'half-way', dueOn: '2026-12-01' },
    ];
    given(leadershipTransition, ...anAppointment())
      .when((state, moment) => settleIn(state, { ...toSettleIn, followUps }, moment))
      .thenRefused('leadership-transition.follow-up-twice', { pointer: '/followUps/1/code' });
  });

  it(rules['follow-up-outside'].title, () => {
    for (const dueOn of ['2026-03-01', '2027-07-01']) {
      given(leadershipTransition, ...anAppointment())
        .when((state, moment) => settleIn(state, { ...toSettleIn, followUps: [{ code: 'once', dueOn }] }, moment))
        .thenRefused('leadership-transition.follow-up-outside', { pointer: '/followUps/0/dueOn' });
    }
  });
});

describe('a follow-up', () => {
  it('is reported on, and the next one is watched for', () => {
    given(leadershipTransition, ...aSettlingIn())
      .when((state, moment) => reportFollowUp(state, aReport, moment), on('2026-06-05'))
      .then({
        type: 'capacity.TransitionFollowUpReported',
        data: {
          ...whose,
          followUp: 'after-three-months',
          finding: 'on-course',
          report: { subject: 'id-of-report', value: 'In words.' },
          stallsOn: '2027-05-04',
        },
      });
  });

  it(rules['not-settling'].title, () => {
    given(leadershipTransition, ...anAppointment())
      .when((state, moment) => reportFollowUp(state, aReport, moment))
      .thenRefused('leadership-transition.not-settling');
    given(leadershipTransition, ...anAppointment())
      .when(settle)
      .thenRefused('leadership-transition.not-settling');
  });

  it(rules['no-such-follow-up'].title, () => {
    given(leadershipTransition, ...aSettlingIn())
      .when((state, moment) => reportFollowUp(state, { ...aReport, followUp: 'never' }, moment))
      .thenRefused('leadership-transition.no-such-follow-up', { pointer: '/followUp' });
  });

  it(rules['reported-already'].title, () => {
    given(leadershipTransition, ...followedUp)
      .when((state, moment) => reportFollowUp(state, aReport, moment), on('2027-03-10'))
      .thenRefused('leadership-transition.reported-already', { pointer: '/followUp' });
  });
});

describe('a leader who has settled in', () => {
  const handed = [handedOver('bank-signatories', '2027-03-10'), handedOver('donor-contacts', '2027-03-10')];

  it('ends the change of leader', () => {
    given(leadershipTransition, ...followedUp, ...handed)
      .when(settle, on('2027-03-10'))
      .then({ type: 'capacity.TransitionSettled', data: { ...whose, beganOn: '2026-02-02' } });
  });

  it(rules['settles-too-early'].title, () => {
    given(leadershipTransition, ...aSettlingIn())
      .when(settle, on('2027-02-28'))
      .thenRefused('leadership-transition.settles-too-early', { pointer: '/effectiveOn' });
  });

  it(rules['follow-ups-open'].title, () => {
    given(leadershipTransition, ...aSettlingIn(), reported('after-three-months', '2026-06-05', '2027-05-04'))
      .when(settle, on('2027-03-10'))
      .thenRefused('leadership-transition.follow-ups-open');
  });

  it(rules['handover-open'].title, () => {
    given(leadershipTransition, ...followedUp, handed[0]!)
      .when(settle, on('2027-03-10'))
      .thenRefused('leadership-transition.handover-open');
  });
});
