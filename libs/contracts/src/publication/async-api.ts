import type { Audience } from '@baraza/domain';
import type { EventCatalogue } from '../catalogue.ts';
import type { EventContract } from '../define-event.ts';
import { plain } from './json-schema.ts';

/** What an integrator's credentials reach (docs/events.md): everything public, and `members` for integrators. */
export function isForIntegrators(contract: EventContract): boolean {
  return contract.audience === 'public' || (contract.audience === 'integrator' && contract.type.startsWith('members.'));
}

const attribute = (description: string, rest: object = {}): object => ({ type: 'string', description, ...rest });

/** The CloudEvents attributes, as headers of the binary mode on NATS. */
const cloudEventHeadersSchema = {
  type: 'object',
  required: ['ce-specversion', 'ce-id', 'ce-source', 'ce-type', 'ce-subject', 'ce-time', 'ce-ledgerid', 'ce-sequence'],
  properties: {
    'content-type': { const: 'application/json' },
    'ce-specversion': { const: '1.0' },
    'ce-id': attribute('The event’s id. Count by it: delivery is at least once.', { format: 'uuid' }),
    'ce-source': attribute('The ledger, as urn:uuid:…'),
    'ce-type': attribute('The event’s type, service first'),
    'ce-subject': attribute('The stream'),
    'ce-time': attribute('When it was recorded', { format: 'date-time' }),
    'ce-dataschema': attribute('Where the JSON Schema of the payload lies; ends in its version', { format: 'uri' }),
    'ce-ledgerid': attribute('The ledger’s id', { format: 'uuid' }),
    'ce-sequence': attribute('Its place in the ledger, twenty digits', { pattern: '^\\d{20}$' }),
    'ce-effectiveon': attribute('The date it holds from', { format: 'date' }),
    'ce-revision': attribute('Its revision in the stream', { pattern: '^\\d+$' }),
    'ce-tags': attribute('Comma-separated tags: org:<id>, unit:<code>, theme:<code>'),
  },
};

/**
 * AsyncAPI 3.0 for integrators: a channel per service and audience they may subscribe to, a message per contract.
 * Made from the contracts, so that it cannot say anything else than what is published.
 * @param info.natsUrl how integrators reach NATS, `wss://host/path` or `nats://host:port`; where nobody says, no server is named
 */
export function asyncApiDocument(
  catalogue: EventCatalogue,
  info: { title: string; version: string; natsUrl?: string },
): object {
  const contracts = catalogue.all().filter(isForIntegrators);
  const channels: Record<string, object> = {};
  const operations: Record<string, object> = {};
  const messages: Record<string, object> = {};
  for (const contract of contracts) messages[messageKey(contract)] = messageOf(contract);

  for (const { audience, service } of channelsOf(contracts)) {
    const key = `${audience}-${service}`;
    const inChannel = contracts.filter((one) => one.audience === audience && one.type.startsWith(`${service}.`));
    channels[key] = {
      address: `baraza.events.${audience}.${service}.{type}.{stream}`,
      title: `${service}: ${audience} events`,
      description: `What ${service} publishes for ${audience === 'public' ? 'everyone' : 'integrators'}, in ledger order.`,
      parameters: {
        type: { description: 'The event’s type without its service: MembershipAdmitted' },
        stream: { description: 'The stream: membership-<uuid>' },
      },
      messages: Object.fromEntries(
        inChannel.map((one) => [messageKey(one), { $ref: `#/components/messages/${messageKey(one)}` }]),
      ),
    };
    operations[`publish-${key}`] = {
      action: 'send',
      channel: { $ref: `#/channels/${key}` },
      summary: `Baraza sends the ${audience} events of ${service}; subscribe with a JetStream consumer of stream BARAZA.`,
      messages: inChannel.map((one) => ({ $ref: `#/channels/${key}/messages/${messageKey(one)}` })),
    };
  }

  return {
    asyncapi: '3.0.0',
    info: {
      title: info.title,
      version: info.version,
      description:
        'The events of the forum for integrators: at least once, in order, resumable, versioned. CloudEvents 1.0 in binary mode on NATS JetStream; the same events structured at GET /ledger/feed.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    ...(info.natsUrl === undefined ? {} : { servers: { nats: serverAt(info.natsUrl) } }),
    channels,
    operations,
    components: { messages },
  };
}

/** AsyncAPI has no name for NATS within WebSocket: the protocol says what to dial, and the words what is spoken. */
function serverAt(url: string): object {
  const { protocol, host, pathname } = new URL(url);
  const description = `NATS JetStream, stream BARAZA: ${url}`;
  const isWeb = protocol === 'wss:' || protocol === 'ws:';
  return {
    host,
    ...(isWeb && pathname !== '/' ? { pathname } : {}),
    protocol: isWeb ? protocol.slice(0, -1) : 'nats',
    description: isWeb ? `${description}, over WebSocket` : description,
  };
}

function channelsOf(contracts: readonly EventContract[]): readonly { audience: Audience; service: string }[] {
  const keys = new Set(contracts.map((contract) => `${contract.audience} ${contract.type.split('.')[0]}`));
  return [...keys].sort().map((key) => {
    const [audience, service] = key.split(' ') as [Audience, string];
    return { audience, service };
  });
}

function messageKey(contract: EventContract): string {
  return `${contract.type}.v${contract.schemaVersion}`;
}

function messageOf(contract: EventContract): object {
  return {
    name: contract.type,
    title: `${contract.type}, version ${contract.schemaVersion}`,
    summary: contract.summary,
    contentType: 'application/json',
    headers: cloudEventHeadersSchema,
    payload: plain(contract.data),
    examples: [{ name: 'example', payload: contract.example }],
  };
}
