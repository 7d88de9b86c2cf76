import type { RoleHeld } from '@baraza/domain';
import { createTestApp, type TestApp } from '@baraza/service-kit';
import { forumModules } from './forum-modules.ts';

/**
 * Somebody who knew a protected organisation's id before, and works with others that have to do with it, in a coalition. They look for it in what those others show, and join what the ledger says of the same events.
 */
const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];

let app: TestApp;
let neighbour: string;
let known: string;
let coalition: string;
let protection: string;
/** Who acts for it, in the record. */
let chair: string;

const post = (path: string, body: object = {}, as = secretariat, person = 'clerk') =>
  app.http('POST', path, { as, person, body });
async function done(path: string, body: object = {}, as = secretariat, person = 'clerk') {
  const answer = await post(path, body, as, person);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}
const own = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
const READERS = () => [secretariat, officer, auditor, own(neighbour)];
const organisation = async (legalName: string): Promise<string> =>
  (await done('/members/organisations', { kind: 'cbo', legalName, unit: 'UG-402', themes: ['governance'] })).id;
const PATHS = () => [
  ...['', '/events'].map((path) => `/coalitions/coalitions/${coalition}${path}`),
  `/views/audit/entities/${coalition}`,
];
/** Views are being made anew for a moment after somebody was protected. */
async function ask(path: string, as: readonly RoleHeld[]) {
  const { position } = await app.store.head();
  for (let attempt = 0; ; attempt++) {
    const answer = await app.http('GET', path, { as, headers: { 'baraza-min-position': position } });
    if (answer.status !== 503 || attempt === 5) return answer;
  }
}
async function whereItIs(sought: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of PATHS()) {
    for (const as of READERS()) {
      const { status, text } = await ask(path, as);
      expect([path, as[0]!.role, status]).toEqual([path, as[0]!.role, 200]);
      if (sought.some((value) => text.includes(value))) found.push(`${path} ${as[0]!.role}`);
    }
  }
  return found;
}

beforeAll(async () => {
  app = await createTestApp({ modules: [...forumModules], service: 'standalone' });
  const zone = 'Africa/Kampala';
  await done('/members/forums', { name: 'A forum', sample: false, zone, rootUnit: 'WAN', languages: ['en'] });
  for (const [code, level, parent] of [
    ['WAN', 'region', undefined],
    ['UG-402', 'district', 'WAN'],
  ] as const) {
    await done('/members/units', { code, name: code, level, parent, zone, validFrom: '2010-07-01' });
  }
  for (let number = 1; number <= 5; number++) await organisation(`Other ${number}`);
  neighbour = await organisation('Neighbour');
  known = await organisation('Planted Known Union');
  const forming = {
    name: 'Water for all',
    kind: 'coalition',
    unit: 'UG-402',
    purpose: 'Water',
    themes: ['governance'],
  };
  coalition = (await done('/coalitions/coalitions', { ...forming, convenor: neighbour })).id;
  await done(`/coalitions/coalitions/${coalition}/invite`, { organisation: known, role: 'participant' });
  await done(`/coalitions/coalitions/${coalition}/accept`, { organisation: known }, own(known), 'its-chair');
  chair = await app.runtime.vault.personOf('urn:baraza:development-issuer', 'its-chair');
}, 120_000);
afterAll(() => app.close());

describe('a protected organisation, in what is others’ own', () => {
  it('is told there until then', async () => {
    for (const sought of [known, chair]) expect((await whereItIs([sought])).length).toBeGreaterThan(3);
  });

  it('is nowhere by its id any more, nor who acts for it: its pseudonym stands, in a document as in the ledger', async () => {
    for (const person of ['amina', 'okello']) {
      const passphrase = `the long passphrase of ${person}`;
      await done('/members/sealed-compartment/enrol', { passphrase }, desk, person);
    }
    protection = (await done('/members/protections', { organisation: known }, desk, 'amina')).id;
    await done(`/members/protections/${protection}/confirm`, {}, desk, 'okello');
    expect(await whereItIs([known, chair])).toEqual([]);
    const { body } = await app.http('GET', `/coalitions/coalitions/${coalition}`, { as: secretariat });
    const seats = (body.seats as { organisation: string }[]).map((seat) => seat.organisation);
    expect([...seats].sort()).toEqual([neighbour, protection].sort());
  });
});
