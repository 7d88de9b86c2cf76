import { given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import {
  aCountedAssembly,
  aDeclaredAssembly,
  aTie,
  aVotingAssembly,
  candidacyOf,
  declaredBody,
  of,
  standing,
  term,
  where,
} from './assemblies.fixture.ts';
import type { DeclareResult, DeclaringFacts, VacateSeat } from './assembly.commands.pure.ts';
import { declare, vacate } from './assembly.results.pure.ts';
import { assemblyRules } from './assembly.rules.ts';
import { assembly } from './assembly.state.ts';

const { rules } = assemblyRules;
const after = { effectiveOn: '2026-04-19', today: '2026-04-19', ...by(people.board) };
const people3 = { women: 2, men: 1, youth: 1, personsWithDisabilities: 0, total: 3 };
const elder: DeclaringFacts = {
  isQuorate: true,
  memberSince: new Map([
    [bodies.second, '2019-01-01'],
    [bodies.third, '2015-06-01'],
  ]),
};
const declaring = (
  more: Partial<DeclareResult> = {},
  facts: Partial<DeclaringFacts> = {},
  before = aCountedAssembly(),
  who: object = {},
) =>
  given(assembly, ...before).when(
    (state, now) => declare(state, { body: 'board', people: people3, lots: [], ...more }, { ...elder, ...facts }, now),
    { ...after, ...who },
  );
const seat = (letter: 'a' | 'b' | 'c' | 'f' | 'k', how: string) => ({
  ...{ candidacy: candidacyOf(letter), organisation: standing[letter].organisation, by: how },
});

describe('declaring a result', () => {
  it('counts those elected for those who may see it, and tells who has the seats and how they came by them', () => {
    declaring().then(
      { type: 'members.ElectedPeopleCounted', data: { ...where, body: 'board', elected: people3 } },
      {
        type: 'members.ElectionResultDeclared',
        data: {
          ...where,
          body: 'board',
          elected: [
            { ...seat('f', 'unopposed'), constituency: 'farmers' },
            seat('a', 'vote'),
            seat('c', 'longest-membership'),
          ],
          vacant: 0,
          term,
        },
      },
    );
  });

  it('tells how many seats nobody was elected for', () => {
    const { tied: _, ...settled } = aTie;
    declaring({ people: { ...people3, men: 0, total: 2 } }, {}, aCountedAssembly('lot', settled)).then(
      {},
      { data: { vacant: 1 } },
    );
  });

  it(rules['tie-open'].title, () => {
    declaring({}, {}, aCountedAssembly('lot')).thenRefused('assembly.tie-open', { pointer: '/lots' });
    const alike = new Map([...elder.memberSince.keys()].map((id) => [id, '2019-01-01'] as const));
    declaring({}, { memberSince: alike }).thenRefused('assembly.tie-open');
    declaring({ lots: [{ candidacies: [candidacyOf('b')] }] }, { memberSince: alike }).then(
      {},
      { data: { elected: [{}, {}, seat('b', 'lot')] } },
    );
  });

  it(rules['lot-amiss'].title, () => {
    const lots = (...candidacies: string[]) => [{ candidacies }];
    for (const wrong of [
      lots(candidacyOf('a')),
      lots(candidacyOf('b'), candidacyOf('c')),
      [{ constituency: 'farmers', candidacies: [candidacyOf('f')] }],
      [{ constituency: 'women', candidacies: [candidacyOf('b')] }],
    ]) {
      declaring({ lots: wrong }, {}, aCountedAssembly('lot')).thenRefused('assembly.lot-amiss');
    }
    declaring({ lots: lots(candidacyOf('b')) }).thenRefused('assembly.lot-amiss', { pointer: '/lots/0' });
  });

  it(rules['count-amiss'].title, () => {
    declaring({ people: { ...people3, total: 4 } }).thenRefused('assembly.count-amiss', { pointer: '/people/total' });
  });

  it(rules['not-quorate'].title, () => {
    declaring({}, { isQuorate: false }).thenRefused('assembly.not-quorate');
  });

  it(rules['not-counted'].title, () => {
    declaring({}, {}, aVotingAssembly()).thenRefused('assembly.not-counted');
  });

  it(rules['body-unknown'].title, () => {
    declaring({ body: 'treasury' }).thenRefused('assembly.body-unknown', { pointer: '/body' });
  });

  it(rules['declared-already'].title, () => {
    const before = [...aCountedAssembly(), declaredBody(['f', 'a', 'b'], 'board', term.until)];
    declaring({}, {}, before).thenRefused('assembly.declared-already');
    declaring({}, {}, aDeclaredAssembly()).thenRefused('assembly.declared-already');
  });

  it('is not for who stood, or acts for who put somebody forward', () => {
    declaring({}, {}, aCountedAssembly(), by(people.board, 'unit-officer', bodies.third)).thenRefused(
      'assembly.candidate-acts',
    );
  });
});

describe('a seat that becomes free', () => {
  const vacating = (more: Partial<VacateSeat> = {}, resolutionKnown = false, before = aDeclaredAssembly()) =>
    given(assembly, ...before).when(
      (state, now) =>
        vacate(state, { candidacy: candidacyOf('a'), ground: 'stepped-down', ...more }, { resolutionKnown }, now),
      { effectiveOn: '2027-01-10', today: '2027-01-10' },
    );
  const resolution = '80000000-0000-4000-8000-000000000001';

  it('is of somebody who was elected, on a ground', () => {
    vacating().then({
      type: 'members.ElectedSeatVacated',
      data: { ...of('a'), ground: 'stepped-down' },
      tags: ['unit:WAN', `org:${bodies.first}`],
      ground: 'stepped-down',
    });
    vacating({ ground: 'removed-by-resolution', resolution }, true).then({ data: { resolution } });
  });

  it(rules['not-declared'].title, () => {
    vacating({}, false, aCountedAssembly()).thenRefused('assembly.not-declared');
  });

  it(rules['not-seated'].title, () => {
    vacating({ candidacy: candidacyOf('c') }).thenRefused('assembly.not-seated', { pointer: '/candidacy' });
  });

  it(rules['resolution-needed'].title, () => {
    vacating({ ground: 'removed-by-resolution' }).thenRefused('assembly.resolution-needed', { pointer: '/resolution' });
    vacating({ resolution }, true).thenRefused('assembly.resolution-needed');
  });

  it(rules['resolution-unknown'].title, () => {
    vacating({ ground: 'removed-by-resolution', resolution }).thenRefused('assembly.resolution-unknown');
  });
});
