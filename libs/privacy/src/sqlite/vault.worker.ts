import { parentPort, workerData } from 'node:worker_threads';
import { answerCall, type VaultOperation } from '../engine/vault-calls.ts';
import { tellError } from '../engine/vault-errors.ts';
import type { ValueToSeal } from '../vault.port.ts';
import { openEngine } from './open-engine.ts';
import type { SqliteVaultOptions, VaultAnswer, VaultRequest } from './sqlite-vault.ts';

/** These look at all of the vault or change what is barred: what was asked before them is done before them. */
const APART = new Set(['erase', 'expired', 'settle', 'backup', 'backupKeys', 'close']);

const port = parentPort!;

/** Answered and not yet told: what is answered in one turn crosses to the caller's thread together. */
let answers: VaultAnswer[] = [];

function answer(id: number, outcome: { readonly result?: unknown; readonly error?: unknown }): void {
  answers.push(outcome.error === undefined ? { id, result: outcome.result } : { id, error: tellError(outcome.error) });
}

function tell(): void {
  if (answers.length > 0) port.postMessage(answers);
  answers = [];
}

function serve({ engine, values, keys }: ReturnType<typeof openEngine>): void {
  let waiting: VaultRequest[] = [];

  const one = ({ id, operation, args }: VaultRequest): void => {
    try {
      switch (operation) {
        case 'backup':
          engine.flush();
          values.backup(args[0] as string);
          return answer(id, {});
        case 'backupKeys':
          keys.backup(args[0] as string);
          return answer(id, {});
        case 'close':
          engine.close();
          answer(id, {});
          tell();
          return port.close();
        default:
          return answer(id, { result: answerCall(engine, operation as VaultOperation, args as never) });
      }
    } catch (error) {
      answer(id, { error });
    }
  };

  /** Seals that wait together share their two fsyncs; each is answered for itself. */
  const together = (seals: readonly VaultRequest[]): void => {
    try {
      const outcomes = engine.sealAll(seals.map(({ args }) => args[0] as readonly ValueToSeal[]));
      seals.forEach(({ id }, index) => {
        const outcome = outcomes[index];
        answer(id, outcome instanceof Error ? { error: outcome } : { result: outcome });
      });
    } catch (error) {
      for (const { id } of seals) answer(id, { error });
    }
  };

  const drain = (): void => {
    const requests = waiting;
    waiting = [];
    let seals: VaultRequest[] = [];
    let others: VaultRequest[] = [];
    const settle = (): void => {
      if (seals.length > 0) together(seals);
      others.forEach(one);
      seals = [];
      others = [];
    };
    for (const request of requests) {
      if (APART.has(request.operation)) {
        settle();
        one(request);
      } else {
        (request.operation === 'seal' ? seals : others).push(request);
      }
    }
    settle();
    tell();
  };

  port.on('message', (requests: readonly VaultRequest[]) => {
    if (waiting.length === 0) setImmediate(drain);
    waiting.push(...requests);
  });
}

try {
  serve(openEngine(workerData as SqliteVaultOptions));
  answer(0, {});
  tell();
} catch (error) {
  answer(0, { error });
  tell();
  port.close();
}
