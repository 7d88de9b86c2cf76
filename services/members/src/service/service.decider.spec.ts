import { given } from '@baraza/domain';
import { change, offer, withdraw } from './service.decider.ts';
import type { ChangedTerms, OfferFacts } from './service.commands.pure.ts';
import { serviceRules } from './service.rules.ts';
import { service, serviceIdOf, type ServiceTerms } from './service.state.ts';
import { anOfferedService, aWithdrawnService, facts, terms } from './services.fixture.ts';

const { rules } = serviceRules;
const offered = given(service, ...anOfferedService());
const withdrawn = given(service, ...aWithdrawnService());
const offering = (more: Partial<ServiceTerms> = {}, known: Partial<OfferFacts> = {}, on = given(service)) =>
  on.when((state, now) => offer(state, { ...terms, ...more }, { ...facts, ...known }, now));
const changing = (changed: ChangedTerms) => offered.when((state, now) => change(state, changed, facts, now));
const withdrawing = offered.when((state, now) => withdraw(state, { ground: 'no-funds' }, now));

describe('a service', () => {
  it('is offered with what is promised, to whom, found by its unit', () => {
    offering().then({ type: 'members.ServiceOffered', data: terms, tags: ['unit:UG-402'] });
  });

  it('is the same under its unit and code, however often it is offered', () => {
    expect(serviceIdOf(terms)).toBe(serviceIdOf({ ...terms }));
    expect(serviceIdOf(terms)).not.toBe(serviceIdOf({ ...terms, unit: 'UG-411' }));
    offering({ title: 'Lawyers' }, {}, withdrawn).then({ type: 'members.ServiceOffered', data: { title: 'Lawyers' } });
  });

  it('is offered on other terms; what is left out stays', () => {
    const promise = { ...terms.promise, deliverDays: 14 };
    changing({ promise }).then({ type: 'members.ServiceChanged', data: { ...terms, promise } });
    changing({ whoMayAsk: ['full', 'full'] }).then({ data: { whoMayAsk: ['full'] } });
  });

  it('on the same terms there is nothing to do', () => {
    changing({}).thenNothing();
    changing({ promise: { ...terms.promise }, whoMayAsk: ['associate', 'full'] }).thenNothing();
  });

  it('is withdrawn with a ground, once', () => {
    withdrawing.then({ type: 'members.ServiceWithdrawn', data: { unit: 'UG-402', code: 'legal-support' } });
    withdrawn.when((state, now) => withdraw(state, { ground: 'replaced' }, now)).thenNothing();
  });

  it(rules['offered-already'].title, () => {
    offering({}, {}, offered).thenRefused('service.offered-already', { pointer: '/code' });
  });
  it(rules['unit-unknown'].title, () => {
    offering({ unit: 'UG-999' }, { unit: undefined }).thenRefused('service.unit-unknown', { pointer: '/unit' });
  });
  it(rules['category-unknown'].title, () => {
    offering({ whoMayAsk: ['full', 'honorary'] }).thenRefused('service.category-unknown', { pointer: '/whoMayAsk/1' });
    changing({ whoMayAsk: ['honorary'] }).thenRefused('service.category-unknown', { pointer: '/whoMayAsk/0' });
  });
  it(rules['promise-backwards'].title, () => {
    const promise = { ...terms.promise, acknowledgeDays: 22 };
    offering({ promise }).thenRefused('service.promise-backwards', { pointer: '/promise/deliverDays' });
    changing({ promise }).thenRefused('service.promise-backwards');
  });
  it(rules['not-offered'].title, () => {
    given(service)
      .when((state, now) => withdraw(state, { ground: 'no-funds' }, now))
      .thenRefused('service.not-offered');
    withdrawn.when((state, now) => change(state, { title: 'More' }, facts, now)).thenRefused('service.not-offered');
  });
  it(rules['dated-before-last-step'].title, () => {
    offered
      .when((state, now) => withdraw(state, { ground: 'no-funds' }, now), { effectiveOn: '2026-01-09' })
      .thenRefused('service.dated-before-last-step', { pointer: '/effectiveOn' });
    withdrawn
      .when((state, now) => offer(state, terms, facts, now), { effectiveOn: '2026-02-19' })
      .thenRefused('service.dated-before-last-step');
  });
});
