import { given } from '@baraza/domain';
import {
  aDutyBearer,
  aRetiredDutyBearer,
  PUBLIC_BODY,
  WATER_ENGINEER,
  WATER_OFFICER,
  waterOfficer,
} from './duty-bearer.builders.ts';
import { correct, name, retire } from './duty-bearer.decider.ts';
import { dutyBearerRules } from './duty-bearer.rules.ts';
import { dutyBearer } from './duty-bearer.state.ts';

const { rules } = dutyBearerRules;
const known = { unitKnown: true, organisationKnown: true };
const renamed = { ...waterOfficer, office: 'District Water Engineer, Bushenyi', ground: 'office-renamed' };
const successor = { self: WATER_OFFICER, successorNamed: true };
const ground = 'office-abolished';

describe('an office that nobody has named yet', () => {
  it('is named with its unit, its level and its duties, and the organisation it is', () => {
    given(dutyBearer)
      .when((state, moment) => name(state, { ...waterOfficer, organisation: PUBLIC_BODY }, known, moment))
      .then({
        type: 'campaigns.DutyBearerNamed',
        data: { ...waterOfficer, duties: ['fulfil', 'protect'], organisation: PUBLIC_BODY },
        tags: ['unit:UG-402', `org:${PUBLIC_BODY}`],
      });
  });

  it(rules['unit-unknown'].title, () => {
    given(dutyBearer)
      .when((state, moment) => name(state, waterOfficer, { ...known, unitKnown: false }, moment))
      .thenRefused('duty-bearer.unit-unknown', { pointer: '/unit' });
  });

  it(rules['organisation-unknown'].title, () => {
    const stranger = { ...waterOfficer, organisation: PUBLIC_BODY };
    given(dutyBearer)
      .when((state, moment) => name(state, stranger, { ...known, organisationKnown: false }, moment))
      .thenRefused('duty-bearer.organisation-unknown', { pointer: '/organisation' });
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => correct(state, { ...stranger, ground }, { organisationKnown: false }, moment))
      .thenRefused('duty-bearer.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules.unknown.title, () => {
    given(dutyBearer)
      .when((state, moment) => correct(state, renamed, known, moment))
      .thenRefused('duty-bearer.unknown');
    given(dutyBearer)
      .when((state, moment) => retire(state, { ground }, successor, moment))
      .thenRefused('duty-bearer.unknown');
  });
});

describe('a named office', () => {
  it(rules['named-once'].title, () => {
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => name(state, waterOfficer, known, moment))
      .thenRefused('duty-bearer.named-once', { pointer: '/id' });
  });

  it('gets the name it has now, and keeps its unit', () => {
    const { ground: why, ...office } = renamed;
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => correct(state, renamed, known, moment))
      .then({
        type: 'campaigns.DutyBearerCorrected',
        data: { ...office, duties: [...office.duties], ground: why },
        ground: why,
        tags: ['unit:UG-402'],
      });
  });

  it('stands as it did where nothing is set right', () => {
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) =>
        correct(state, { ...waterOfficer, duties: ['protect', 'fulfil'], ground: 'office-renamed' }, known, moment),
      )
      .thenNothing();
  });

  it('is retired, with the office that took its duties over', () => {
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => retire(state, { ground, succeededBy: WATER_ENGINEER }, successor, moment))
      .then({ type: 'campaigns.DutyBearerRetired', data: { unit: 'UG-402', ground, succeededBy: WATER_ENGINEER } });
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => retire(state, { ground }, { ...successor, successorNamed: false }, moment))
      .then({ type: 'campaigns.DutyBearerRetired', data: { unit: 'UG-402', ground } });
  });

  it(rules['succeeds-itself'].title, () => {
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => retire(state, { ground, succeededBy: WATER_OFFICER }, successor, moment))
      .thenRefused('duty-bearer.succeeds-itself', { pointer: '/succeededBy' });
  });

  it(rules['successor-unknown'].title, () => {
    const facts = { ...successor, successorNamed: false };
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => retire(state, { ground, succeededBy: WATER_ENGINEER }, facts, moment))
      .thenRefused('duty-bearer.successor-unknown', { pointer: '/succeededBy' });
  });

  it(rules['before-last-step'].title, () => {
    const early = { effectiveOn: '2026-02-01' };
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => correct(state, renamed, known, moment), early)
      .thenRefused('duty-bearer.before-last-step', { pointer: '/effectiveOn' });
    given(dutyBearer, ...aDutyBearer())
      .when((state, moment) => retire(state, { ground }, successor, moment), early)
      .thenRefused('duty-bearer.before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('a retired office', () => {
  it(rules.retired.title, () => {
    given(dutyBearer, ...aRetiredDutyBearer())
      .when((state, moment) => correct(state, renamed, known, moment))
      .thenRefused('duty-bearer.retired');
    given(dutyBearer, ...aRetiredDutyBearer())
      .when((state, moment) => retire(state, { ground }, successor, moment))
      .thenRefused('duty-bearer.retired');
  });
});
