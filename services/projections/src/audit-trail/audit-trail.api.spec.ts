import { HOSTILE_NAME, LEAGUE_NAME, small } from '../testing/a-small-forum.ts';
import {
  auditor,
  integrator,
  officerOf,
  REPRESENTATIVE_NAME,
  representativeOf,
  secretariat,
  smallForumApp,
  type SmallForumApp,
} from '../testing/small-forum-app.ts';

let app: SmallForumApp;
beforeAll(async () => {
  app = await smallForumApp();
});
afterAll(() => app.close());

const entity = (id: string, query = '') => `/views/audit/entities/${id}${query}`;
const organisation = (id: string, query = '') => `/views/audit/organisations/${id}${query}`;
const sentences = (answer: { body: { events: { sentence: string }[] } }) =>
  answer.body.events.map(({ sentence }) => sentence);

describe('the trail of an entity', () => {
  it('tells every event in order and in plain words', async () => {
    expect(sentences(await app.ask(entity(small.membershipOfHostile), auditor))).toEqual([
      `${HOSTILE_NAME} asked for full membership in Bushenyi.`,
      `The application of ${HOSTILE_NAME} was checked item by item: constitution met, registration met. Endorsements it needs: 1.`,
      `${LEAGUE_NAME} stood up for the application of ${HOSTILE_NAME}.`,
      `${HOSTILE_NAME} became a member (full) in Bushenyi.`,
    ]);
  });

  it('says who, on whose authority, what was before and what after, and where it stands in the record', async () => {
    const { body } = await app.ask(entity(small.membershipOfHostile), auditor);
    const admitted = body.events.at(-1);
    expect(admitted).toMatchObject({
      type: 'members.MembershipAdmitted',
      effectiveOn: '2025-04-01',
      who: { person: small.officer, name: null, roles: ['secretariat'] },
      changes: [
        { field: 'status', before: 'endorsed', after: 'new' },
        { field: 'admittedOn', before: null, after: '2025-04-01' },
        { field: 'basis', before: null, after: 'application' },
      ],
    });
    expect(admitted.position).toMatch(/:\d{20}$/);
    expect(body.of).toMatchObject({ aggregate: 'membership', name: `Membership of ${HOSTILE_NAME}`, unit: 'UG-402' });
  });

  it('leads from an event to what it caused in another service, and back', async () => {
    const resigned = (await app.ask(entity(small.membershipOfLeague), secretariat)).body.events.at(-1);
    expect(resigned.effects).toMatchObject([
      {
        type: 'coalitions.SeatSuspended',
        trail: `/views/audit/entities/${small.coalition}`,
        sentence: expect.stringMatching(/^The seat of Ligue des Femmes d’Été in Water Justice was suspended/),
      },
    ]);
    const suspended = (await app.ask(entity(small.coalition), secretariat)).body.events.at(-1);
    expect(suspended).toMatchObject({
      policy: 'coalitions.suspend-seats-when-membership-ends',
      basedOn: 20,
      cause: { id: resigned.id, sentence: `${LEAGUE_NAME} left the forum of its own will.` },
    });
  });

  it('is as known at a moment, and as of a date', async () => {
    const count = async (query: string) =>
      (await app.ask(entity(small.membershipOfLeague, query), auditor)).body.events.length;
    expect(await count('')).toBe(5);
    expect(await count('?asKnownAt=2026-01-14')).toBe(4);
    expect(await count('?asOf=2024-02-10')).toBe(2);
  });

  it('comes in pages', async () => {
    const first = (await app.ask(entity(small.membershipOfHostile, '?limit=3'), auditor)).body;
    expect(first.events).toHaveLength(3);
    const second = await app.ask(entity(small.membershipOfHostile, `?limit=3&cursor=${first.nextCursor}`), auditor);
    expect([second.body.events.length, second.body.nextCursor]).toEqual([1, undefined]);
  });
});

describe('the trail of an organisation', () => {
  it('holds all that concerns it, in whatever entity it stands', async () => {
    const { body } = await app.ask(organisation(small.league), secretariat);
    const aggregates = new Set(body.events.map((event: { entity: { aggregate: string } }) => event.entity.aggregate));
    expect([...aggregates]).toEqual(['organisation', 'membership', 'coalition']);
    expect(body.of).toMatchObject({ aggregate: 'organisation', name: LEAGUE_NAME });
  });

  it('what is no organisation has none', async () => {
    expect((await app.ask(organisation(small.coalition), secretariat)).status).toBe(404);
  });
});

describe('who sees what', () => {
  it('hidden and not existing answer alike', async () => {
    const hidden = await app.ask(entity(small.membershipOfHostile), officerOf('UG-411'));
    const absent = await app.ask(entity('9b0f3a6c-2f0e-4c55-8b0e-5d3a6b1c4f03'), officerOf('UG-411'));
    const apart = ({ body: { instance: _, ...rest } }: typeof hidden) => rest;
    expect([hidden.status, apart(hidden)]).toEqual([404, apart(absent)]);
    for (const as of [representativeOf(small.mover), undefined]) {
      expect((await app.ask(organisation(small.hostile), as)).status).toBe(404);
    }
  });

  it('an officer whose district an organisation left sees its history up to the move, the new one all of it', async () => {
    const types = async (as: ReturnType<typeof officerOf>) =>
      (await app.ask(organisation(small.mover), as)).body.events.map((event: { type: string }) => event.type);
    expect(await types(officerOf('UG-402'))).toEqual(['members.OrganisationRegistered']);
    expect(await types(officerOf('UG-411'))).toEqual([
      'members.OrganisationRegistered',
      'members.OrganisationCorrected',
    ]);
  });

  it('an auditor sees persons masked, staff by name, an integrator none at all', async () => {
    const named = async (as: typeof auditor) => {
      const { body, text } = await app.ask(organisation(small.hostile), as);
      const event = body.events.find((one: { type: string }) => one.type === 'members.OrganisationRepresentativeNamed');
      return { sentence: event?.sentence as string, who: event?.who as object | null, text };
    };
    expect((await named(secretariat)).sentence).toContain(`${REPRESENTATIVE_NAME} may act for`);
    expect((await named(representativeOf(small.hostile))).sentence).toContain(REPRESENTATIVE_NAME);
    const masked = await named(auditor);
    expect(masked.sentence).toMatch(/^A person \(masked\) may act for/);
    expect(masked.text).not.toContain(REPRESENTATIVE_NAME);
    const none = await named(integrator);
    expect([none.sentence.slice(0, 18), none.who]).toEqual(['A person may act f', null]);
    expect(none.text).not.toContain(small.officer);
    expect(none.text).not.toContain(small.representative);
  });

  it('what is for others is left out, and only those who may know are told how much', async () => {
    const trail = async (as: typeof auditor | undefined) => (await app.ask(entity(small.coalition), as)).body;
    const toAuditor = await trail(auditor);
    expect([toAuditor.events.length, toAuditor.omitted]).toEqual([4, 0]);
    const toPublic = await trail(undefined);
    expect([toPublic.events.length, toPublic.omitted]).toEqual([3, undefined]);
    const campaign = (await app.ask(entity(small.campaign), secretariat)).body;
    // Of its two events one is sealed: that there is one is told to nobody.
    expect([campaign.events.length, campaign.omitted]).toEqual([1, 0]);
    expect(JSON.stringify(campaign)).not.toContain('planted-in-a-sealed-plan');
    expect((await app.ask(entity(small.campaign), auditor)).status).toBe(404);
  });

  it('the past shows nothing that the present hides', async () => {
    const then = await app.ask(entity(small.campaign, '?asOf=2025-11-30&asKnownAt=2025-12-01'), auditor);
    expect(then.status).toBe(404);
  });
});
