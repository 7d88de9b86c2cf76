import { fold, given } from '@baraza/domain';
import {
  adopt,
  LONGEST_VERSION,
  publish,
  type Questionnaire,
  revise,
  translate,
  withdraw,
} from './instrument.decider.ts';
import { instrumentRules } from './instrument.rules.ts';
import { instrument, type KnownInstrument } from './instrument.state.ts';
import {
  anItem,
  aPublished,
  aQuestionnaire,
  aTranslated,
  aWithdrawn,
  facts,
  french,
  revised,
  shipped,
} from './instruments.fixture.ts';

const { rules } = instrumentRules;
const publishing = (asked: Questionnaire = aQuestionnaire) =>
  given(instrument).when((state, now) => publish(state, asked, facts, now));
const revising = (asked: Questionnaire, past = aPublished()) =>
  given(instrument, ...past).when((state, now) => revise(state, asked, facts, now));
const adopting = (past = aPublished(), what: typeof shipped | undefined = shipped) =>
  given(instrument, ...past).when((state, now) => adopt(state, what, undefined, facts, now));
const translating = (asked: typeof french, past = aPublished()) =>
  given(instrument, ...past).when((state, now) => translate(state, asked, facts, now));
const withDomains = (domains: Questionnaire['domains']): Questionnaire => ({ ...aQuestionnaire, domains });
const [governance, leadership] = aQuestionnaire.domains as [
  Questionnaire['domains'][number],
  Questionnaire['domains'][number],
];

describe('an instrument that is published', () => {
  it('is on record whole, as version 1', () => {
    publishing().then({
      type: 'capacity.InstrumentPublished',
      data: { code: 'capacity', version: 1, unit: 'WAN', ...aQuestionnaire },
      tags: ['unit:WAN', 'instrument:capacity'],
    });
  });

  it(rules['published-already'].title, () => {
    given(instrument, ...aPublished())
      .when((state, now) => publish(state, aQuestionnaire, facts, now))
      .thenRefused('instrument.published-already', { pointer: '/code' });
  });

  it(rules['code-twice'].title, () => {
    publishing(withDomains([governance, { ...leadership, code: governance.code }])).thenRefused(
      'instrument.code-twice',
      { pointer: '/domains/1/code' },
    );
    publishing(withDomains([governance, { ...leadership, items: [anItem('board')] }])).thenRefused(
      'instrument.code-twice',
      { pointer: '/domains/1/items/0/code' },
    );
  });

  it(rules['too-long'].title, () => {
    const items = (of: string) =>
      Array.from({ length: 12 }, (_, index) => ({
        ...anItem(`${of}-${index}`),
        levels: Array.from({ length: 4 }, () => 'x'.repeat(300)),
      }));
    const domains = Array.from({ length: 4 }, (_, index) => ({
      ...governance,
      code: `d-${index}`,
      items: items(`i-${index}`),
    }));
    publishing(withDomains(domains.slice(0, 3))).then({ type: 'capacity.InstrumentPublished' });
    expect(JSON.stringify(domains.slice(0, 3)).length).toBeLessThan(LONGEST_VERSION);
    publishing(withDomains([...domains, { ...governance, code: 'one-more', items: items('more') }])).thenRefused(
      'instrument.too-long',
    );
  });
});

describe('the next version of an instrument', () => {
  it('is on record whole, and the same again is nothing to do', () => {
    revising(revised).then({ type: 'capacity.InstrumentPublished', data: { version: 2, domains: revised.domains } });
    revising(aQuestionnaire).thenNothing();
  });

  it('leaves the version before as it was', () => {
    const state = fold(instrument, [
      ...aTranslated(),
      { ...aPublished(revised)[0]!, data: { ...facts, version: 2, ...revised, title: 'Another' } },
    ] as ReturnType<typeof aPublished>) as KnownInstrument;
    expect(state.versions.map(({ version, title }) => [version, title])).toEqual([
      [1, 'Capacity'],
      [2, 'Another'],
    ]);
    expect(state.translations).toEqual({ fr: { isDraft: true, words: {} } });
  });

  it(rules['item-reworded'].title, () => {
    const pointer = '/domains/0/items/1';
    const reworded = [anItem('board'), { ...anItem('rules'), title: 'Other rules' }];
    revising(withDomains([{ ...governance, items: reworded }])).thenRefused('instrument.item-reworded', { pointer });
    const moved = withDomains([{ ...governance, items: [anItem('board'), anItem('succession')] }]);
    revising(moved).thenRefused('instrument.item-reworded', { pointer });
  });

  it('does not give the code of an item that was left out to another question', () => {
    const without = { ...aPublished()[0]!, data: { ...facts, version: 2, ...withDomains([governance]) } };
    const again = withDomains([governance, { ...leadership, items: [{ ...anItem('succession'), title: 'Other' }] }]);
    revising(again, [...aPublished(), without] as ReturnType<typeof aPublished>).thenRefused(
      'instrument.item-reworded',
    );
  });

  it(rules['not-in-use'].title, () => {
    revising(revised, []).thenRefused('instrument.not-in-use');
    translating(french, []).thenRefused('instrument.not-in-use');
    given(instrument)
      .when((state, now) => withdraw(state, { ground: 'superseded' }, facts, now))
      .thenRefused('instrument.not-in-use');
  });

  it(rules['before-last-step'].title, () => {
    given(instrument, ...aPublished())
      .when((state, now) => revise(state, revised, facts, now), { effectiveOn: '2026-01-31' })
      .thenRefused('instrument.before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('an instrument that ships', () => {
  it('is adopted with its words in other languages, and adopted again is nothing to do', () => {
    adopting([]).then(
      { type: 'capacity.InstrumentPublished', data: { version: 1, ...aQuestionnaire } },
      { type: 'capacity.InstrumentTranslated', data: { version: 1, ...french } },
    );
    adopting(aTranslated()).thenNothing();
  });

  it('is adopted with another way of scoring, where the forum asks for it', () => {
    given(instrument)
      .when((state, now) => adopt(state, shipped, 'evidence-verified', facts, now).slice(0, 1))
      .then({ data: { scoring: 'evidence-verified' } });
  });

  it('comes in its newest version, and with words that the forum lacks', () => {
    adopting(aTranslated(), { ...shipped, ...revised }).then(
      { type: 'capacity.InstrumentPublished', data: { version: 2 } },
      { type: 'capacity.InstrumentTranslated', data: { version: 2 } },
    );
    adopting().then({ type: 'capacity.InstrumentTranslated', data: { version: 1 } });
  });

  it(rules['not-shipped'].title, () => {
    given(instrument)
      .when((state, now) => adopt(state, undefined, undefined, facts, now))
      .thenRefused('instrument.not-shipped');
  });
});

describe('a translation', () => {
  it('is on record, and given again is nothing to do', () => {
    translating(french).then({ type: 'capacity.InstrumentTranslated', data: { version: 1, ...french } });
    translating(french, aTranslated()).thenNothing();
  });

  it(rules['word-unknown'].title, () => {
    const words = [...french.words, { of: 'governance/horoscope', text: 'x' }];
    translating({ ...french, words }).thenRefused('instrument.word-unknown', { pointer: '/words/1/of' });
    translating({ ...french, words: [...french.words, ...french.words] }).thenRefused('instrument.word-unknown');
  });

  it(rules['own-language'].title, () => {
    translating({ ...french, language: 'en' }).thenRefused('instrument.own-language', { pointer: '/language' });
  });
});

describe('an instrument that is withdrawn', () => {
  const withdrawing = (past = aPublished()) =>
    given(instrument, ...past).when((state, now) => withdraw(state, { ground: 'superseded' }, facts, now));

  it('says why, once', () => {
    withdrawing().then({ type: 'capacity.InstrumentWithdrawn', data: { version: 1, ground: 'superseded' } });
    withdrawing(aWithdrawn()).thenNothing();
  });

  it(rules.withdrawn.title, () => {
    revising(revised, aWithdrawn()).thenRefused('instrument.withdrawn');
    translating(french, aWithdrawn()).thenRefused('instrument.withdrawn');
    adopting(aWithdrawn()).thenRefused('instrument.withdrawn');
  });
});
