import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import { bodies, by, people } from '../testing/record.ts';
import {
  accepted,
  aCall,
  aCalledAssembly,
  aCountedAssembly,
  aDeclaredAssembly,
  anAssemblyWithCandidates,
  appealed,
  aVotingAssembly,
  callingFacts,
  candidacyOf,
  CONVENING,
  declaredBody,
  entered,
  of,
  personOf,
  refused,
  standing,
  upheld,
} from './assemblies.fixture.ts';
import { accept, appeal, enter, refuse, review, withdraw } from './assembly.candidacies.pure.ts';
import type { CallAssembly, CallingFacts, EnterCandidacy } from './assembly.commands.pure.ts';
import { call, cancel } from './assembly.decider.ts';
import { assemblyRules } from './assembly.rules.ts';
import { assembly, type AssemblyEvent } from './assembly.state.ts';

const { rules } = assemblyRules;
const calling = (more: Partial<CallAssembly> = {}, known: Partial<CallingFacts> = {}) =>
  given(assembly).when((state, now) => call(state, { ...aCall, ...more }, { ...callingFacts, ...known }, now));
const board = aCall.elections[0]!;
const after = (...events: AssemblyEvent[]) => given(assembly, ...aCalledAssembly(), ...events);
const entry: EnterCandidacy = { ...standing.a, person: personOf('a'), name: 'Ada Example', statement: 'Twelve years.' };
const entering = (more: Partial<EnterCandidacy> = {}, isMember = true, ...before: AssemblyEvent[]) =>
  after(...before).when((state, now) => enter(state, { ...entry, ...more }, { isMember }, now));
const a = { candidacy: candidacyOf('a') };
const may = { stands: true, constituencies: ['farmers'] };
const onThe = (day: string, who: string = people.board) => ({ effectiveOn: day, today: day, ...by(who) });

describe('calling an assembly', () => {
  it('says which bodies its convening elects, by which lists, for which term, and how a tie is settled', () => {
    calling().then({
      type: 'members.AssemblyCalled',
      data: { unit: 'WAN', rollOn: '2026-04-18', ...aCall },
      tags: ['unit:WAN', `convening:${CONVENING}`],
    });
  });

  it(rules['called-already'].title, () => {
    after()
      .when((state, now) => call(state, aCall, callingFacts, now))
      .thenRefused('assembly.called-already');
  });

  it(rules['convening-unknown'].title, () => {
    calling({}, { convening: undefined }).thenRefused('assembly.convening-unknown', { pointer: '/convening' });
  });

  it(rules['quorum-below-floor'].title, () => {
    calling({}, { convening: { ...callingFacts.convening!, quorumPercent: 32 } }).thenRefused(
      'assembly.quorum-below-floor',
    );
  });

  it(rules['nominations-too-short'].title, () => {
    calling({ nominationsUntil: '2026-03-08' }).thenRefused('assembly.nominations-too-short', {
      pointer: '/nominationsUntil',
    });
  });

  it(rules['nominations-too-late'].title, () => {
    calling({ nominationsUntil: '2026-04-11' }).thenRefused('assembly.nominations-too-late');
    calling({ nominationsUntil: '2026-04-10' }).then({ data: { nominationsUntil: '2026-04-10' } });
  });

  it(rules['body-twice'].title, () => {
    calling({ elections: [board, board] }).thenRefused('assembly.body-twice', { pointer: '/elections/1/body' });
  });

  it(rules['list-twice'].title, () => {
    calling({ elections: [{ ...board, lists: [{ seats: 1 }, { seats: 2 }] }] }).thenRefused('assembly.list-twice', {
      pointer: '/elections/0/lists/1',
    });
  });

  it(rules['constituency-unknown'].title, () => {
    calling({}, { constituencies: [] }).thenRefused('assembly.constituency-unknown');
  });

  it(rules['term-backwards'].title, () => {
    for (const term of [
      { from: '2026-04-17', until: '2027-01-01' },
      { from: '2026-05-01', until: '2026-05-01' },
    ]) {
      calling({ elections: [{ ...board, term }] }).thenRefused('assembly.term-backwards', {
        pointer: '/elections/0/term',
      });
    }
  });

  it(rules['term-too-long'].title, () => {
    calling({ elections: [{ ...board, term: { from: '2026-05-01', until: '2032-05-03' } }] }).thenRefused(
      'assembly.term-too-long',
    );
  });

  it('closes nominations the day after the last day, and ends each term the day after its own', () => {
    const dates = (events: readonly AssemblyEvent[]) =>
      calendarUntil(assembly, fold(assembly, events), '2030-01-01', aMoment).flatMap((step) =>
        step.events.map(({ type, effectiveOn }) => [type, effectiveOn]),
      );
    expect(dates(aCalledAssembly())).toEqual([['members.NominationsClosed', '2026-03-21']]);
    expect(dates(aDeclaredAssembly())).toEqual([
      ['members.ElectedTermEnded', '2028-05-01'],
      ['members.ElectedTermEnded', '2029-05-01'],
    ]);
  });

  it('is called off until a result is declared', () => {
    for (const before of [aCalledAssembly(), anAssemblyWithCandidates(), aVotingAssembly(), aCountedAssembly()]) {
      given(assembly, ...before)
        .when((state, now) => cancel(state, { ground: 'no-quorum' }, now), onThe('2026-04-19'))
        .then({ type: 'members.AssemblyCancelled', data: { unit: 'WAN', ground: 'no-quorum' }, ground: 'no-quorum' });
    }
  });

  it(rules.over.title, () => {
    for (const before of [
      aDeclaredAssembly(),
      [...aCountedAssembly(), declaredBody(['k'], 'code-of-conduct-committee', '2028-04-30')],
    ]) {
      given(assembly, ...before)
        .when((state, now) => cancel(state, { ground: 'no-quorum' }, now), onThe('2026-04-20'))
        .thenRefused('assembly.over');
    }
  });

  it(rules['not-called'].title, () => {
    given(assembly)
      .when((state, now) => cancel(state, { ground: 'no-quorum' }, now))
      .thenRefused('assembly.not-called');
  });

  it(rules['dated-before-last-step'].title, () => {
    after(entered('a'))
      .when((state, now) => cancel(state, { ground: 'no-quorum' }, now), { effectiveOn: '2026-03-01' })
      .thenRefused('assembly.dated-before-last-step', { pointer: '/effectiveOn' });
  });
});

describe('a candidacy', () => {
  it('is entered by a member, with a name and words that lie in the vault', () => {
    entering().then({
      type: 'members.CandidacyEntered',
      data: {
        ...{ unit: 'WAN', ...standing.a, person: personOf('a') },
        name: { subject: personOf('a'), value: 'Ada Example' },
        statement: { value: 'Twelve years.', about: [personOf('a')] },
      },
      tags: ['unit:WAN', `org:${bodies.first}`],
    });
  });

  it(rules['nominations-over'].title, () => {
    after()
      .when((state, now) => enter(state, entry, { isMember: true }, now), { effectiveOn: '2026-03-21' })
      .thenRefused('assembly.nominations-over');
    given(assembly, ...anAssemblyWithCandidates())
      .when((state, now) => enter(state, entry, { isMember: true }, now), { effectiveOn: '2026-03-22' })
      .thenRefused('assembly.nominations-over');
  });

  it(rules['enters-for-another'].title, () => {
    after()
      .when(
        (state, now) => enter(state, entry, { isMember: true }, now),
        by('x', 'member-representative', bodies.second),
      )
      .thenRefused('assembly.enters-for-another');
  });

  it(rules['list-unknown'].title, () => {
    entering({ constituency: 'women' }).thenRefused('assembly.list-unknown', { pointer: '/body' });
  });

  it(rules['not-a-member'].title, () => {
    entering({}, false).thenRefused('assembly.not-a-member', { pointer: '/organisation' });
  });

  it(rules['entered-twice'].title, () => {
    entering({ person: people.endorser }, true, entered('a')).thenRefused('assembly.entered-twice');
    const withdrawn = { ...entered('a'), type: 'members.CandidacyWithdrawn' as const, data: of('a') };
    entering({}, true, entered('a'), withdrawn).then({ type: 'members.CandidacyEntered' });
  });

  it(rules['person-twice'].title, () => {
    entering({ organisation: bodies.second }, true, entered('a')).thenRefused('assembly.person-twice');
  });

  it(rules['list-full'].title, () => {
    const many = Array.from({ length: 100 }, (_, index): AssemblyEvent => {
      const id = (first: number) => `${first}0000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
      const { data, ...event } = entered('b') as Extract<AssemblyEvent, { type: 'members.CandidacyEntered' }>;
      return { ...event, data: { ...data, candidacy: id(6), organisation: id(5), person: id(7) } };
    });
    entering({}, true, ...many).thenRefused('assembly.list-full', { pointer: '/body' });
  });

  it('is found in order by somebody else', () => {
    after(entered('a'))
      .when((state, now) => accept(state, a, may, now), by(people.board))
      .then({ type: 'members.CandidacyAccepted', data: of('a') });
  });

  it(rules['may-not-stand'].title, () => {
    after(entered('a'))
      .when((state, now) => accept(state, a, { ...may, stands: false }, now), by(people.board))
      .thenRefused('assembly.may-not-stand');
    after(entered('f'))
      .when(
        (state, now) => accept(state, { candidacy: candidacyOf('f') }, { ...may, constituencies: ['women'] }, now),
        by(people.board),
      )
      .thenRefused('assembly.may-not-stand');
  });

  it('is refused on a ground, and may be appealed for until a day', () => {
    after(entered('a'))
      .when(
        (state, now) => refuse(state, { ...a, ground: 'papers-incomplete', reasons: 'No consent.' }, now),
        by(people.board),
      )
      .then({
        type: 'members.CandidacyRefused',
        data: { ...of('a'), ground: 'papers-incomplete', reasons: { value: 'No consent.' }, appealBy: '2026-03-09' },
        ground: 'papers-incomplete',
      });
  });

  it(rules['judges-own'].title, () => {
    for (const who of [by(personOf('a')), by(people.applicant), by('x', 'unit-officer', bodies.first)]) {
      after(entered('a'))
        .when((state, now) => accept(state, a, may, now), who)
        .thenRefused('assembly.judges-own');
    }
  });

  it(rules['judged-already'].title, () => {
    after(entered('a'), accepted('a'))
      .when(
        (state, now) => refuse(state, { ...a, ground: 'papers-incomplete', reasons: 'No.' }, now),
        onThe('2026-03-04'),
      )
      .thenRefused('assembly.judged-already');
    given(assembly, ...aVotingAssembly())
      .when((state, now) => withdraw(state, a, now), onThe('2026-04-18'))
      .thenRefused('assembly.judged-already');
  });

  it(rules['candidacy-unknown'].title, () => {
    after()
      .when((state, now) => accept(state, a, may, now))
      .thenRefused('assembly.candidacy-unknown', { pointer: '/candidacy' });
  });

  it('is appealed for, and looked at again by somebody who did not refuse it', () => {
    after(entered('a'), refused('a'))
      .when((state, now) => appeal(state, { ...a, appeal: 'It came in time.' }, now), onThe('2026-03-10'))
      .then({ type: 'members.CandidacyAppealed', data: { ...of('a'), appeal: { value: 'It came in time.' } } });
    for (const [outcome, type] of [
      ['upheld', 'members.CandidacyRefusalUpheld'],
      ['overturned', 'members.CandidacyRefusalOverturned'],
    ] as const) {
      after(entered('a'), refused('a'), appealed('a'))
        .when(
          (state, now) => review(state, { ...a, outcome, reasons: 'It had.' }, now),
          onThe('2026-03-06', people.officer),
        )
        .then({ type, data: { ...of('a'), reasons: { value: 'It had.' } } });
    }
  });

  it(rules['not-refused'].title, () => {
    after(entered('a'))
      .when((state, now) => appeal(state, { ...a, appeal: 'Why?' }, now))
      .thenRefused('assembly.not-refused');
  });

  it(rules['appeal-late'].title, () => {
    after(entered('a'), refused('a'))
      .when((state, now) => appeal(state, { ...a, appeal: 'Why?' }, now), onThe('2026-03-11'))
      .thenRefused('assembly.appeal-late');
  });

  it(rules['not-appealed'].title, () => {
    after(entered('a'), refused('a'))
      .when((state, now) => review(state, { ...a, outcome: 'upheld', reasons: 'No.' }, now), onThe('2026-03-04'))
      .thenRefused('assembly.not-appealed');
  });

  it(rules['reviewed-by-refuser'].title, () => {
    after(entered('a'), refused('a'), appealed('a'))
      .when((state, now) => review(state, { ...a, outcome: 'upheld', reasons: 'No.' }, now), onThe('2026-03-06'))
      .thenRefused('assembly.reviewed-by-refuser');
  });

  it('is withdrawn before the vote, once', () => {
    after(entered('a'), accepted('a'))
      .when((state, now) => withdraw(state, a, now), onThe('2026-03-04'))
      .then({ type: 'members.CandidacyWithdrawn', data: of('a') });
  });

  it(rules['not-standing'].title, () => {
    after(entered('a'), refused('a'), appealed('a'), upheld('a'))
      .when((state, now) => withdraw(state, a, now), onThe('2026-03-07'))
      .thenRefused('assembly.not-standing');
  });
});
