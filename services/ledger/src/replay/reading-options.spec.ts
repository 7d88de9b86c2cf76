import { BadRequest } from '@baraza/service-kit';
import { readingOptions } from './reading-options.ts';

const read = (query: Record<string, unknown>) => readingOptions(query, { maxLimit: 1_000, otherwise: 100 });

describe('the parameters of a reading', () => {
  it('have defaults', () => {
    expect(read({})).toEqual({ after: 0, limit: 100, types: undefined, tags: undefined, stream: undefined });
  });

  it('are taken as documented', () => {
    expect(
      read({
        after: '7',
        limit: '1000',
        types: 'members.MembershipAdmitted,members.UnitRegistered',
        tags: 'unit:UG-402',
        stream: 'unit-UG-402',
      }),
    ).toEqual({
      after: 7,
      limit: 1_000,
      types: ['members.MembershipAdmitted', 'members.UnitRegistered'],
      tags: ['unit:UG-402'],
      stream: 'unit-UG-402',
    });
  });

  it.each([
    [{ after: '-1' }, '/after'],
    [{ after: '1e3' }, '/after'],
    [{ after: ['1', '2'] }, '/after'],
    [{ limit: '0' }, '/limit'],
    [{ limit: '1001' }, '/limit'],
    [{ types: 'MembershipAdmitted' }, '/types'],
    [{ tags: 'UG-402' }, '/tags'],
    [{ stream: 'x' }, '/stream'],
    [{ since: '2026' }, '/since'],
  ])('%j is refused by name', (query, pointer) => {
    expect(() => read(query)).toThrow(BadRequest);
    try {
      read(query);
    } catch (error) {
      expect((error as BadRequest).errors.map((fault) => fault.pointer)).toEqual([pointer]);
    }
  });

  it('all that are wrong are named at once', () => {
    try {
      read({ after: 'x', limit: 'y' });
      throw new Error('was accepted');
    } catch (error) {
      expect((error as BadRequest).errors.map((fault) => fault.pointer)).toEqual(['/after', '/limit']);
    }
  });
});
