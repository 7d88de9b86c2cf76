import { given } from '@baraza/domain';
import { by, happened, people } from '../testing/record.ts';
import { FIRST_RULES, inForceOn, type RulesText } from './rule-set.pure.ts';
import { adopt, propose } from './rules.decider.ts';
import { rulesRules } from './rules.rules.ts';
import { rules, type RulesEvent } from './rules.state.ts';

const titles = rulesRules.rules;
const facts = { rootUnit: 'WAN' };
const { version: _, ...first } = FIRST_RULES;
const PROPOSAL = '30000000-0000-4000-8000-000000000001';
const SECOND = '30000000-0000-4000-8000-000000000002';

const proposed = (proposal = PROPOSAL, text: RulesText = first): RulesEvent =>
  happened('members.RulesProposed', { unit: 'WAN', proposal, rules: text }, '2026-02-01', people.officer);
const adopted = (version: number, from: string, text: RulesText = first): RulesEvent =>
  happened('members.RulesAdopted', { unit: 'WAN', version, proposal: PROPOSAL, rules: text }, from, people.board);
const proposing = (changes: Partial<RulesText>, ...past: RulesEvent[]) =>
  given(rules, ...past).when((state, now) => propose(state, { rules: { ...first, ...changes } }, facts, now));
const adopting = (past: readonly RulesEvent[], effectiveOn = '2026-03-02', person: string = people.board) =>
  given(rules, ...past).when((state, now) => adopt(state, { proposal: PROPOSAL }, facts, now), {
    ...by(person),
    effectiveOn,
  });

describe('rules', () => {
  it('are proposed as a whole, and a proposal takes the place of one that waits', () => {
    const text = { ...first, term: { ...first.term, graceDays: 60 } };
    proposing({ term: text.term }).then({ type: 'members.RulesProposed', data: { unit: 'WAN', rules: text } });
    proposing({}, proposed()).then({ type: 'members.RulesProposed' });
    given(rules, proposed(), proposed(SECOND))
      .when((state, now) => adopt(state, { proposal: SECOND }, facts, now), by(people.board))
      .then({ data: { version: 2, proposal: SECOND, rules: first } });
  });

  it('are adopted by another, as the next version, from the date of the command', () => {
    adopting([proposed()], '2026-04-01').then({
      type: 'members.RulesAdopted',
      data: { version: 2, proposal: PROPOSAL, rules: first },
      effectiveOn: '2026-04-01',
      tags: ['unit:WAN'],
    });
    adopting([proposed(), adopted(2, '2026-02-02'), proposed()]).then({ data: { version: 3 } });
  });

  it.each([
    ['/admission/endorsers', { admission: { ...first.admission, endorsers: 0 } }],
    ['/conduct/replyDays', { conduct: { ...first.conduct, replyDays: 13 } }],
    ['/conduct/appealDays', { conduct: { ...first.conduct, appealDays: 13 } }],
    ['/conduct/panel', { conduct: { ...first.conduct, panel: 1 } }],
  ])(`${titles['below-floor'].title} (%s)`, (place, changes) => {
    proposing(changes).thenRefused('rules.below-floor', { pointer: `/rules${place}` });
  });

  it('stand on the floor itself', () => {
    const conduct = { ...first.conduct, replyDays: 14, appealDays: 14, panel: 2 };
    proposing({ conduct, admission: { ...first.admission, endorsers: 1 } }).then({ type: 'members.RulesProposed' });
  });

  it.each([
    ['/conduct/grounds', { conduct: { ...first.conduct, grounds: [] } }],
    ['/admission/rejectionGrounds', { admission: { ...first.admission, rejectionGrounds: [] } }],
  ])(`${titles['no-grounds'].title} (%s)`, (place, changes) => {
    proposing(changes).thenRefused('rules.no-grounds', { pointer: `/rules${place}` });
  });

  it.each([
    ['/categories/4/code', { categories: [...first.categories, first.categories[0]!] }],
    ['/compliance/types/1/code', { compliance: { types: [first.compliance.types[0]!, first.compliance.types[0]!] } }],
  ])(`${titles['code-twice'].title} (%s)`, (place, changes) => {
    proposing(changes).thenRefused('rules.code-twice', { pointer: `/rules${place}` });
  });

  it.each(['votes', 'endorses'] as const)(`${titles['nobody-votes'].title} (%s)`, (right) => {
    const categories = first.categories.map((category) => ({ ...category, [right]: false }));
    proposing({ categories }).thenRefused('rules.nobody-votes', { pointer: '/rules/categories' });
  });

  it(titles['category-dropped'].title, () => {
    const [full, associate] = first.categories;
    proposing({ categories: [full!, associate!] }).thenRefused('rules.category-dropped');
    const more = { ...first, categories: [...first.categories, { ...associate!, code: 'patron' }] };
    proposing({}, proposed(PROPOSAL, more), adopted(2, '2026-02-02', more)).thenRefused('rules.category-dropped');
  });

  it(titles['proof-unknown'].title, () => {
    proposing({ standing: { ...first.standing, compliance: ['ngo-permit', 'good-name'] } }).thenRefused(
      'rules.proof-unknown',
      { pointer: '/rules/standing/compliance/1' },
    );
  });

  it(titles['proposal-unknown'].title, () => {
    adopting([]).thenRefused('rules.proposal-unknown', { pointer: '/proposal' });
    adopting([proposed(), proposed(SECOND)]).thenRefused('rules.proposal-unknown');
    adopting([proposed(), adopted(2, '2026-02-02')]).thenRefused('rules.proposal-unknown');
  });

  it(titles['adopted-by-proposer'].title, () => {
    adopting([proposed()], '2026-03-02', people.officer).thenRefused('rules.adopted-by-proposer');
  });

  it(titles['before-the-last'].title, () => {
    adopting([proposed(), adopted(2, '2026-06-01'), proposed()], '2026-05-31').thenRefused('rules.before-the-last', {
      pointer: '/effectiveOn',
    });
  });

  it(titles['reaches-back'].title, () => {
    adopting([proposed()], '2016-03-01').then({ effectiveOn: '2016-03-01' });
    adopting([proposed(), adopted(2, '2026-02-02'), proposed()], '2026-03-01').thenRefused('rules.reaches-back', {
      pointer: '/effectiveOn',
    });
  });
});

describe('the rules in force', () => {
  const versions = [
    { from: '2026-01-01', rules: { ...FIRST_RULES, version: 2 } },
    { from: '2026-06-01', rules: { ...FIRST_RULES, version: 3 } },
    { from: '2026-06-01', rules: { ...FIRST_RULES, version: 4 } },
  ];

  it.each([
    ['2025-12-31', 1],
    ['2026-01-01', 2],
    ['2026-05-31', 2],
    ['2026-06-01', 4],
  ])('on %s are version %i', (date, version) => {
    expect(inForceOn(versions, date).version).toBe(version);
  });
});
