import { given } from '@baraza/domain';
import { add, remove } from '../granting-officers/granting-officers.decider.ts';
import { grantingOfficersRules } from '../granting-officers/granting-officers.rules.ts';
import { grantingOfficers, type GrantingOfficersEvent } from '../granting-officers/granting-officers.state.ts';
import { bodies, by, happened, people } from '../testing/record.ts';
import { grant, type GrantFacts, type GrantRole, revoke } from './role-grant.decider.ts';
import { roleGrantRules } from './role-grant.rules.ts';
import { roleGrant, type RoleGrantEvent } from './role-grant.state.ts';

const { rules } = roleGrantRules;
const officer = { person: people.officer, role: 'unit-officer', unit: 'UG-402' } as const;
const facts: GrantFacts = { person: people.officer, unit: 'UG-402', knowsOrganisation: true };

const granted = (until?: string): RoleGrantEvent =>
  happened('members.RoleGranted', { ...officer, ...(until === undefined ? {} : { until }) }, '2026-02-01');
const revoked = (): RoleGrantEvent => happened('members.RoleRevoked', { ...officer, ground: 'left-the-office' });
const ended = (): RoleGrantEvent => happened('members.RoleGrantEnded', officer, '2026-03-01');

const granting = (more: Partial<GrantRole> = {}, known: Partial<GrantFacts> = {}, ...past: RoleGrantEvent[]) =>
  given(roleGrant, ...past).when((state, now) =>
    grant(state, { role: 'unit-officer', unit: 'UG-402', ...more }, { ...facts, ...known }, now),
  );
const revoking = (past: readonly RoleGrantEvent[], effectiveOn = '2026-03-02') =>
  given(roleGrant, ...past).when((state, now) => revoke(state, { ground: 'left-the-office' }, now), { effectiveOn });

describe('a role', () => {
  it('is granted by another, at a unit or for an organisation, for a time', () => {
    granting({ until: '2027-02-28' }).then({
      type: 'members.RoleGranted',
      data: { ...officer, until: '2027-02-28' },
      tags: ['unit:UG-402'],
    });
    granting({ role: 'member-representative', organisation: bodies.first }).then({
      data: { person: people.officer, role: 'member-representative', unit: 'UG-402', organisation: bodies.first },
      tags: ['unit:UG-402', `org:${bodies.first}`],
    });
  });

  it('is revoked on a ground, and once', () => {
    revoking([granted()]).then({
      type: 'members.RoleRevoked',
      data: { ...officer, ground: 'left-the-office' },
      ground: 'left-the-office',
    });
    revoking([granted(), revoked()]).thenNothing();
  });

  it(rules['granted-once'].title, () => {
    granting({}, {}, granted()).thenRefused('role-grant.granted-once', { pointer: '/id' });
  });

  it(rules['to-oneself'].title, () => {
    given(roleGrant)
      .when((state, now) => grant(state, { role: 'auditor' }, facts, now), by(people.officer))
      .thenRefused('role-grant.to-oneself', { pointer: '/person' });
  });

  it(rules['person-missing'].title, () => {
    granting({}, { person: undefined }).thenRefused('role-grant.person-missing', { pointer: '/person' });
  });

  it(rules['organisation-missing'].title, () => {
    granting({ role: 'member-representative' }).thenRefused('role-grant.organisation-missing');
  });

  it(rules['organisation-unknown'].title, () => {
    granting({ organisation: bodies.first }, { knowsOrganisation: false }).thenRefused(
      'role-grant.organisation-unknown',
      { pointer: '/organisation' },
    );
  });

  it(rules['unit-unknown'].title, () => {
    granting({}, { unit: undefined }).thenRefused('role-grant.unit-unknown', { pointer: '/unit' });
  });

  it(rules['until-before-from'].title, () => {
    granting({ until: '2026-03-01' }).thenRefused('role-grant.until-before-from', { pointer: '/until' });
    granting({ until: '2026-03-02' }).then({ type: 'members.RoleGranted' });
  });

  it(rules['over-already'].title, () => {
    revoking([granted('2026-02-28'), ended()]).thenRefused('role-grant.over-already');
  });

  it(rules['revoked-before-granted'].title, () => {
    revoking([granted()], '2026-01-31').thenRefused('role-grant.revoked-before-granted', { pointer: '/effectiveOn' });
    revoking([granted()], '2026-02-01').then({ effectiveOn: '2026-02-01' });
  });
});

describe('those who can grant roles in the whole forum', () => {
  const officerOf = (grantId: string, person: string) => ({ grant: grantId, person });
  const [first, second, third] = [
    officerOf(bodies.first, people.officer),
    officerOf(bodies.second, people.board),
    officerOf(bodies.third, people.applicant),
  ];
  const added = (officers: readonly { grant: string; person: string }[]): GrantingOfficersEvent[] =>
    officers.map((one) => happened('members.GrantingOfficerAdded', one));

  it('are added, and removed while two others are left', () => {
    given(grantingOfficers)
      .when((state, now) => add(state, first, now))
      .then({ type: 'members.GrantingOfficerAdded', data: first });
    given(grantingOfficers, ...added([first, second, third]))
      .when((state, now) => remove(state, third, now))
      .then({ type: 'members.GrantingOfficerRemoved', data: third });
    given(grantingOfficers, ...added([first, second]))
      .when((state, now) => remove(state, third, now))
      .thenNothing();
  });

  it(grantingOfficersRules.rules['two-remain'].title, () => {
    given(grantingOfficers, ...added([first, second]))
      .when((state, now) => remove(state, second, now))
      .thenRefused('granting-officers.two-remain');
    const twice = officerOf(bodies.third, people.board);
    given(grantingOfficers, ...added([first, second, twice]))
      .when((state, now) => remove(state, first, now))
      .thenRefused('granting-officers.two-remain');
    given(grantingOfficers, ...added([first, second, twice]))
      .when((state, now) => remove(state, twice, now))
      .then({ data: twice });
  });
});
