import { aMoment, calendarUntil, fold, given } from '@baraza/domain';
import {
  aClosed,
  aCommunitysReport,
  aNotVerified,
  anOfficer,
  aReport,
  aResolved,
  aVerified,
  CBO,
  known,
  MOVEMENT,
  ofTheCbo,
  stockOut,
  TAKE_UP_BY,
  theClerk,
  VERIFY_BY,
} from './struggle.builders.ts';
import type { ReportingFacts, ReportStruggle } from './struggle.commands.pure.ts';
import { findNotVerified, report, verify } from './struggle.decider.ts';
import { struggleRules } from './struggle.rules.ts';
import { struggle } from './struggle.state.ts';

const { rules } = struggleRules;
const reporting = (
  more: Partial<ReportStruggle> = {},
  facts: ReportingFacts = known,
  past = [] as ReturnType<typeof aReport>,
) => given(struggle, ...past).when((state, now) => report(state, { ...stockOut, ...more }, facts, now));
const seen = { how: 'site-visit', finding: { text: 'Empty shelves.' } } as const;
const CITED = '70000000-0000-4000-8000-00000000000e';
const verifying = (past: ReturnType<typeof aReport>, by = anOfficer, effectiveOn = aMoment.effectiveOn) =>
  given(struggle, ...past).when((state, now) => verify(state, seen, { evidenceCitable: [] }, now), {
    actor: by,
    effectiveOn,
  });
const verifyingBy = (evidence: readonly string[]) =>
  given(struggle, ...aReport()).when(
    (state, now) => verify(state, { ...seen, evidence }, { evidenceCitable: [CITED] }, now),
    { actor: anOfficer },
  );
const doubting = (past: ReturnType<typeof aReport>, by = anOfficer, effectiveOn = aMoment.effectiveOn) =>
  given(struggle, ...past).when((state, now) => findNotVerified(state, { ground: 'no-trace' }, now), {
    actor: by,
    effectiveOn,
  });

describe('a report', () => {
  it('says what citizens face and where, who reported it, and until when it is to be verified', () => {
    const { account: _, ...said } = stockOut;
    reporting().then({
      type: 'campaigns.StruggleReported',
      data: {
        ...said,
        account: { subject: 'id-of-account', value: 'Patients buy their drugs in town.' },
        verifyBy: '2026-03-16',
      } as never,
      effectiveOn: '2026-03-02',
      tags: ['unit:UG-402', `org:${CBO}`, 'theme:social-justice'],
    });
    reporting({ reportedBy: { kind: 'community' } }).then({ tags: ['unit:UG-402', 'theme:social-justice'] });
    reporting({ reportedBy: { kind: 'movement', id: MOVEMENT } }).then({
      tags: ['unit:UG-402', `org:${MOVEMENT}`, 'theme:social-justice'],
    });
  });

  it('made offline and sent later is to be verified within as many days of coming', () => {
    given(struggle)
      .when((state, now) => report(state, stockOut, known, now), { effectiveOn: '2026-01-20', today: '2026-03-02' })
      .then({ effectiveOn: '2026-01-20', data: { ...stockOut, account: {}, verifyBy: '2026-03-16' } as never });
  });

  it(rules['reported-once'].title, () => {
    reporting({}, known, aReport()).thenRefused('struggle.reported-once', { pointer: '/id' });
  });

  it(rules['unit-unknown'].title, () => {
    reporting({}, { ...known, unitKnown: false }).thenRefused('struggle.unit-unknown', { pointer: '/unit' });
  });

  it(rules['reporter-unknown'].title, () => {
    reporting({}, { ...known, reporterKnown: false }).thenRefused('struggle.reporter-unknown', {
      pointer: '/reportedBy/id',
    });
  });

  it(rules['reporter-unnamed'].title, () => {
    reporting({ reportedBy: { kind: 'community', id: CBO } }).thenRefused('struggle.reporter-unnamed', {
      pointer: '/reportedBy/id',
    });
    reporting({ reportedBy: { kind: 'organisation' } }).thenRefused('struggle.reporter-unnamed');
  });

  it(rules['since-later'].title, () => {
    reporting({ since: '2026-03-03' }).thenRefused('struggle.since-later', { pointer: '/since' });
    reporting({ since: '2026-03-02' }).then({});
  });
});

describe('whether it is so', () => {
  it('is found by somebody else, who says how, and all that others need to act on it is said', () => {
    verifying(aReport()).then({
      type: 'campaigns.StruggleVerified',
      data: {
        ...{ unit: 'UG-402', kind: 'service-failure', themes: ['social-justice'], how: 'site-visit' },
        finding: { subject: 'id-of-finding', value: 'Empty shelves.' },
        takeUpBy: '2026-05-01',
      } as never,
    });
    verifying(aCommunitysReport()).then({ type: 'campaigns.StruggleVerified' });
    doubting(aReport()).then({
      type: 'campaigns.StruggleNotVerified',
      data: { ground: 'no-trace' } as never,
      ground: 'no-trace',
    });
  });

  it('may be found later, where it could not be found before; not found twice is nothing to do', () => {
    verifying(aNotVerified()).then({ type: 'campaigns.StruggleVerified' });
    doubting(aNotVerified()).thenNothing();
  });

  it(rules['own-report'].title, () => {
    for (const judging of [verifying, doubting]) {
      judging(aReport(), theClerk).thenRefused('struggle.own-report');
      judging(aReport(), ofTheCbo).thenRefused('struggle.own-report');
      judging(aCommunitysReport(), theClerk).thenRefused('struggle.own-report');
    }
    verifying(aCommunitysReport(), ofTheCbo).then({});
  });

  it('says apart which evidence it rests on', () => {
    verifyingBy([CITED, CITED]).then(
      { type: 'campaigns.StruggleVerified' },
      { type: 'campaigns.StruggleEvidenceCited', data: { evidence: [CITED] } },
    );
  });

  it(rules['evidence-unknown'].title, () => {
    verifyingBy([CITED, '70000000-0000-4000-8000-0000000000ff']).thenRefused('struggle.evidence-unknown', {
      pointer: '/evidence/1',
    });
  });

  it(rules['verified-already'].title, () => {
    verifying(aVerified()).thenRefused('struggle.verified-already');
    doubting(aVerified()).thenRefused('struggle.verified-already');
  });

  it(rules.unknown.title, () => {
    verifying([]).thenRefused('struggle.unknown');
    doubting([]).thenRefused('struggle.unknown');
  });

  it(rules.ended.title, () => {
    for (const past of [aResolved(), aClosed()]) {
      verifying(past).thenRefused('struggle.ended');
      doubting(past).thenRefused('struggle.ended');
    }
  });

  it(rules['before-last-step'].title, () => {
    verifying(aReport(), anOfficer, '2026-02-01').thenRefused('struggle.before-last-step', { pointer: '/effectiveOn' });
    doubting(aReport(), anOfficer, '2026-02-01').thenRefused('struggle.before-last-step');
  });
});

describe('silence', () => {
  const silences = (past: ReturnType<typeof aReport>, until: string) =>
    calendarUntil(struggle, fold(struggle, past), until, aMoment).flatMap(({ events }) => events);

  it('is told the day after the last on which a report would have been verified, once', () => {
    expect(silences(aReport(), VERIFY_BY)).toEqual([]);
    expect(silences(aReport(), '2027-01-01')).toEqual([
      {
        type: 'campaigns.StruggleFellSilent',
        data: { waitsFor: 'verification', by: VERIFY_BY },
        effectiveOn: '2026-02-17',
        tags: ['unit:UG-402', `org:${CBO}`, 'theme:social-justice'],
      },
    ]);
    verifying([...aReport(), silent()]).then({ type: 'campaigns.StruggleVerified' });
  });

  it('is told of what was verified and nobody took up', () => {
    expect(silences(aVerified(), '2027-01-01')).toMatchObject([
      { data: { waitsFor: 'taking-up', by: TAKE_UP_BY }, effectiveOn: '2026-04-12' },
    ]);
    expect(silences(aNotVerified(), '2027-01-01')).toEqual([]);
  });

  const silent = () => ({
    type: 'campaigns.StruggleFellSilent' as const,
    data: { waitsFor: 'verification' as const, by: VERIFY_BY },
    effectiveOn: '2026-02-17',
    time: '2026-02-17T00:00:00.000Z',
    actor: 'calendar',
  });
});
