import { given } from '@baraza/domain';
import { bodies, happened } from '../testing/record.ts';
import { giveBack, merge, reverseMerge, takeIn } from './organisation.merging.ts';
import { nameContact } from './organisation.decider.ts';
import { organisationRules } from './organisation.rules.ts';
import { organisation } from './organisation.state.ts';
import { aClosedOrganisation, aRegisteredOrganisation, ID } from './organisations.fixture.ts';

const { rules } = organisationRules;
const SURVIVOR = bodies.third;
const asked = { id: ID, into: SURVIVOR, ground: 'registered-twice' };
const aMerged = () => [
  ...aRegisteredOrganisation(),
  happened('members.OrganisationMerged', { organisation: ID, into: SURVIVOR, ground: 'registered-twice' }),
];
const aSurvivor = () => [
  ...aRegisteredOrganisation(),
  happened('members.OrganisationTookIn', { organisation: ID, duplicate: SURVIVOR }),
];

describe('merging', () => {
  it('the duplicate says into which it was merged, the survivor which it took in; both are found by each other', () => {
    given(organisation, ...aRegisteredOrganisation())
      .when((state, now) => merge(state, asked, now))
      .then({
        type: 'members.OrganisationMerged',
        data: { organisation: ID, into: SURVIVOR, ground: 'registered-twice' },
        tags: [`org:${ID}`, 'unit:UG-402', 'theme:governance', `org:${SURVIVOR}`],
      });
    given(organisation, ...aRegisteredOrganisation())
      .when((state, now) => takeIn(state, { id: SURVIVOR }, now))
      .then({ type: 'members.OrganisationTookIn', data: { organisation: ID, duplicate: SURVIVOR } });
  });

  it(rules['merged-into-itself'].title, () => {
    given(organisation, ...aRegisteredOrganisation())
      .when((state, now) => merge(state, { ...asked, into: ID }, now))
      .thenRefused('organisation.merged-into-itself', { pointer: '/into' });
  });

  it(rules['survivor-unknown'].title, () => {
    given(organisation)
      .when((state, now) => takeIn(state, { id: ID }, now))
      .thenRefused('organisation.survivor-unknown', { pointer: '/into' });
  });

  it.each([
    ['closed', aClosedOrganisation()],
    ['merged', aMerged()],
  ])(`${rules['survivor-not-open'].title} (%s)`, (_, past) => {
    given(organisation, ...past)
      .when((state, now) => takeIn(state, { id: SURVIVOR }, now))
      .thenRefused('organisation.survivor-not-open', { pointer: '/into' });
  });

  it(rules.merged.title, () => {
    const merged = given(organisation, ...aMerged());
    merged.when((state, now) => merge(state, asked, now)).thenRefused('organisation.merged');
    merged
      .when((state, now) =>
        nameContact(state, { id: ID, person: ID, role: 'chair', name: 'A', email: 'a@b.example' }, now),
      )
      .thenRefused('organisation.merged');
  });
});

describe('parting', () => {
  it('it stands on its own again, as it was, and the survivor is rid of it', () => {
    given(organisation, ...aMerged())
      .when((state, now) => reverseMerge(state, { id: ID, ground: 'merged-in-error' }, now))
      .then({ type: 'members.OrganisationMergeReversed', data: { into: SURVIVOR, ground: 'merged-in-error' } });
    given(organisation, ...aSurvivor())
      .when((state, now) => giveBack(state, { id: SURVIVOR }, now))
      .then({ type: 'members.OrganisationGaveBack', data: { organisation: ID, duplicate: SURVIVOR } });
    const before = aRegisteredOrganisation().reduce(organisation.evolve, organisation.initialState);
    const reversed = { organisation: ID, into: SURVIVOR, ground: 'merged-in-error' };
    const after = [...aMerged(), happened('members.OrganisationMergeReversed', reversed)];
    expect(after.reduce(organisation.evolve, organisation.initialState)).toEqual(before);
  });

  it(rules['not-merged'].title, () => {
    given(organisation, ...aRegisteredOrganisation())
      .when((state, now) => reverseMerge(state, { id: ID, ground: 'merged-in-error' }, now))
      .thenRefused('organisation.not-merged');
  });
});
