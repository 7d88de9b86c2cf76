import type { RoleHeld } from '@baraza/domain';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { recordForeign, recordForum } from '../testing/record-foreign.ts';

const OURS = '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f';
const THEIRS = '6e8f3fa1-5c2b-4d9e-9f40-7b6c5d4e3f20';
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const officerOf = (unit: string): readonly RoleHeld[] => [{ role: 'unit-officer', unit }];
const representativeOf = (organisation: string): readonly RoleHeld[] => [
  { role: 'member-representative', organisation },
];

describe('rights', () => {
  let app: TestApp;
  let id: string;
  const open = (as: readonly RoleHeld[], unit = 'UG-402', organisation = OURS) =>
    app.http('POST', '/members/granaries', {
      as,
      body: { unit, organisation, keeper: 'Akello Invented', kind: 'millet' },
    });
  const store = (as: readonly RoleHeld[]) =>
    app.http('POST', `/members/granaries/${id}/store`, { as, body: { bags: 1 } });
  const read = (as: readonly RoleHeld[], path = '') => app.http('GET', `/members/granaries/${id}${path}`, { as });

  beforeAll(async () => {
    app = await createTestApp({ modules: [ExampleModule], catalogue: exampleCatalogue });
    await recordForum(app);
    await app.settle();
  });
  afterAll(() => app.close());
  beforeEach(async () => {
    id = (await open(secretariat)).body.id;
    await store(secretariat);
  });

  it.each([
    ['in the whole forum', secretariat, true],
    ['at the unit', officerOf('UG-402'), true],
    ['above it', officerOf('WAN'), true],
    ['beside it', officerOf('UG-411'), false],
    ['at a unit nobody knows', officerOf('UG-999'), false],
    ['for the organisation', representativeOf(OURS), true],
    ['for another organisation', representativeOf(THEIRS), false],
    [
      'for the organisation, but at a unit elsewhere',
      [{ role: 'member-representative', organisation: OURS, unit: 'UG-411' }],
      false,
    ],
  ] as const)('of a role held %s', async (_, as, holds) => {
    expect((await store(as)).status).toBe(holds ? 200 : 404);
    expect((await read(as)).status).toBe(holds ? 200 : 404);
    expect((await read(as, '/events')).status).toBe(holds ? 200 : 404);
    expect((await open(as)).status).toBe(holds ? 201 : 403);
  });

  it('reach down, never up: an officer of a district does nothing in the region', async () => {
    expect(await open(officerOf('UG-402'), 'WAN')).toMatchObject({ status: 403, body: { code: 'outside-your-scope' } });
    expect((await open(officerOf('WAN'), 'UG-411')).status).toBe(201);
  });

  it('reach a unit that was registered a moment ago', async () => {
    const data = {
      code: 'UG-403',
      name: 'New',
      level: 'district',
      zone: 'Africa/Kampala',
      validFrom: '2026-01-01',
      parent: 'WAN',
    };
    await recordForeign(app, { type: 'members.UnitRegistered', id: 'UG-403', data });
    expect((await open(officerOf('WAN'), 'UG-403')).status).toBe(201);
  });

  it('add up over several roles, each where it is held', async () => {
    const as = [...officerOf('UG-411'), ...representativeOf(OURS)];
    expect((await store(as)).status).toBe(200);
    expect((await open(as, 'UG-411', THEIRS)).status).toBe(201);
    expect((await open(as, 'UG-402', THEIRS)).status).toBe(403);
  });

  it('answer the same for what is hidden and for what is not there', async () => {
    const hidden = await read(officerOf('UG-411'));
    const absent = await app.http('GET', '/members/granaries/0e9a1f6c-8a4e-4f55-9a7a-000000000000', {
      as: officerOf('UG-411'),
    });
    const { instance: _a, ...hiddenBody } = hidden.body;
    const { instance: _b, ...absentBody } = absent.body;
    expect([_a, _b].every((one) => one.startsWith('urn:uuid:'))).toBe(true);
    expect([hidden.status, hiddenBody]).toEqual([absent.status, absentBody]);
  });

  describe('to see a person', () => {
    const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
    const integrator: readonly RoleHeld[] = [{ role: 'integrator' }];

    it('are those of staff and of the organisation itself', async () => {
      for (const as of [secretariat, officerOf('UG-402'), representativeOf(OURS)]) {
        expect((await read(as)).body.keeper).toEqual({ subject: expect.any(String), value: 'Akello Invented' });
      }
    });

    it('leave an auditor a mask, and an integrator nothing', async () => {
      expect((await read(auditor)).body.keeper).toEqual({ subject: expect.any(String), masked: true });
      expect((await read(integrator)).body).not.toHaveProperty('keeper');
      for (const as of [auditor, integrator]) expect((await read(as, '/events')).text).not.toContain('Akello');
    });

    it('end when the person is erased', async () => {
      const { keeper } = (await read(secretariat)).body;
      await app.runtime.vault.erase(keeper.subject);
      expect((await read(secretariat)).body.keeper).toEqual({ subject: keeper.subject, erased: true });
    });
  });

  it('show the events of one’s audience, and who did it to auditors and staff', async () => {
    const types = async (as: readonly RoleHeld[]) =>
      (await read(as, '/events')).body.events.map((event: { type: string; meta?: object }) => [
        event.type,
        event.meta !== undefined,
      ]);
    expect(await types(secretariat)).toEqual([
      ['members.GranaryOpened', true],
      ['members.BagsStored', true],
    ]);
    expect(await types([{ role: 'auditor' }])).toEqual([['members.GranaryOpened', true]]);
    expect(await types([{ role: 'integrator' }])).toEqual([['members.GranaryOpened', false]]);
  });
});
