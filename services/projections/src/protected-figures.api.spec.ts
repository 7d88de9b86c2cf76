import {
  derivedId,
  enrolmentApplied,
  enrolmentBegun,
  type EventContract,
  invoiceIssued,
  invoicePaymentApplied,
  organisationProtected,
  organisationRegistered,
  paymentReceived,
  serviceRequestConfirmed,
  serviceRequestDelivered,
  serviceRequested,
} from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import { CAPACITY_MEASURES } from './capacity-dashboard/capacity-dashboard.read-model.ts';
import { DUES_MEASURES } from './dues-dashboard/dues-dashboard.read-model.ts';
import { SERVED_MEASURES } from './servicing-dashboard/requests-served.read-model.ts';
import { small } from './testing/a-small-forum.ts';
import { aRegistration } from './testing/forum-histories.ts';
import { type GivenEvent, happened } from './testing/given-events.ts';
import { record } from './testing/record-given.ts';
import { auditor, secretariat, smallForumApp, type SmallForumApp } from './testing/small-forum-app.ts';

/**
 * Eight organisations of one district asked for something, took part and paid; one of them is protected since. An analyst reads
 * every figure at every moment of the record, and takes from it all that can be read one by one.
 */
const id = (...names: string[]): string => derivedId('protected-figures', ...names);
const PROTECTED = 7;
const organisations = Array.from({ length: 8 }, (_, nth) => id('organisation', String(nth)));
const hidden = organisations[PROTECTED]!;

function lifeOf(organisation: string, nth: number): readonly GivenEvent[] {
  const day = `2026-01-${String(10 + nth)}`;
  const unit = nth === PROTECTED ? 'UG-402-KYEIZOOBA' : 'UG-402';
  const step = (contract: EventContract, name: string, on: string, more: object): GivenEvent =>
    happened(contract, id(name, organisation), { ...(contract.example as object), ...more } as never, {
      ...{ effectiveOn: on, time: `${on}T09:00:00.000Z`, tags: [`org:${organisation}`, `unit:${unit}`] },
    });
  const whose = { organisation, unit };
  const amount = { minor: 1_000 * (nth + 1), currency: 'UGX' };
  const people = { women: 1, men: 0, youth: 0, personsWithDisabilities: 0, total: 1 };
  const enrolled = { kind: 'organisation', organisation };
  const enrolment = { enrolled, programme: small.programme, unit: 'UG-402' };
  const term = { from: day, until: '2026-12-31' };
  return [
    step(organisationRegistered, 'organisation', '2025-12-01', aRegistration(organisation, { unit })),
    step(serviceRequested, 'request', day, { ...whose, deliverBy: addDays(day, 21) }),
    step(serviceRequestDelivered, 'request', addDays(day, 12), whose),
    step(serviceRequestConfirmed, 'request', addDays(day, 13), { ...whose, rating: nth === PROTECTED ? 1 : 5 }),
    step(enrolmentApplied, 'enrolment', day, { ...enrolment, home: unit, people }),
    step(enrolmentBegun, 'enrolment', addDays(day, 20), enrolment),
    step(invoiceIssued, 'invoice', day, { ...whose, amount, term, dueOn: addDays(day, 30), remindOn: [] }),
    step(paymentReceived, 'payment', addDays(day, 5), { ...whose, amount, credited: amount }),
    step(invoicePaymentApplied, 'invoice', addDays(day, 5), { ...whose, amount }),
  ];
}

let app: SmallForumApp;
/** Where the ledger has the events of the protected one. */
let own: readonly number[];
beforeAll(async () => {
  app = await smallForumApp();
  app.clock.set('2026-06-02T09:00:00.000Z');
  const lives = organisations.flatMap((one, nth) => lifeOf(one, nth));
  const events = await record(
    app,
    lives.toSorted((one, other) => (one.time < other.time ? -1 : 1)),
  );
  own = events.filter(({ tags }) => tags.includes(`org:${hidden}`)).map(({ sequence }) => sequence);
  const data = { organisation: hidden, protection: id('protection'), unit: 'UG-402' };
  await record(app, [happened(organisationProtected, hidden, data, { time: '2026-05-20T09:00:00.000Z' })]);
}, 120_000);
afterAll(() => app.close());

/** Views are being made anew for a moment after somebody was protected. */
async function ask(path: string, as = secretariat) {
  for (let attempt = 0; ; attempt++) {
    const answer = await app.ask(path, as);
    if (answer.status !== 503 || attempt === 5) return answer;
  }
}
const dashboard = (what: string, query = '') => ask(`/views/dashboards/${what}?from=2025-12-01${query}`);
const eventsOf = (what: string, query: string) => ask(`/views/dashboards/${what}/events?from=2025-12-01&${query}`);

describe('an analyst who takes from a figure all that can be read one by one', () => {
  it.each([
    ['servicing', SERVED_MEASURES],
    ['capacity', CAPACITY_MEASURES],
    ['dues', DUES_MEASURES],
  ] as const)('has nothing left of what is told of %s by the day', async (what, measures) => {
    let told = 0;
    for (const measure of measures) {
      const { status, body } = await eventsOf(what, `measure=${measure}&limit=500`);
      expect([measure, status]).toEqual([measure, 200]);
      const sum = body.events.reduce((total: number, { amount }: { amount: number }) => total + amount, 0);
      expect([measure, body.value]).toEqual([measure, sum]);
      told += body.events.length;
    }
    expect(told).toBeGreaterThanOrEqual(14);
  });

  it('has nothing left when an event of the protected one was the last that was known', async () => {
    expect(own).toHaveLength(9);
    const told = { servicing: 'answered-in-time', capacity: 'begun', dues: 'received' };
    const values = new Set<number>();
    for (const known of own) {
      for (const [what, measure] of Object.entries(told)) {
        const { body } = await eventsOf(what, `measure=${measure}&asKnownAt=${known}&limit=500`);
        const sum = body.events.reduce((total: number, { amount }: { amount: number }) => total + amount, 0);
        expect([what, known, body.value]).toEqual([what, known, sum]);
        values.add(body.value);
      }
    }
    expect(values.size).toBeGreaterThan(2);
  }, 120_000);

  it('has the same amounts in the dashboard of dues as in its register', async () => {
    const { rows } = (await ask('/views/registers/dues?limit=500')).body;
    const ours = rows.filter(({ organisation }: { organisation: string }) => organisations.includes(organisation));
    expect(ours).toHaveLength(7);
    const { currencies } = (await dashboard('dues')).body;
    expect(currencies[0].headline.billed.value).toBe(28_000);
    expect(currencies[0].headline.received.value).toBe(28_000);
  });
});

describe('a closed quarter', () => {
  const first = async (what: string, list: string) => {
    const { body } = await dashboard(what);
    return body[list].find(({ from, period }: { from?: string; period?: { from: string } }) =>
      [from, period?.from].includes('2026-01-01'),
    );
  };

  it('counts the answers that a protected organisation got with the others’, in fives', async () => {
    const { answers, ratings } = await first('servicing', 'quarters');
    expect(answers.all).toMatchObject({ members: 10, answered: 10, inTime: 100 }); // eight; seven would be told as five
    expect(ratings.all).toMatchObject({ members: 5, counts: [0, 0, 0, 0, 5] });
  });

  it('counts the people who took part for it, in the whole forum', async () => {
    const { stages } = await first('capacity', 'people');
    const begun = stages.find(({ stage }: { stage: string }) => stage === 'begun');
    expect(begun.all.people.total).toBe(10);
    expect(JSON.stringify(begun.byUnit)).not.toContain('KYEIZOOBA');
  });

  it('says beside what leaves protected organisations out that it does', async () => {
    for (const what of ['servicing', 'capacity', 'dues']) {
      const { text } = await app.page(`/views/dashboards/${what}`, auditor);
      expect([what, /protected organisations/i.test(text)]).toEqual([what, true]);
    }
  });
});
