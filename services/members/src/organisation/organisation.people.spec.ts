import { fold, given } from '@baraza/domain';
import { by, people } from '../testing/record.ts';
import { endRepresentative, nameContact, nameRepresentative, removeContact } from './organisation.decider.ts';
import { organisationRules } from './organisation.rules.ts';
import { organisation } from './organisation.state.ts';
import {
  aContact,
  anOrganisationWithPeople,
  aRegisteredOrganisation,
  aRepresentative,
  ID,
} from './organisations.fixture.ts';

const { rules } = organisationRules;
const withPeople = given(organisation, ...anOrganisationWithPeople());

describe('naming a contact', () => {
  it('a contact is named, and every detail goes to the vault under their id', () => {
    given(organisation, ...aRegisteredOrganisation())
      .when((state, now) =>
        nameContact(
          state,
          {
            id: ID,
            person: aContact,
            role: 'chair',
            name: 'Ada Example',
            email: 'ada@kfv.example',
            phone: '+256 700 000000',
          },
          now,
        ),
      )
      .then({
        type: 'members.OrganisationContactNamed',
        data: {
          person: aContact,
          name: { subject: aContact, value: 'Ada Example' },
          email: { subject: aContact, value: 'ada@kfv.example' },
          phone: { subject: aContact, value: '+256 700 000000' },
        },
        tags: [`org:${ID}`, 'unit:UG-402', 'theme:governance'],
      });
  });

  const reachedBy = (details: { email?: string; phone?: string }) =>
    given(organisation, ...aRegisteredOrganisation()).when((state, now) =>
      nameContact(state, { id: ID, person: aContact, role: 'chair', name: 'Ada Example', ...details }, now),
    );

  it(rules['contact-out-of-reach'].title, () => {
    reachedBy({}).thenRefused('organisation.contact-out-of-reach');
  });

  it.each(['ada at kfv', 'ada@localhost', 'a@b@c.example'])(`${rules['email-malformed'].title} (%s)`, (email) => {
    reachedBy({ email }).thenRefused('organisation.email-malformed', { pointer: '/email' });
  });

  it.each(['ask at the market', '12345', '+256 700 000000 ext 12'])(
    `${rules['phone-malformed'].title} (%s)`,
    (phone) => {
      reachedBy({ phone }).thenRefused('organisation.phone-malformed', { pointer: '/phone' });
    },
  );
});

describe('with people', () => {
  it('a contact named again is renewed, not doubled', () => {
    const renewed = fold(organisation, [...anOrganisationWithPeople(), anOrganisationWithPeople()[1]!]);
    expect(renewed).toMatchObject({ contacts: [{ person: aContact }] });
  });

  it('a contact is removed', () => {
    withPeople
      .when((state, now) => removeContact(state, { id: ID, person: aContact }, now))
      .then({ type: 'members.OrganisationContactRemoved', data: { organisation: ID, person: aContact } });
  });

  it(rules['contact-unknown'].title, () => {
    withPeople
      .when((state, now) => removeContact(state, { id: ID, person: aRepresentative }, now))
      .thenRefused('organisation.contact-unknown', { pointer: '/person' });
  });

  it('a representative is named by somebody else', () => {
    withPeople
      .when((state, now) =>
        nameRepresentative(state, { id: ID, person: people.endorser, office: 'treasurer', name: 'Ben Example' }, now),
      )
      .then({
        type: 'members.OrganisationRepresentativeNamed',
        data: { person: people.endorser, office: 'treasurer' },
      });
  });

  it(rules['names-themselves'].title, () => {
    withPeople
      .when(
        (state, now) =>
          nameRepresentative(state, { id: ID, person: people.officer, office: 'chair', name: 'Ben Example' }, now),
        by(people.officer, 'unit-officer'),
      )
      .thenRefused('organisation.names-themselves');
  });

  it('a representative ceases to act', () => {
    withPeople
      .when((state, now) => endRepresentative(state, { id: ID, person: aRepresentative }, now))
      .then({ type: 'members.OrganisationRepresentativeEnded', data: { person: aRepresentative } });
  });

  it(rules['representative-unknown'].title, () => {
    withPeople
      .when((state, now) => endRepresentative(state, { id: ID, person: aContact }, now))
      .thenRefused('organisation.representative-unknown');
  });
});
