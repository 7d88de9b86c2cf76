import { given } from '@baraza/domain';
import { bodies, by, on, people } from '../testing/record.ts';
import {
  aDraft,
  allKnown,
  aPublished,
  asDrafted,
  OLDER,
  PRODUCT,
  toDraft,
  WORDS,
} from './knowledge-product.builders.ts';
import { draft, drop, publish, supersede, translate, use, withdraw } from './knowledge-product.decider.ts';
import { knowledgeProductRules } from './knowledge-product.rules.ts';
import { knowledgeProduct } from './knowledge-product.state.ts';

const { rules } = knowledgeProductRules;
const why = { ground: 'out-of-date' };
const known = { isKnown: true };
const training = { organisation: bodies.women, use: 'training' } as const;

describe('a knowledge product', () => {
  it('is drafted, its words in the vault', () => {
    given(knowledgeProduct)
      .when((state, moment) => draft(state, toDraft, allKnown, moment))
      .then({
        type: 'capacity.KnowledgeProductDrafted',
        data: { kind: 'guide', licence: 'CC-BY-SA-4.0', summary: { subject: 'id-of-summary', value: WORDS } },
        tags: ['unit:UG-402', `org:${bodies.farmers}`, 'theme:governance'],
      });
  });

  it(rules['drafted-already'].title, () => {
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => draft(state, toDraft, allKnown, moment))
      .thenRefused('knowledge-product.drafted-already');
  });

  it(rules['unit-unknown'].title, () => {
    given(knowledgeProduct)
      .when((state, moment) => draft(state, toDraft, { ...allKnown, unitKnown: false }, moment))
      .thenRefused('knowledge-product.unit-unknown', { pointer: '/unit' });
  });

  it(rules['organisation-unknown'].title, () => {
    given(knowledgeProduct)
      .when((state, moment) => draft(state, toDraft, { ...allKnown, organisations: [] }, moment))
      .thenRefused('knowledge-product.organisation-unknown', { pointer: '/organisations/0' });
    given(knowledgeProduct, ...aPublished())
      .when((state, moment) => use(state, training, { isKnown: false }, moment))
      .thenRefused('knowledge-product.organisation-unknown', { pointer: '/organisation' });
  });

  it(rules['theme-unknown'].title, () => {
    given(knowledgeProduct)
      .when((state, moment) => draft(state, toDraft, { ...allKnown, themes: [] }, moment))
      .thenRefused('knowledge-product.theme-unknown', { pointer: '/themes/0' });
  });

  it(rules['language-twice'].title, () => {
    const [english] = toDraft.editions;
    given(knowledgeProduct)
      .when((state, moment) => draft(state, { ...toDraft, editions: [english!, english!] }, allKnown, moment))
      .thenRefused('knowledge-product.language-twice', { pointer: '/editions/1/language' });
    given(knowledgeProduct, ...aPublished())
      .when((state, moment) => translate(state, { edition: english! }, moment))
      .thenRefused('knowledge-product.language-twice', { pointer: '/language' });
  });

  it(rules.unknown.title, () => {
    given(knowledgeProduct)
      .when((state, moment) => drop(state, why, moment))
      .thenRefused('knowledge-product.unknown');
    given(knowledgeProduct)
      .when((state, moment) => withdraw(state, why, moment))
      .thenRefused('knowledge-product.unknown');
  });
});

describe('its draft', () => {
  it('is published by somebody else, in the very words that were drafted', () => {
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => publish(state, { summary: WORDS, replaces: OLDER }, asDrafted, moment))
      .then({
        type: 'capacity.KnowledgeProductPublished',
        data: { kind: 'guide', editions: toDraft.editions, summary: WORDS, replaces: OLDER },
      });
  });

  it(rules['own-draft'].title, () => {
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => publish(state, { summary: WORDS }, asDrafted, moment), by(people.officer))
      .thenRefused('knowledge-product.own-draft');
  });

  it(rules['other-words'].title, () => {
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => publish(state, { summary: `${WORDS} More.` }, asDrafted, moment))
      .thenRefused('knowledge-product.other-words', { pointer: '/summary' });
  });

  it(rules['words-gone'].title, () => {
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => publish(state, { summary: WORDS }, { ...asDrafted, drafted: undefined }, moment))
      .thenRefused('knowledge-product.words-gone');
  });

  it(rules['replaces-itself'].title, () => {
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => publish(state, { summary: WORDS, replaces: PRODUCT }, asDrafted, moment))
      .thenRefused('knowledge-product.replaces-itself', { pointer: '/replaces' });
  });

  it(rules['replaced-unpublished'].title, () => {
    const facts = { ...asDrafted, replacedIsPublished: false };
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => publish(state, { summary: WORDS, replaces: OLDER }, facts, moment))
      .thenRefused('knowledge-product.replaced-unpublished', { pointer: '/replaces' });
  });

  it(rules['not-a-draft'].title, () => {
    given(knowledgeProduct, ...aPublished())
      .when((state, moment) => publish(state, { summary: WORDS }, asDrafted, moment))
      .thenRefused('knowledge-product.not-a-draft');
    given(knowledgeProduct, ...aPublished())
      .when((state, moment) => drop(state, why, moment))
      .thenRefused('knowledge-product.not-a-draft');
  });

  it(rules['dated-before-last-step'].title, () => {
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => drop(state, why, moment), on('2026-02-01'))
      .thenRefused('knowledge-product.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('what is published', () => {
  it('can be had in more languages, is superseded, or is withdrawn', () => {
    const edition = { language: 'nyn', title: 'Okushoma embaririra hamwe' };
    given(knowledgeProduct, ...aPublished())
      .when((state, moment) => translate(state, { edition }, moment))
      .then({ type: 'capacity.KnowledgeProductTranslated', data: { edition } });
    given(knowledgeProduct, ...aPublished())
      .when((state, moment) => supersede(state, { by: OLDER }, moment))
      .then({ type: 'capacity.KnowledgeProductSuperseded', data: { by: OLDER } });
    given(knowledgeProduct, ...aPublished())
      .when((state, moment) => withdraw(state, why, moment))
      .then({ type: 'capacity.KnowledgeProductWithdrawn', data: why, ground: why.ground });
  });

  it('is used by organisations, whose own trail tells of it', () => {
    given(knowledgeProduct, ...aPublished())
      .when((state, moment) => use(state, training, known, moment))
      .then({
        type: 'capacity.KnowledgeProductUsed',
        data: training,
        tags: ['unit:UG-402', `org:${bodies.farmers}`, 'theme:governance', `org:${bodies.women}`],
      });
  });

  it(rules['uses-for-another'].title, () => {
    given(knowledgeProduct, ...aPublished())
      .when(
        (state, moment) => use(state, training, known, moment),
        by(people.leader, 'member-representative', bodies.youth),
      )
      .thenRefused('knowledge-product.uses-for-another', { pointer: '/organisation' });
  });

  it(rules['not-published'].title, () => {
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => use(state, training, known, moment))
      .thenRefused('knowledge-product.not-published');
    given(knowledgeProduct, ...aDraft())
      .when((state, moment) => supersede(state, { by: OLDER }, moment))
      .thenRefused('knowledge-product.not-published');
  });
});
