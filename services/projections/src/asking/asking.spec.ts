import { BadRequest } from '@baraza/service-kit';
import { Asking, type QueryString } from './asking.ts';

const KNOWN = ['asOf', 'asKnownAt', 'unit', 'theme', 'status', 'q', 'limit', 'sort'] as const;

function ask(query: QueryString) {
  const asking = new Asking(query, KNOWN);
  const asked = {
    asOf: asking.date('asOf'),
    asKnownAt: asking.moment('asKnownAt'),
    unit: asking.unit(),
    theme: asking.code('theme'),
    status: asking.choices('status', ['active', 'closed']),
    q: asking.words('q'),
    limit: asking.whole('limit', { min: 1, max: 500, otherwise: 50 }),
  };
  asking.check();
  return asked;
}

function faults(query: QueryString): readonly string[] {
  try {
    ask(query);
  } catch (error) {
    if (error instanceof BadRequest) return error.errors.map((fault) => fault.pointer);
    throw error;
  }
  return [];
}

describe('a question', () => {
  it('takes what is documented', () => {
    expect(ask({ asOf: '2026-03-02', unit: 'UG-402', status: 'closed,active', q: ' farmers ', limit: '500' })).toEqual({
      asOf: '2026-03-02',
      asKnownAt: undefined,
      unit: 'UG-402',
      theme: undefined,
      status: ['closed', 'active'],
      q: 'farmers',
      limit: 500,
    });
  });

  it('takes a moment as an instant in any zone, a date or a sequence', () => {
    expect(ask({ asKnownAt: '2026-03-02T12:00:00+03:00' }).asKnownAt).toEqual({ instant: '2026-03-02T09:00:00.000Z' });
    expect(ask({ asKnownAt: '2026-03-02' }).asKnownAt).toEqual({ date: '2026-03-02' });
    expect(ask({ asKnownAt: '120' }).asKnownAt).toEqual({ sequence: 120 });
  });

  it('asks nothing by an empty field of a form', () => {
    expect(ask({ theme: '', asOf: '', q: '   ' })).toMatchObject({ theme: undefined, asOf: undefined, q: undefined });
  });

  it.each([
    [{ asOf: '2026-02-30' }, '/asOf'],
    [{ asOf: '2026-3-2' }, '/asOf'],
    [{ asOf: '9999-12-31' }, '/asOf'],
    [{ asOf: '0001-01-01' }, '/asOf'],
    [{ asKnownAt: '9999-12-31T23:59:59.999Z' }, '/asKnownAt'],
    [{ asOf: ['2026-03-02', '2026-03-03'] }, '/asOf'],
    [{ asKnownAt: 'yesterday' }, '/asKnownAt'],
    [{ asKnownAt: '2026-02-30T10:00:00Z' }, '/asKnownAt'],
    [{ asKnownAt: '2026-03-02T25:00:00Z' }, '/asKnownAt'],
    [{ asKnownAt: '2026-03-02T10:00:00' }, '/asKnownAt'],
    [{ unit: "UG-402' or 1=1" }, '/unit'],
    [{ theme: '<script>' }, '/theme'],
    [{ status: 'active,gone' }, '/status'],
    [{ limit: '0' }, '/limit'],
    [{ limit: '1e2' }, '/limit'],
    [{ q: 'x'.repeat(201) }, '/q'],
    [{ q: '\ud800' }, '/q'],
    [{ 'a/b~c': '1' }, '/a~1b~0c'],
  ])('%j is refused by the name of the field', (query, pointer) => {
    expect(faults(query)).toEqual([pointer]);
  });

  it('names all that is wrong at once', () => {
    expect(faults({ asOf: 'x', limit: 'y', since: '1' })).toEqual(['/since', '/asOf', '/limit']);
  });
});
