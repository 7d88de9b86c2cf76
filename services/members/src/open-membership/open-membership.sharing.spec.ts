import { given } from '@baraza/domain';
import { bodies, happened } from '../testing/record.ts';
import { openMembershipRules } from './open-membership.rules.ts';
import {
  barOver,
  claimOver,
  restDuplicate,
  shareWithSurvivor,
  unshareWithSurvivor,
  wakeDuplicate,
} from './open-membership.sharing.ts';
import { openMembership } from './open-membership.state.ts';

const { rules } = openMembershipRules;
const duplicate = { organisation: bodies.applicant, unit: 'UG-402' };
const survivor = { organisation: bodies.third, unit: 'UG-402' };
const theirs = bodies.first;
const own = bodies.second;

const nobody = given(openMembership);
const heldBy = (organisation: string, membership: string) =>
  given(openMembership, happened('members.OpenMembershipClaimed', { organisation, membership }));
const resting = given(
  openMembership,
  happened('members.OpenMembershipBarred', { organisation: bodies.applicant, ground: 'merged' }),
);

describe('the places of two organisations that are one', () => {
  it('the duplicate keeps the place that its membership holds, and the survivor’s is held by the same', () => {
    heldBy(bodies.applicant, theirs)
      .when((place, now) => restDuplicate(place, { ...duplicate, open: theirs }, now))
      .thenNothing();
    nobody
      .when((place, now) => shareWithSurvivor(place, survivor, theirs, now))
      .then({ type: 'members.OpenMembershipClaimed', data: { organisation: bodies.third, membership: theirs } });
  });

  it('a duplicate without a membership opens none, and the survivor’s place is left alone', () => {
    nobody
      .when((place, now) => restDuplicate(place, { ...duplicate, open: undefined }, now))
      .then({ type: 'members.OpenMembershipBarred', data: { ground: 'merged' } });
    heldBy(bodies.third, own)
      .when((place, now) => shareWithSurvivor(place, survivor, undefined, now))
      .thenNothing();
  });

  it(rules['both-open'].title, () => {
    heldBy(bodies.third, own)
      .when((place, now) => shareWithSurvivor(place, survivor, theirs, now))
      .thenRefused('open-membership.both-open', { pointer: '/into' });
  });

  it(rules['in-motion'].title, () => {
    heldBy(bodies.applicant, theirs)
      .when((place, now) => restDuplicate(place, { ...duplicate, open: undefined }, now))
      .thenRefused('open-membership.in-motion');
    nobody
      .when((place, now) => wakeDuplicate(place, { ...duplicate, open: theirs }, now))
      .thenRefused('open-membership.in-motion');
  });

  it('parted, each has its own place again', () => {
    resting
      .when((place, now) => wakeDuplicate(place, { ...duplicate, open: undefined }, now))
      .then({ type: 'members.OpenMembershipReopened', data: { organisation: bodies.applicant } });
    heldBy(bodies.third, theirs)
      .when((place, now) => unshareWithSurvivor(place, survivor, theirs, now))
      .then({ type: 'members.OpenMembershipFreed', data: { membership: theirs } });
    heldBy(bodies.third, own)
      .when((place, now) => unshareWithSurvivor(place, survivor, theirs, now))
      .thenNothing();
  });

  it('a place of a membership that has ended with the duplicate is claimed, or barred, over it', () => {
    const holder = { ...survivor, membership: own };
    heldBy(bodies.third, theirs)
      .when((place, now) => claimOver(place, theirs, holder, now))
      .then(
        { type: 'members.OpenMembershipFreed' },
        { type: 'members.OpenMembershipClaimed', data: { membership: own } },
      );
    heldBy(bodies.third, theirs)
      .when((place, now) => claimOver(place, undefined, holder, now))
      .thenRefused('open-membership.taken');
    heldBy(bodies.third, theirs)
      .when((place, now) => barOver(place, theirs, { ...survivor, ground: 'dissolved' }, now))
      .then({ type: 'members.OpenMembershipFreed' }, { type: 'members.OpenMembershipBarred' });
  });
});
