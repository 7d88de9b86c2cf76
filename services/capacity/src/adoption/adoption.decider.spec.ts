import { given } from '@baraza/domain';
import { bodies, on } from '../testing/record.ts';
import { anAdoption, anEndedAdoption, aReport, INNOVATION, shared, toAdopt, who } from './adoption.builders.ts';
import { adopt, end, report } from './adoption.decider.ts';
import { adoptionRules } from './adoption.rules.ts';
import { adoption } from './adoption.state.ts';

const { rules } = adoptionRules;
const itWorked = { finding: 'worked', report: 'In words.' } as const;

describe('an adoption', () => {
  it('is reported on after half a year, where nothing else is said', () => {
    given(adoption)
      .when((state, moment) => adopt(state, toAdopt, shared, moment))
      .then({
        type: 'capacity.InnovationAdopted',
        data: { ...who, reportBy: '2026-09-02' },
        tags: [`innovation:${INNOVATION}`, `org:${bodies.women}`, 'unit:UG-411'],
      });
  });

  it(rules['adopted-already'].title, () => {
    given(adoption, ...anAdoption())
      .when((state, moment) => adopt(state, toAdopt, shared, moment))
      .thenRefused('adoption.adopted-already');
  });

  it(rules['organisation-unknown'].title, () => {
    given(adoption)
      .when((state, moment) => adopt(state, toAdopt, { ...shared, unit: undefined }, moment))
      .thenRefused('adoption.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['not-shared'].title, () => {
    given(adoption)
      .when((state, moment) => adopt(state, toAdopt, { ...shared, isShared: false }, moment))
      .thenRefused('adoption.not-shared', { pointer: '/innovation' });
  });

  it(rules['own-innovation'].title, () => {
    given(adoption)
      .when((state, moment) => adopt(state, { ...toAdopt, organisation: bodies.farmers }, shared, moment))
      .thenRefused('adoption.own-innovation', { pointer: '/organisation' });
  });

  it(rules['report-at-once'].title, () => {
    given(adoption)
      .when((state, moment) => adopt(state, { ...toAdopt, reportBy: '2026-03-02' }, shared, moment))
      .thenRefused('adoption.report-at-once', { pointer: '/reportBy' });
    given(adoption, ...anAdoption())
      .when((state, moment) => report(state, { ...itWorked, reportBy: '2026-03-02' }, moment))
      .thenRefused('adoption.report-at-once', { pointer: '/reportBy' });
  });

  it('is reported on, and again where another report is asked for', () => {
    for (const past of [anAdoption(), [...anAdoption(), aReport()]]) {
      given(adoption, ...past)
        .when((state, moment) => report(state, { ...itWorked, reportBy: '2027-03-02' }, moment))
        .then({
          type: 'capacity.AdoptionReported',
          data: { ...who, finding: 'worked', report: { subject: 'id-of-report' }, reportBy: '2027-03-02' },
        });
    }
  });

  it('ends', () => {
    given(adoption, ...anAdoption())
      .when((state, moment) => end(state, { ground: 'funds-ended' }, moment))
      .then({ type: 'capacity.AdoptionEnded', data: { ...who, ground: 'funds-ended' }, ground: 'funds-ended' });
  });

  it(rules.unknown.title, () => {
    given(adoption)
      .when((state, moment) => report(state, itWorked, moment))
      .thenRefused('adoption.unknown');
  });

  it(rules.over.title, () => {
    given(adoption, ...anEndedAdoption())
      .when((state, moment) => report(state, itWorked, moment))
      .thenRefused('adoption.over');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(adoption, ...anAdoption())
      .when((state, moment) => report(state, itWorked, moment), on('2026-02-01'))
      .thenRefused('adoption.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});
