import { calendarUntil, aMoment, fold, given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import type { CallConvening } from './convening.commands.pure.ts';
import { answer, call, cancel, invite, inviteMembers, postpone, setAgenda } from './convening.decider.ts';
import { conveningRules } from './convening.rules.ts';
import { convening } from './convening.state.ts';
import {
  aCall,
  aCalledConvening,
  aConveningWithDueRecord,
  aHeldConvening,
  anInvitingConvening,
  callingFacts,
  members,
  where,
} from './convenings.fixture.ts';

const { rules } = conveningRules;
const calling = (more: Partial<CallConvening> = {}, known = callingFacts) =>
  given(convening).when((state, now) => call(state, { ...aCall, ...more }, known, now));
const called = given(convening, ...aCalledConvening());
const inviting = given(convening, ...anInvitingConvening());
const known = { known: new Set(Object.values(bodies)), members: new Set(members) };
const agenda = { items: [{ kind: 'resolution' as const, title: 'Help with succession' }] };

describe('calling a convening', () => {
  it('says where, how, when, and the quorum it needs', () => {
    calling().then({ type: 'members.ConveningCalled', data: aCall, tags: ['unit:UG-402'] });
  });

  it(rules['called-already'].title, () => {
    called.when((state, now) => call(state, aCall, callingFacts, now)).thenRefused('convening.called-already');
  });

  it(rules['unit-unknown'].title, () => {
    calling({}, { unit: undefined }).thenRefused('convening.unit-unknown', { pointer: '/unit' });
  });

  it(rules['called-too-late'].title, () => {
    calling({ on: '2026-03-08' }).thenRefused('convening.called-too-late', { pointer: '/on' });
    calling({ on: '2026-03-09' }).then({ data: { on: '2026-03-09' } });
  });

  it(rules['quorum-below-floor'].title, () => {
    calling({ quorumPercent: 24 }).thenRefused('convening.quorum-below-floor', { pointer: '/quorumPercent' });
    calling({ quorumPercent: 25 }).then({ data: { quorumPercent: 25 } });
  });
});

describe('what a convening is about, and who comes', () => {
  it('has one agenda; the same again is nothing to do', () => {
    called
      .when((state, now) => setAgenda(state, agenda, now))
      .then({
        type: 'members.ConveningAgendaSet',
        data: { ...where, ...agenda },
      });
    given(convening, ...aCalledConvening(), {
      ...aCalledConvening()[0]!,
      type: 'members.ConveningAgendaSet',
      data: { ...where, items: agenda.items },
      effectiveOn: '2026-02-22',
    })
      .when((state, now) => setAgenda(state, agenda, now))
      .thenNothing();
  });

  it('invites each once, and finds the invitation in the trail of each', () => {
    inviting
      .when((state, now) => invite(state, { as: 'guest', organisations: [bodies.applicant, bodies.first] }, known, now))
      .then({
        type: 'members.ConveningInvitationsSent',
        data: { ...where, as: 'guest', organisations: [bodies.first], on: '2026-03-28' },
        tags: ['unit:UG-402', `org:${bodies.first}`],
      });
    inviting.when((state, now) => invite(state, { as: 'member', organisations: members }, known, now)).thenNothing();
  });

  it('invites all members of the unit, in as many events as that takes', () => {
    const many = Array.from(
      { length: 130 },
      (_, index) => `30000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    );
    called
      .when((state, now) => inviteMembers(state, many, now))
      .then(
        { data: { organisations: many.slice(0, 60) } },
        { data: { organisations: many.slice(60, 120) } },
        { data: { organisations: many.slice(120) } },
      );
  });

  it(rules['nobody-to-invite'].title, () => {
    called.when((state, now) => inviteMembers(state, [], now)).thenRefused('convening.nobody-to-invite');
  });

  it(rules['organisation-unknown'].title, () => {
    called
      .when((state, now) =>
        invite(state, { as: 'guest', organisations: [bodies.first] }, { known: new Set(), members: new Set() }, now),
      )
      .thenRefused('convening.organisation-unknown', { pointer: '/organisations/0' });
  });

  it(rules['not-a-member'].title, () => {
    called
      .when((state, now) => invite(state, { as: 'member', organisations: [bodies.applicant] }, known, now))
      .thenRefused('convening.not-a-member', { pointer: '/organisations/0' });
  });

  it('hears whether an organisation comes, from itself or from an officer on its word', () => {
    const said = { organisation: bodies.first, answer: 'coming' as const, delegates: 2 };
    for (const who of [
      by(people.endorser, 'member-representative', bodies.first),
      by(people.officer, 'unit-officer'),
    ]) {
      inviting
        .when((state, now) => answer(state, said, now), who)
        .then({
          type: 'members.ConveningInvitationAnswered',
          data: { ...where, ...said },
          tags: ['unit:UG-402', `org:${bodies.first}`],
        });
    }
  });

  it(rules['not-invited'].title, () => {
    called
      .when((state, now) => answer(state, { organisation: bodies.first, answer: 'coming', delegates: 1 }, now))
      .thenRefused('convening.not-invited', { pointer: '/organisation' });
  });

  it(rules['answers-for-another'].title, () => {
    inviting
      .when(
        (state, now) => answer(state, { organisation: bodies.first, answer: 'not-coming', delegates: 0 }, now),
        by(people.endorser, 'member-representative', bodies.second),
      )
      .thenRefused('convening.answers-for-another');
  });
});

describe('a convening that does not meet on its day', () => {
  it('is put off to another, and asks those who had answered anew', () => {
    const events = [
      ...anInvitingConvening(),
      {
        ...anInvitingConvening()[0]!,
        type: 'members.ConveningInvitationAnswered' as const,
        data: { ...where, organisation: bodies.first, answer: 'coming' as const, delegates: 2 },
        effectiveOn: '2026-02-22',
      },
      {
        ...anInvitingConvening()[0]!,
        type: 'members.ConveningPostponed' as const,
        data: { ...where, from: '2026-03-28', on: '2026-04-18', ground: 'no-venue' },
        effectiveOn: '2026-02-23',
      },
    ];
    const state = fold(convening, events);
    expect(state).toMatchObject({ status: 'called', on: '2026-04-18', invited: { [bodies.first]: { as: 'member' } } });
    expect(state.status !== 'none' && state.invited[bodies.first]).toEqual({ as: 'member' });
    inviting
      .when((current, now) => postpone(current, { on: '2026-04-18', ground: 'no-venue' }, now))
      .then({ type: 'members.ConveningPostponed', data: { from: '2026-03-28', on: '2026-04-18' }, ground: 'no-venue' });
  });

  it(rules['postponed-backwards'].title, () => {
    for (const on of ['2026-03-01', '2026-03-28']) {
      called
        .when((state, now) => postpone(state, { on, ground: 'no-venue' }, now))
        .thenRefused('convening.postponed-backwards', { pointer: '/on' });
    }
  });

  it('is called off on a ground', () => {
    called
      .when((state, now) => cancel(state, { ground: 'insecurity' }, now))
      .then({
        type: 'members.ConveningCancelled',
        data: { ...where, on: '2026-03-28', ground: 'insecurity' },
        ground: 'insecurity',
      });
  });

  it('is asked for a week later, where nothing of it is on record', () => {
    const steps = calendarUntil(convening, fold(convening, anInvitingConvening()), '2026-04-30', aMoment);
    expect(steps.flatMap(({ events }) => events)).toMatchObject([
      { type: 'members.ConveningRecordFellDue', data: { on: '2026-03-28' }, effectiveOn: '2026-04-04' },
    ]);
    expect(fold(convening, aConveningWithDueRecord()).status).toBe('record-due');
  });

  it(rules['not-called'].title, () => {
    given(convening)
      .when((state, now) => setAgenda(state, agenda, now))
      .thenRefused('convening.not-called');
  });

  it(rules['not-ahead'].title, () => {
    given(convening, ...aHeldConvening())
      .when((state, now) => cancel(state, { ground: 'insecurity' }, now), { effectiveOn: '2026-04-01' })
      .thenRefused('convening.not-ahead');
  });

  it(rules['dated-before-last-step'].title, () => {
    called
      .when((state, now) => setAgenda(state, agenda, now), { effectiveOn: '2026-02-19' })
      .thenRefused('convening.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});
