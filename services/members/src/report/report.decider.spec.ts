import { given } from '@baraza/domain';
import { aPersonalRef, by, happened, people } from '../testing/record.ts';
import { decline, type DraftReport, draft, publish, type PublishReport, type ReportFacts } from './report.decider.ts';
import { reportDigest } from './report-digest.ts';
import { reportRules } from './report.rules.ts';
import { report, type ReportEvent, type ReportState } from './report.state.ts';

const { rules } = reportRules;
const figure = '/views/dashboards/network/events?measure=memberships&unit=UG-402&asOf=2025-12-31';
const stands = { unit: 'UG-402', asOf: '2025-12-31', knownAt: 900, figures: [{ figure, value: 42 }] };
const words = { title: 'Bushenyi in 2025', text: 'Forty-two organisations are members.' };
const asked: DraftReport = { ...stands, ...words };
const facts: ReportFacts = { unitIsKnown: true, head: 1_000, corrected: undefined };
const exactly: PublishReport = { ...words, namesNoPrivatePerson: true };
const earlier = '70000000-0000-4000-8000-000000000001';

const drafted = (more: { corrects?: string } = {}): ReportEvent[] => [
  happened(
    'members.ReportDrafted',
    {
      ...{ ...stands, ...more },
      title: aPersonalRef('30000000-0000-4000-8000-000000000001'),
      text: aPersonalRef('30000000-0000-4000-8000-000000000002'),
    },
    '2026-02-01',
    people.applicant,
  ),
];
const says = { ...stands, ...words };
const published = (): ReportEvent[] => [
  ...drafted(),
  happened('members.ReportPublished', { ...says, digest: reportDigest(says) }, '2026-02-05', people.officer),
];
const drafting = (of: Partial<DraftReport> = {}, found: Partial<ReportFacts> = {}, past: ReportEvent[] = []) =>
  given(report, ...past).when((state, now) => draft(state, { ...asked, ...of }, { ...facts, ...found }, now));
const publishing = (of: Partial<PublishReport> = {}, waiting: Partial<typeof words> = words, past = drafted()) =>
  given(report, ...past).when(
    (state, now) =>
      publish(state, { ...exactly, ...of }, { title: waiting.title, text: waiting.text, digestOf: reportDigest }, now),
    by(people.officer, 'unit-officer'),
  );

describe('a report', () => {
  it('is drafted in words that wait in the vault, with figures that say where they come from', () => {
    drafting().then({
      type: 'members.ReportDrafted',
      data: { ...stands, title: { subject: 'id-of-title', value: words.title } } as never,
      tags: ['unit:UG-402'],
    });
  });

  it(rules['drafted-once'].title, () => {
    drafting({}, {}, drafted()).thenRefused('report.drafted-once', { pointer: '/id' });
  });

  it(rules['unit-unknown'].title, () => {
    drafting({}, { unitIsKnown: false }).thenRefused('report.unit-unknown', { pointer: '/unit' });
  });

  it(rules['of-the-future'].title, () => {
    drafting({ asOf: '2099-01-01', figures: [] }).thenRefused('report.of-the-future', { pointer: '/asOf' });
  });

  it(rules['not-on-record'].title, () => {
    drafting({ knownAt: 1_001 }).thenRefused('report.not-on-record', { pointer: '/knownAt' });
    drafting({ knownAt: 1_000 }).then({ type: 'members.ReportDrafted' });
  });

  it(rules['figure-twice'].title, () => {
    const figures = [...stands.figures, { figure, value: 43 }];
    drafting({ figures }).thenRefused('report.figure-twice', { pointer: '/figures/1/figure' });
  });

  it.each([
    ['of another date', figure.replace('2025-12-31', '2025-12-30')],
    ['of no date', figure.replace('&asOf=2025-12-31', '')],
    ['known at a moment of its own', `${figure}&asKnownAt=3`],
    ['a page of its events', `${figure}&limit=1`],
  ])(`${rules['figure-of-another-date'].title}: not %s`, (_, other) => {
    const pointer = '/figures/0/figure';
    drafting({ figures: [{ figure: other, value: 1 }] }).thenRefused('report.figure-of-another-date', { pointer });
  });

  it(rules['corrects-unknown'].title, () => {
    const of = { corrects: earlier };
    const standing = (past: ReportEvent[]) => past.reduce<ReportState>(report.evolve, report.initialState);
    for (const corrected of [standing([]), standing(drafted()), { ...standing(published()), unit: 'UG-411' }]) {
      drafting(of, { corrected: corrected as ReportState }).thenRefused('report.corrects-unknown', {
        pointer: '/corrects',
      });
    }
    drafting(of, { corrected: standing(published()) }).then({
      type: 'members.ReportDrafted',
      data: { corrects: earlier } as never,
    });
  });

  it('is published by another in exactly its words, with the digest of all that it says', () => {
    publishing().then({ type: 'members.ReportPublished', data: { ...says, digest: reportDigest(says) } });
    const correcting = { ...says, corrects: earlier };
    publishing({}, words, drafted({ corrects: earlier })).then({
      type: 'members.ReportPublished',
      data: { ...correcting, digest: reportDigest(correcting) },
    });
    expect(reportDigest(correcting)).not.toBe(reportDigest(says));
  });

  it(rules['own-words'].title, () => {
    given(report, ...drafted())
      .when((state, now) => publish(state, exactly, { ...words, digestOf: reportDigest }, now), by(people.applicant))
      .thenRefused('report.own-words');
  });

  it(rules['other-words'].title, () => {
    publishing({ title: 'Another' }).thenRefused('report.other-words', { pointer: '/title' });
    publishing({ text: 'Another.' }).thenRefused('report.other-words', { pointer: '/text' });
  });

  it(rules['not-confirmed'].title, () => {
    const pointer = '/namesNoPrivatePerson';
    publishing({ namesNoPrivatePerson: false }).thenRefused('report.not-confirmed', { pointer });
  });

  it(rules['words-gone'].title, () => {
    publishing({}, { title: words.title }).thenRefused('report.words-gone');
  });

  it('is declined on a ground', () => {
    given(report, ...drafted())
      .when((state, now) => decline(state, { ground: 'figures-disagree' }, now))
      .then({
        type: 'members.ReportDeclined',
        data: { unit: 'UG-402', ground: 'figures-disagree' },
        ground: 'figures-disagree',
      });
  });

  it(rules['not-waiting'].title, () => {
    publishing({}, words, published()).thenRefused('report.not-waiting');
    given(report, ...published())
      .when((state, now) => decline(state, { ground: 'figures-disagree' }, now))
      .thenRefused('report.not-waiting');
  });

  it(rules.unknown.title, () => {
    publishing({}, words, []).thenRefused('report.unknown');
  });

  it(rules['before-last-step'].title, () => {
    given(report, ...drafted())
      .when((state, now) => decline(state, { ground: 'figures-disagree' }, now), { effectiveOn: '2026-01-31' })
      .thenRefused('report.before-last-step', { pointer: '/effectiveOn' });
  });
});
