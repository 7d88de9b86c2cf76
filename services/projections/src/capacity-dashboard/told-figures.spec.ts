import { PROGRAMME_TRACKS } from '@baraza/contracts';
import fc from 'fast-check';
import { type ChangeOf, toldChange } from './told-change.pure.ts';
import { type PeopleOf, toldPeople } from './told-people.pure.ts';

const of = (total: number, women: number, way: readonly string[], track = 'internal-governance'): PeopleOf => ({
  ...{ stage: 'completed', track, way },
  counts: { women, youth: 0, personsWithDisabilities: 0, total },
});
const completed = (people: readonly PeopleOf[]) =>
  toldPeople(people, PROGRAMME_TRACKS).find(({ stage }) => stage === 'completed')!;

describe('people in programmes, as they are told', () => {
  it('stand in fives, by track and unit where every cell has five; of fewer it says so only', () => {
    const told = completed([of(12, 7, ['UG-402']), of(6, 1, ['UG-411'], 'leadership-development')]);
    expect(told.all).toEqual({ women: 10, youth: undefined, personsWithDisabilities: undefined, total: 20 });
    expect(told.byTrack.map(({ cell, people }) => [cell, people.total, people.women])).toEqual([
      ['internal-governance', 10, 5],
      ['leadership-development', 5, undefined],
    ]);
    expect(told.byUnit.map(({ cell, people }) => [cell, people.total])).toEqual([
      ['UG-402', 10],
      ['UG-411', 5],
    ]);
  });

  it('are told by no cell that leaves fewer than five beside it', () => {
    const told = completed([of(12, 7, ['UG-402']), of(3, 1, ['UG-411'], 'leadership-development')]);
    expect([told.all.total, told.byTrack, told.byUnit]).toEqual([15, [], []]);
  });

  it('never stand as they are counted, whoever takes part', () => {
    const anyone = fc
      .record({
        total: fc.nat(12),
        way: fc.constantFrom(['UG-402'], ['UG-411'], []),
        track: fc.constantFrom(...PROGRAMME_TRACKS),
      })
      .map(({ total, way, track }) => of(total, Math.min(total, 3), way, track));
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 12 }), (people) => {
        for (const { all, byTrack, byUnit } of toldPeople(people, PROGRAMME_TRACKS)) {
          for (const shown of [all, ...[...byTrack, ...byUnit].map((one) => one.people)]) {
            for (const count of Object.values(shown))
              expect(count === undefined || (count >= 5 && count % 5 === 0)).toBe(true);
          }
        }
      }),
    );
  });
});

const changed = (organisation: string, unit: string, before: number, after: number, domain = 'finance'): ChangeOf => ({
  ...{ organisation, way: [unit] },
  domains: { [domain]: { items: 5, before, after } },
});
const many = (count: number, unit: string, domain = 'finance') =>
  Array.from({ length: count }, (_, at) => changed(`${unit} ${domain} ${at}`, unit, 5, 12, domain));

describe('the change from baseline to endline, as it is told', () => {
  it('is the mean over common items, of five organisations and more', () => {
    expect(toldChange(many(4, 'UG-402'))).toEqual({ all: undefined, byUnit: [] });
    expect(toldChange(many(7, 'UG-402')).all).toEqual({
      organisations: 5,
      domains: [{ domain: 'finance', before: 1, after: 2.4, change: 1.4 }],
    });
  });

  it('is by unit only where every cell has five', () => {
    const told = (other: number) =>
      toldChange([...many(6, 'UG-402'), ...many(other, 'UG-411')]).byUnit.map(({ cell }) => cell);
    expect([told(4), told(5)]).toEqual([[], ['UG-402', 'UG-411']]);
  });

  it('is in no domain that fewer than five compare, or all but fewer than five', () => {
    const domains = (finance: number, board: number) =>
      toldChange([...many(finance, 'UG-402'), ...many(board, 'UG-402', 'board')]).all!.domains.map(
        ({ domain }) => domain,
      );
    expect(domains(6, 3)).toEqual([]);
    expect(domains(6, 5)).toEqual(['board', 'finance']);
  });
});
