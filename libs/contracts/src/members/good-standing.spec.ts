import { FIRST_RULES } from './first-rules.ts';
import { goodStanding, type StandingFacts } from './good-standing.ts';

const facts: StandingFacts = {
  on: '2026-06-01',
  status: { value: 'current', events: ['became-current'] },
  category: { value: 'full', events: ['admitted'] },
  memberSince: { value: '2025-01-01', events: ['admitted'] },
  overdue: { value: false, events: ['settled'] },
  proofs: [],
};
const lacking = (changed: Partial<StandingFacts>, rules = FIRST_RULES) =>
  goodStanding({ ...facts, ...changed }, rules)
    .reasons.filter(({ met }) => !met)
    .map(({ rule, of }) => of ?? rule);

describe('who is in good standing', () => {
  it('is a member that votes, long enough, and owes nothing; each answer names its events and the version asked', () => {
    expect(goodStanding(facts, FIRST_RULES)).toEqual({
      votes: true,
      rules: 1,
      reasons: [
        { rule: 'is-member', met: true, events: ['became-current'] },
        { rule: 'category-votes', met: true, events: ['admitted'] },
        { rule: 'member-for-days', met: true, events: ['admitted'] },
        { rule: 'dues-paid', met: true, events: ['settled'] },
      ],
    });
  });

  it.each(['suspended', 'lapsed', 'resigned', 'expelled', 'endorsed'] as const)('is not who is %s', (status) => {
    const changed = { status: { value: status, events: ['said-so'] } };
    expect(lacking(changed)).toContain('is-member');
    expect(goodStanding({ ...facts, ...changed }, FIRST_RULES).votes).toBe(false);
  });

  it('is also who is new or in grace, as far as the rules ask nothing more', () => {
    for (const status of ['new', 'grace'] as const)
      expect(lacking({ status: { value: status, events: [] } })).toEqual([]);
  });

  it('is nobody of a category that does not vote, or that the rules do not know', () => {
    for (const value of ['associate', 'patron'])
      expect(lacking({ category: { value, events: [] } })).toEqual(['category-votes']);
  });

  it('comes on the day on which the days are full, and not before', () => {
    const since = (value: string | undefined) => lacking({ memberSince: { value, events: [] } });
    expect(since('2026-03-03')).toEqual([]);
    expect(since('2026-03-04')).toEqual(['member-for-days']);
    expect(since(undefined)).toEqual(['member-for-days']);
  });

  it('asks for dues of those who pay them, and takes what is not known for unpaid', () => {
    expect(lacking({ overdue: { value: true, events: [] } })).toEqual(['dues-paid']);
    expect(lacking({ overdue: { value: undefined, events: [] } })).toEqual(['dues-paid']);
    const observersVote = {
      ...FIRST_RULES,
      categories: FIRST_RULES.categories.map((one) => (one.code === 'observer' ? { ...one, votes: true } : one)),
    };
    const observer = { category: { value: 'observer', events: [] }, overdue: { value: undefined, events: [] } };
    expect(lacking(observer, observersVote)).toEqual([]);
  });

  it('asks for every proof that the rules name, one by one', () => {
    const standing = { ...FIRST_RULES.standing, compliance: ['ngo-permit', 'data-protection-registration'] };
    const proofs = [{ value: 'ngo-permit', events: ['verified'] }];
    expect(lacking({ proofs }, { ...FIRST_RULES, standing })).toEqual(['data-protection-registration']);
  });
});
