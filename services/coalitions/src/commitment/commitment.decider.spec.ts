import type { CommitmentEvidence } from '@baraza/contracts';
import { aMoment, calendarUntil, type Deciding, fold, given } from '@baraza/domain';
import {
  aDutyBearersPromise,
  aKeptPromise,
  aLead,
  anAcceptedPromise,
  anotherOfficer,
  aPromise,
  aPromiseBetweenMembers,
  betweenMembers,
  DIGEST,
  DUE_ON,
  dutyBearers,
  facts,
  FELL_DUE_ON,
  forPromisee,
  forPromisor,
  MEMBER,
  neither,
  noEvidence,
  ofMember,
  ofOther,
  OTHER,
  persons,
  theMaker,
  toMember,
} from './commitment.builders.ts';
import type { MakeCommitment, MakingFacts, Sides } from './commitment.commands.pure.ts';
import { accept, make, makeAsDecided, noteProgress, reportDone } from './commitment.decider.ts';
import { commitmentRules } from './commitment.rules.ts';
import { commitment } from './commitment.state.ts';

const { rules } = commitmentRules;
const making = (
  asked: MakeCommitment,
  {
    known = { ...facts, source: asked.arisingFrom },
    sides = neither,
    by = {},
  }: { known?: MakingFacts; sides?: Sides; by?: Partial<Deciding> } = {},
) => given(commitment).when((state, now) => make(state, asked, known, sides, now), by);
const progress = { note: { text: 'Two of four.' }, evidence: { files: [DIGEST], links: ['https://example.org'] } };

describe('a promise', () => {
  it('is the forum’s to its members, a member’s to another, or a duty-bearer’s to citizens', () => {
    const tags = ['unit:UG-402', `org:${MEMBER}`, 'theme:governance'];
    making(toMember).then({
      type: 'coalitions.CommitmentMade',
      data: {
        unit: 'UG-402',
        themes: ['governance'],
        direction: 'forum-to-members',
        promisor: { kind: 'forum' },
        promisee: { kind: 'organisation', id: MEMBER },
        promise: { subject: 'id-of-promise', value: 'A helpdesk.' },
        dueOn: DUE_ON,
        arisingFrom: { kind: 'own-accord' },
      } as never,
      effectiveOn: '2026-03-02',
      tags,
    });
    making(betweenMembers, { sides: forPromisor, by: { actor: ofOther } }).then({
      data: { direction: 'member-to-member' } as never,
    });
    making(dutyBearers, { by: { actor: aLead } }).then({ data: { direction: 'duty-bearer-to-citizens' } as never });
  });

  it('is found by what it arises from', () => {
    const arisingFrom = { kind: 'survey-finding', id: MEMBER, within: OTHER } as const;
    making({ ...toMember, promisee: { kind: 'members' }, arisingFrom }).then({
      tags: ['unit:UG-402', 'theme:governance', `survey:${OTHER}`],
    });
    making({ ...dutyBearers, arisingFrom: { kind: 'demand', id: OTHER } }).then({
      tags: ['unit:UG-402', 'theme:governance', `demand:${OTHER}`],
    });
    const ofDecision = { kind: 'decision', id: OTHER } as const;
    const source = { ...ofDecision, within: MEMBER };
    making({ ...dutyBearers, arisingFrom: ofDecision }, { known: { ...facts, source } }).then({
      data: { arisingFrom: source } as never,
      tags: ['unit:UG-402', 'theme:governance', `decision:${OTHER}`, `coalition:${MEMBER}`],
    });
  });

  it('may be made in words that have been published with what it arises from', () => {
    const { promise: _, ...wordless } = toMember;
    given(commitment)
      .when((state, now) => makeAsDecided(state, { ...wordless, words: 'A helpdesk.' }, facts, now), {
        actor: { person: persons.maker, roles: [] },
      })
      .then({ data: { words: 'A helpdesk.' } as never });
  });

  it(rules['made-once'].title, () => {
    given(commitment, ...aPromise())
      .when((state, now) => make(state, toMember, facts, neither, now))
      .thenRefused('commitment.made-once');
    given(commitment, ...aPromise())
      .when((state, now) => makeAsDecided(state, toMember, facts, now))
      .thenRefused('commitment.made-once');
  });

  it(rules['parties-unfit'].title, () => {
    for (const asked of [
      { ...toMember, promisee: { kind: 'citizens' as const } },
      { ...toMember, promisee: { kind: 'forum' as const } },
      { ...betweenMembers, promisee: { kind: 'citizens' as const } },
    ]) {
      making(asked).thenRefused('commitment.parties-unfit', { pointer: '/promisee' });
    }
  });

  it(rules['party-unnamed'].title, () => {
    const promisors = [
      { kind: 'organisation' as const },
      { kind: 'duty-bearer' as const, id: OTHER },
      { kind: 'forum' as const, id: OTHER },
      { kind: 'organisation' as const, id: OTHER, name: 'Somebody' },
    ];
    for (const promisor of promisors) {
      making({ ...toMember, promisor }).thenRefused('commitment.party-unnamed', { pointer: '/promisor' });
    }
    for (const promisee of [{ kind: 'organisation' as const }, { kind: 'members' as const, id: MEMBER }]) {
      making({ ...toMember, promisee }).thenRefused('commitment.party-unnamed', { pointer: '/promisee' });
    }
  });

  it(rules['to-itself'].title, () => {
    making({ ...betweenMembers, promisee: { kind: 'organisation', id: OTHER } }).thenRefused('commitment.to-itself', {
      pointer: '/promisee',
    });
  });

  it(rules['unit-unknown'].title, () => {
    making(toMember, { known: { ...facts, unitKnown: false } }).thenRefused('commitment.unit-unknown', {
      pointer: '/unit',
    });
  });

  it(rules['party-unknown'].title, () => {
    making(betweenMembers, { known: { ...facts, known: [MEMBER] } }).thenRefused('commitment.party-unknown', {
      pointer: '/promisor',
    });
    making(betweenMembers, { known: { ...facts, known: [OTHER] } }).thenRefused('commitment.party-unknown', {
      pointer: '/promisee',
    });
  });

  it(rules['source-unnamed'].title, () => {
    for (const arisingFrom of [{ kind: 'resolution' as const }, { kind: 'own-accord' as const, id: OTHER }]) {
      making({ ...toMember, arisingFrom }).thenRefused('commitment.source-unnamed', { pointer: '/arisingFrom' });
    }
  });

  it(rules['source-unknown'].title, () => {
    const asked = { ...toMember, arisingFrom: { kind: 'resolution' as const, id: OTHER } };
    making(asked, { known: { ...facts, source: undefined } }).thenRefused('commitment.source-unknown', {
      pointer: '/arisingFrom/id',
    });
    making(asked).then({ type: 'coalitions.CommitmentMade' });
  });

  it(rules['due-before-made'].title, () => {
    making({ ...toMember, dueOn: '2026-03-01' }).thenRefused('commitment.due-before-made', { pointer: '/dueOn' });
    making({ ...toMember, dueOn: '2026-03-02' }).then({ type: 'coalitions.CommitmentMade' });
  });

  it(rules['speaks-for-another'].title, () => {
    making(toMember, { by: { actor: ofMember } }).thenRefused('commitment.speaks-for-another');
    making(betweenMembers, { sides: forPromisee, by: { actor: ofMember } }).thenRefused(
      'commitment.speaks-for-another',
    );
    making(betweenMembers, { by: { actor: anotherOfficer } }).then({ type: 'coalitions.CommitmentMade' });
    for (const tell of [noteProgress, reportDone]) {
      given(commitment, ...aPromiseBetweenMembers())
        .when((state, now) => tell(state, progress, forPromisee, now), { actor: ofMember })
        .thenRefused('commitment.speaks-for-another');
      given(commitment, ...aPromiseBetweenMembers())
        .when((state, now) => tell(state, progress, neither, now), { actor: aLead })
        .thenRefused('commitment.speaks-for-another');
    }
  });
});

describe('a promise that stands', () => {
  it('is accepted once', () => {
    given(commitment, ...aPromise())
      .when((state, now) => accept(state, forPromisee, now), { actor: ofMember })
      .then({ type: 'coalitions.CommitmentAccepted', data: {} });
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => accept(state, forPromisee, now), { actor: ofMember })
      .thenNothing();
  });

  it(rules['own-promise'].title, () => {
    given(commitment, ...aPromise())
      .when((state, now) => accept(state, neither, now), { actor: theMaker })
      .thenRefused('commitment.own-promise');
    given(commitment, ...aPromiseBetweenMembers())
      .when((state, now) => accept(state, forPromisor, now), { actor: ofOther })
      .thenRefused('commitment.own-promise');
    given(commitment, ...aPromise())
      .when((state, now) => accept(state, neither, now), { actor: anotherOfficer })
      .then({ type: 'coalitions.CommitmentAccepted' });
  });

  it(rules['judges-for-another'].title, () => {
    given(commitment, ...aPromiseBetweenMembers())
      .when((state, now) => accept(state, neither, now), { actor: aLead })
      .thenRefused('commitment.judges-for-another');
    given(commitment, ...aDutyBearersPromise())
      .when((state, now) => accept(state, neither, now), { actor: aLead })
      .then({ type: 'coalitions.CommitmentAccepted' });
  });

  it('gets further, with what shows it', () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => noteProgress(state, progress, neither, now), { actor: anotherOfficer })
      .then({
        type: 'coalitions.CommitmentProgressNoted',
        data: {
          note: { subject: 'id-of-note', value: 'Two of four.' },
          evidence: { files: [DIGEST], links: ['https://example.org'] },
        } as never,
      });
  });

  it('is said to be kept by its promisor, since a day', () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => reportDone(state, { doneOn: '2026-02-28', evidence: noEvidence }, neither, now), {
        actor: theMaker,
      })
      .then({ type: 'coalitions.CommitmentReportedDone', data: { doneOn: '2026-02-28', evidence: noEvidence } });
  });

  it(rules['done-out-of-time'].title, () => {
    for (const doneOn of ['2026-01-31', '2026-03-03']) {
      given(commitment, ...anAcceptedPromise())
        .when((state, now) => reportDone(state, { doneOn, evidence: noEvidence }, neither, now))
        .thenRefused('commitment.done-out-of-time', { pointer: '/doneOn' });
    }
  });

  it(rules['evidence-unreadable'].title, () => {
    for (const [evidence, pointer] of [
      [{ files: ['a photograph'], links: [] }, '/files/0'],
      [{ files: [], links: ['https://example.org', 'ftp://example.org'] }, '/links/1'],
    ] satisfies [CommitmentEvidence, string][]) {
      given(commitment, ...anAcceptedPromise())
        .when((state, now) => noteProgress(state, { evidence }, neither, now))
        .thenRefused('commitment.evidence-unreadable', { pointer });
    }
  });

  it(rules.unknown.title, () => {
    given(commitment)
      .when((state, now) => accept(state, neither, now))
      .thenRefused('commitment.unknown');
  });

  it(rules.ended.title, () => {
    for (const step of [
      (state: never, now: Deciding) => accept(state, forPromisee, now),
      (state: never, now: Deciding) => noteProgress(state, progress, neither, now),
    ]) {
      given(commitment, ...aKeptPromise())
        .when(step as never)
        .thenRefused('commitment.ended');
    }
  });

  it(rules['before-last-step'].title, () => {
    given(commitment, ...anAcceptedPromise())
      .when((state, now) => noteProgress(state, progress, neither, now), { effectiveOn: '2026-02-04' })
      .thenRefused('commitment.before-last-step', { pointer: '/effectiveOn' });
  });

  it('falls due the day after its last day, accepted or not, and only once', () => {
    for (const past of [aPromise(), anAcceptedPromise()]) {
      const state = fold(commitment, past);
      expect(calendarUntil(commitment, state, DUE_ON, aMoment)).toEqual([]);
      const taken = calendarUntil(commitment, state, '2027-01-01', aMoment);
      expect(taken.map(({ step, events, state: after }) => [step.on, events[0]!.type, after.status])).toEqual([
        [FELL_DUE_ON, 'coalitions.CommitmentFellDue', 'fell-due'],
      ]);
    }
    expect(calendarUntil(commitment, fold(commitment, aKeptPromise()), '2027-01-01', aMoment)).toEqual([]);
  });
});
