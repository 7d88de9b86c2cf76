import { randomUUID } from 'node:crypto';
import { MemoryVault } from '../memory/memory-vault.ts';
import { commandHash } from './command-hash.ts';

describe('the hash of a command', () => {
  const commandId = randomUUID();
  const personal = ['/contacts/*/phone', '/reason'];
  const body = { unit: 'UG-411', contacts: [{ phone: '0700 1' }, { phone: '0700 2' }], reason: 'Because' };
  let vault: MemoryVault;
  const hash = async (changed: unknown = body, id = commandId): Promise<string> =>
    commandHash(vault, { commandId: id, body: changed, personal });
  beforeAll(() => {
    vault = new MemoryVault();
  });
  afterAll(async () => vault.close());

  it('is the same for the same body, whatever the order of its fields', async () => {
    const { reason, contacts, unit } = body;
    expect(await hash()).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await hash({ reason, contacts, unit, note: undefined })).toBe(await hash());
  });

  it.each([
    ['a field in clear', { ...body, unit: 'UG-402' }],
    ['a personal field', { ...body, reason: 'because' }],
    ['a personal field in a list', { ...body, contacts: [{ phone: '0700 1' }, { phone: '0700 3' }] }],
    ['the order of a list', { ...body, contacts: body.contacts.toReversed() }],
    ['a personal field left out', { unit: body.unit, contacts: body.contacts }],
    ['the type of a personal field', { ...body, reason: 7 }],
  ])('changes with %s', async (_, changed) => {
    expect(await hash(changed)).not.toBe(await hash());
  });

  it('tells a number from its text', async () => {
    expect(await hash({ ...body, reason: 7 })).not.toBe(await hash({ ...body, reason: '7' }));
  });

  it('says nothing of equal values in two commands', async () => {
    expect(await hash(body, randomUUID())).not.toBe(await hash());
  });

  it('cannot be tried against guesses once a person the command named is erased', async () => {
    const before = await hash();
    const subject = randomUUID();
    const sealed = { subject, about: [], kind: 'person', audience: 'internal', value: '0700 1', deadline: 1 } as const;
    await vault.seal([{ ...sealed, eventId: randomUUID(), field: '/phone', commandId }]);
    expect(await hash()).toBe(before);
    await vault.erase(subject);
    expect(await hash()).not.toBe(before);
  });

  it('takes the secret of a subject that the caller names', async () => {
    const subject = randomUUID();
    const named = async (): Promise<string> =>
      commandHash(vault, { commandId, body, personal, subjectOf: () => subject });
    const before = await named();
    expect(await named()).toBe(before);
    expect(before).not.toBe(await hash());
    await vault.erase(subject);
    await expect(named()).rejects.toMatchObject({ name: 'PersonErased', person: subject });
  });
});
