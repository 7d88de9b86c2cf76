import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { organisationClosed, organisationCorrected } from '@baraza/contracts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { recordForeign, recordForum, recordOrganisation } from '../testing/record-foreign.ts';
import { ReferenceFacts } from './reference-facts.ts';

const ORGANISATION = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const MEMBERSHIP = '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9';

const closed = { ...organisationClosed.example, organisation: ORGANISATION };

describe('facts of other services', () => {
  let app: TestApp;
  let facts: ReferenceFacts;
  const start = async (dataFolder?: string): Promise<void> => {
    app = await createTestApp({ modules: [], ...(dataFolder === undefined ? {} : { dataFolder }) });
    facts = app.app.get(ReferenceFacts);
  };
  afterEach(() => app.close());

  it('follow an organisation and its membership through their events', async () => {
    await start();
    await recordOrganisation(app, ORGANISATION, { unit: 'UG-402', membership: MEMBERSHIP });
    await facts.catchUp();
    expect(await facts.organisation(ORGANISATION)).toMatchObject({
      id: ORGANISATION,
      unit: 'UG-402',
      status: 'registered',
      membership: { id: MEMBERSHIP, status: 'new' },
    });
    const changes = { legalName: 'Renamed', unit: 'UG-411' };
    await recordForeign(app, {
      type: 'members.OrganisationCorrected',
      id: ORGANISATION,
      data: { ...organisationCorrected.example, organisation: ORGANISATION, changes },
    });
    const whose = { organisation: ORGANISATION, category: 'full', unit: 'UG-411' };
    await recordForeign(app, { type: 'members.MembershipResigned', id: MEMBERSHIP, data: whose });
    await recordForeign(app, { type: 'members.OrganisationClosed', id: ORGANISATION, data: closed });
    await facts.catchUp();
    expect(await facts.organisation(ORGANISATION)).toMatchObject({
      legalName: 'Renamed',
      unit: 'UG-411',
      status: 'closed',
      membership: { id: MEMBERSHIP, status: 'resigned' },
    });
  });

  it('wait for what has just been recorded, and say so when there is nothing', async () => {
    await start();
    await recordForum(app);
    expect(await facts.knownUnit('UG-411')).toMatchObject({ parent: 'WAN', zone: 'Africa/Kampala' });
    expect(await facts.knownForum()).toMatchObject({ sample: true, rootUnit: 'WAN' });
    expect(facts.covers('WAN', 'UG-411')).toBe(true);
    expect(facts.covers('UG-402', 'UG-411')).toBe(false);
    expect(facts.zoneOf('UG-402')).toBe('Africa/Kampala');
    expect(await facts.knownUnit('UG-999')).toBeUndefined();
    expect(await facts.knownOrganisation(ORGANISATION)).toBeUndefined();
  });

  it('do not say that there is nothing while the record is not read to its end', async () => {
    await start();
    await recordForum(app);
    await facts.catchUp();
    await facts.consumer!.stop();
    await recordOrganisation(app, ORGANISATION);
    expect(await facts.knownUnit('UG-411')).toMatchObject({ code: 'UG-411' });
    const asked = [facts.knownOrganisation(ORGANISATION), facts.knownUnit('UG-999'), facts.openGoals(['g'])];
    for (const answer of await Promise.allSettled(asked)) {
      expect(answer).toMatchObject({
        status: 'rejected',
        reason: { status: 503, code: 'facts-behind', headers: { 'retry-after': '2' } },
      });
    }
  });

  it('outlive the process, and go on where they were', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'baraza-'));
    await start(dataFolder);
    await recordForum(app);
    await recordOrganisation(app, ORGANISATION);
    await app.settle();
    await app.close();
    await start(dataFolder);
    expect(facts.unit('UG-402')).toBeDefined();
    expect(facts.forum()).toBeDefined();
    expect(await facts.organisation(ORGANISATION)).toBeDefined();
    await recordForeign(app, { type: 'members.OrganisationClosed', id: ORGANISATION, data: closed });
    await facts.catchUp();
    expect((await facts.organisation(ORGANISATION))!.status).toBe('closed');
    await app.close();
    rmSync(dataFolder, { recursive: true });
    await start();
  });
});
