import { given } from '@baraza/domain';
import {
  aCoalition,
  anOfficer,
  aRepresentativeOf,
  aWoundDownCoalition,
  byDecision,
  byMembership,
  CONVENOR,
  FARMERS,
  invited,
  MEMBERSHIP,
  NEXT_MEMBERSHIP,
  seated,
  seatOf,
  suspended,
  theConvenor,
} from './coalition.builders.ts';
import { coalitionRules } from './coalition.rules.ts';
import { coalition } from './coalition.state.ts';
import { reinstate, suspend, suspendForMembership } from './coalition.suspension.ts';

const { rules } = coalitionRules;
const farmers = { organisation: FARMERS };
const ofSeat = { seat: seatOf(FARMERS), ...farmers };
const grounds = { ...farmers, ground: 'absent' };
const tags = ['unit:UG-402', `org:${FARMERS}`, 'theme:social-justice'];
const notMember = { closed: false };
const memberAgain = { closed: false, membership: NEXT_MEMBERSHIP };

describe('a seat suspended by decision', () => {
  it('is suspended on a ground, with the reasons in words kept apart', () => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => suspend(state, { ...grounds, narrative: 'Away for a year' }, moment), {
        actor: theConvenor,
      })
      .then({
        type: 'coalitions.SeatSuspended',
        data: { ...ofSeat, cause: byDecision, narrative: { subject: 'id-of-narrative', value: 'Away for a year' } },
        ground: 'absent',
        tags,
      });
  });

  it('the persons whom the reasons are about go to the vault with them', () => {
    const told = { narrative: 'Ill since May', about: ['9e8d7c6b-5a49-4382-8170-6f5e4d3c2b1a'] };
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => suspend(state, { ...grounds, ...told }, moment), { actor: theConvenor })
      .then({
        type: 'coalitions.SeatSuspended',
        data: {
          ...ofSeat,
          cause: byDecision,
          narrative: { subject: 'id-of-narrative', value: told.narrative, about: told.about },
        },
        ground: 'absent',
        tags,
      });
  });

  it('nobody suspends or reinstates their own organisation', () => {
    const actor = { ...anOfficer, organisation: FARMERS };
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => suspend(state, grounds, moment), { actor })
      .thenRefused('coalition.own-organisation');
    given(coalition, ...aCoalition(seated(FARMERS), suspended(FARMERS)))
      .when((state, moment) => reinstate(state, { ...farmers, cause: 'decision' }, notMember, moment), { actor })
      .thenRefused('coalition.own-organisation');
  });

  it('a participant that does not convene suspends nobody', () => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => suspend(state, { organisation: CONVENOR, ground: 'absent' }, moment), {
        actor: aRepresentativeOf(FARMERS),
      })
      .thenRefused('coalition.convenors-only');
  });

  it(rules['suspended-already'].title, () => {
    given(coalition, ...aCoalition(seated(FARMERS), suspended(FARMERS)))
      .when((state, moment) => suspend(state, { ...grounds, ground: 'another-ground' }, moment))
      .thenRefused('coalition.suspended-already');
  });

  it('an invitation is not suspended', () => {
    given(coalition, ...aCoalition(invited(FARMERS)))
      .when((state, moment) => suspend(state, grounds, moment))
      .thenRefused('coalition.not-seated');
  });

  it('returns when the decision is lifted', () => {
    given(coalition, ...aCoalition(seated(FARMERS), suspended(FARMERS)))
      .when((state, moment) => reinstate(state, { ...farmers, cause: 'decision' }, notMember, moment))
      .then(
        { type: 'coalitions.SuspensionLifted', data: { ...ofSeat, cause: byDecision }, tags },
        { type: 'coalitions.SeatReinstated', data: ofSeat, tags },
      );
  });

  it(rules['not-suspended-for-this'].title, () => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => reinstate(state, { ...farmers, cause: 'decision' }, notMember, moment))
      .thenRefused('coalition.not-suspended-for-this', { pointer: '/cause' });
    given(coalition, ...aCoalition(seated(FARMERS), suspended(FARMERS, byMembership)))
      .when((state, moment) => reinstate(state, { ...farmers, cause: 'decision' }, memberAgain, moment))
      .thenRefused('coalition.not-suspended-for-this');
  });
});

describe('a seat whose organisation is no longer a member of the forum', () => {
  const ended = { ...farmers, seat: seatOf(FARMERS), membership: MEMBERSHIP };

  it('is suspended with the membership as the cause', () => {
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => suspendForMembership(state, ended, moment), { effectiveOn: '2026-02-27' })
      .then({
        type: 'coalitions.SeatSuspended',
        data: { ...ofSeat, cause: byMembership },
        ground: 'membership-ended',
        effectiveOn: '2026-02-27',
        tags,
      });
  });

  it('is suspended from no earlier than its own last step', () => {
    given(coalition, ...aCoalition({ ...seated(FARMERS), effectiveOn: '2026-03-01' }))
      .when((state, moment) => suspendForMembership(state, ended, moment), { effectiveOn: '2026-02-27' })
      .then({ type: 'coalitions.SeatSuspended', effectiveOn: '2026-03-01' });
  });

  it('even the last convenor is suspended, for it is a consequence and no decision', () => {
    given(coalition, ...aCoalition())
      .when((state, moment) =>
        suspendForMembership(state, { organisation: CONVENOR, seat: seatOf(CONVENOR), membership: MEMBERSHIP }, moment),
      )
      .then({ type: 'coalitions.SeatSuspended', data: { organisation: CONVENOR } });
  });

  it('there is nothing to do a second time, for another seat, a mere invitation, or a coalition that has ended', () => {
    for (const past of [
      aCoalition(seated(FARMERS), suspended(FARMERS, byMembership)),
      aCoalition(),
      aCoalition(invited(FARMERS)),
      aWoundDownCoalition(),
      [],
    ]) {
      given(coalition, ...past)
        .when((state, moment) => suspendForMembership(state, ended, moment))
        .thenNothing();
    }
    given(coalition, ...aCoalition(seated(FARMERS)))
      .when((state, moment) => suspendForMembership(state, { ...ended, seat: seatOf(CONVENOR) }, moment))
      .thenNothing();
  });

  it(rules['not-a-member-again'].title, () => {
    given(coalition, ...aCoalition(seated(FARMERS), suspended(FARMERS, byMembership)))
      .when((state, moment) => reinstate(state, { ...farmers, cause: 'membership' }, notMember, moment))
      .thenRefused('coalition.not-a-member-again', { pointer: '/organisation' });
    given(coalition, ...aCoalition(seated(FARMERS), suspended(FARMERS, byMembership)))
      .when((state, moment) => reinstate(state, { ...farmers, cause: 'membership' }, memberAgain, moment))
      .then({ type: 'coalitions.SuspensionLifted' }, { type: 'coalitions.SeatReinstated' });
  });

  it('stays suspended while another cause remains', () => {
    given(coalition, ...aCoalition(seated(FARMERS), suspended(FARMERS), suspended(FARMERS, byMembership)))
      .when((state, moment) => reinstate(state, { ...farmers, cause: 'membership' }, memberAgain, moment))
      .then({ type: 'coalitions.SuspensionLifted', data: { ...ofSeat, cause: byMembership } });
  });
});
