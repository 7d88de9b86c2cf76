import { canonicalText, defineEvent, EventCatalogue, Personal } from '@baraza/contracts';
import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { Type } from 'typebox';
import { MemoryVault } from '../memory/memory-vault.ts';
import { maskPersonal, openPersonal, withoutPersonal } from './open-personal.ts';
import { NotSealable, sealEvents, type EventToSeal } from './seal-events.ts';

const commitment = 'A'.repeat(43);
const person = '00000000-0000-4000-8000-00000000000a';
const contact = Type.Object(
  { role: Type.String(), name: Personal('person'), phones: Type.Array(Personal('person')) },
  { additionalProperties: false },
);
const contactsGiven = defineEvent({
  type: 'members.ContactsGiven',
  schemaVersion: 1,
  summary: 'Contacts of an organisation were given.',
  audience: 'internal',
  aggregate: 'organisation',
  data: Type.Object(
    {
      legalName: Type.String(),
      contacts: Type.Array(contact),
      chair: Type.Optional(Type.Union([Type.Null(), Personal('person')])),
      'a/b': Type.Optional(Personal('person')),
      remarks: Type.Optional(Personal('document')),
    },
    { additionalProperties: false },
  ),
  example: { legalName: 'Example', contacts: [{ role: 'chair', name: { subject: person, commitment }, phones: [] }] },
});
const catalogue = new EventCatalogue([contactsGiven]);

interface Value {
  readonly subject: string;
  readonly value: string;
  readonly about?: readonly string[];
}
const aValue = fc.record({
  subject: fc.uuid({ version: 4 }),
  // Marked, so that its absence from the record means something however short the text is.
  value: fc.string({ unit: 'binary', maxLength: 40 }).map((text) => `planted ${text}`),
});
const someData = fc.record(
  {
    legalName: fc.string(),
    contacts: fc.array(fc.record({ role: fc.string(), name: aValue, phones: fc.array(aValue, { maxLength: 3 }) })),
    chair: fc.option(aValue),
    'a/b': aValue,
    remarks: aValue,
  },
  { requiredKeys: ['legalName', 'contacts'] },
);

function anEvent(data: unknown, changes: Partial<EventToSeal> = {}): EventToSeal {
  return { eventId: randomUUID(), commandId: randomUUID(), contract: contactsGiven, deadline: 1, data, ...changes };
}

describe('sealing events', () => {
  let vault: MemoryVault;
  beforeEach(() => {
    vault = new MemoryVault();
  });
  afterEach(async () => vault.close());

  it('what was sealed and opened again is what it was, and the record holds none of it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(someData, { minLength: 1, maxLength: 3 }), async (decided) => {
        const sealed = await sealEvents(
          vault,
          decided.map((data) => anEvent(data)),
        );
        for (const data of sealed) {
          expect(catalogue.faults(contactsGiven, data)).toEqual([]);
          expect(canonicalText(data)).not.toContain('planted');
          expect(canonicalText(maskPersonal(data))).not.toContain('planted');
        }
        expect(await openPersonal(vault, sealed)).toEqual(decided);
      }),
      { numRuns: 60 },
    );
  });

  it('data without personal fields is recorded as it is, and needs no vault', async () => {
    const data = { legalName: 'Example', contacts: [] };
    await vault.close();
    expect(await sealEvents(vault, [anEvent(data)])).toEqual([data]);
  });

  it('does not touch what the decider made', async () => {
    const data = Object.freeze({ legalName: 'Example', contacts: [], remarks: aRemark() });
    await sealEvents(vault, [anEvent(data)]);
    expect(data.remarks).toEqual(aRemark());
  });

  it.each([
    ['a reference copied from a state', { subject: person, commitment }],
    ['a bare text', 'planted'],
    ['a value of nobody', { value: 'planted' }],
  ])('refuses %s in a personal field, without saying what it found', async (_, remarks) => {
    const refusal = sealEvents(vault, [anEvent({ legalName: 'Example', contacts: [], remarks })]);
    await expect(refusal).rejects.toThrow(NotSealable);
    await expect(refusal).rejects.toThrow('members.ContactsGiven: /remarks is personal');
    await expect(refusal).rejects.not.toThrow('planted');
  });

  it('a document goes when a person it is about is erased', async () => {
    const about = randomUUID();
    const [sealed] = await sealEvents(vault, [anEvent({ legalName: 'X', contacts: [], remarks: aRemark([about]) })]);
    await vault.erase(about);
    const seen = (await openPersonal(vault, sealed)) as { remarks: unknown };
    expect(seen.remarks).toEqual({ subject: aRemark().subject, erased: true });
  });

  it('an auditor sees that somebody is named; others see nothing', async () => {
    const chair = { subject: person, value: 'planted' };
    const contacts = [{ role: 'chair', name: chair, phones: [chair, chair] }];
    const [sealed] = await sealEvents(vault, [anEvent({ legalName: 'Example', contacts })]);
    const masked = { subject: person, masked: true };
    expect(maskPersonal(sealed)).toEqual({
      legalName: 'Example',
      contacts: [{ role: 'chair', name: masked, phones: [masked, masked] }],
    });
    expect(withoutPersonal(sealed)).toEqual({ legalName: 'Example', contacts: [{ role: 'chair', phones: [] }] });
  });
});

function aRemark(about: readonly string[] = []): Value {
  return { subject: '00000000-0000-4000-8000-0000000000d0', value: 'planted remark', about };
}
