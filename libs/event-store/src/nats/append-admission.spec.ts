import { canonicalBytes } from '@baraza/contracts';
import { AppendRefused, type AppendRequest } from '../event-store.port.ts';
import { aRecordedSample, request, SAMPLE_BEGINS, sampleCatalogue, samples } from '../testing/sample-events.ts';
import { admitAppend, checkClock } from './append-admission.ts';
import type { Frame } from './frame.ts';
import type { AppendHeader } from './wire.ts';

const LEDGER = '7b9e4a52-5a0c-4f0f-9a34-2f5f4b1c0d11';

function frameOf({ streams, deadline }: AppendRequest) {
  const header: AppendHeader = {
    ledgerId: LEDGER,
    deadline,
    sentAt: SAMPLE_BEGINS,
    streams: streams.map(({ stream, expected, events }) => ({
      stream,
      expected,
      sizes: events.map((event) => event.bytes.length),
    })),
  };
  const events = streams.flatMap((part) => part.events);
  return { header, body: Buffer.concat(events.map((event) => event.bytes)) };
}
const frameOfBytes = (bytes: Uint8Array): Frame<AppendHeader> => ({
  header: {
    ...frameOf(request(samples('sample-a', 'none', 1))).header,
    streams: [{ stream: 'sample-a', expected: 'none' as const, sizes: [bytes.length] }],
  },
  body: bytes,
});
const admit = (frame: Frame<AppendHeader>, service = 'members') => admitAppend(frame, service, LEDGER, sampleCatalogue);
const refusalOf = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof AppendRefused) return error.code;
    throw error;
  }
  return 'none';
};

describe('an append that comes over NATS', () => {
  it('is what its bytes say, in full', () => {
    const asked = request(
      samples('sample-a', 'none', 2, { tags: ['unit:UG-411'] }),
      samples('copy-b', 3, 1, { type: 'members.CopyNoted' }),
    );
    const { streams, deadline } = admitAppend(frameOf(asked), 'members', LEDGER, sampleCatalogue);
    expect(deadline).toBe(asked.deadline);
    expect(streams).toEqual(asked.streams);
  });

  it('is refused where the service owns neither the type', () => {
    const drill = frameOf(request(samples('drill-a', 'none', 1, { type: 'capacity.DrillNoted' })));
    expect(refusalOf(() => admitAppend(drill, 'members', LEDGER, sampleCatalogue))).toBe('not-permitted');
    expect(refusalOf(() => admitAppend(drill, 'capacity', LEDGER, sampleCatalogue))).toBe('none');
  });

  it('… nor the stream', () => {
    const bytes = canonicalBytes({ ...aRecordedSample('drill-a', 0), type: 'members.SampleNoted' });
    expect(refusalOf(() => admit(frameOfBytes(bytes)))).toBe('contract');
  });

  it('is refused where the bytes are not canonical', () => {
    const event = aRecordedSample('sample-a', 0);
    const spaced = new TextEncoder().encode(JSON.stringify(event, null, 1));
    const { id, ...rest } = event;
    const reordered = new TextEncoder().encode(JSON.stringify({ ...rest, id }));
    expect(refusalOf(() => admit(frameOfBytes(spaced)))).toBe('contract');
    expect(refusalOf(() => admit(frameOfBytes(reordered)))).toBe('contract');
    expect(refusalOf(() => admit(frameOfBytes(Buffer.from('not json'))))).toBe('contract');
  });

  it('is refused where the data is not what the contract says', () => {
    const sample = aRecordedSample('sample-a', 0);
    const altered = [
      { ...sample, data: { text: 1 } },
      { ...sample, data: { text: 'noted', more: 'than asked' } },
      { ...sample, schemaVersion: 2 },
      { ...sample, type: 'members.NeverHeardOf' },
    ];
    for (const event of altered) expect(refusalOf(() => admit(frameOfBytes(canonicalBytes(event))))).toBe('contract');
  });

  it('is refused where fields of the envelope are missing, of other kinds, or unknown', () => {
    const sample = aRecordedSample('sample-a', 0);
    const { meta, ...bare } = sample;
    const altered = [
      bare,
      { ...sample, meta: { ...meta, actor: {} } },
      { ...sample, revision: '0' },
      { ...sample, tags: [1] },
      { ...sample, position: 'smuggled' },
      [],
      null,
    ];
    for (const event of altered) expect(refusalOf(() => admit(frameOfBytes(canonicalBytes(event))))).toBe('malformed');
  });

  it('is refused where the sizes do not add up', () => {
    const frame = frameOf(request(samples('sample-a', 'none', 2)));
    expect(refusalOf(() => admit({ ...frame, body: frame.body.subarray(1) }))).toBe('malformed');
    const streams = [{ stream: 'sample-a', expected: 'none' as const, sizes: [-1] }];
    expect(refusalOf(() => admit({ ...frame, header: { ...frame.header, streams } }))).toBe('malformed');
  });

  it('is refused where the writer means another ledger', () => {
    const frame = frameOf(request(samples('sample-a', 'none', 1)));
    const other = '00000000-0000-4000-8000-000000000000';
    expect(() => admitAppend(frame, 'members', other, sampleCatalogue)).toThrow(
      expect.objectContaining({ name: 'StoreUnavailable', outcome: 'not-persisted', reason: 'foreign-ledger' }),
    );
  });
});

describe('the clocks of writer and ledger', () => {
  const asked = request(samples('sample-a', 'none', 1));
  const at = (sentAt: number, now: number) =>
    refusalOf(() => checkClock(asked, SAMPLE_BEGINS + sentAt, SAMPLE_BEGINS + now));

  it('may differ by 5 s, and no more', () => {
    expect(at(5_000, 0)).toBe('none');
    expect(at(0, 5_000)).toBe('none');
    expect(at(5_001, 0)).toBe('clock-off');
    expect(at(0, 5_001)).toBe('clock-off');
    expect(at(Number.NaN, 0)).toBe('clock-off');
  });

  it('let an event be sent again for a minute, but not come from the future', () => {
    expect(at(60_000, 60_000)).toBe('none');
    expect(at(65_001, 65_001)).toBe('clock-off');
    expect(at(-5_000, -5_000)).toBe('none');
    expect(at(-5_001, -5_001)).toBe('clock-off');
  });
});
