import {
  derivedId,
  type EventContract,
  serviceOffered,
  serviceRequestAcknowledged,
  serviceRequestAcknowledgementMissed,
  serviceRequestAssigned,
  serviceRequestClosed,
  serviceRequestConfirmed,
  serviceRequestDelivered,
  serviceRequested,
} from '@baraza/contracts';
import { small } from '../testing/a-small-forum.ts';
import { happened } from '../testing/given-events.ts';
import { record } from '../testing/record-given.ts';
import {
  auditor,
  integrator,
  officerOf,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

const service = derivedId('requests', 'legal support');
const [rated, late] = ['rated', 'late'].map((name) => derivedId('requests', name)) as [string, string];
const whose = (organisation: string) => ({ service, code: 'legal-support', organisation, unit: 'UG-402' });
const step = (
  contract: EventContract,
  request: string,
  on: string,
  more: object = {},
  organisation: string = small.hostile,
) =>
  happened(contract, request, { ...(contract.example as object), ...whose(organisation), ...more } as never, {
    effectiveOn: on,
    tags: [`org:${organisation}`, 'unit:UG-402'],
  });
const asked = (request: string, organisation: string) =>
  step(serviceRequested, request, '2026-02-02', { acknowledgeBy: '2026-02-05', deliverBy: '2026-02-23' }, organisation);

const REGISTER = '/views/registers/service-requests';
let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
  await record(app, [
    happened(serviceOffered, service, serviceOffered.example, { effectiveOn: '2026-01-10', tags: ['unit:WAN'] }),
    asked(rated, small.hostile),
    step(serviceRequestAcknowledged, rated, '2026-02-04'),
    step(serviceRequestAssigned, rated, '2026-02-04'),
    step(serviceRequestDelivered, rated, '2026-02-20'),
    step(serviceRequestConfirmed, rated, '2026-02-25', { rating: 4 }),
    step(serviceRequestClosed, rated, '2026-02-25', { because: 'confirmed' }),
    asked(late, small.league),
    step(serviceRequestAcknowledgementMissed, late, '2026-02-06', { dueOn: '2026-02-05' }, small.league),
  ]);
});
afterAll(() => app.close());

type Row = Readonly<Record<string, unknown>>;
const rows = async (query = '', as = secretariat): Promise<readonly Row[]> =>
  (await app.ask(`${REGISTER}${query}`, as)).body.rows;
const ids = async (query = '', as = secretariat) => (await rows(query, as)).map(({ id }) => id);

describe('the register of requests', () => {
  it('tells what came of each, on any date, and whether the promises were kept', async () => {
    const [one] = await rows('?status=closed');
    expect(one).toMatchObject({
      ...{ id: rated, name: 'legal support', status: 'closed', rating: 4, promise: 'kept' },
      ...{ requestedOn: '2026-02-02', acknowledgedOn: '2026-02-04', answeredOn: '2026-02-20', because: 'confirmed' },
    });
    expect(await rows('?asOf=2026-02-21&status=delivered')).toMatchObject([{ id: rated, rating: null }]);
    expect(await ids('?promise=missed')).toEqual([late]);
    expect(await ids('?promise=kept')).toEqual([rated]);
  });

  it('a request that was noted in time, and entered late, was kept', async () => {
    const { sequence } = await app.store.head();
    await record(app, [step(serviceRequestAcknowledged, late, '2026-02-05', {}, small.league)]);
    expect(await ids('?promise=missed')).toEqual([]);
    expect(await ids(`?promise=missed&asKnownAt=${sequence}`)).toEqual([late]);
  });

  it('is for officers of the unit, auditors and the member itself', async () => {
    expect(new Set(await ids('', officerOf('UG-402')))).toEqual(new Set([rated, late]));
    expect(await ids('', officerOf('UG-411'))).toEqual([]);
    expect(await ids('', representativeOf(small.hostile))).toEqual([rated]);
    expect((await ids('', auditor)).length).toBe(2);
    expect((await app.ask(REGISTER, integrator)).status).toBe(403);
    expect((await app.ask(REGISTER)).status).toBe(401);
  });

  it('goes out as CSV, and is read as a page', async () => {
    const csv = await app.ask(`${REGISTER}.csv`, secretariat);
    expect(csv.text.split('\r\n')[0]).toContain('acknowledgementMissedOn');
    expect(csv.text).toContain(`${rated},`);
    const { text } = await app.page(REGISTER, secretariat);
    expect(text).toContain('Asked on');
    expect(text).not.toMatch(/undefined|\{[a-z]+\}/);
  });
});

describe('a request that nobody notes', () => {
  const silent = derivedId('requests', 'silent');
  const kindsFor = async (as: typeof secretariat): Promise<readonly string[]> =>
    (await app.ask('/views/worklist', as)).body.items
      .filter(({ entity }: { entity: { id: string } }) => entity.id === silent)
      .map(({ kind }: { kind: string }) => kind);
  beforeAll(() =>
    record(app, [
      step(serviceRequested, silent, '2026-02-10', { acknowledgeBy: '2026-02-13', deliverBy: '2026-03-03' }),
      step(serviceRequestAcknowledgementMissed, silent, '2026-02-14', { dueOn: '2026-02-13' }),
    ]),
  );

  it('waits for an officer of its unit, and, past the promised time, for the secretariat too', async () => {
    expect(await kindsFor(secretariat)).toEqual(
      expect.arrayContaining(['request-to-acknowledge', 'late-request-to-acknowledge']),
    );
    expect(await kindsFor(officerOf('UG-402'))).toEqual(['request-to-acknowledge']);
    expect(await kindsFor(officerOf('UG-411'))).toEqual([]);
  });

  it('is silence, and its trail tells that the promise was missed', async () => {
    const { text } = await app.ask('/views/silence', auditor);
    expect(text).toContain(silent);
    expect(text).toContain('What a member asks for is noted in the time that was promised');
    const trail = await app.ask(`/views/audit/entities/${silent}`, representativeOf(small.hostile));
    expect(trail.text).toContain('was not acknowledged by 13 February 2026, as was promised');
    expect((await app.ask(`/views/audit/entities/${silent}`, representativeOf(small.league))).status).toBe(404);
  });
});

describe('the register of services', () => {
  it('tells everybody what is offered, and what is promised', async () => {
    for (const as of [secretariat, undefined]) {
      const { body } = await app.ask('/views/registers/services', as);
      expect(body.rows).toMatchObject([
        {
          id: service,
          name: 'Legal support',
          status: 'offered',
          acknowledgeDays: 3,
          deliverDays: 21,
          whoMayAsk: ['full', 'associate'],
        },
      ]);
    }
    expect((await app.page('/views/registers/services')).text).toContain('Legal support');
  });
});
