import { given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import type { ProfileGiven } from './organisation.commands.pure.ts';
import { close, correct, nameContact, register, removeContact } from './organisation.decider.ts';
import { organisationRules } from './organisation.rules.ts';
import { type Changes, organisation } from './organisation.state.ts';
import {
  aClosedOrganisation,
  aContact,
  aMovement,
  aProfile,
  aRegisteredOrganisation,
  facts,
  ID,
} from './organisations.fixture.ts';

const { rules } = organisationRules;
const registering = (profile: ProfileGiven) =>
  given(organisation).when((state, now) => register(state, { id: ID, profile }, facts, now));
const correcting = (changes: Changes, who = {}) =>
  given(organisation, ...aRegisteredOrganisation()).when(
    (state, now) => correct(state, { id: ID, reason: 'changed', changes }, facts, now),
    who,
  );

describe('not known yet', () => {
  it('an organisation is registered, found by its unit and its themes', () => {
    registering({ ...aProfile, legalName: "  Kyeizooba   Farmers' Voice ", languages: ['nyn', 'nyn'] }).then({
      type: 'members.OrganisationRegistered',
      data: {
        organisation: ID,
        kind: 'cbo',
        legalName: "Kyeizooba Farmers' Voice",
        worksIn: [],
        languages: ['nyn'],
        registration: aProfile.registration,
      },
      tags: [`org:${ID}`, 'unit:UG-402', 'theme:governance'],
    });
  });

  it.each(['UG-999', 'WAN-OLD'])(`${rules['unit-unknown'].title} (%s)`, (unit) => {
    registering({ ...aProfile, unit }).thenRefused('organisation.unit-unknown', { pointer: '/unit' });
  });

  it(rules['works-in-unknown-unit'].title, () => {
    registering({ ...aProfile, worksIn: ['UG-411', 'UG-999'] }).thenRefused('organisation.works-in-unknown-unit', {
      pointer: '/worksIn/1',
    });
  });

  it(rules['theme-unknown'].title, () => {
    registering({ ...aProfile, themes: ['astrology'] }).thenRefused('organisation.theme-unknown', {
      pointer: '/themes/0',
    });
  });

  it(rules['constituency-unknown'].title, () => {
    registering({ ...aProfile, constituencies: ['landlords'] }).thenRefused('organisation.constituency-unknown', {
      pointer: '/constituencies/0',
    });
  });

  it.each(['1998-13', '1998-02-30', '0000'])(`${rules['founded-no-date'].title} (%s)`, (founded) => {
    registering({ ...aProfile, founded }).thenRefused('organisation.founded-no-date', { pointer: '/founded' });
  });

  it.each(['2027', '2026-04', '2026-03-03'])(`${rules['founded-later'].title} (%s)`, (founded) => {
    registering({ ...aProfile, founded }).thenRefused('organisation.founded-later');
  });

  it.each(['1998', '2026', '2026-03', '2026-03-02'])('may have been founded in %s', (founded) => {
    registering({ ...aProfile, founded }).then({ data: { founded } });
  });

  it.each(['Registrar General', 'ug-ngb', 'UG'])(`${rules['registrar-unknown'].title} (%s)`, (registrar) => {
    registering({ ...aProfile, registration: { registrar, number: '1' } }).thenRefused(
      'organisation.registrar-unknown',
      { pointer: '/registration/registrar' },
    );
  });

  it.each(['kfv.example', 'ftp://kfv.example', 'https://', 'https://user@kfv.example'])(
    `${rules['web-malformed'].title} (%s)`,
    (address) => {
      registering({ ...aProfile, web: ['https://kfv.example/about', address] }).thenRefused(
        'organisation.web-malformed',
        { pointer: '/web/1' },
      );
    },
  );

  it(rules['budget-band-unknown'].title, () => {
    registering({ ...aProfile, budgetBand: 'a-fortune' }).thenRefused('organisation.budget-band-unknown', {
      pointer: '/budgetBand',
    });
    correcting({ budgetBand: 'a-fortune' }).thenRefused('organisation.budget-band-unknown', {
      pointer: '/budgetBand',
    });
  });

  it(rules['staff-band-unknown'].title, () => {
    registering({ ...aProfile, staffBand: 'a-crowd' }).thenRefused('organisation.staff-band-unknown', {
      pointer: '/staffBand',
    });
    correcting({ staffBand: 'a-crowd' }).thenRefused('organisation.staff-band-unknown', {
      pointer: '/staffBand',
    });
  });

  it(rules['movement-unattested'].title, () => {
    const unattested = { ...aMovement, attestedBy: undefined };
    registering(unattested).thenRefused('organisation.movement-unattested', { pointer: '/attestedBy' });
    registering({ ...unattested, registration: aProfile.registration }).then({ data: { kind: 'movement' } });
    registering(aMovement).then({ data: { attestedBy: aMovement.attestedBy } });
  });

  it(rules['needs-no-attesting'].title, () => {
    registering({ ...aProfile, attestedBy: aMovement.attestedBy }).thenRefused('organisation.needs-no-attesting');
    registering({ ...aMovement, registration: aProfile.registration }).thenRefused('organisation.needs-no-attesting');
  });

  it(rules['attested-by-no-member'].title, () => {
    const attestedBy = { unit: 'UG-402', members: [bodies.first, bodies.second] };
    registering({ ...aMovement, attestedBy }).thenRefused('organisation.attested-by-no-member', {
      pointer: '/attestedBy/members/1',
    });
  });

  it(rules['attesting-unit-unknown'].title, () => {
    const attestedBy = { unit: 'UG-999', members: [bodies.first] };
    registering({ ...aMovement, attestedBy }).thenRefused('organisation.attesting-unit-unknown');
  });

  it(rules['attests-itself'].title, () => {
    registering({ ...aMovement, attestedBy: { unit: 'UG-402', members: [ID] } }).thenRefused(
      'organisation.attests-itself',
    );
  });

  it(rules['not-registered'].title, () => {
    given(organisation)
      .when((state, now) => close(state, { id: ID, ground: 'dissolved' }, now))
      .thenRefused('organisation.not-registered');
  });
});

describe('active', () => {
  it(rules['already-registered'].title, () => {
    given(organisation, ...aRegisteredOrganisation())
      .when((state, now) => register(state, { id: ID, profile: aProfile }, facts, now))
      .thenRefused('organisation.already-registered', { pointer: '/id' });
  });

  it('a correction records only what differs', () => {
    correcting({ legalName: "Kyeizooba Farmers' Voice", acronym: 'KFV', founded: null }).then({
      type: 'members.OrganisationCorrected',
      data: { reason: 'changed', changes: { acronym: 'KFV' } },
      ground: 'changed',
    });
  });

  it('a correction that changes nothing records nothing', () => {
    correcting({ themes: ['governance'], acronym: null }).thenNothing();
  });

  const takingAway = (...without: string[]) =>
    given(organisation, ...aRegisteredOrganisation()).when((state, now) =>
      correct(state, { id: ID, reason: 'changed', changes: {}, without }, facts, now),
    );

  it('a correction takes a field away', () => {
    takingAway('registration').then({ data: { changes: { registration: null } } });
    takingAway('founded').thenNothing();
  });

  it.each(['legal-name', 'constructor'])(`${rules['not-removable'].title} (%s)`, (field) => {
    takingAway('acronym', field).thenRefused('organisation.not-removable', { pointer: '/without/1' });
  });

  it('a correction keeps the rules of a profile', () => {
    correcting({ kind: 'movement', registration: null }).thenRefused('organisation.movement-unattested', {
      pointer: '/attestedBy',
    });
    correcting({ worksIn: ['UG-999'] }).thenRefused('organisation.works-in-unknown-unit', {
      pointer: '/worksIn/0',
    });
  });

  it('a correction does not look again at what it leaves alone', () => {
    given(organisation, ...aRegisteredOrganisation())
      .when((state, now) =>
        correct(
          state,
          { id: ID, reason: 'renamed', changes: { legalName: 'New Name' } },
          { ...facts, units: new Map() },
          now,
        ),
      )
      .then({ data: { changes: { legalName: 'New Name' } } });
  });

  it(rules['moved-by-secretariat'].title, () => {
    correcting({ unit: 'UG-411' }, by(people.officer, 'unit-officer')).thenRefused('organisation.moved-by-secretariat');
    correcting({ unit: 'UG-411' }).then({ tags: [`org:${ID}`, 'unit:UG-411', 'theme:governance', 'unit:UG-402'] });
  });

  it('is closed on a ground', () => {
    given(organisation, ...aRegisteredOrganisation())
      .when((state, now) => close(state, { id: ID, ground: 'dissolved' }, now))
      .then({
        type: 'members.OrganisationClosed',
        data: { organisation: ID, ground: 'dissolved' },
        ground: 'dissolved',
      });
  });
});

describe('closed', () => {
  it(rules.closed.title, () => {
    const closed = given(organisation, ...aClosedOrganisation());
    const steps = [
      closed.when((state, now) => close(state, { id: ID, ground: 'dissolved' }, now)),
      closed.when((state, now) => correct(state, { id: ID, reason: 'changed', changes: { acronym: 'K' } }, facts, now)),
      closed.when((state, now) =>
        nameContact(state, { id: ID, person: aContact, role: 'chair', name: 'A', email: 'a@b.c' }, now),
      ),
      closed.when((state, now) => removeContact(state, { id: ID, person: aContact }, now)),
    ];
    for (const step of steps) step.thenRefused('organisation.closed');
  });
});
