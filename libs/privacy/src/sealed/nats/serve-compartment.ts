import type { Msg, NatsConnection } from '@nats-io/transport-node';
import { decodeMessage, encodeMessage } from '../../nats/vault-wire.ts';
import { CompartmentDamaged, CompartmentRefused, type SealedCompartment } from '../sealed-compartment.port.ts';
import { SEALED_OPERATIONS, SEALED_SUBJECTS, type SealedOperation, type ToldRefusal } from './sealed-wire.ts';

/** Whether a service may ask for an operation. NATS's permissions vouch for the service's name. */
export type SealedRights = (service: string, operation: SealedOperation) => boolean;

const OF_EVERYBODY: readonly SealedOperation[] = ['status', 'seal', 'enclose', 'deposit', 'holds'];

/** What a service may read and destroy for the officers who come to it, of one kind of entry: of others it learns nothing. */
const OF_ONE_KIND: Readonly<
  Record<string, { readonly kind: string; readonly operations: readonly SealedOperation[] }>
> = {
  campaigns: { kind: 'evidence', operations: ['read', 'destroy'] },
};

/** Every service may seal; officers come to `members`, which asks for the rest, and for evidence to `campaigns`. NATS lets through the same. */
export const sealedRights: SealedRights = (service, operation) =>
  service === 'members' ||
  service === 'ledger' ||
  OF_EVERYBODY.includes(operation) ||
  OF_ONE_KIND[service]?.operations.includes(operation) === true;

/**
 * Answers for a compartment on `baraza.sealed.<service>.<operation>`.
 * @returns once NATS knows of it; what is returned stops taking questions and waits for those under way
 */
export async function serveCompartment(
  connection: NatsConnection,
  compartment: SealedCompartment,
  rights: SealedRights = sealedRights,
): Promise<() => Promise<void>> {
  const underWay = new Set<Promise<void>>();
  const subscription = connection.subscribe(SEALED_SUBJECTS, {
    callback: (error, message) => {
      if (error !== null) return; // the subscription's end; the connection's owner hears of it
      const answering = answer(message).finally(() => underWay.delete(answering));
      underWay.add(answering);
    },
  });

  async function answer(message: Msg): Promise<void> {
    const reply = await replyTo(message).then(
      (result) => ({ result }),
      (error: unknown) => ({ error: told(error) }),
    );
    if (!connection.isClosed()) message.respond(encodeMessage(reply));
  }

  async function replyTo(message: Msg): Promise<unknown> {
    const [, , service = '', name] = message.subject.split('.');
    const operation = SEALED_OPERATIONS.find((known) => known === name);
    if (operation === undefined) throw new Error(`nothing is known by ${message.subject}`);
    if (!rights(service, operation)) throw new Error(`${service} may not ask the compartment for ${operation}`);
    const asked = compartment[operation].bind(compartment) as (...args: readonly unknown[]) => Promise<unknown>;
    const args = argumentsIn(message);
    const confined = OF_ONE_KIND[service];
    if (confined?.operations.includes(operation) !== true) return asked(...args);
    // By their places: with one left out, the kind would stand for something else, and confine nothing.
    const [id, by, why] = args;
    return asked(id, by, why, confined.kind);
  }

  await connection.flush();
  return async () => {
    await subscription.drain();
    await Promise.all(underWay);
  };
}

/** What a message holds is never told: it may be a passphrase. */
function argumentsIn(message: Msg): readonly unknown[] {
  let args: unknown;
  try {
    args = (decodeMessage(message.data) as { args?: unknown } | null)?.args;
  } catch {
    // told below
  }
  if (!Array.isArray(args)) throw new Error('a question to the compartment that cannot be read');
  return args as readonly unknown[];
}

function told(error: unknown): ToldRefusal {
  if (error instanceof CompartmentRefused) {
    return { name: error.name, message: error.message, refusal: error.refusal };
  }
  if (error instanceof CompartmentDamaged) return { name: error.name, message: error.message };
  return { name: 'CompartmentUnavailable', message: error instanceof Error ? error.message : String(error) };
}
