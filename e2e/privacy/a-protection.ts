import { join } from 'node:path';
import type { RoleHeld } from '@baraza/domain';
import { aFolder, baraza, settingsOf } from '../product/running-forum.ts';
import { StoryClock } from '../product/story-clock.ts';
import {
  auditor,
  expectStatus,
  ForumOfTwoDistricts,
  integrator,
  secretariat,
} from '../stories/a-forum-of-two-districts.ts';
import type { ErasingProduct } from './an-erasure.ts';
import { OF_EVIDENCE, type ToldWith } from './evidence-of-somebody-protected.ts';
import { filesWith } from './planted.ts';

const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];

/** Of one that is sealed before anything is recorded of it: these may stand nowhere at all. */
const SEALED = {
  legalName: 'Zyxwomen Plantedsealed Circle',
  contact: 'Ask Plantedamooti Sealedson at the well.',
  number: 'PLANTEDSEALED/402/1',
};
/** Of one that was known in clear: these may stand in the record's own files, and nowhere else. */
const KNOWN = { legalName: 'Qwertyfarmers Plantedknown Union', acronym: 'PLANTEDQ', number: 'PLANTEDKNOWN/402/2' };
const SEALED_VALUES = Object.values(SEALED);
const KNOWN_VALUES = Object.values(KNOWN);
const passphraseOf = (person: string): string => `the planted passphrase of ${person}`;
const PASSPHRASES = ['amina', 'okello'].map(passphraseOf);
const NOWHERE = [...SEALED_VALUES, ...PASSPHRASES, ...OF_EVIDENCE];

/** Where clear events of earlier days lie: the ledger, and the stream that carried them. */
const isTheRecord = (file: string): boolean => /ledger\.sqlite|[/\\](nats|jetstream)[/\\]/.test(file);

/**
 * One organisation is protected from the start, another after it was known; then both are looked for wherever anything is kept
 * or told.
 * @param begin serves the forum of a folder, the first time and again
 * @param more what else is protected meanwhile
 */
export function tellProtection(
  begin: (folder: string, settings: Readonly<Record<string, string>>) => Promise<ErasingProduct>,
  more?: (told: ToldWith) => void,
): void {
  const folder = aFolder();
  const clock = new StoryClock(folder.path, '2026-03-02');
  const exports = aFolder();
  let product: ErasingProduct;
  let story: ForumOfTwoDistricts;
  let known: string;
  let membership: string;

  beforeAll(async () => {
    product = await begin(folder.path, clock.settings);
    story = new ForumOfTwoDistricts(product.client);
    await story.found();
    for (let number = 1; number <= 5; number++) await story.organisation(`Neighbour ${number}`, 'UG-402');
    for (const person of ['amina', 'okello']) {
      await asDesk(person, '/members/sealed-compartment/enrol', { passphrase: passphraseOf(person) });
    }
    const registration = { registrar: 'UG-204CBO', number: KNOWN.number };
    const { legalName, acronym } = KNOWN;
    const profile = { kind: 'cbo', legalName, acronym, unit: 'UG-402', themes: ['governance'], registration };
    known = (await story.done('/members/organisations', profile, 201)).id;
    membership = (await story.done('/members/memberships', { organisation: known, category: 'full' }, 201)).id;
  });
  afterAll(async () => {
    await product.stop();
    folder.remove();
    exports.remove();
    clock.remove();
  });

  async function asDesk(person: string, path: string, body: object = {}, status = 200) {
    return expectStatus(await product.client.post(path, desk, body, { person }), status).body;
  }

  /** Which answers tell one of the values, to those who may see the most. */
  async function whatTells(values: readonly string[], more: readonly string[] = []): Promise<readonly string[]> {
    const paths = [
      ...more,
      '/views/registers/organisations?limit=500',
      '/views/registers/organisations.csv',
      '/views/registers/memberships.csv',
      '/views/voting-rolls.csv',
      '/views/dashboards/network/events?measure=organisations',
      '/views/search?q=qwertyfarmers',
      '/views/search?q=zyxwomen',
      '/views/audit/units/WAN?limit=500',
      `/views/audit/organisations/${known}?limit=500`,
      `/views/audit/entities/${membership}?limit=500`,
      `/members/organisations/${known}`,
      `/members/organisations/${known}/events`,
      `/members/memberships/${membership}`,
      `/ledger/streams/organisation-${known}`,
      `/ledger/events?limit=1000&tags=org:${known}`,
      '/ledger/events?limit=1000',
      '/ledger/feed/pages?limit=1000',
    ];
    const telling: string[] = [];
    for (const path of paths) {
      for (const as of [secretariat, auditor, integrator]) {
        for (const accept of ['application/json', 'text/html', 'application/x-ndjson', 'text/csv']) {
          const { text } = await product.client.get(path, as, { accept });
          if (values.some((value) => text.includes(value))) telling.push(`${path} ${as[0]!.role} ${accept}`);
        }
      }
    }
    return telling;
  }

  const organisationsCounted = async (): Promise<number> =>
    (await product.client.get('/views/dashboards/network', secretariat)).body?.headline?.organisations.value;

  it('one that is known is told everywhere before that', async () => {
    await story.eventually(
      () => whatTells(KNOWN_VALUES),
      (telling) => telling.some((path) => path.startsWith('/views/registers')) && telling.length > 20,
    );
    await story.eventually(organisationsCounted, (count) => count === 6);
  });

  it('one from the start, and one that was known, are protected by two officers, and counted', async () => {
    const { legalName, contact, number } = SEALED;
    const registration = { registrar: 'UG-204CBO', number };
    const details = { legalName, contact, registration, unit: 'UG-402-KYEIZOOBA' };
    const { sealed, unit } = await asDesk('amina', '/members/protections/seal', details);
    for (const body of [{ sealed, unit }, { organisation: known }]) {
      const { id } = await asDesk('amina', '/members/protections', body, 201);
      await story.refused('protection.proposed-by-the-same', `/members/protections/${id}/confirm`, {}, desk, 'amina');
      await asDesk('okello', `/members/protections/${id}/confirm`);
    }
    await story.eventually(organisationsCounted, (count) => count === 7);
  });

  it('neither is in any answer afterwards, nor in what the processes print', async () => {
    const values = [...SEALED_VALUES, ...KNOWN_VALUES];
    await story.eventually(
      () => whatTells(values),
      (telling) => telling.length === 0,
    );
    for (const value of [...values, ...PASSPHRASES]) expect(product.output).not.toContain(value);
  });

  more?.({
    ...{ product: () => product, story: () => story, folder: folder.path, clock, passphraseOf, whatTells },
  });

  it('the one is in no file, the other in no file but the record’s own, running and ended', async () => {
    const beside = (): readonly string[] => filesWith(folder.path, KNOWN_VALUES).filter((file) => !isTheRecord(file));
    await story.eventually(
      async () => beside(),
      (files) => files.length === 0,
    );
    expect(filesWith(folder.path, NOWHERE)).toEqual([]);
    expect(await product.stop()).toBe(0);
    expect(beside()).toEqual([]);
    expect(filesWith(folder.path, NOWHERE)).toEqual([]);
  });

  it('neither is in a later export, the one in no backup, and the record is as sound as before', async () => {
    const env = { ...settingsOf(folder.path), ...clock.settings };
    expect(await baraza(['export', join(exports.path, 'all')], env)).toMatchObject({ code: 0 });
    expect(filesWith(exports.path, [...NOWHERE, ...KNOWN_VALUES])).toEqual([]);
    expect(await baraza(['backup', join(exports.path, 'backup')], env)).toMatchObject({ code: 0 });
    expect(filesWith(exports.path, NOWHERE)).toEqual([]);
    expect(await baraza(['verify', '--json'], env)).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('"sound":true'),
    });
  });

  it('both are hidden after another start, and are read by two officers together', async () => {
    product = await begin(folder.path, clock.settings);
    story = new ForumOfTwoDistricts(product.client);
    await story.eventually(organisationsCounted, (count) => count === 7);
    expect(await whatTells([...SEALED_VALUES, ...KNOWN_VALUES, ...OF_EVIDENCE])).toEqual([]);
    const at = '/members/sealed-compartment';
    await asDesk('amina', `${at}/propose-opening`, { passphrase: passphraseOf('amina'), why: 'review-of-protection' });
    await asDesk('okello', `${at}/concur`, { passphrase: passphraseOf('okello') });
    const { protections } = (await product.client.get('/members/protections', desk)).body as {
      protections: readonly { sealed?: string; legalName?: string }[];
    };
    const entry = {
      sealed: protections.find(({ sealed }) => sealed !== undefined)!.sealed,
      why: 'review-of-protection',
    };
    expect((await asDesk('amina', `${at}/read-entry`, entry)).details.legalName).toBe(SEALED.legalName);
    expect(protections.find(({ legalName }) => legalName !== undefined)?.legalName).toBe(KNOWN.legalName);
  });
}
