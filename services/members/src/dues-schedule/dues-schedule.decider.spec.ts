import { given } from '@baraza/domain';
import { by, happened, people } from '../testing/record.ts';
import { adopt, end, propose, withdraw } from './dues-schedule.decider.ts';
import { duesScheduleRules } from './dues-schedule.rules.ts';
import { duesSchedule, type DuesTerms } from './dues-schedule.state.ts';
import { anAdoptedSchedule, aProposal, proposeFacts, terms } from './dues-schedules.fixture.ts';

const { rules } = duesScheduleRules;
const none = given(duesSchedule);
const proposed = given(duesSchedule, ...aProposal());
const adopted = given(duesSchedule, ...anAdoptedSchedule());
const proposing = (changed: Partial<DuesTerms>) =>
  none.when((state, now) => propose(state, { ...terms, ...changed }, proposeFacts, now));
const withLine = (changed: object) => proposing({ lines: [{ ...terms.lines[0]!, ...changed }] });

describe('a schedule of dues', () => {
  it('is proposed with its lines, found by every unit it is for', () => {
    proposing({}).then({ type: 'members.DuesScheduleProposed', data: terms, tags: ['unit:WAN', 'unit:UG-402'] });
  });

  it('is adopted by another as it was proposed', () => {
    proposed.when(adopt, by(people.board)).then({ type: 'members.DuesScheduleAdopted', data: terms });
    adopted.when(adopt, by(people.board)).thenNothing();
  });

  it('is withdrawn, or ended before its time', () => {
    proposed.when(withdraw).then({ type: 'members.DuesScheduleWithdrawn' });
    adopted
      .when((state, now) => end(state, { until: '2026-06-30', ground: 'replaced' }, now))
      .then({ type: 'members.DuesScheduleEnded', data: { until: '2026-06-30', ground: 'replaced' } });
    adopted.when((state, now) => end(state, { until: '2026-12-31', ground: 'replaced' }, now)).thenNothing();
  });

  it(rules['already-proposed'].title, () => {
    proposed
      .when((state, now) => propose(state, terms, proposeFacts, now))
      .thenRefused('dues-schedule.already-proposed', { pointer: '/id' });
  });
  it(rules['not-proposed'].title, () => {
    none.when(adopt).thenRefused('dues-schedule.not-proposed');
    none
      .when((state, now) => end(state, { until: '2026-06-30', ground: 'replaced' }, now))
      .thenRefused('dues-schedule.not-proposed');
  });
  it(rules['period-backwards'].title, () => {
    proposing({ until: '2025-12-31' }).thenRefused('dues-schedule.period-backwards', { pointer: '/until' });
  });
  it(rules['category-unknown'].title, () => {
    withLine({ category: 'observer' }).thenRefused('dues-schedule.category-unknown', { pointer: '/lines/0/category' });
  });
  it(rules['unit-unknown'].title, () => {
    proposing({ unit: 'XX' }).thenRefused('dues-schedule.unit-unknown', { pointer: '/unit' });
    withLine({ unit: 'XX' }).thenRefused('dues-schedule.unit-unknown', { pointer: '/lines/0/unit' });
  });
  it(rules['unit-outside'].title, () => {
    withLine({ unit: 'KE-01' }).thenRefused('dues-schedule.unit-outside', { pointer: '/lines/0/unit' });
  });
  it(rules['currency-unknown'].title, () => {
    withLine({ amount: { minor: 1, currency: 'UGS' } }).thenRefused('dues-schedule.currency-unknown', {
      pointer: '/lines/0/amount/currency',
    });
  });
  it(rules['line-twice'].title, () => {
    proposing({ lines: [...terms.lines, terms.lines[1]!] }).thenRefused('dues-schedule.line-twice', {
      pointer: '/lines/2',
    });
  });
  it(rules.decided.title, () => {
    adopted.when(withdraw).thenRefused('dues-schedule.decided');
    given(duesSchedule, ...aProposal(), happened('members.DuesScheduleWithdrawn', { unit: 'WAN' }, '2026-02-03'))
      .when(adopt, by(people.board))
      .thenRefused('dues-schedule.decided');
  });
  it(rules['adopted-by-proposer'].title, () => {
    proposed.when(adopt, by(people.officer)).thenRefused('dues-schedule.adopted-by-proposer');
  });
  it(rules['dated-before-last-step'].title, () => {
    proposed
      .when(adopt, { ...by(people.board), effectiveOn: '2026-01-31' })
      .thenRefused('dues-schedule.dated-before-last-step');
  });
  it(rules['not-adopted'].title, () => {
    proposed
      .when((state, now) => end(state, { until: '2026-06-30', ground: 'replaced' }, now))
      .thenRefused('dues-schedule.not-adopted');
  });
  it(rules['not-shorter'].title, () => {
    for (const until of ['2027-01-01', '2026-03-01']) {
      adopted
        .when((state, now) => end(state, { until, ground: 'replaced' }, now))
        .thenRefused('dues-schedule.not-shorter');
    }
  });
});
