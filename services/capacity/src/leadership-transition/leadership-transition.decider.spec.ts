import { given } from '@baraza/domain';
import { bodies, on, people } from '../testing/record.ts';
import {
  anAppointment,
  anEnding,
  anInterim,
  aSearch,
  aSettlingIn,
  aTransition,
  toBegin,
  whose,
} from './leadership-transition.builders.ts';
import {
  addHandoverItem,
  appoint,
  appointInterim,
  begin,
  end,
  handOver,
  noteOfficeTaken,
  noteProgress,
  search,
} from './leadership-transition.decider.ts';
import { leadershipTransitionRules } from './leadership-transition.rules.ts';
import { leadershipTransition } from './leadership-transition.state.ts';

const { rules } = leadershipTransitionRules;
const known = { unit: 'UG-402' };
const successor = { person: people.successor, name: 'Ada Example' };

describe('a change of leader', () => {
  it('begins with what is to be handed over, and with the day from which it counts as stalled', () => {
    given(leadershipTransition)
      .when((state, moment) => begin(state, { ...toBegin, circumstances: 'In words.' }, known, moment))
      .then({
        type: 'capacity.TransitionBegan',
        data: {
          ...whose,
          kind: 'planned',
          leavesOn: '2026-09-30',
          handover: toBegin.handover,
          stallDays: 60,
          stallsOn: '2026-05-01',
          circumstances: { subject: 'id-of-circumstances', value: 'In words.' },
        },
        tags: [`org:${bodies.farmers}`, 'unit:UG-402'],
      });
  });

  it(rules['begun-already'].title, () => {
    given(leadershipTransition, ...aTransition())
      .when((state, moment) => begin(state, toBegin, known, moment))
      .thenRefused('leadership-transition.begun-already');
  });

  it(rules['organisation-unknown'].title, () => {
    given(leadershipTransition)
      .when((state, moment) => begin(state, toBegin, { unit: undefined }, moment))
      .thenRefused('leadership-transition.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules.unknown.title, () => {
    given(leadershipTransition).when(search).thenRefused('leadership-transition.unknown');
  });

  it(rules.over.title, () => {
    given(leadershipTransition, ...anEnding())
      .when(search)
      .thenRefused('leadership-transition.over');
    given(leadershipTransition, ...anEnding())
      .when((state, moment) => end(state, { ground: 'leader-stays' }, moment))
      .thenRefused('leadership-transition.over');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(leadershipTransition, ...aSearch())
      .when((state, moment) => noteProgress(state, { note: 'In words.' }, moment), on('2026-02-09'))
      .thenRefused('leadership-transition.dated-before-last-step', { pointer: '/effectiveOn' });
  });

  it('goes on to the search, and where it is looked for already there is nothing to do', () => {
    given(leadershipTransition, ...aTransition())
      .when(search)
      .then({ type: 'capacity.TransitionSearchBegan', data: { ...whose, stallsOn: '2026-05-01' } });
    given(leadershipTransition, ...aSearch())
      .when(search)
      .thenNothing();
  });

  it('may be led for the time being, once or by one after the other', () => {
    given(leadershipTransition, ...aSearch())
      .when((state, moment) => appointInterim(state, { ...successor, until: '2026-06-30' }, moment))
      .then({
        type: 'capacity.TransitionInterimAppointed',
        data: {
          ...whose,
          person: people.successor,
          name: { subject: people.successor, value: 'Ada Example' },
          until: '2026-06-30',
          stallsOn: '2026-05-01',
        },
      });
    given(leadershipTransition, ...anInterim())
      .when((state, moment) => appointInterim(state, { person: people.officer }, moment))
      .thenNothing();
  });

  it(rules['interim-backwards'].title, () => {
    given(leadershipTransition, ...aSearch())
      .when((state, moment) => appointInterim(state, { ...successor, until: '2026-03-01' }, moment))
      .thenRefused('leadership-transition.interim-backwards', { pointer: '/until' });
  });

  it('finds its leader, whose first day may be later; it stalls only after that', () => {
    given(leadershipTransition, ...aSearch())
      .when((state, moment) => appoint(state, { ...successor, from: '2026-05-01' }, moment))
      .then({
        type: 'capacity.TransitionLeaderAppointed',
        data: { ...whose, person: people.successor, from: '2026-05-01', stallsOn: '2026-06-30' },
      });
  });

  it('finds another where the first does not take office after all', () => {
    given(leadershipTransition, ...anAppointment())
      .when((state, moment) => appoint(state, { person: people.leader }, moment))
      .then({ type: 'capacity.TransitionLeaderAppointed', data: { person: people.leader, from: '2026-03-02' } });
    given(leadershipTransition, ...anAppointment())
      .when((state, moment) => appoint(state, { person: people.successor, from: '2026-03-01' }, moment))
      .thenNothing();
  });

  it(rules['appointed-already'].title, () => {
    given(leadershipTransition, ...anAppointment())
      .when(search)
      .thenRefused('leadership-transition.appointed-already');
    given(leadershipTransition, ...anAppointment())
      .when((state, moment) => appointInterim(state, successor, moment))
      .thenRefused('leadership-transition.appointed-already');
  });

  it(rules['in-office-already'].title, () => {
    given(leadershipTransition, ...aSettlingIn())
      .when((state, moment) => appoint(state, { person: people.leader }, moment))
      .thenRefused('leadership-transition.in-office-already');
  });
});

describe('what is handed over', () => {
  it('is done one by one, and added to', () => {
    given(leadershipTransition, ...aTransition())
      .when((state, moment) => handOver(state, { item: 'bank-signatories' }, moment))
      .then({ type: 'capacity.TransitionHandoverItemDone', data: { ...whose, item: 'bank-signatories' } });
    given(leadershipTransition, ...aTransition())
      .when((state, moment) => addHandoverItem(state, { item: 'passwords' }, moment))
      .then({ type: 'capacity.TransitionHandoverItemAdded', data: { ...whose, item: 'passwords' } });
  });

  it(rules['item-twice'].title, () => {
    given(leadershipTransition)
      .when((state, moment) =>
        begin(state, { ...toBegin, handover: [{ code: 'keys' }, { code: 'keys' }] }, known, moment),
      )
      .thenRefused('leadership-transition.item-twice', { pointer: '/handover/1/code' });
    given(leadershipTransition, ...aTransition())
      .when((state, moment) => addHandoverItem(state, { item: 'bank-signatories' }, moment))
      .thenRefused('leadership-transition.item-twice', { pointer: '/item' });
  });

  it(rules['no-such-item'].title, () => {
    given(leadershipTransition, ...aTransition())
      .when((state, moment) => handOver(state, { item: 'passwords' }, moment))
      .thenRefused('leadership-transition.no-such-item', { pointer: '/item' });
  });
});

describe('an office that was taken, as the register of organisations has it', () => {
  const taken = { person: people.successor, standing: 'substantive', from: '2026-03-01' } as const;

  it('is an appointment', () => {
    given(leadershipTransition, ...aSearch())
      .when((state, moment) => noteOfficeTaken(state, taken, moment))
      .then({
        type: 'capacity.TransitionLeaderAppointed',
        data: { person: people.successor, from: '2026-03-01' },
        effectiveOn: '2026-03-01',
      });
    given(leadershipTransition, ...aSearch())
      .when((state, moment) => noteOfficeTaken(state, { ...taken, standing: 'acting' }, moment))
      .then({ type: 'capacity.TransitionInterimAppointed', data: { person: people.successor } });
  });

  it('is none where it is known, was before, or comes too late', () => {
    for (const past of [anAppointment(), aSettlingIn(), anEnding()]) {
      given(leadershipTransition, ...past)
        .when((state, moment) => noteOfficeTaken(state, taken, moment))
        .thenNothing();
    }
    given(leadershipTransition, ...aSearch())
      .when((state, moment) => noteOfficeTaken(state, { ...taken, from: '2020-01-01' }, moment))
      .thenNothing();
    given(leadershipTransition, ...anInterim())
      .when((state, moment) => noteOfficeTaken(state, { ...taken, person: people.officer, standing: 'acting' }, moment))
      .thenNothing();
  });
});
