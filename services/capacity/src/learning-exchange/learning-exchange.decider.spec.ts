import { given } from '@baraza/domain';
import { bodies, by, on, people as persons } from '../testing/record.ts';
import {
  aConcludedExchange,
  anExchange,
  known,
  people,
  PRODUCT,
  toPlan,
  underWay,
} from './learning-exchange.builders.ts';
import { cancel, conclude, join, leave, meet, plan } from './learning-exchange.decider.ts';
import { learningExchangeRules } from './learning-exchange.rules.ts';
import { learningExchange } from './learning-exchange.state.ts';

const { rules } = learningExchangeRules;
const both = { organisations: [bodies.farmers, bodies.women], people };
const learned = { lesson: 'In words.', products: [PRODUCT] };
const itIs = { isKnown: true };
const youth = { organisation: bodies.youth };
const forYouth = by(persons.leader, 'member-representative', bodies.youth);

describe('a learning exchange', () => {
  it('is planned with a host and those who are to come', () => {
    given(learningExchange)
      .when((state, moment) => plan(state, toPlan, known, moment))
      .then({
        type: 'capacity.LearningExchangePlanned',
        data: toPlan,
        tags: ['unit:UG-402', `org:${bodies.farmers}`, `org:${bodies.women}`, 'theme:governance'],
      });
  });

  it(rules['planned-already'].title, () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => plan(state, toPlan, known, moment))
      .thenRefused('learning-exchange.planned-already');
  });

  it(rules['unit-unknown'].title, () => {
    given(learningExchange)
      .when((state, moment) => plan(state, toPlan, { ...known, unitKnown: false }, moment))
      .thenRefused('learning-exchange.unit-unknown', { pointer: '/unit' });
  });

  it(rules['organisation-unknown'].title, () => {
    given(learningExchange)
      .when((state, moment) => plan(state, toPlan, { ...known, organisations: [bodies.farmers] }, moment))
      .thenRefused('learning-exchange.organisation-unknown', { pointer: '/organisations/0' });
    given(learningExchange)
      .when((state, moment) => plan(state, toPlan, { ...known, organisations: [bodies.women] }, moment))
      .thenRefused('learning-exchange.organisation-unknown', { pointer: '/host' });
    given(learningExchange, ...anExchange())
      .when((state, moment) => join(state, youth, { isKnown: false }, moment))
      .thenRefused('learning-exchange.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['theme-unknown'].title, () => {
    given(learningExchange)
      .when((state, moment) => plan(state, toPlan, { ...known, themes: [] }, moment))
      .thenRefused('learning-exchange.theme-unknown', { pointer: '/themes/0' });
  });

  it(rules['hosts-itself'].title, () => {
    given(learningExchange)
      .when((state, moment) => plan(state, { ...toPlan, organisations: [bodies.farmers] }, known, moment))
      .thenRefused('learning-exchange.hosts-itself', { pointer: '/host' });
  });

  it(rules['ends-before-it-begins'].title, () => {
    given(learningExchange)
      .when((state, moment) => plan(state, { ...toPlan, until: '2026-02-09' }, known, moment))
      .thenRefused('learning-exchange.ends-before-it-begins', { pointer: '/until' });
  });

  it(rules.unknown.title, () => {
    given(learningExchange)
      .when((state, moment) => meet(state, both, moment))
      .thenRefused('learning-exchange.unknown');
  });

  it(rules.over.title, () => {
    given(learningExchange, ...aConcludedExchange())
      .when((state, moment) => meet(state, both, moment))
      .thenRefused('learning-exchange.over');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(learningExchange, ...underWay())
      .when((state, moment) => meet(state, both, moment), on('2026-02-09'))
      .thenRefused('learning-exchange.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('those who take part', () => {
  it('come in by themselves, and who is there already has nothing to do', () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => join(state, youth, itIs, moment), forYouth)
      .then({
        type: 'capacity.LearningExchangeJoined',
        data: youth,
        tags: ['unit:UG-402', `org:${bodies.youth}`, 'theme:governance'],
      });
    given(learningExchange, ...anExchange())
      .when((state, moment) => join(state, { organisation: bodies.women }, itIs, moment))
      .thenNothing();
  });

  it('leave', () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => leave(state, { organisation: bodies.women }, moment))
      .then({ type: 'capacity.LearningExchangeLeft', data: { organisation: bodies.women } });
  });

  it(rules['speaks-for-another'].title, () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => join(state, { organisation: bodies.stranger }, itIs, moment), forYouth)
      .thenRefused('learning-exchange.speaks-for-another');
    given(learningExchange, ...anExchange())
      .when((state, moment) => leave(state, { organisation: bodies.women }, moment), forYouth)
      .thenRefused('learning-exchange.speaks-for-another');
  });

  it(rules['host-stays'].title, () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => leave(state, { organisation: bodies.farmers }, moment))
      .thenRefused('learning-exchange.host-stays');
  });

  it(rules['not-taking-part'].title, () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => leave(state, youth, moment))
      .thenRefused('learning-exchange.not-taking-part', { pointer: '/organisation' });
    given(learningExchange, ...anExchange())
      .when((state, moment) => meet(state, { organisations: [bodies.youth], people }, moment))
      .thenRefused('learning-exchange.not-taking-part', { pointer: '/organisations/0' });
  });
});

describe('what comes of it', () => {
  it('is meetings with so many people, and in the end a lesson', () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => meet(state, both, moment))
      .then({ type: 'capacity.LearningExchangeMet', data: both });
    given(learningExchange, ...underWay())
      .when((state, moment) => conclude(state, learned, { known: [PRODUCT] }, moment))
      .then({
        type: 'capacity.LearningExchangeConcluded',
        data: { meetings: 1, lesson: { value: 'In words.' }, products: [PRODUCT] },
      });
  });

  it(rules['before-it-begins'].title, () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => meet(state, both, moment), on('2026-02-09'))
      .thenRefused('learning-exchange.before-it-begins', { pointer: '/effectiveOn' });
  });

  it(rules['never-met'].title, () => {
    given(learningExchange, ...anExchange())
      .when((state, moment) => conclude(state, learned, { known: [PRODUCT] }, moment))
      .thenRefused('learning-exchange.never-met');
  });

  it(rules['product-unknown'].title, () => {
    given(learningExchange, ...underWay())
      .when((state, moment) => conclude(state, learned, { known: [] }, moment))
      .thenRefused('learning-exchange.product-unknown', { pointer: '/products/0' });
  });

  it(rules['met-already'].title, () => {
    given(learningExchange, ...underWay())
      .when((state, moment) => cancel(state, { ground: 'no-funds' }, moment))
      .thenRefused('learning-exchange.met-already');
    given(learningExchange, ...anExchange())
      .when((state, moment) => cancel(state, { ground: 'no-funds' }, moment))
      .then({ type: 'capacity.LearningExchangeCancelled', data: { ground: 'no-funds' }, ground: 'no-funds' });
  });
});
