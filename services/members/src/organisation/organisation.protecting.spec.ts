import { given } from '@baraza/domain';
import { protectionRules } from '../protection/protection.rules.ts';
import { bodies, happened } from '../testing/record.ts';
import { protect, showAgain } from './organisation.protecting.ts';
import { organisation, type OrganisationEvent } from './organisation.state.ts';
import { aProfile, ID } from './organisations.fixture.ts';

const { rules } = protectionRules;
const protection = '20000000-0000-4000-8000-000000000001';
const hiding = { id: ID, protection, unit: 'WAN' };
const registered = happened('members.OrganisationRegistered', { organisation: ID, ...aProfile }) as OrganisationEvent;
const hidden = happened('members.OrganisationProtected', {
  organisation: ID,
  protection,
  unit: 'WAN',
}) as OrganisationEvent;
const closed = happened('members.OrganisationClosed', { organisation: ID, ground: 'dissolved' }) as OrganisationEvent;
const merged = happened('members.OrganisationMerged', {
  organisation: ID,
  into: bodies.first,
  ground: 'registered-twice',
}) as OrganisationEvent;
const tookIn = happened('members.OrganisationTookIn', {
  organisation: ID,
  duplicate: bodies.first,
}) as OrganisationEvent;
const { kind, legalName, unit } = aProfile;
const shown = happened('members.OrganisationShownAgain', {
  organisation: ID,
  kind,
  legalName,
  unit,
}) as OrganisationEvent;

const protecting = (...past: OrganisationEvent[]) =>
  given(organisation, ...past).when((state, now) => protect(state, hiding, now));

describe('an organisation that is protected', () => {
  it('is as if it had never been here, and comes back as it was', () => {
    protecting(registered).then({
      type: 'members.OrganisationProtected',
      data: { organisation: ID, protection, unit: 'WAN' },
    });
    const before = organisation.evolve(organisation.initialState, registered);
    const gone = organisation.evolve(before, hidden);
    expect(gone.status).toBe('none');
    expect(organisation.scope(gone)).toBeUndefined();
    expect(organisation.evolve(gone, shown)).toEqual(before);
    given(organisation, registered, hidden)
      .when((state, now) => showAgain(state, protection, now))
      .then({ type: 'members.OrganisationShownAgain', data: { organisation: ID, kind, legalName, unit } });
  });

  it('is shown again by the protection that hides it, and by no other', () => {
    given(organisation, registered, hidden)
      .when((state, now) => showAgain(state, bodies.third, now))
      .thenNothing();
    given(organisation, registered)
      .when((state, now) => showAgain(state, protection, now))
      .thenNothing();
  });

  it(rules['organisation-unknown'].title, () => {
    protecting().thenRefused('protection.organisation-unknown', { pointer: '/organisation' });
    protecting(registered, closed).thenRefused('protection.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['protected-already'].title, () => {
    protecting(registered, hidden).thenRefused('protection.protected-already');
  });

  it(rules['one-with-another'].title, () => {
    protecting(registered, merged).thenRefused('protection.one-with-another');
    protecting(registered, tookIn).thenRefused('protection.one-with-another');
  });
});
