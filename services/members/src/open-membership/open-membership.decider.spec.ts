import { given } from '@baraza/domain';
import { bodies, happened } from '../testing/record.ts';
import { bar, claim, free } from './open-membership.decider.ts';
import { openMembershipRules } from './open-membership.rules.ts';
import { openMembership } from './open-membership.state.ts';

const { rules } = openMembershipRules;
const holder = { organisation: bodies.applicant, membership: bodies.first, unit: 'UG-402' };
const another = { ...holder, membership: bodies.second };
const data = { organisation: bodies.applicant, membership: bodies.first };
const closed = { organisation: bodies.applicant, unit: 'UG-402', ground: 'dissolved' };

const nobody = given(openMembership);
const held = given(openMembership, happened('members.OpenMembershipClaimed', data));
const freed = given(
  openMembership,
  happened('members.OpenMembershipClaimed', data),
  happened('members.OpenMembershipFreed', data),
);
const barred = given(
  openMembership,
  happened('members.OpenMembershipBarred', { organisation: bodies.applicant, ground: 'dissolved' }),
);

describe('the place for an open membership', () => {
  it('is claimed, found by organisation, unit and membership', () => {
    nobody
      .when((state, now) => claim(state, holder, now))
      .then({
        type: 'members.OpenMembershipClaimed',
        data,
        tags: [`org:${bodies.applicant}`, 'unit:UG-402', `membership:${bodies.first}`],
      });
  });

  it(rules.taken.title, () => {
    held.when((state, now) => claim(state, another, now)).thenRefused('open-membership.taken');
    held.when((state, now) => claim(state, holder, now)).thenNothing();
  });

  it('is freed by its holder only, and can be claimed again', () => {
    held.when((state, now) => free(state, another, now)).thenNothing();
    held.when((state, now) => free(state, holder, now)).then({ type: 'members.OpenMembershipFreed', data });
    freed.when((state, now) => claim(state, another, now)).then({ type: 'members.OpenMembershipClaimed' });
  });

  it(rules['still-open'].title, () => {
    held.when((state, now) => bar(state, closed, now)).thenRefused('open-membership.still-open');
    freed.when((state, now) => bar(state, closed, now)).then({ type: 'members.OpenMembershipBarred' });
    nobody.when((state, now) => bar(state, closed, now)).then({ type: 'members.OpenMembershipBarred' });
  });

  it(rules.barred.title, () => {
    barred.when((state, now) => claim(state, holder, now)).thenRefused('open-membership.barred');
    barred.when((state, now) => bar(state, closed, now)).thenNothing();
  });
});
