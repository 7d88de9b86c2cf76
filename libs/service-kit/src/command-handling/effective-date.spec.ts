import type { Role } from '@baraza/domain';
import { Unprocessable } from '../problems/refusals.ts';
import { effectiveDate } from './effective-date.ts';
import { timeAfter } from './moment.ts';

const today = '2026-03-02';
const plain = { mayBeFutureDated: false };
const dated = (
  asked: string | undefined,
  roles: readonly Role[],
  operation: Parameters<typeof effectiveDate>[2] = plain,
) => {
  try {
    return effectiveDate(asked, today, operation, roles);
  } catch (error) {
    if (error instanceof Unprocessable) return error.code;
    throw error;
  }
};

describe('the date a command holds from', () => {
  it('is today where none is given', () => {
    expect(dated(undefined, ['partner'])).toBe(today);
  });

  it.each([
    ['an officer', ['unit-officer'], '2016-03-04', '2016-03-03'],
    ['the secretariat', ['secretariat', 'partner'], '2016-03-04', '2016-03-03'],
    ['anybody else', ['member-representative'], '2026-01-31', '2026-01-30'],
    ['somebody without a role there', [], '2026-01-31', '2026-01-30'],
  ] as const)('may lie so far back for %s, and no day further', (_, roles, earliest, before) => {
    expect(dated(earliest, roles)).toBe(earliest);
    expect(dated(before, roles)).toBe('command.backdated-too-far');
  });

  it('may be bounded by the command', () => {
    const operation = { mayBeFutureDated: false, backdating: { roles: ['secretariat'] as const, days: 10 } };
    expect(dated('2026-02-20', ['secretariat'], operation)).toBe('2026-02-20');
    expect(dated('2026-02-19', ['secretariat'], operation)).toBe('command.backdated-too-far');
    expect(dated('2026-02-19', ['unit-officer'], operation)).toBe('command.backdated-too-far');
  });

  it('lies in time to come only where the command allows it', () => {
    expect(dated('2026-03-03', ['secretariat'])).toBe('command.effective-in-future');
    expect(dated('2026-03-03', ['secretariat'], { mayBeFutureDated: true })).toBe('2026-03-03');
  });
});

describe('the time that is recorded', () => {
  const last = '2026-03-02T09:00:00.000Z';
  const at = Date.parse(last);

  it('is now, and never before what the stream says', () => {
    expect(timeAfter(at, undefined)).toBe(last);
    expect(timeAfter(at + 1, last)).toBe('2026-03-02T09:00:00.001Z');
    expect(timeAfter(at - 5_000, last)).toBe(last);
  });

  it('is refused where the clock was set back further than clocks differ', () => {
    expect(() => timeAfter(at - 5_001, last)).toThrow(/Set the clock right/);
  });
});
