import {
  complianceProofSubmitted,
  complianceProofVerified,
  organisationGaveBack,
  organisationMerged,
  organisationMergeReversed,
  organisationTookIn,
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

let app: SmallForumApp;
const tags = [`org:${small.mover}`, `org:${small.hostile}`, 'unit:UG-411'];
const at = { effectiveOn: '2026-01-10', tags };
const proof = '0f1e2d3c-4b5a-4c6d-8e7f-0a1b2c3d4e5f';
const whose = { organisation: small.hostile, unit: 'UG-402', proofType: 'ngo-permit' };

beforeAll(async () => {
  app = await smallForumApp();
  const ground = 'registered-twice';
  await record(app, [
    happened(organisationMerged, small.mover, { organisation: small.mover, into: small.hostile, ground }, at),
    happened(organisationTookIn, small.hostile, { organisation: small.hostile, duplicate: small.mover }, at),
    happened(
      complianceProofSubmitted,
      proof,
      { ...whose, number: 'NGOB/1', validUntil: '2026-06-30', expiringDays: 90, files: [] },
      { effectiveOn: '2026-01-12', tags: [`org:${small.hostile}`, 'unit:UG-402'] },
    ),
    happened(
      complianceProofVerified,
      proof,
      { ...whose, expiringOn: '2026-04-01', expiresOn: '2026-07-01' },
      { effectiveOn: '2026-01-14', tags: [`org:${small.hostile}`, 'unit:UG-402'] },
    ),
  ]);
});
afterAll(() => app.close());

const ids = (answer: { body: { rows: { id: string }[] } }): string[] => answer.body.rows.map(({ id }) => id);
const organisations = (query = '') => app.ask(`/views/registers/organisations${query}`, secretariat);

describe('organisations that are one', () => {
  it('stand in the register as the survivor, unless the merged are asked for', async () => {
    expect(ids(await organisations())).not.toContain(small.mover);
    expect(ids(await organisations('?asOf=2026-01-09'))).toContain(small.mover);
    const { body } = await organisations('?status=merged');
    expect(body.rows).toMatchObject([{ id: small.mover, status: 'merged', mergedInto: small.hostile }]);
    const survivor = (await organisations('?limit=500')).body.rows.find(
      (row: { id: string }) => row.id === small.hostile,
    );
    expect(survivor.duplicates).toEqual([small.mover]);
  });

  it('are both open to who represents the survivor, until they are parted', async () => {
    await app.settle();
    const trail = async (id: string, of: string) =>
      (await app.ask(`/views/audit/entities/${id}`, representativeOf(of))).status;
    expect([await trail(small.mover, small.hostile), await trail(small.mover, small.league)]).toEqual([200, 404]);
  });

  it('are counted once', async () => {
    const known = async (asOf: string): Promise<number> =>
      (await app.ask(`/views/dashboards/network?asOf=${asOf}`, secretariat)).body.headline.organisations.value;
    expect(await known('2026-01-10')).toBe((await known('2026-01-09')) - 1);
  });

  it('have one trail, which shows both', async () => {
    const entities = async (id: string, as = auditor): Promise<Set<string>> => {
      const { body } = await app.ask(`/views/audit/organisations/${id}?limit=500`, as);
      return new Set(body.events.map((event: { entity: { id: string } }) => event.entity.id));
    };
    for (const id of [small.hostile, small.mover]) {
      expect([...(await entities(id))]).toEqual(
        expect.arrayContaining([small.hostile, small.mover, small.membershipOfHostile]),
      );
    }
  });

  it('are two again when they are parted', async () => {
    const later = { effectiveOn: '2026-02-01', tags };
    const ground = 'merged-in-error';
    await record(app, [
      happened(
        organisationMergeReversed,
        small.mover,
        { organisation: small.mover, into: small.hostile, ground },
        later,
      ),
      happened(organisationGaveBack, small.hostile, { organisation: small.hostile, duplicate: small.mover }, later),
    ]);
    await app.settle();
    const trail = `/views/audit/entities/${small.mover}`;
    expect((await app.ask(trail, representativeOf(small.hostile))).status).toBe(404);
    expect(ids(await organisations())).toContain(small.mover);
    expect(ids(await organisations('?asOf=2026-01-31'))).not.toContain(small.mover);
  });
});

describe('the register of compliance', () => {
  it('lists each proof with whose it is and how it stands, as of any date', async () => {
    const { body } = await app.ask('/views/registers/compliance', secretariat);
    expect(body.rows).toMatchObject([
      { id: proof, status: 'verified', proofType: 'ngo-permit', number: 'NGOB/1', expiresOn: '2026-07-01' },
    ]);
    const then = await app.ask('/views/registers/compliance?asOf=2026-01-13', secretariat);
    expect(then.body.rows).toMatchObject([{ status: 'submitted', verifiedOn: null }]);
    expect((await app.ask('/views/registers/compliance?status=expired', secretariat)).body.rows).toEqual([]);
  });

  it('is for those who work with the unit', async () => {
    expect(ids(await app.ask('/views/registers/compliance', officerOf('UG-402')))).toEqual([proof]);
    expect(ids(await app.ask('/views/registers/compliance', officerOf('UG-411')))).toEqual([]);
    expect(ids(await app.ask('/views/registers/compliance', auditor))).toEqual([proof]);
    expect((await app.ask('/views/registers/compliance', integrator)).status).toBe(404);
    expect((await app.ask('/views/registers/compliance')).status).toBe(401);
  });

  it('comes as a page and as CSV', async () => {
    expect((await app.page('/views/registers/compliance', secretariat)).text).toContain('ngo permit, NGOB/1');
    const { text } = await app.ask('/views/registers/compliance.csv', secretariat);
    expect(text).toContain('NGOB/1');
  });
});
