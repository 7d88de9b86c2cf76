import type { NatsConnection, Msg } from '@nats-io/transport-node';
import type { CalledVault, VaultOperation } from '../engine/vault-calls.ts';
import { tellError } from '../engine/vault-errors.ts';
import { ValueRefused, VaultForbidden, type SealedField } from '../vault.port.ts';
import {
  decodeMessage,
  encodeMessage,
  MAX_LIST_BYTES,
  parseVaultSubject,
  sizeOf,
  VAULT_SUBJECTS,
  type VaultQuestion,
  type VaultReply,
} from './vault-wire.ts';

/** Whether a service may ask for an operation. NATS's permissions vouch for the service's name. */
export type VaultRights = (service: string, operation: VaultOperation) => boolean;

const OF_EVERYBODY = new Set<VaultOperation>([
  'seal',
  'commitAll',
  'confirm',
  'open',
  'openRefs',
  'isErased',
  'personOf',
]);
const OF_SOME: Readonly<Record<string, ReadonlySet<VaultOperation>>> = {
  members: new Set(['erase', 'fieldsOf']),
  projections: new Set(['fieldsOf']),
};

/**
 * Every service seals and opens; `members` erases persons; what is held of a person is told to `members`, which counts it,
 * and to `projections`, which names them in trails; the ledger sweeps.
 */
export const vaultRights: VaultRights = (service, operation) =>
  service === 'ledger' || OF_EVERYBODY.has(operation) || OF_SOME[service]?.has(operation) === true;

/** How many rows are opened at once for an answer that may be cut. */
const OPENED_AT_ONCE = 64;

/**
 * Answers for a vault on `baraza.vault.<service>.<operation>`. Two processes must not serve one vault: its files see to
 * that.
 * @returns once NATS knows of it; what is returned stops taking questions and waits for those under way
 */
export async function serveVault(
  connection: NatsConnection,
  vault: CalledVault,
  rights: VaultRights = vaultRights,
): Promise<() => Promise<void>> {
  const underWay = new Set<Promise<void>>();
  const subscription = connection.subscribe(VAULT_SUBJECTS, {
    callback: (error, message) => {
      if (error !== null) return; // the subscription's end; the connection's owner hears of it
      const answering = answer(message).finally(() => underWay.delete(answering));
      underWay.add(answering);
    },
  });

  async function answer(message: Msg): Promise<void> {
    let reply: VaultReply;
    try {
      reply = await replyTo(message);
    } catch (error) {
      reply = { error: tellError(error) };
    }
    if (!connection.isClosed()) message.respond(encodeMessage(reply));
  }

  async function replyTo(message: Msg): Promise<VaultReply> {
    const asked = parseVaultSubject(message.subject);
    if (asked === undefined) throw new VaultForbidden(`nothing is known by ${message.subject}`);
    const { service, operation } = asked;
    if (!rights(service, operation)) throw new VaultForbidden(`${service} may not ask the vault for ${operation}`);
    const { args, from = 0 } = questionIn(message);
    switch (operation) {
      case 'open':
      case 'openRefs':
        return opened(operation, args[0] as readonly SealedField[], from);
      case 'fieldsOf': {
        const fields = (await vault.fieldsOf(args[0] as string)).slice(from);
        return cut(fields, fields.length);
      }
      default:
        return { result: await vault.call(operation, ...(args as never)) };
    }
  }

  async function opened(operation: 'open' | 'openRefs', all: readonly unknown[], from: number): Promise<VaultReply> {
    const wanted = all.slice(from);
    const values: unknown[] = [];
    let size = 0;
    while (values.length < wanted.length && size <= MAX_LIST_BYTES) {
      const some = wanted.slice(values.length, values.length + OPENED_AT_ONCE);
      const next = await vault.call(operation, some as never);
      values.push(...next);
      for (const value of next) size += sizeOf(value);
    }
    return cut(values, wanted.length);
  }

  await connection.flush();
  return async () => {
    await subscription.drain();
    await Promise.all(underWay);
  };
}

/** As much of the list as fits, at least one item. */
function cut(list: readonly unknown[], outOf: number): VaultReply {
  let size = 0;
  let fits = 0;
  while (fits < list.length && (fits === 0 || size + sizeOf(list[fits]) <= MAX_LIST_BYTES)) {
    size += sizeOf(list[fits]);
    fits++;
  }
  return { result: list.slice(0, fits), more: fits < outOf };
}

function questionIn(message: Msg): VaultQuestion {
  let question: Partial<VaultQuestion> | null = null;
  try {
    question = decodeMessage(message.data) as Partial<VaultQuestion> | null;
  } catch {
    // told below, without what the message holds
  }
  const args = question?.args;
  const from = question?.from ?? 0;
  if (!Array.isArray(args) || !Number.isSafeInteger(from) || from < 0) {
    throw new ValueRefused('a question to the vault that cannot be read');
  }
  return { args, from };
}
