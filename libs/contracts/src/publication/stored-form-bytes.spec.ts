import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { EventCatalogue } from '../catalogue.ts';
import { defineEvent } from '../define-event.ts';
import { encodeEvent } from '../stored-form.ts';
import { exampleEvent } from './golden.ts';

describe('the stored form', () => {
  it('is these very bytes, now and for ever', () => {
    const contract = defineEvent({
      type: 'members.SampleRecorded',
      schemaVersion: 1,
      summary: 'Fixes the stored form',
      audience: 'internal',
      aggregate: 'sample',
      data: Type.Object({ z: Type.Number(), a: Type.String(), é: Type.Boolean() }, { additionalProperties: false }),
      example: { z: 1e21, a: 'Ntungamo — 𝄞 "quoted"', é: true },
    });
    const { bytes } = encodeEvent(new EventCatalogue([contract]), exampleEvent(contract));
    expect(Buffer.from(bytes).toString('utf8')).toBe(
      '{"data":{"a":"Ntungamo — 𝄞 \\"quoted\\"","z":1e+21,"é":true},"effectiveOn":"2026-03-01",' +
        '"id":"9a4b1c6e-2f3d-5e8a-b1c7-0a1b2c3d4e5f","meta":{"actor":{"person":"1f2e3d4c-5b6a-4789-8abc-def012345678",' +
        '"roles":["secretariat"]},"causationId":"3c8f4a52-6d1e-5b7a-9f20-1d2e3f405162",' +
        '"commandHash":"R5LuzOlkEDvDaPrSx5h0mPQ3nJ8oGZ3VHY0nqBv5yXk","commandId":"3c8f4a52-6d1e-5b7a-9f20-1d2e3f405162",' +
        '"correlationId":"3c8f4a52-6d1e-5b7a-9f20-1d2e3f405162"},"revision":3,"schemaVersion":1,' +
        '"stream":"sample-5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f","tags":["unit:UG-402"],"time":"2026-03-02T09:00:00.000Z",' +
        '"type":"members.SampleRecorded"}',
    );
    expect(createHash('sha256').update(bytes).digest('hex')).toMatchInlineSnapshot(
      `"0efc23924be88e7bc310fe16f94fbe43c46bc3390d7ac1047ab29b5cce771f0f"`,
    );
  });
});
