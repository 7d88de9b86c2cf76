import { readFileSync } from 'node:fs';
import { Type } from 'typebox';
import { NotCanonical } from './canonical-json.ts';
import { EventCatalogue } from './catalogue.ts';
import { defineEvent } from './define-event.ts';
import type { RecordedEvent } from './envelope.ts';
import { decodeEvent, decodeForeignEvent, encodeEvent, InvalidEvent, MAX_EVENT_BYTES } from './stored-form.ts';

const golden = defineEvent({
  type: 'members.GoldenNoted',
  schemaVersion: 1,
  summary: 'Something was noted in the spec of the stored form.',
  audience: 'internal',
  aggregate: 'golden',
  data: Type.Object(
    {
      title: Type.String(),
      count: Type.Integer(),
      share: Type.Number(),
      list: Type.Array(Type.Unknown()),
      Zeta: Type.Integer(),
      alpha: Type.Record(Type.String(), Type.Integer()),
    },
    { additionalProperties: false },
  ),
  example: { title: '', count: 0, share: 0, list: [], Zeta: 0, alpha: {} },
});
const catalogue = new EventCatalogue([golden]);

const command = '9d3c8f2e-7a11-5d4b-8c22-1f0e9d8c7b6a';
const organisation = '5b1c1f0e-9d0a-4f7e-8f5a-2f7a0b9c8d7e';
const event: RecordedEvent = {
  id: '0b7d4f0a-51d2-5c8e-9a55-0a4b1c2d3e4f',
  type: 'members.GoldenNoted',
  schemaVersion: 1,
  stream: 'golden-6c1f3a52-0d0e-4a57-8a43-7f3f0c6d1b20',
  revision: 3,
  time: '2026-03-02T09:00:00.125Z',
  effectiveOn: '2026-02-28',
  data: {
    title: 'Ŋŋ “quoted” \u2028 🌱 €',
    count: 3,
    share: 0.1,
    list: [10, 9, 'a', null, true],
    Zeta: 1,
    alpha: { '\u00e9': 1, 'e\u0301': 2 },
  },
  meta: {
    actor: {
      person: '00000000-0000-4000-8000-00000000000a',
      roles: ['unit-officer', 'secretariat'],
      organisation,
    },
    commandId: command,
    commandHash: 'A'.repeat(43),
    correlationId: command,
    causationId: command,
  },
  tags: [`org:${organisation}`, 'unit:UG-411', 'theme:governance'],
};
const encode = (changes: Partial<RecordedEvent>) => encodeEvent(catalogue, { ...event, ...changes });
const withData = (changes: object) => encode({ data: { ...(event.data as object), ...changes } });

describe('the stored form', () => {
  it('is what it was from the start, byte for byte', () => {
    const published = readFileSync(new URL('./stored-form.golden/recorded-event.json', import.meta.url));
    expect(Buffer.from(encode({}).bytes).equals(published)).toBe(true);
    expect(decodeEvent(published)).toEqual(event);
  });

  it('does not depend on the order in which fields were given', () => {
    const reversed = Object.fromEntries(Object.entries(event).reverse()) as unknown as RecordedEvent;
    expect(encodeEvent(catalogue, reversed).bytes).toEqual(encode({}).bytes);
  });

  it('leaves out what is of the place and not of the event', () => {
    const placed = { ...event, sequence: 7, position: 'x' };
    expect(encodeEvent(catalogue, placed).bytes).toEqual(encode({}).bytes);
  });

  it('comes with what a store indexes', () => {
    const { bytes, ...index } = encode({});
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect(index).toEqual({
      id: event.id,
      type: event.type,
      stream: event.stream,
      revision: 3,
      time: event.time,
      tags: event.tags,
      commandId: command,
    });
  });

  it('is refused for a type, a version, a stream or data that no contract knows', () => {
    expect(() => encode({ type: 'members.NeverHeardOf' })).toThrow(InvalidEvent);
    expect(() => encode({ schemaVersion: 2 })).toThrow('no contract for members.GoldenNoted@2');
    expect(() => encode({ stream: 'silver-1' })).toThrow("belongs to a stream of 'golden'");
    expect(() => withData({ count: 1.5 })).toThrow(/\/count/);
    expect(() => withData({ more: 'than asked' })).toThrow(InvalidEvent);
  });

  it(`takes ${MAX_EVENT_BYTES} bytes and not one more`, () => {
    const rest = withData({ title: '' }).bytes.length;
    expect(withData({ title: 'x'.repeat(MAX_EVENT_BYTES - rest) }).bytes).toHaveLength(MAX_EVENT_BYTES);
    expect(() => withData({ title: 'x'.repeat(MAX_EVENT_BYTES - rest + 1) })).toThrow('65536 bytes');
  });

  it('is checked where it comes from outside', () => {
    const { bytes } = encode({});
    expect(decodeForeignEvent(bytes)).toEqual(event);
    expect(() => decodeForeignEvent(Buffer.concat([bytes, Buffer.from('\n')]))).toThrow(NotCanonical);
  });
});
