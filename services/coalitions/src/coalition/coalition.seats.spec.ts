import { given } from '@baraza/domain';
import {
  aCoalition,
  anOfficer,
  aRepresentativeOf,
  asked,
  CONVENOR,
  FARMERS,
  invited,
  left,
  MEMBERSHIP,
  seated,
  seatOf,
  suspended,
  theConvenor,
  WOMEN,
} from './coalition.builders.ts';
import { coalitionRules } from './coalition.rules.ts';
import { accept, admit, ask, changeRole, decline, invite, leave } from './coalition.seats.ts';
import { coalition } from './coalition.state.ts';

const { rules } = coalitionRules;
const open = { closed: false };
const member = { closed: false, membership: MEMBERSHIP };
const farmers = { organisation: FARMERS };
const tags = ['unit:UG-402', `org:${FARMERS}`, 'theme:social-justice'];

describe('an organisation without a seat', () => {
  it.each([
    ['an officer', anOfficer],
    ['a convenor', theConvenor],
  ])('is invited by %s', (_who, actor) => {
    given(coalition, ...aCoalition())
      .when((state, moment) => invite(state, { ...farmers, role: 'observer' }, open, moment), { actor })
      .then({
        type: 'coalitions.ParticipantInvited',
        data: { seat: 'id-of-seat', ...farmers, role: 'observer' },
        tags,
      });
  });

  it(rules['convenors-only'].title, () => {
    for (const actor of [aRepresentativeOf(WOMEN), { person: anOfficer.person, roles: ['campaign-lead' as const] }]) {
      given(coalition, ...aCoalition(seated(WOMEN)))
        .when((state, moment) => invite(state, { ...farmers, role: 'participant' }, open, moment), { actor })
        .thenRefused('coalition.convenors-only');
    }
  });

  it('a suspended convenor does not decide', () => {
    given(coalition, ...aCoalition(suspended(CONVENOR)))
      .when((state, moment) => invite(state, { ...farmers, role: 'participant' }, open, moment), { actor: theConvenor })
      .thenRefused('coalition.convenors-only');
  });

  it('asks through its representative, or an officer on its word', () => {
    for (const actor of [aRepresentativeOf(FARMERS), anOfficer]) {
      given(coalition, ...aCoalition())
        .when((state, moment) => ask(state, { ...farmers, role: 'participant' }, open, moment), { actor })
        .then({
          type: 'coalitions.ParticipationRequested',
          data: { seat: 'id-of-seat', ...farmers, role: 'participant' },
          tags,
        });
    }
  });

  it(rules['speaks-for-another'].title, () => {
    given(coalition, ...aCoalition())
      .when((state, moment) => ask(state, { ...farmers, role: 'participant' }, open, moment), {
        actor: aRepresentativeOf(WOMEN),
      })
      .thenRefused('coalition.speaks-for-another');
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => leave(state, farmers, moment), { actor: theConvenor })
      .thenRefused('coalition.speaks-for-another');
  });

  it(rules['organisation-unknown'].title, () => {
    given(coalition, ...aCoalition())
      .when((state, moment) => invite(state, { ...farmers, role: 'participant' }, undefined, moment))
      .thenRefused('coalition.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['organisation-closed'].title, () => {
    const closed = { closed: true };
    given(coalition, ...aCoalition())
      .when((state, moment) => ask(state, { ...farmers, role: 'participant' }, closed, moment))
      .thenRefused('coalition.organisation-closed');
    given(coalition, ...aCoalition(asked(FARMERS)))
      .when((state, moment) => admit(state, farmers, closed, moment))
      .thenRefused('coalition.organisation-closed');
  });

  it(rules['before-last-step'].title, () => {
    given(coalition, ...aCoalition())
      .when((state, moment) => invite(state, { ...farmers, role: 'participant' }, open, moment), {
        effectiveOn: '2026-02-01',
      })
      .thenRefused('coalition.before-last-step', { pointer: '/effectiveOn' });
    given(coalition, ...aCoalition(seated(FARMERS), { ...left(FARMERS), effectiveOn: '2026-02-20' }))
      .when((state, moment) => invite(state, { ...farmers, role: 'participant' }, open, moment), {
        effectiveOn: '2026-02-19',
      })
      .thenRefused('coalition.before-last-step');
  });

  it('may come back after it left, to another seat', () => {
    given(coalition, ...aCoalition(seated(FARMERS), left(FARMERS)))
      .when((state, moment) => invite(state, { ...farmers, role: 'participant' }, open, moment))
      .then({ type: 'coalitions.ParticipantInvited', data: { seat: 'id-of-seat' } });
  });
});

describe('an organisation that was invited', () => {
  it('accepts through its representative, and its membership of the forum is noted', () => {
    given(coalition, ...aCoalition(invited(FARMERS)))
      .when((state, moment) => accept(state, farmers, member, moment), { actor: aRepresentativeOf(FARMERS) })
      .then({
        type: 'coalitions.ParticipantAdmitted',
        data: {
          seat: seatOf(FARMERS),
          ...farmers,
          role: 'participant',
          basis: 'invitation',
          membership: MEMBERSHIP,
        },
        tags,
      });
  });

  it('takes its seat without being a member of the forum', () => {
    given(coalition, ...aCoalition(invited(FARMERS)))
      .when((state, moment) => {
        const events = accept(state, farmers, open, moment);
        expect(events[0]?.data).not.toHaveProperty('membership');
        return events;
      })
      .then({ type: 'coalitions.ParticipantAdmitted' });
  });

  it('is not seated by the coalition alone', () => {
    given(coalition, ...aCoalition(invited(FARMERS)))
      .when((state, moment) => accept(state, farmers, open, moment), { actor: theConvenor })
      .thenRefused('coalition.speaks-for-another');
  });

  it(rules['not-asked'].title, () => {
    given(coalition, ...aCoalition(invited(FARMERS)))
      .when((state, moment) => admit(state, farmers, open, moment))
      .thenRefused('coalition.not-asked', { pointer: '/organisation' });
  });

  it('declines without having to say why', () => {
    given(coalition, ...aCoalition(invited(FARMERS)))
      .when((state, moment) => decline(state, farmers, moment), { actor: aRepresentativeOf(FARMERS) })
      .then({
        type: 'coalitions.ParticipationDeclined',
        data: { seat: seatOf(FARMERS), ...farmers, by: 'organisation' },
        tags,
      });
  });
});

describe('an organisation that asked', () => {
  it('is admitted by the coalition', () => {
    given(coalition, ...aCoalition(asked(FARMERS)))
      .when((state, moment) => admit(state, farmers, member, moment), { actor: theConvenor })
      .then({
        type: 'coalitions.ParticipantAdmitted',
        data: { seat: seatOf(FARMERS), ...farmers, role: 'participant', basis: 'request', membership: MEMBERSHIP },
      });
  });

  it(rules['own-organisation'].title, () => {
    given(coalition, ...aCoalition(asked(FARMERS)))
      .when((state, moment) => admit(state, farmers, open, moment), {
        actor: { ...anOfficer, organisation: FARMERS },
      })
      .thenRefused('coalition.own-organisation');
  });

  it(rules['not-invited'].title, () => {
    given(coalition, ...aCoalition(asked(FARMERS)))
      .when((state, moment) => accept(state, farmers, open, moment), { actor: aRepresentativeOf(FARMERS) })
      .thenRefused('coalition.not-invited');
  });

  it(rules['ground-missing'].title, () => {
    given(coalition, ...aCoalition(asked(FARMERS)))
      .when((state, moment) => decline(state, farmers, moment), { actor: theConvenor })
      .thenRefused('coalition.ground-missing', { pointer: '/ground' });
    given(coalition, ...aCoalition(asked(FARMERS)))
      .when((state, moment) => decline(state, { ...farmers, ground: 'outside-the-purpose' }, moment), {
        actor: theConvenor,
      })
      .then({
        type: 'coalitions.ParticipationDeclined',
        data: { by: 'coalition', ground: 'outside-the-purpose' },
        ground: 'outside-the-purpose',
      });
  });

  it(rules['seat-taken'].title, () => {
    for (const past of [asked(FARMERS), invited(FARMERS), seated(FARMERS)]) {
      given(coalition, ...aCoalition(past))
        .when((state, moment) => invite(state, { ...farmers, role: 'participant' }, open, moment))
        .thenRefused('coalition.seat-taken', { pointer: '/organisation' });
      given(coalition, ...aCoalition(past))
        .when((state, moment) => ask(state, { ...farmers, role: 'participant' }, open, moment))
        .thenRefused('coalition.seat-taken');
    }
  });
});

describe('an organisation that has its seat', () => {
  it(rules['nothing-pending'].title, () => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => decline(state, { ...farmers, ground: 'late' }, moment))
      .thenRefused('coalition.nothing-pending', { pointer: '/organisation' });
  });

  it('leaves, also while it is suspended', () => {
    for (const then of [[], [suspended(FARMERS)]]) {
      given(coalition, ...aCoalition(seated(FARMERS), ...then))
        .when((state, moment) => leave(state, farmers, moment), { actor: aRepresentativeOf(FARMERS) })
        .then({ type: 'coalitions.ParticipantLeft', data: { seat: seatOf(FARMERS), ...farmers }, tags });
    }
  });

  it(rules['not-seated'].title, () => {
    for (const past of [[], [invited(FARMERS)], [asked(FARMERS)]]) {
      given(coalition, ...aCoalition(...past))
        .when((state, moment) => leave(state, farmers, moment))
        .thenRefused('coalition.not-seated', { pointer: '/organisation' });
      given(coalition, ...aCoalition(...past))
        .when((state, moment) => changeRole(state, { ...farmers, role: 'observer' }, moment))
        .thenRefused('coalition.not-seated');
    }
  });

  it(rules['last-convenor'].title, () => {
    const convenor = { organisation: CONVENOR };
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => leave(state, convenor, moment), { actor: theConvenor })
      .thenRefused('coalition.last-convenor');
    given(coalition, ...aCoalition(seated(FARMERS, 'convenor'), suspended(FARMERS)))
      .when((state, moment) => changeRole(state, { ...convenor, role: 'observer' }, moment))
      .thenRefused('coalition.last-convenor');
    given(coalition, ...aCoalition(seated(FARMERS, 'convenor')))
      .when((state, moment) => leave(state, convenor, moment), { actor: theConvenor })
      .then({ type: 'coalitions.ParticipantLeft' });
  });

  it('takes on another role, and the same role is nothing to do', () => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => changeRole(state, { ...farmers, role: 'convenor' }, moment), { actor: theConvenor })
      .then({ type: 'coalitions.SeatRoleChanged', data: { seat: seatOf(FARMERS), ...farmers, role: 'convenor' } });
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => changeRole(state, { ...farmers, role: 'participant' }, moment))
      .thenNothing();
  });

  it(rules['seat-suspended'].title, () => {
    given(coalition, ...aCoalition(seated(FARMERS), suspended(FARMERS)))
      .when((state, moment) => changeRole(state, { ...farmers, role: 'observer' }, moment))
      .thenRefused('coalition.seat-suspended');
  });
});
