import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { DeskBatch } from '@baraza/campaigns';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, OtlpCollector, type TestApp } from '@baraza/service-kit';
import { pino } from 'pino';
import { forumModules } from './forum-modules.ts';

const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const integrator: readonly RoleHeld[] = [{ role: 'integrator' }];
const EVERYBODY = [desk, secretariat, auditor, integrator, undefined] as const;

/** Nothing else in the forum has any of these. */
const KEY = 'fadedcab-0000-4000-8000-00000000cafe';
const TRACE = 'feedfacefeedfacefeedfacefeedface';
const REPORTER = 'Zyxplantedreporter Amooti, +256 772 909090';
const ACCOUNT = 'Qwplantedaccount: the storekeeper sells the drugs.';
const VICTIM = 'Plantedvictim Kato';
const PLACE = 'Plantedplace, behind the mill';
const EXACTLY = 'KYEIZOOBA';
/** One grey pixel, that they photographed. */
const PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const WORDS = ['Zyxplantedreporter', '772 909090', 'Qwplantedaccount', 'Plantedvictim', 'Plantedplace'];
const passphraseOf = (person: string): string => `the long passphrase of ${person}`;

let app: TestApp;
let collector: OtlpCollector;
let logged = '';
let struggle: string;
let pseudonym: string;
let verified: string;
let verifiedPseudonym: string;

const post = (path: string, body: object = {}, as = secretariat, person = 'clerk', headers = {}) =>
  app.http('POST', path, { as, person, body, headers });
async function done(path: string, body: object = {}, as = secretariat, person = 'clerk', headers = {}) {
  const answer = await post(path, body, as, person, headers);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.body;
}
const headers = { traceparent: `00-${TRACE}-00f067aa0ba902b7-01`, 'idempotency-key': KEY };
const bribes = {
  ...{ id: KEY, unit: 'UG-402-KYEIZOOBA', kind: 'corruption', themes: ['governance'] },
  ...{ reporter: REPORTER, account: ACCOUNT },
};
const asked = (verb: string, body: object, person = 'amina') =>
  done(`/campaigns/protected-struggles/${verb}`, body, desk, person, headers);
async function nextDay(): Promise<void> {
  app.clock.advance(86_400_000);
  await app.app.get(DeskBatch).run();
  await app.keepCalendar();
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
/** Every way in which a file could have it: as it stands, in base64 at any offset, in hex, in UTF-16. */
function formsOf(value: string): readonly Buffer[] {
  const bytes = Buffer.from(value);
  const shifted = [0, 1, 2].map((by) =>
    Buffer.concat([Buffer.alloc(by), bytes])
      .toString('base64')
      .slice(4, -4),
  );
  const forms = [bytes, Buffer.from(value, 'utf16le'), Buffer.from(bytes.toString('hex'))];
  return [...forms, ...shifted.map((one) => Buffer.from(one))].filter(({ length }) => length >= 8);
}
const filesWith = (value: string): readonly string[] =>
  readdirSync(app.dataFolder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      const content = readFileSync(file);
      return formsOf(value).some((form) => content.includes(form));
    });

/** Every question without parameters that the API has, and the views' with those that make them show the most. */
async function everyQuestion(): Promise<readonly string[]> {
  const { paths } = (await app.http('GET', '/openapi.json')).body as {
    paths: Record<string, { get?: { parameters?: { in: string; required?: boolean }[] } }>;
  };
  const free = Object.entries(paths).flatMap(([path, { get }]) =>
    get !== undefined && !path.includes('{') && !(get.parameters ?? []).some(({ required }) => required === true)
      ? [path]
      : [],
  );
  return [
    ...free.filter((path) => path !== '/ledger/feed'),
    '/views/registers/organisations?limit=500',
    '/views/search?q=zyxplantedreporter',
    '/views/search?q=amooti',
    '/views/audit/units/WAN?limit=500',
    '/views/audit/units/UG-402?limit=500',
    '/views/week?unit=UG-402',
    '/ledger/events?limit=1000',
    '/ledger/feed/pages?limit=1000',
    `/ledger/streams/struggle-${struggle}`,
    `/views/audit/entities/${struggle}`,
    `/campaigns/struggles/${struggle}`,
    `/campaigns/struggles/${struggle}/events`,
    `/views/audit/entities/${verified}`,
    `/campaigns/struggles/${verified}`,
    `/campaigns/struggles/${verified}/events`,
    '/metrics',
  ];
}

beforeAll(async () => {
  const stream = new Writable({
    write: (chunk: Buffer, _, written) => {
      logged += chunk.toString('utf8');
      written();
    },
  });
  collector = await OtlpCollector.start();
  app = await createTestApp({
    modules: [...forumModules],
    service: 'standalone',
    env: collector.env,
    logger: pino({ level: 'trace' }, stream),
  });
  const zone = 'Africa/Kampala';
  await done('/members/forums', { name: 'A forum', sample: false, zone, rootUnit: 'WAN', languages: ['en'] });
  for (const [code, level, parent] of [
    ['WAN', 'region', undefined],
    ['UG-402', 'district', 'WAN'],
    ['UG-402-KYEIZOOBA', 'sub-county', 'UG-402'],
  ] as const) {
    await done('/members/units', { code, name: code, level, parent, zone, validFrom: '2010-07-01' });
  }
  for (let number = 1; number <= 5; number++) {
    const body = { kind: 'cbo', legalName: `Neighbour ${number}`, unit: 'UG-402', themes: ['governance'] };
    await done('/members/organisations', body);
  }
  for (const person of ['amina', 'okello']) {
    await done('/members/sealed-compartment/enrol', { passphrase: passphraseOf(person) }, desk, person);
  }
  // The unit is there for all to see; that somebody protected is in it is what no line may say from here on.
  logged = '';
}, 120_000);
afterAll(async () => {
  await app.close();
  await collector.stop();
});

describe('who is protected', () => {
  it('is taken in without a word anywhere while it waits for the batch of the day', async () => {
    expect(await asked('report', bribes)).toEqual({ enters: '2026-03-03' });
    await asked('report', { ...bribes, id: undefined, kind: 'injustice' }, 'okello');
    for (const value of [...WORDS, KEY, TRACE]) expect(filesWith(value)).toEqual([]);
    await nextDay();
    const { struggles } = (await ask('/campaigns/protected-struggles', desk)).body;
    const of = (kind: string) => struggles.find((one: { kind: string }) => one.kind === kind);
    struggle = of('corruption').id;
    pseudonym = of('corruption').pseudonym;
    verified = of('injustice').id;
    verifiedPseudonym = of('injustice').pseudonym;
    const persons = [{ role: 'victim', name: VICTIM }];
    await asked('record-violation', { struggle, act: 'arbitrary-arrest', persons, place: PLACE });
    const at = '/members/sealed-compartment';
    const opening = { passphrase: passphraseOf('amina'), why: 'verification' };
    await done(`${at}/propose-opening`, opening, desk, 'amina');
    await done(`${at}/concur`, { passphrase: passphraseOf('okello') }, desk, 'okello');
    await asked('verify', { struggle: verified, how: 'documents' });
    await done(`${at}/close`, {}, desk, 'amina');
    await nextDay();
    expect((await ask(`/campaigns/struggles/${verified}`, secretariat)).body.status).toBe('verified');
  });

  it('is in no error: what is refused is never said again', async () => {
    const wrong = [
      { ...bribes, kind: REPORTER },
      { ...bribes, nickname: ACCOUNT, unit: 'UG-402' },
      { ...bribes, unit: 'UG-999' },
      { ...bribes, reporter: REPORTER.repeat(200) },
      { ...bribes, since: ACCOUNT },
    ];
    for (const body of wrong) {
      const { status, text } = await post('/campaigns/protected-struggles/report', body, desk, 'amina', headers);
      expect([status, [...WORDS, EXACTLY].filter((word) => text.includes(word))]).toEqual([expect.any(Number), []]);
      expect([400, 422]).toContain(status);
    }
    const elsewhere: readonly RoleHeld[] = [{ role: 'protection-officer', unit: 'UG-411' }];
    const beyond = await post('/campaigns/protected-struggles/report', bribes, elsewhere, 'amina', headers);
    expect([beyond.status, [...WORDS, EXACTLY].filter((word) => beyond.text.includes(word))]).toEqual([403, []]);
    const broken = await app.http('POST', '/campaigns/protected-struggles/report', {
      ...{ as: desk, body: `{"reporter": "${REPORTER}` },
    });
    expect([broken.status, WORDS.filter((word) => broken.text.includes(word))]).toEqual([400, []]);
  });

  it('is not found by what they give: it is in no file, and in the record without its digest, by no officer', async () => {
    const supports = [{ kind: 'struggle', id: verified }];
    const given = { id: KEY, unit: 'UG-402-KYEIZOOBA', type: 'photograph', supports, base64: PICTURE };
    expect(await done('/campaigns/protected-evidence/take', given, desk, 'amina', headers)).toHaveProperty('enters');
    await nextDay();
    const [piece] = (await ask('/campaigns/protected-evidence', desk)).body.evidence;
    const at = '/members/sealed-compartment';
    await done(`${at}/propose-opening`, { passphrase: passphraseOf('amina'), why: 'verification' }, desk, 'amina');
    await done(`${at}/concur`, { passphrase: passphraseOf('okello') }, desk, 'okello');
    const opening = { evidence: piece.id, why: 'verification' };
    const { sha256 } = await done('/campaigns/protected-evidence/open', opening, desk, 'okello');
    await done(`${at}/close`, {}, desk, 'amina');
    for (const value of [sha256, KEY, TRACE]) expect([value, filesWith(value)]).toEqual([value, []]);
    for (const as of [secretariat, auditor, integrator, undefined]) {
      for (const path of ['/ledger/events?limit=1000', `/ledger/streams/evidence-${piece.id}`, '/views/search?q=png']) {
        const { text } = await ask(path, as);
        expect([path, [sha256, piece.entry].filter((value) => text.includes(value))]).toEqual([path, []]);
      }
    }
    const { events } = await app.store.readStream(`evidence-${piece.id}`);
    for (const person of ['amina', 'okello']) {
      const officer = await app.runtime.vault.personOf('urn:baraza:development-issuer', person);
      expect(JSON.stringify(events)).not.toContain(officer);
    }
  });

  it('is in no file, journal, log, metric or trace', async () => {
    expect((await post('/campaigns/protected-struggles/report', bribes, secretariat, 'clerk', headers)).status).toBe(
      403,
    );
    for (const value of [...WORDS, KEY, TRACE, passphraseOf('amina')]) expect(filesWith(value)).toEqual([]);
    expect(logged).toContain('reportProtectedStruggle'); // the refused attempt is written down
    for (const value of [...WORDS, EXACTLY, KEY, TRACE]) expect(logged).not.toContain(value);
    for (const value of [pseudonym, verifiedPseudonym]) expect(logged).not.toContain(value);
    // What is asked last is handed over last: when it is there, so is all that came before it.
    await app.http('GET', '/members/units/UG-402', { as: secretariat });
    await collector.until(({ name }) => name === 'GET /members/units/:id');
    expect(collector.sent).toContain('registerOrganisation');
    const ofTheDesk = [
      'reportProtectedStruggle',
      'listProtectedStruggles',
      'protected-struggles',
      'takeProtectedEvidence',
      'protected-evidence',
      'sealed-compartment',
      'protection-desk',
    ];
    const ids = [struggle, verified, pseudonym, verifiedPseudonym];
    for (const value of [...WORDS, EXACTLY, KEY, TRACE, ...ofTheDesk, ...ids]) {
      expect([value, collector.sent.includes(value)]).toEqual([value, false]);
    }
    const { text } = await app.http('GET', '/metrics');
    for (const value of ofTheDesk) expect(text).not.toMatch(new RegExp(`operation="[^"]*${value}`));
  });

  it('is in no answer to any question, whoever asks and in whatever form', async () => {
    const telling: string[] = [];
    for (const path of await everyQuestion()) {
      for (const as of EVERYBODY) {
        for (const accept of ['application/json', 'text/html', 'application/x-ndjson']) {
          const { text } = await ask(path, as, accept);
          if ([...WORDS, KEY, TRACE].some((value) => text.includes(value))) {
            telling.push(`${path} ${as?.[0]?.role} ${accept}`);
          }
          // Nor is it there at all, to anybody but the desk, until it was verified.
          // The compartment's own log tells an auditor that there is an entry: that is what it is for.
          const isLog = path === '/members/sealed-compartment/accesses';
          const isOwnPath = path.includes(struggle) || isLog;
          if (as !== desk && !isOwnPath && (text.includes(struggle) || text.includes(pseudonym))) {
            telling.push(`that there is one: ${path} ${as?.[0]?.role} ${accept}`);
          }
          if (as !== desk && !isLog && text.includes(verifiedPseudonym)) {
            telling.push(`of whom it was: ${path} ${as?.[0]?.role} ${accept}`);
          }
        }
      }
    }
    expect(telling).toEqual([]);
  }, 240_000);

  it('is answered by its id as what does not exist, in every view and by the ledger: status, size and text', async () => {
    const unknown = '7f000000-0000-4000-8000-00000000000f';
    const ways = (of: string): readonly string[] => [
      `/campaigns/struggles/${of}`,
      `/campaigns/struggles/${of}/events`,
      `/views/audit/entities/${of}`,
      `/views/audit/decisions/${of}`,
      `/views/audit/organisations/${of}`,
      `/ledger/streams/struggle-${of}`,
      `/ledger/events?stream=struggle-${of}`,
      `/ledger/events?tags=unit:UG-402&stream=struggle-${of}`,
      `/views/search?q=${of}`,
    ];
    const bare = (text: string, of: string): string =>
      text.replaceAll(of, '…').replaceAll(/urn:uuid:[0-9a-f-]{36}/g, '…');
    for (const as of [secretariat, auditor, integrator, undefined]) {
      for (const [at, way] of ways(struggle).entries()) {
        const [is, isNot] = [await ask(way, as), await ask(ways(unknown)[at]!, as)];
        expect([way, is.status, is.text.length]).toEqual([way, isNot.status, isNot.text.length]);
        expect(bare(is.text, struggle)).toBe(bare(isNot.text, unknown));
      }
    }
  });

  it('is not among the events of its district, where what was verified is', async () => {
    for (const as of [secretariat, auditor]) {
      const { status, text } = await ask('/ledger/events?tags=unit:UG-402&limit=1000', as);
      expect([status, text.includes(verified)]).toEqual([200, true]);
      for (const hidden of [struggle, pseudonym, verifiedPseudonym]) expect(text).not.toContain(hidden);
    }
  });

  it('has in the record the desk, the district and a pseudonym, and no officer and no finer place', async () => {
    const { events } = await app.store.readAll({ after: 0, limit: 1_000 });
    const ours = events
      .map(({ bytes }) => Buffer.from(bytes).toString('utf8'))
      .filter((text) => /(struggle|violations)-/.test(text));
    expect(ours.length).toBeGreaterThanOrEqual(4);
    for (const person of ['amina', 'okello']) {
      expect(ours.join()).not.toContain(await app.runtime.vault.personOf('urn:baraza:development-issuer', person));
    }
    expect(ours.join()).not.toMatch(/KYEIZOOBA|org:|traceparent/);
  });

  it('is told to two officers together, each reading on the log, and to nobody once it is destroyed', async () => {
    const at = '/members/sealed-compartment';
    await done(`${at}/propose-opening`, { passphrase: passphraseOf('amina'), why: 'verification' }, desk, 'amina');
    await done(`${at}/concur`, { passphrase: passphraseOf('okello') }, desk, 'okello');
    const entry = { sealed: pseudonym, why: 'verification' };
    const { details } = await done(`${at}/read-entry`, entry, desk, 'okello');
    expect(details).toMatchObject({ reporter: REPORTER, account: ACCOUNT, unit: 'UG-402-KYEIZOOBA' });
    await done(`${at}/destroy-entry`, { sealed: pseudonym, why: 'own-wish' }, desk, 'amina');
    expect((await post(`${at}/read-entry`, entry, desk, 'okello')).status).toBe(404);
    const log = await app.http('GET', `${at}/accesses`, { as: auditor });
    expect(log.body.accesses).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ act: 'read', item: pseudonym }),
        expect.objectContaining({ act: 'destroyed', item: pseudonym, why: 'own-wish' }),
      ]),
    );
    expect(WORDS.filter((word) => log.text.includes(word))).toEqual([]);
  });
});
