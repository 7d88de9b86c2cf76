import { inboxOf } from '../jetstream/connect-to-nats.ts';
import { INTEGRATOR_FEEDS, integratorConsumer, type IntegratorFeed } from '../jetstream/integrator-consumers.ts';
import { LEASE_BUCKET, LEASE_STREAM } from '../jetstream/nats-lease.ts';
import { RECORD_STREAM } from '../jetstream/record-stream.ts';

/** The services that decide: each appends to its own streams. */
const DECIDING = ['members', 'capacity', 'coalitions', 'campaigns'] as const;
/** Every service that uses the bus and the store over NATS, the ledger apart. */
export const NATS_SERVICES = [...DECIDING, 'projections'] as const;
export type NatsService = (typeof NATS_SERVICES)[number];

/** Who may ask what the vault holds of a person: `members` counts it, `projections` names persons in trails. */
const TOLD_OF_PERSONS: readonly NatsService[] = ['members', 'projections'];

/** Every service may seal; officers come to `members`, which asks for the rest, and to `campaigns` for evidence alone: the ledger sees to that. */
const SEALED_BY_ALL = ['status', 'seal', 'enclose', 'deposit', 'holds'] as const;
const SEALED_BY: Readonly<Partial<Record<NatsService, readonly string[]>>> = {
  members: ['>'],
  campaigns: [...SEALED_BY_ALL, 'read', 'destroy'],
};

export interface Permissions {
  readonly publish: readonly string[];
  readonly denyPublish: readonly string[];
  readonly subscribe: readonly string[];
}

const api = (...operations: readonly string[]): readonly string[] => operations.map((one) => `$JS.API.${one}`);
const consumerApi = (consumer: string, ...operations: readonly string[]): readonly string[] =>
  api(...operations.map((operation) => `CONSUMER.${operation}.${RECORD_STREAM}.${consumer}`));
const leaseKey = (name: string): string => `$KV.${LEASE_BUCKET}.${name}`;

/** The ledger alone publishes the record, makes the stream, and answers for store and vault. */
export function ledgerPermissions(): Permissions {
  return {
    publish: [
      'baraza.events.>',
      'baraza.store.appended',
      '_INBOX.>', // answers to whoever asked
      ...api(...['INFO', 'CREATE', 'UPDATE', 'DELETE', 'MSG.GET'].map((one) => `STREAM.${one}.${RECORD_STREAM}`)),
      ...api(`CONSUMER.*.${RECORD_STREAM}.>`, `CONSUMER.MSG.NEXT.${RECORD_STREAM}.ledger`),
      `$JS.ACK.${RECORD_STREAM}.ledger.>`,
      ...api(`STREAM.CREATE.${LEASE_STREAM}`),
      leaseKey('relay'),
      leaseKey('ledger'),
    ],
    denyPublish: api(`STREAM.MSG.DELETE.>`, `STREAM.PURGE.>`),
    subscribe: [`${inboxOf('ledger')}.>`, 'baraza.store.*.*', 'baraza.vault.*.*', 'baraza.sealed.*.*'],
  };
}

/** A service asks the ledger and the vault in its own name, and reads the bus through its own durable and lease. */
export function servicePermissions(service: NatsService): Permissions {
  const appends = DECIDING.some((one) => one === service);
  return {
    publish: [
      `baraza.store.${service}.>`,
      `baraza.vault.${service}.>`,
      ...(SEALED_BY[service] ?? SEALED_BY_ALL).map((operation) => `baraza.sealed.${service}.${operation}`),
      ...consumerApi(service, 'CREATE', 'INFO', 'DELETE', 'MSG.NEXT'),
      `$JS.ACK.${RECORD_STREAM}.${service}.>`,
      leaseKey(service),
    ],
    denyPublish: [
      ...(appends ? [] : [`baraza.store.${service}.append`]),
      ...(service === 'members' ? [] : [`baraza.vault.${service}.erase`]),
      ...(TOLD_OF_PERSONS.includes(service) ? [] : [`baraza.vault.${service}.fieldsOf`]),
    ],
    subscribe: [`${inboxOf(service)}.>`, 'baraza.store.appended'],
  };
}

/** One subject of the forum's account that an integrator may send to, under the name it has in the integrator's own. */
export interface Import {
  readonly subject: string;
  readonly as: string;
  /** Many answers to one question: a pull. */
  readonly stream: boolean;
}

/** What clients call a JetStream domain: `jetstream(connection, { domain: 'baraza' })`. */
export const INTEGRATOR_DOMAIN = 'baraza';

/**
 * All an integrator can reach. It lives in an account of its own, because in the forum's account the right to pull would be
 * the right to have the server answer to any subject, the stream's deletion among them; across accounts an answer can only
 * come back to whoever asked. It makes no consumer, for a consumer may deliver to any subject too.
 */
export function integratorImports(integrator: string): readonly Import[] {
  return (Object.keys(INTEGRATOR_FEEDS) as IntegratorFeed[]).flatMap((feed) => {
    const consumer = integratorConsumer(integrator, feed);
    const call = (operation: string, stream = false): Import => ({
      subject: `$JS.API.CONSUMER.${operation}.${RECORD_STREAM}.${consumer}`,
      as: `$JS.${INTEGRATOR_DOMAIN}.API.CONSUMER.${operation}.${RECORD_STREAM}.${consumer}`,
      stream,
    });
    const acknowledge = `$JS.ACK.${RECORD_STREAM}.${consumer}.>`;
    return [
      call('INFO'),
      call('RESET'),
      call('MSG.NEXT', true),
      { subject: acknowledge, as: acknowledge, stream: false },
    ];
  });
}
