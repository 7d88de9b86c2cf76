import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, type TestApp } from '@baraza/service-kit';
import { forumModules } from './forum-modules.ts';

const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const integrator: readonly RoleHeld[] = [{ role: 'integrator' }];
const READERS = [secretariat, auditor, integrator, undefined];

/** Nothing else in the forum has any of these. */
const SEALED_NAME = 'Zyxwomen Plantedsealed Circle';
const KNOWN_NAME = 'Qwertyfarmers Plantedknown Union';
const KNOWN_NUMBER = 'PLANTED/402/7731';
const VALUES = ['Plantedsealed', 'Planted Amooti', 'Plantedknown', KNOWN_NUMBER, 'PLANTEDQ'];
const passphraseOf = (person: string): string => `the long passphrase of ${person}`;

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ modules: [...forumModules], service: 'standalone' });
  await done('/members/forums', {
    name: 'A forum',
    sample: false,
    zone: 'Africa/Kampala',
    rootUnit: 'WAN',
    languages: ['en'],
  });
  const tree = [
    ['WAN', 'region', undefined],
    ['UG-402', 'district', 'WAN'],
    ['UG-411', 'district', 'WAN'],
    ['UG-423', 'district', 'WAN'],
    ['UG-402-KYEIZOOBA', 'sub-county', 'UG-402'],
  ] as const;
  for (const [code, level, parent] of tree) {
    await done('/members/units', { code, name: code, level, parent, zone: 'Africa/Kampala', validFrom: '2010-07-01' });
  }
});
afterAll(() => app.close());

const post = (path: string, body: object = {}, as = secretariat, person = 'clerk', headers = {}) =>
  app.http('POST', path, { as, person, body, headers });
async function done(path: string, body: object = {}, as = secretariat, person = 'clerk') {
  const answer = await post(path, body, as, person);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}
const asDesk =
  (person: string) =>
  (path: string, body: object = {}) =>
    done(path, body, desk, person);
const [amina, okello] = [asDesk('amina'), asDesk('okello')];
const refusedBy = async (answer: Promise<{ body: { rule?: string } }>) => (await answer).body.rule;
async function organisation(legalName: string, unit: string, more: object = {}): Promise<string> {
  return (await done('/members/organisations', { kind: 'cbo', legalName, unit, themes: ['governance'], ...more })).id;
}
async function ask(path: string, as: readonly RoleHeld[] | undefined, accept = 'application/json') {
  const { position } = await app.store.head();
  for (let attempt = 0; ; attempt++) {
    const answer = await app.http('GET', path, {
      ...(as === undefined ? {} : { as }),
      headers: { accept, 'baraza-min-position': position },
    });
    if (answer.status !== 503 || attempt === 5) return answer;
  }
}
const networkOf = async (query = '') => {
  const { body } = await ask(`/views/dashboards/network?${query}`, secretariat);
  const { members, organisations } = body.headline as Readonly<Record<string, { value: number }>>;
  return { members: members!.value, organisations: organisations!.value };
};
const filesWith = (value: string): readonly string[] =>
  readdirSync(app.dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(value));
/** Which of everything that is read over HTTP tells one of the values, by all who may see the most. */
async function whatTells(values: readonly string[], more: readonly string[] = []): Promise<readonly string[]> {
  const paths = [
    '/views/registers/organisations?limit=500',
    '/views/registers/organisations.csv',
    '/views/registers/memberships?limit=500',
    '/views/registers/memberships.csv',
    '/views/registers/compliance?limit=500',
    '/views/registers/dues.csv',
    '/views/voting-rolls?limit=500',
    '/views/voting-rolls.csv',
    '/views/dashboards/network',
    '/views/dashboards/network/events?measure=organisations',
    '/views/dashboards/network/events?measure=memberships',
    '/views/dashboards/dues',
    '/views/search?q=planted',
    '/views/search?q=qwertyfarmers',
    '/views/audit/units/WAN?limit=500',
    '/views/due-process',
    '/views/silence',
    '/views/worklist',
    '/views/week?unit=WAN',
    '/ledger/events?limit=1000',
    '/ledger/feed/pages?limit=1000',
    '/members/notices',
    ...more,
  ];
  const telling: string[] = [];
  for (const path of paths) {
    for (const as of READERS) {
      for (const accept of ['application/json', 'text/html', 'application/x-ndjson']) {
        const { text } = await ask(path, as, accept);
        if (values.some((value) => text.includes(value))) telling.push(`${path} ${as?.[0]?.role} ${accept}`);
      }
    }
  }
  return telling;
}

describe('before the compartment is set up', () => {
  it('nothing is sealed and nothing protected, and the refusal says why', async () => {
    const sealing = post('/members/protections/seal', { legalName: SEALED_NAME, unit: 'UG-402' }, desk);
    expect(await refusedBy(sealing)).toBe('sealed-compartment.not-set-up');
    const body = { sealed: '20000000-0000-4000-8000-000000000003', unit: 'WAN' };
    const proposing = post('/members/protections', body, desk);
    expect(await refusedBy(proposing)).toBe('protection.compartment-not-set-up');
  });
});

describe('an organisation that is protected from the start', () => {
  let protection: string;
  let sealed: string;
  beforeAll(async () => {
    await amina('/members/sealed-compartment/enrol', { passphrase: passphraseOf('amina') });
    await okello('/members/sealed-compartment/enrol', { passphrase: passphraseOf('okello') });
    for (let number = 1; number <= 5; number++) await organisation(`Neighbour ${number}`, 'UG-402');
    await organisation('Far away', 'UG-411');
    // Among whom that one is counted: with it they are five, in two districts.
    for (let number = 1; number <= 4; number++) await organisation(`As far ${number}`, 'UG-423');
  });

  it('is sealed without being named anywhere, and the answer says where it is counted', async () => {
    const details = { legalName: SEALED_NAME, unit: 'UG-402-KYEIZOOBA', contact: 'Ask Planted Amooti at the well.' };
    const answer = await amina('/members/protections/seal', details);
    expect(answer).toEqual({ sealed: expect.any(String), unit: 'UG-402' });
    expect((await amina('/members/protections/seal', { legalName: 'x', unit: 'UG-411' })).unit).toBe('WAN');
    ({ sealed } = answer);
    const named = (body: object) => refusedBy(post('/members/protections', body, desk));
    expect(await named({ sealed, unit: 'UG-402-KYEIZOOBA' })).toBe('protection.finer-than-district');
    expect(await named({ sealed, unit: 'UG-411' })).toBe('protection.too-few-to-hide-among');
    expect(await named({ sealed, unit: 'UG-999' })).toBe('protection.unit-unknown');
    expect(await named({ sealed })).toBe('protection.of-one-kind');
    expect(await named({ sealed, unit: 'UG-402', organisation: sealed })).toBe('protection.of-one-kind');
    const unknown = '20000000-0000-4000-8000-00000000000f';
    expect(await named({ sealed: unknown, unit: 'UG-402' })).toBe('protection.sealed-unknown');
  });

  it('is proposed by one officer and confirmed by another, and only by the desk', async () => {
    const before = await networkOf('unit=UG-402');
    protection = (await amina('/members/protections', { sealed, unit: 'UG-402' })).id;
    const at = `/members/protections/${protection}`;
    expect(await refusedBy(post(`${at}/confirm`, {}, desk, 'amina'))).toBe('protection.proposed-by-the-same');
    expect((await post(`${at}/confirm`, {}, secretariat, 'okello')).status).toBe(403);
    expect((await post(`${at}/confirm`, {}, [{ role: 'protection-officer', unit: 'UG-411' }], 'x')).status).toBe(404);
    await okello(`${at}/confirm`);
    await amina(`${at}/propose-membership`, { category: 'full' });
    await okello(`${at}/confirm`);
    const after = await networkOf('unit=UG-402');
    expect(after.organisations - before.organisations).toBe(1);
    expect(after.members - before.members).toBe(1);
  });

  it('is counted on the roll, by the same rules, and in no row of it', async () => {
    const { body } = await ask('/views/voting-rolls', secretariat);
    expect(body.protected).toEqual({ voting: 0, leftOut: 1 }); // a member not yet long enough
    expect(body.leftOut).toBe(1);
    expect(body.rows).toEqual([]);
    app.clock.advance(200 * 86_400_000);
    expect((await ask('/views/voting-rolls', secretariat)).body).toMatchObject({
      voting: 1,
      protected: { voting: 1, leftOut: 0 },
      rows: [],
    });
  });

  it('is named in no view, feed, export and file, and the record names neither officer', async () => {
    expect(await whatTells(VALUES, [`/ledger/streams/protection-${protection}`])).toEqual([]);
    for (const value of ['Plantedsealed', 'Planted Amooti', passphraseOf('amina')])
      expect(filesWith(value)).toEqual([]);
    const page = await app.store.readAll({ after: 0, limit: 1_000 });
    const ours = page.events
      .map(({ bytes }) => Buffer.from(bytes).toString())
      .filter((text) => text.includes(protection));
    expect(ours).toHaveLength(4);
    for (const person of ['amina', 'okello']) {
      const id = await app.runtime.vault.personOf('urn:baraza:development-issuer', person);
      expect(ours.join()).not.toContain(id);
    }
    expect(ours.join()).not.toContain('KYEIZOOBA');
  });

  it('is read by two officers together, and the log says so', async () => {
    const at = '/members/sealed-compartment';
    await amina(`${at}/propose-opening`, { passphrase: passphraseOf('amina'), why: 'reach-the-organisation' });
    await okello(`${at}/concur`, { passphrase: passphraseOf('okello') });
    const read = await amina(`${at}/read-entry`, { sealed, why: 'reach-the-organisation' });
    expect(read.details).toMatchObject({ legalName: SEALED_NAME, unit: 'UG-402-KYEIZOOBA' });
    await amina(`${at}/close`);
    const log = await app.http('GET', `${at}/accesses`, { as: auditor });
    expect(log.body.accesses.map(({ act }: { act: string }) => act)).toEqual(
      expect.arrayContaining(['sealed', 'step-proposed', 'step-confirmed', 'opened', 'read', 'closed']),
    );
    expect(VALUES.filter((value) => log.text.includes(value))).toEqual([]);
  });

  it('counts no longer when its protection is lifted', async () => {
    const before = await networkOf();
    await okello(`/members/protections/${protection}/propose-lift`, { ground: 'danger-over' });
    await amina(`/members/protections/${protection}/confirm`);
    const after = await networkOf();
    expect(before.organisations - after.organisations).toBe(1);
    expect(before.members - after.members).toBe(1);
    const { body } = await app.http('GET', '/members/protections', { as: desk });
    expect(body.protections).toMatchObject([{ id: protection, status: 'lifted', unit: 'UG-402' }]);
  });
});

describe('an organisation that the forum knew before', () => {
  let known: string;
  let membership: string;
  let campaign: string;
  let protection: string;
  let before: Awaited<ReturnType<typeof networkOf>>;
  const registration = { registrar: 'UG-204CBO', number: KNOWN_NUMBER };

  beforeAll(async () => {
    known = await organisation(KNOWN_NAME, 'UG-402-KYEIZOOBA', { registration, acronym: 'PLANTEDQ' });
    membership = (await done('/members/memberships', { organisation: known, category: 'full' })).id;
    const items = ['governing-document', 'leadership', 'registration', 'activity-in-the-unit', 'dues-undertaking'];
    const checklist = (await app.http('GET', '/members/rules/current', { as: secretariat })).body;
    const asked = (checklist.rules?.admission?.checklist ?? items) as readonly string[];
    const met = asked.map((item) => ({ item, finding: 'met' }));
    await done(`/members/memberships/${membership}/screen`, { items: met }, secretariat, 'screener');
    await done(`/members/memberships/${membership}/admit`, {}, secretariat, 'board');
    const title = 'Plantedmarch for clean water';
    const led = { title, cause: 'Boreholes stand dry', unit: 'UG-402-KYEIZOOBA', lead: known, themes: ['governance'] };
    campaign = (await done('/campaigns/campaigns', { ...led, grewFrom: [] })).id;
    before = await networkOf();
  });

  it('is seen by everybody until then', async () => {
    expect((await whatTells(VALUES)).length).toBeGreaterThan(20);
    expect((await whatTells(['Plantedmarch'], ['/views/registers/campaigns?limit=500'])).length).toBeGreaterThan(3);
    expect(filesWith('Plantedknown').length).toBeGreaterThan(1);
  });

  it('is proposed and confirmed by two, neither of whom acts for it', async () => {
    const own: readonly RoleHeld[] = [...desk, { role: 'member-representative', organisation: known }];
    const proposing = post('/members/protections', { organisation: known }, own, 'its-chair');
    expect(await refusedBy(proposing)).toBe('protection.own-organisation');
    protection = (await amina('/members/protections', { organisation: known })).id;
    const confirming = post(`/members/protections/${protection}/confirm`, {}, own, 'its-chair');
    expect(await refusedBy(confirming)).toBe('protection.own-organisation');
    const { events } = await okello(`/members/protections/${protection}/confirm`);
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'members.ProtectionConfirmed',
      'members.OrganisationProtected',
      'members.RegistrationNumberReleased',
    ]);
    const again = post('/members/protections', { organisation: known }, desk);
    expect(await refusedBy(again)).toBe('protection.protected-already');
    const counting = post(`/members/protections/${protection}/propose-membership`, { category: 'full' }, desk);
    expect(await refusedBy(counting)).toBe('protection.keeps-its-membership');
  });

  it('is in no view, trail, search, feed, export and letter any more', async () => {
    const trails = [known, membership].map((id) => `/views/audit/entities/${id}`);
    const more = [
      ...trails,
      `/views/audit/organisations/${known}`,
      `/ledger/streams/organisation-${known}`,
      `/ledger/events?tags=org:${known}`,
      `/members/organisations/${known}`,
      `/members/memberships/${membership}`,
    ];
    expect(await whatTells([...VALUES, membership], more.slice(0, 3))).toEqual([]);
    expect(await whatTells([...VALUES, known, membership], [])).toEqual([]);
    expect(await whatTells(VALUES, more)).toEqual([]);
    const ofCampaign = ['/views/registers/campaigns?limit=500', `/views/audit/entities/${campaign}`];
    expect(await whatTells(['Plantedmarch'], [...ofCampaign, `/campaigns/campaigns/${campaign}`])).toEqual([]);
  });

  it('is in no file but the record’s own, whose earlier events were clear', async () => {
    const isRecord = (file: string): boolean => file.includes('ledger.sqlite');
    for (const value of ['Plantedknown', KNOWN_NUMBER, 'PLANTEDQ']) {
      expect(filesWith(value).filter((file) => !isRecord(file))).toEqual([]);
    }
  });

  it('is answered as if it were not there: by its id, as a duplicate, by its number', async () => {
    expect((await app.http('GET', `/members/organisations/${known}`, { as: secretariat })).status).toBe(404);
    expect((await app.http('GET', `/members/memberships/${membership}`, { as: secretariat })).status).toBe(404);
    expect((await post(`/members/memberships/${membership}/resign`, {})).status).toBe(404);
    const own: readonly RoleHeld[] = [{ role: 'member-representative', organisation: known }];
    expect((await app.http('GET', `/members/organisations/${known}`, { as: own })).status).toBe(404);
    const nobody = '20000000-0000-4000-8000-00000000000f';
    const applying = (organisation: string) => post('/members/memberships', { organisation, category: 'full' });
    expect((await applying(known)).body.rule).toBe((await applying(nobody)).body.rule);
    const probe = { kind: 'cbo', legalName: KNOWN_NAME, unit: 'UG-402', themes: ['governance'], registration };
    const probed = await done('/members/organisations', probe);
    expect(probed.warnings).toEqual([]);
    await done(`/members/organisations/${probed.id}/close`, { ground: 'recorded-in-error' });
  });

  it('is counted as before: as an organisation, as a member, and on the roll', async () => {
    expect(await networkOf()).toEqual(before); // the probe of the spec before was closed again
    expect((await ask('/views/voting-rolls', secretariat)).body.protected).toMatchObject({ leftOut: 2 }); // and the one that left
  });

  it('has nothing run out, for it could do nothing about it', async () => {
    app.clock.advance(800 * 86_400_000);
    await app.keepCalendar();
    const { events } = await app.store.readStream(`membership-${membership}`);
    expect(events.map(({ type }) => type)).not.toContain('members.MembershipLapsed');
    expect((await networkOf()).members).toBe(before.members);
  });

  it('comes back as it was when the protection is lifted, and what fell due meanwhile falls due then', async () => {
    await okello(`/members/protections/${protection}/propose-lift`, { ground: 'danger-over' });
    const { events } = await amina(`/members/protections/${protection}/confirm`);
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'members.ProtectionLifted',
      'members.OrganisationShownAgain',
      'members.RegistrationNumberReserved',
    ]);
    expect((await app.http('GET', `/members/organisations/${known}`, { as: secretariat })).body).toMatchObject({
      status: 'active',
      legalName: KNOWN_NAME,
      registration,
    });
    await app.keepCalendar();
    const row = await ask('/views/registers/organisations?q=qwertyfarmers', secretariat);
    // Another of the same name, registered while this one was hidden, was closed since.
    const its = row.body.rows.find(({ id }: { id: string }) => id === known);
    expect(its).toMatchObject({ name: KNOWN_NAME, status: 'active' });
    const read = await app.http('GET', `/members/memberships/${membership}`, { as: secretariat });
    expect(read.body.status).toBe('lapsed');
    expect((await ask(`/views/audit/organisations/${known}`, auditor)).text).toContain('Plantedknown');
    expect((await ask('/views/registers/campaigns?limit=500', secretariat)).text).toContain('Plantedmarch');
  });
});
