import { ruleBook } from '@baraza/domain';

export const organisationRules = ruleBook('organisation', {
  'already-registered': { title: 'An organisation is registered once under its id', kind: 'order' },
  'not-registered': { title: 'Only an organisation that the forum knows is changed', kind: 'order' },
  closed: { title: 'Nothing is changed of an organisation that is closed', kind: 'order' },
  'unit-unknown': { title: 'An organisation stands in a unit that exists on that date', kind: 'reference' },
  'works-in-unknown-unit': { title: 'An organisation works in units that exist on that date', kind: 'reference' },
  'theme-unknown': { title: 'An organisation works on themes of the forum', kind: 'reference' },
  'constituency-unknown': { title: 'An organisation belongs to constituencies of the forum', kind: 'reference' },
  'founded-no-date': { title: 'An organisation was founded in a year, a month or on a day that exists', kind: 'input' },
  'founded-later': { title: 'An organisation is not registered before it was founded', kind: 'input' },
  'registrar-unknown': { title: 'A registrar is named by its org-id.guide list code', kind: 'input' },
  'web-malformed': { title: 'A web address begins with http or https and names a host', kind: 'input' },
  'movement-unattested': {
    title: 'A movement is registered with a registrar, or attested by members of the forum',
    kind: 'input',
  },
  'needs-no-attesting': { title: 'Only a movement without registration is attested', kind: 'input' },
  'attested-by-no-member': { title: 'Whoever attests a movement is a member of the forum', kind: 'reference' },
  'attesting-unit-unknown': { title: 'A movement is attested in a unit that exists on that date', kind: 'reference' },
  'attests-itself': { title: 'Nobody attests themselves', kind: 'separation' },
  'moved-by-secretariat': {
    title: 'Only the secretariat moves an organisation to another unit',
    kind: 'separation',
  },
  'not-removable': {
    title: 'Only an acronym, a registration, an attestation or a date of founding is taken away',
    kind: 'input',
  },
  'contact-out-of-reach': { title: 'A contact has an email address or a telephone number', kind: 'input' },
  'email-malformed': { title: 'An email address names a mailbox at a host', kind: 'input' },
  'phone-malformed': { title: 'A telephone number has six to fifteen digits', kind: 'input' },
  'contact-unknown': { title: 'Only a contact of the organisation is removed', kind: 'reference' },
  'names-themselves': { title: 'Nobody names themselves to act for an organisation', kind: 'separation' },
  'representative-unknown': {
    title: 'Only a representative of the organisation ceases to act for it',
    kind: 'reference',
  },
});
