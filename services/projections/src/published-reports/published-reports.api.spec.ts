import { createHash } from 'node:crypto';
import {
  civicSpaceRated,
  derivedId,
  membershipAdmitted,
  organisationRegistered,
  type PublishedReport,
  reportBytes,
  reportPublished,
} from '@baraza/contracts';
import { aRegistration } from '../testing/forum-histories.ts';
import { type GivenEvent, happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import { auditor, officerOf, secretariat, smallForumApp, type SmallForumApp } from '../testing/small-forum-app.ts';

const id = (name: string): string => derivedId('published reports', name);
const on = (...tags: readonly string[]) => ({ effectiveOn: '2026-02-01', tags });
const members = 'measure=memberships&unit=UG-402&asOf=2026-02-28';
const figure = `/views/dashboards/network/events?${members}`;

/** Another member in the district, that no report knew of. */
const member = (name: string): readonly GivenEvent[] => [
  happened(organisationRegistered, id(name), aRegistration(id(name), { unit: 'UG-402' }), on('unit:UG-402')),
  happened(
    membershipAdmitted,
    id(`membership of ${name}`),
    { ...membershipAdmitted.example, organisation: id(name), unit: 'UG-402' },
    on('unit:UG-402'),
  ),
];
const published = (name: string, says: PublishedReport): GivenEvent => {
  const digest = createHash('sha256').update(reportBytes(says)).digest('hex');
  return happened(
    reportPublished,
    id(name),
    { ...says, digest },
    { effectiveOn: '2026-03-01', tags: [`unit:${says.unit}`] },
  );
};

let app: SmallForumApp;
let says: PublishedReport;
beforeAll(async () => {
  app = await smallForumApp();
  const { sequence: knownAt } = await app.store.head();
  const { value } = (await app.ask(figure, secretariat)).body;
  says = {
    ...{ unit: 'UG-402', asOf: '2026-02-28', knownAt },
    ...{ title: 'Bushenyi in February', text: 'Who is a member.\n\nAnd who is not.' },
    figures: [
      { figure, value },
      { figure: `${figure}&own=true`, value: value + 7 },
      { figure: '/views/dashboards/dues/events?measure=nothing-of-the-kind&asOf=2026-02-28', value: 0 },
    ],
  };
  await record(app, [published('first', says), ...member('a later member')]);
});
afterAll(() => app.close());

const check = async (
  name: string,
  ...as: Parameters<SmallForumApp['ask']> extends [string, ...infer Rest] ? Rest : never
) => app.ask(`/views/reports/${id(name)}`, ...as);
const findings = async (...as: Parameters<typeof check> extends [string, ...infer Rest] ? Rest : never) =>
  (await check('first', ...as)).body.figures.map(({ finding }: { finding: string }) => finding);

describe('a published report', () => {
  it('keeps its position and its digest, which anybody comes to', async () => {
    const { report, digest } = (await check('first', auditor)).body;
    expect(report).toMatchObject({ title: says.title, text: says.text, knownAt: says.knownAt, correctedBy: null });
    expect(report.position).toContain(String(says.knownAt).padStart(8, '0'));
    expect(digest).toEqual({ now: report.digest, agrees: true });
  });

  it('is checked against the record as it was known then, however much has happened since', async () => {
    expect((await app.ask(figure, auditor)).body.value).toBe(says.figures[0]!.value + 1);
    expect(await findings(auditor)).toEqual(['agrees', 'differs', 'no-such-figure']);
    expect((await check('first', auditor)).body.figures[0]).toEqual({
      ...{ figure, value: says.figures[0]!.value, onRecord: says.figures[0]!.value, finding: 'agrees' },
    });
  });

  it('has its figures checked for those alone who may read all that they are the sum of', async () => {
    expect(await findings(officerOf('UG-402'))).toEqual(['agrees', 'differs', 'no-such-figure']);
    expect((await findings(officerOf('UG-411'))).slice(0, 2)).toEqual(['not-for-you', 'not-for-you']);
    expect(await findings([{ role: 'integrator' }])).toEqual(['not-for-you', 'not-for-you', 'not-for-you']);
  });

  it('is corrected by another report, and says so', async () => {
    const better = {
      ...says,
      title: 'Bushenyi in February, corrected',
      figures: [says.figures[0]!],
      corrects: id('first'),
    };
    await record(app, [published('second', better)]);
    expect((await check('first', auditor)).body.report.correctedBy).toBe(id('second'));
    const { report, digest } = (await check('second', auditor)).body;
    expect([report.corrects, digest.agrees]).toEqual([id('first'), true]);
    const { reports } = (await app.ask('/views/reports', auditor)).body;
    expect(reports.map((one: { id: string }) => one.id).sort()).toEqual([id('first'), id('second')].sort());
    const first = (await app.ask('/views/reports?limit=1', auditor)).body;
    const next = (await app.ask(`/views/reports?limit=1&cursor=${first.nextCursor}`, auditor)).body;
    expect([...first.reports, ...next.reports].map((one: { id: string }) => one.id)).toHaveLength(2);
  });

  it('is a page, whose figures lead to their events as they were known', async () => {
    const { text } = await app.page(`/views/reports/${id('first')}`, secretariat);
    expect(text).toContain('<h1>Bushenyi in February</h1>');
    expect(text).toContain(`asKnownAt=${says.knownAt}"`);
    expect(text).toContain(`href="/views/reports/${id('second')}"`);
    expect((await app.page('/views/reports', secretariat)).text).toContain('Bushenyi in February, corrected');
  });

  it('of a unit is shown without a token as far as civic space lets names be shown, and else is not there', async () => {
    const hidden = await check('first');
    const unknown = await app.ask(`/views/reports/${id('never')}`);
    expect([hidden.status, unknown.status]).toEqual([404, 404]);
    expect(hidden.body).toEqual({ ...unknown.body, instance: hidden.body.instance });
    expect((await app.ask('/views/reports')).body.reports).toEqual([]);
    await record(app, [
      published('of all', { ...says, unit: 'WAN', figures: [] }),
      happened(civicSpaceRated, 'UG-402', { ...civicSpaceRated.example, unit: 'UG-402', rating: 'narrowed' }, on()),
    ]);
    expect((await app.ask('/views/reports')).body.reports).toHaveLength(3);
    const shown = (await check('first')).body;
    expect(shown.digest.agrees).toBe(true);
    expect(shown.figures[0].finding).toBe('not-for-you');
  });

  it.each(['network', 'servicing', 'dues', 'capacity', 'coalitions', 'campaigns', 'impact'])(
    'may have figures of the dashboard of %s',
    async (dashboard) => {
      const at = `/views/dashboards/${dashboard}/events?asOf=2026-02-28`;
      const { value } = (await app.ask(`${at}&asKnownAt=${says.knownAt}`, secretariat)).body;
      const figures = [{ figure: at, value }];
      await record(app, [published(`of ${dashboard}`, { ...says, figures })]);
      const { body } = await check(`of ${dashboard}`, secretariat);
      expect(body.figures).toEqual([{ figure: at, value, onRecord: value, finding: 'agrees' }]);
    },
  );
});
