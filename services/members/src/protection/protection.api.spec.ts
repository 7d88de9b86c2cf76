import { randomUUID } from 'node:crypto';
import { commandId, derivedId, eventId } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { SmallForum } from '../testing/a-small-forum.ts';
import { protectionRules } from './protection.rules.ts';

const { rules } = protectionRules;
const desk: readonly RoleHeld[] = [{ role: 'protection-officer' }];
const at = '/members/protections';

let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

const post = (path: string, body: object = {}, person = 'amina', as = desk) => forum.post(path, body, as, person);
const refused = (rule: keyof typeof rules, status: number) => ({ status, body: { rule: protectionRules.code(rule) } });
const sealed = async (unit = 'UG-402'): Promise<{ sealed: string; unit: string }> =>
  (await post(`${at}/seal`, { legalName: 'Made-Up Circle', unit })).body;

describe('the desk', () => {
  it(rules['compartment-not-set-up'].title, async () => {
    const proposing = post(at, { sealed: randomUUID(), unit: 'WAN' });
    expect(await proposing).toMatchObject(refused('compartment-not-set-up', 409));
    for (const person of ['amina', 'okello']) {
      const passphrase = `the long passphrase of ${person}`;
      expect((await post('/members/sealed-compartment/enrol', { passphrase }, person)).status).toBe(200);
    }
    expect(await post(at, await sealed())).toMatchObject({ status: 201 });
  });

  it(rules['sealed-unknown'].title, async () => {
    expect(await post(at, { sealed: randomUUID(), unit: 'WAN' })).toMatchObject(refused('sealed-unknown', 422));
  });

  it(rules['of-one-kind'].title, async () => {
    const organisation = await forum.organisation();
    const both = { ...(await sealed()), organisation };
    for (const body of [both, {}, { unit: 'WAN' }, { sealed: both.sealed }, { organisation, unit: 'WAN' }]) {
      expect(await post(at, body)).toMatchObject(refused('of-one-kind', 422));
    }
  });

  it(rules['own-organisation'].title, async () => {
    const organisation = await forum.organisation();
    const acting: readonly RoleHeld[] = [...desk, { role: 'member-representative', organisation }];
    expect(await post(at, { organisation }, 'amina', acting)).toMatchObject(refused('own-organisation', 403));
    const person = await forum.app.runtime.vault.personOf('urn:baraza:development-issuer', 'okello');
    await forum.done(`/members/organisations/${organisation}/name-contact`, {
      person,
      role: 'chair',
      name: 'Made-Up',
      phone: '+256700000001',
    });
    expect(await post(at, { organisation }, 'okello')).toMatchObject(refused('own-organisation', 403));
    const { id } = (await post(at, { organisation })).body;
    expect(await post(`${at}/${id}/confirm`, {}, 'okello')).toMatchObject(refused('own-organisation', 403));
  });

  it('proposes once where the same is sent again, and reads what it has before it', async () => {
    const body = await sealed();
    const headers = { 'idempotency-key': 'the-same' };
    const twice = [
      await forum.post(at, body, desk, 'amina', headers),
      await forum.post(at, body, desk, 'amina', headers),
    ];
    expect(twice[1]!.body.events).toEqual(twice[0]!.body.events);
    const { id } = twice[0]!.body;
    expect((await forum.get(`${at}/${id}`, desk)).body).toMatchObject({ id, status: 'proposed', ...body });
    expect((await forum.get(`${at}/${id}/events`, desk)).body.events).toMatchObject([
      { type: 'members.ProtectionProposed', tags: [] },
    ]);
    expect((await forum.get(`${at}/${id}`)).status).toBe(403);
    expect((await forum.get(at, [{ role: 'protection-officer', unit: 'UG-411' }])).body.protections).toEqual([]);
    expect((await post(`${at}/${id}/decline`, {}, 'okello')).status).toBe(200);
    expect((await forum.get(`${at}/${id}`, desk)).body.status).toBe('declined');
  });

  it('is not found out by whoever has the record and guesses a key of its officers’', async () => {
    const { app } = forum;
    const headers = { 'idempotency-key': 'to-be-guessed' };
    const { id } = (await forum.post(at, await sealed(), desk, 'amina', headers)).body;
    expect((await forum.post(`${at}/${id}/confirm`, {}, desk, 'okello', headers)).status).toBe(200);
    const { events } = await app.store.readStream(`protection-${id}`);
    expect(events).toHaveLength(2);
    const said = JSON.stringify(events);
    const officers = await Promise.all(
      ['amina', 'okello'].map((name) => app.runtime.vault.personOf('urn:baraza:development-issuer', name)),
    );
    for (const officer of officers) {
      for (const operation of ['proposeProtection', 'confirmProtectionStep']) {
        const guessed = commandId(officer, operation, 'to-be-guessed');
        const traces = [officer, guessed, eventId(guessed, 0), derivedId(guessed, 'protection')];
        expect(traces.filter((one) => said.includes(one))).toEqual([]);
      }
    }
  });
});
