import { randomUUID } from 'node:crypto';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, DEVELOPMENT_ISSUER, type TestApp } from '@baraza/service-kit';
import { MembersModule } from '../members.module.ts';
import { compartmentRules } from './sealed-compartment.rules.ts';

const { rules } = compartmentRules;
const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
const at = '/members/sealed-compartment';
const why = 'review-of-protection';
const passphraseOf = (person: string): string => `the long passphrase of ${person}`;

let app: TestApp;
beforeEach(async () => {
  app = await createTestApp({ modules: [MembersModule], service: 'members' });
});
afterEach(() => app.close());

const ask = (person: string, verb: string, body?: object) =>
  app.http('POST', `${at}/${verb}`, { as: desk, person, ...(body === undefined ? {} : { body }) });
const status = async () => (await app.http('GET', at, { as: desk })).body;
const enrol = (person: string) => ask(person, 'enrol', { passphrase: passphraseOf(person) });
const propose = (person: string, passphrase = passphraseOf(person)) =>
  ask(person, 'propose-opening', { passphrase, why });
const concur = (person: string) => ask(person, 'concur', { passphrase: passphraseOf(person) });
const open = async (one = 'amina', other = 'okello'): Promise<void> => {
  await propose(one);
  expect(await concur(other)).toMatchObject({ status: 200, body: { state: 'open' } });
};
const personOf = (name: string): Promise<string> => app.runtime.vault.personOf(DEVELOPMENT_ISSUER, name);
const sealed = async (): Promise<string> => {
  const id = randomUUID();
  await app.runtime.sealed.seal({ id, kind: 'organisation', text: '{"legalName":"Made-Up"}' }, randomUUID());
  return id;
};
const refused = (rule: keyof typeof rules) => ({ body: { rule: compartmentRules.code(rule) } });

describe('before it is set up', () => {
  it(rules['not-set-up'].title, async () => {
    expect(await status()).toEqual({ state: 'not-set-up', officers: [] });
    await enrol('amina');
    expect(await propose('amina')).toMatchObject({ status: 409, ...refused('not-set-up') });
    expect((await enrol('okello')).body.state).toBe('closed');
  });

  it('a role held at a unit alone does not reach it, and others have none of its operations', async () => {
    const district = [{ role: 'protection-officer', unit: 'UG-402' }] as const;
    const body = { passphrase: passphraseOf('x') };
    expect((await app.http('POST', `${at}/enrol`, { as: district, body })).status).toBe(404);
    expect((await app.http('POST', `${at}/enrol`, { as: [{ role: 'secretariat' }], body })).status).toBe(403);
    expect((await app.http('POST', `${at}/enrol`, { as: auditor, body })).status).toBe(403);
  });

  it('refuses a short passphrase by field, and repeats no value', async () => {
    const answer = await ask('amina', 'enrol', { passphrase: 'too short' });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: '/passphrase' }] } });
    expect(answer.text).not.toContain('too short');
  });
});

describe('set up by two', () => {
  beforeEach(async () => {
    await enrol('amina');
    await enrol('okello');
  });

  it(rules['already-enrolled'].title, async () => {
    expect(await enrol('amina')).toMatchObject({ status: 409, ...refused('already-enrolled') });
  });

  it(rules['too-many-officers'].title, async () => {
    for (let number = 3; number <= 12; number++) expect((await enrol(`officer ${number}`)).status).toBe(200);
    expect(await enrol('officer 13')).toMatchObject({ status: 409, ...refused('too-many-officers') });
  });

  it(rules['same-officer'].title, async () => {
    await propose('amina');
    expect(await concur('amina')).toMatchObject({ status: 403, ...refused('same-officer') });
    expect((await concur('okello')).body.state).toBe('open');
  });

  it(rules['wrong-passphrase'].title, async () => {
    expect(await propose('amina', passphraseOf('okello'))).toMatchObject({
      status: 422,
      ...refused('wrong-passphrase'),
    });
  });

  it(rules['too-many-attempts'].title, async () => {
    for (let time = 0; time < 5; time++) await propose('amina', passphraseOf('okello'));
    expect(await propose('amina')).toMatchObject({ status: 409, ...refused('too-many-attempts') });
  });

  it(rules['not-an-officer'].title, async () => {
    expect(await propose('wanjiru')).toMatchObject({ status: 403, ...refused('not-an-officer') });
    await enrol('wanjiru');
    expect(await propose('wanjiru')).toMatchObject({ status: 403, ...refused('not-an-officer') });
    await propose('amina');
    expect(await concur('wanjiru')).toMatchObject({ status: 403, ...refused('not-an-officer') });
  });

  it(rules['already-open'].title, async () => {
    await open();
    expect(await propose('amina')).toMatchObject({ status: 409, ...refused('already-open') });
  });

  it(rules['nothing-proposed'].title, async () => {
    expect(await concur('okello')).toMatchObject({ status: 409, ...refused('nothing-proposed') });
    await propose('amina');
    app.clock.advance(10 * 60_000);
    expect(await concur('okello')).toMatchObject({ status: 409, ...refused('nothing-proposed') });
  });

  it(rules['not-open'].title, async () => {
    const entry = { sealed: await sealed(), why };
    expect(await ask('amina', 'read-entry', entry)).toMatchObject({ status: 409, ...refused('not-open') });
    expect(await ask('amina', 'admit', { officer: randomUUID() })).toMatchObject(refused('not-open'));
    await open();
    expect((await ask('amina', 'read-entry', entry)).body.details).toEqual({ legalName: 'Made-Up' });
    expect((await ask('amina', 'read-entry', { sealed: randomUUID(), why })).status).toBe(404);
    expect((await ask('okello', 'close')).body.state).toBe('closed');
    expect(await ask('amina', 'read-entry', entry)).toMatchObject(refused('not-open'));
  });

  it('destroys an entry while it is open, by an officer in office, and has it no more', async () => {
    const entry = { sealed: await sealed(), why: 'own-wish' };
    expect(await ask('wanjiru', 'destroy-entry', entry)).toMatchObject(refused('not-an-officer'));
    expect(await ask('amina', 'destroy-entry', entry)).toMatchObject({ status: 409, ...refused('not-open') });
    await open();
    expect((await ask('amina', 'destroy-entry', entry)).body).toEqual({ sealed: entry.sealed });
    expect((await ask('amina', 'destroy-entry', entry)).status).toBe(404);
    expect((await ask('amina', 'read-entry', { ...entry, why })).status).toBe(404);
    const log = await app.http('GET', `${at}/accesses`, { as: auditor });
    expect(log.body.accesses).toContainEqual(
      expect.objectContaining({ act: 'destroyed', item: entry.sealed, why: 'own-wish' }),
    );
  });

  it(rules['not-enrolled'].title, async () => {
    await open();
    expect(await ask('amina', 'admit', { officer: randomUUID() })).toMatchObject({
      status: 422,
      ...refused('not-enrolled'),
    });
  });

  it(rules['admitted-already'].title, async () => {
    await enrol('wanjiru');
    await open();
    const officer = await personOf('wanjiru');
    expect((await ask('amina', 'admit', { officer })).status).toBe(200);
    expect(await ask('amina', 'admit', { officer })).toMatchObject({ status: 409, ...refused('admitted-already') });
    await ask('amina', 'close');
    await open('wanjiru', 'amina');
  });

  it(rules['would-leave-one'].title, async () => {
    await open();
    const officer = await personOf('okello');
    expect(await ask('amina', 'dismiss', { officer })).toMatchObject({ status: 409, ...refused('would-leave-one') });
  });

  it(rules['dismisses-themselves'].title, async () => {
    await open();
    const officer = await personOf('amina');
    expect(await ask('amina', 'dismiss', { officer })).toMatchObject({
      status: 403,
      ...refused('dismisses-themselves'),
    });
  });

  it('tells an auditor who did what and why, page by page, and never what is sealed', async () => {
    const entry = { sealed: await sealed(), why };
    await open();
    await ask('okello', 'read-entry', entry);
    const answer = await app.http('GET', `${at}/accesses`, { as: auditor });
    expect(answer.body.accesses.slice(-3)).toMatchObject([
      { act: 'opening-proposed', officer: await personOf('amina'), why },
      { act: 'opened', officer: await personOf('okello'), item: await personOf('amina') },
      { act: 'read', officer: await personOf('okello'), item: entry.sealed, why },
    ]);
    expect(answer.text).not.toContain('Made-Up');
    const later = await app.http('GET', `${at}/accesses?after=${answer.body.accesses.at(-2).number}`, { as: auditor });
    expect(later.body.accesses).toEqual(answer.body.accesses.slice(-1));
    expect((await app.http('GET', `${at}/accesses?after=x`, { as: auditor })).status).toBe(400);
    const [secretariat, district] = [[{ role: 'secretariat' }], [{ role: 'auditor', unit: 'UG-402' }]] as const;
    expect((await app.http('GET', `${at}/accesses`, { as: secretariat })).status).toBe(403);
    expect((await app.http('GET', `${at}/accesses`, { as: district })).status).toBe(404);
  });
});
