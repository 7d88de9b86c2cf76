import {
  derivedId,
  enrolmentApplied,
  enrolmentBegun,
  enrolmentCompleted,
  enrolmentDismissed,
  enrolmentHoldLifted,
  enrolmentPutOnHold,
  enrolmentResumed,
  enrolmentSelected,
  type EventContract,
} from '@baraza/contracts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import { small } from '../testing/a-small-forum.ts';
import {
  auditor,
  integrator,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const [first, second, person] = ['first', 'second', 'person'].map((name) => derivedId('enrolments', name)) as [
  string,
  string,
  string,
];
const step = (contract: EventContract, id: string, on: string, enrolled: object, more: object = {}) =>
  happened(contract, id, { ...(contract.example as object), enrolled, unit: 'UG-402', ...more } as never, {
    effectiveOn: on,
    tags: ['unit:UG-402'],
  });
const of = (organisation: string) => ({ kind: 'organisation', organisation });
const alone = { kind: 'person', person: derivedId('person', 'alone') };

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [
    step(enrolmentApplied, first, '2026-01-10', of(small.hostile)),
    step(enrolmentSelected, first, '2026-01-20', of(small.hostile)),
    step(enrolmentBegun, first, '2026-01-21', of(small.hostile)),
    step(enrolmentPutOnHold, first, '2026-01-25', of(small.hostile)),
    step(enrolmentHoldLifted, first, '2026-02-01', of(small.hostile)),
    step(enrolmentResumed, first, '2026-02-01', of(small.hostile)),
    step(enrolmentCompleted, first, '2026-02-10', of(small.hostile)),
    step(enrolmentApplied, second, '2026-01-11', of(small.league)),
    step(enrolmentSelected, second, '2026-01-20', of(small.league)),
    step(enrolmentDismissed, second, '2026-02-05', of(small.league)),
    step(enrolmentApplied, person, '2026-01-12', alone, { track: 'leadership-development' }),
  ]);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (query = '', as = secretariat): Promise<readonly Row[]> =>
  (await app.ask(`/views/registers/enrolments${query}`, as)).body.rows;
const ids = async (query = '', as = secretariat) => (await rows(query, as)).map(({ id }) => id).sort();

describe('the register of enrolments', () => {
  it('tells whose, in what, and what became of it, on any date', async () => {
    expect((await rows('?status=completed'))[0]).toMatchObject({
      ...{ id: first, track: 'internal-governance', participants: 1, attendedPercent: 90 },
      ...{ appliedOn: '2026-01-10', completedOn: '2026-02-10', onHoldSince: null },
    });
    expect((await rows('?asOf=2026-01-26&status=active'))[0]).toMatchObject({ id: first, onHoldSince: '2026-01-25' });
    expect((await rows('?status=dismissed'))[0]).toMatchObject({
      ...{ id: second, endedOn: '2026-02-05', ground: 'absent-without-excuse' },
    });
  });

  it('is filtered by track and by who is enrolled', async () => {
    expect(await ids('?track=leadership-development')).toEqual([person]);
    expect(await ids('?kind=organisation')).toEqual([first, second].sort());
  });

  it('names nobody who takes part, whoever asks', async () => {
    for (const as of [secretariat, auditor]) {
      const { text } = await app.ask('/views/registers/enrolments', as);
      expect(text).not.toContain(alone.person);
      expect(text).not.toContain(enrolmentApplied.example.participants[0]!.participant);
    }
  });

  it('shows a member its own, an officer those of the unit, and nobody from outside anything', async () => {
    expect(await ids('', representativeOf(small.hostile))).toEqual([first]);
    expect(await ids('', officerOf('UG-402'))).toEqual([first, second, person].sort());
    expect(await ids('', officerOf('UG-411'))).toEqual([]);
    for (const as of [integrator, undefined]) {
      expect([401, 403]).toContain((await app.ask('/views/registers/enrolments', as)).status);
    }
  });

  it('is a page and a CSV as well', async () => {
    const page = await app.ask('/views/registers/enrolments?format=html', secretariat);
    expect([page.status, page.text.includes('Enrolment')]).toEqual([200, true]);
    const csv = await app.ask('/views/registers/enrolments.csv', auditor);
    expect([csv.status, csv.text.includes('2026-02-10')]).toEqual([200, true]);
  });
});
