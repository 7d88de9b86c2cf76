import { termOf } from './invoice-terms.pure.ts';

const member = { status: 'current', admittedOn: '2024-03-15', termUntil: '2026-03-14' };

describe('the terms of a membership', () => {
  it('are as it is renewed: each begins where the one before ended', () => {
    expect(termOf(member, 'current', 12, '2026-01-01')).toEqual({ from: '2025-03-15', until: '2026-03-14' });
    expect(termOf(member, 'next', 12, '2026-01-01')).toEqual({ from: '2026-03-15', until: '2027-03-14' });
    expect(termOf({ ...member, termUntil: '2024-08-14' }, 'current', 12, '2024-04-01')).toMatchObject({
      from: '2024-03-15',
    });
  });

  it('of one that lapsed begin when it comes back', () => {
    const lapsed = { ...member, status: 'lapsed' };
    expect(termOf(lapsed, 'next', 12, '2026-09-01')).toEqual({ from: '2026-09-01', until: '2027-08-31' });
  });

  it('are none of one that does not run out', () => {
    expect(termOf({ status: 'current', admittedOn: '2024-03-15' }, 'next', 12, '2026-01-01')).toBeUndefined();
  });
});
