import { MemoryEventStore, type StoredEvent } from '@baraza/event-store';
import { headers } from '@nats-io/transport-node';
import { ACTOR, append, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { placeOf, publishedMessage, type PublishedMessage } from './published-message.ts';

const TRACEPARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const walk = streamOf('walk', 'a');

describe('an event as it goes on the bus', () => {
  const store = new MemoryEventStore();
  let stored: StoredEvent;

  async function published(type: string, traced = false): Promise<PublishedMessage> {
    const [id] = await append(store, { type, stream: walk, data: { step: 7 }, traceparent: TRACEPARENT });
    const { sequence } = (await store.readEvent(id!))!;
    stored = (await store.readAll({ after: sequence - 1, limit: 1 })).events[0]!;
    return publishedMessage(stored, {
      catalogue: sampleCatalogue,
      ledgerId: store.ledgerId,
      publicAddress: 'https://f',
      traced,
    });
  }
  const textOf = ({ headers: all, payload }: PublishedMessage): string =>
    `${[...all].map(([name, values]) => `${name}: ${values.join()}`).join('\n')}\n${new TextDecoder().decode(payload)}`;

  it.each([
    ['members.StepTaken', 'integrator'],
    ['members.StepShown', 'public'],
    ['members.StepJudged', 'internal'],
  ])('%s carries its data, on a subject of its audience, and nothing of who acted', async (type, audience) => {
    const message = await published(type);
    expect(message.subject).toBe(`baraza.events.${audience}.${type}.${walk}`);
    expect(textOf(message)).toContain('{"step":7}');
    expect(textOf(message)).toContain('ce-tags: unit:UG-402');
    expect(textOf(message)).not.toContain(ACTOR);
    expect(textOf(message)).not.toContain('secretariat');
  });

  it('only announces what is sealed', async () => {
    const message = await published('members.StepSealed');
    expect(message.subject).toBe(`baraza.events.sealed.members.StepSealed.${walk}`);
    expect(message.payload).toHaveLength(0);
    expect(textOf(message)).not.toMatch(/ce-tags|ce-effectiveon|UG-402/);
  });

  it('seals what this process has no contract for', async () => {
    const message = await published('members.StepOfTomorrow');
    expect(message.subject).toBe(`baraza.events.sealed.members.StepOfTomorrow.${walk}`);
    expect(message.payload).toHaveLength(0);
  });

  it('says of which trace it is only where that is asked for, and never of what is sealed', async () => {
    const plain = await published('members.StepTaken');
    const traced = await published('members.StepTaken', true);
    const sealed = await published('members.StepSealed', true);
    expect(traced.headers.get('ce-traceparent')).toBe(TRACEPARENT);
    for (const message of [plain, sealed]) expect(textOf(message)).not.toContain('0af7651916cd43dd8448eb211c80319c');
  });

  it('says where it stands in the record', async () => {
    const message = await published('members.StepTaken');
    expect(placeOf(message.headers)).toEqual({
      ledgerId: store.ledgerId,
      sequence: stored.sequence,
      eventId: message.headers.get('Nats-Msg-Id'),
    });
    expect(placeOf(headers())).toBeUndefined();
    expect(placeOf(undefined)).toBeUndefined();
  });
});
