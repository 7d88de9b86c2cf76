import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../command-line/define-command.ts';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';
import type { ForumClient } from './forum-client.ts';

export interface ReadyCheck {
  readonly name: string;
  readonly ready: boolean;
  readonly detail?: Readonly<Record<string, string | number | boolean>>;
}

const LOOK_EVERY_MS = 250;
/** A check that makes no step in this time is not going to. */
const PATIENCE_MS = 60_000;

/**
 * Waits until everything in the forum has caught up with its record, so that what is compared stands still.
 * @returns the checks as they were then
 * @throws CommandFailed (1) where something does not come further
 */
export async function untilCaughtUp(client: ForumClient, { console, io }: Context): Promise<readonly ReadyCheck[]> {
  const progress = console.progress('catching up');
  for (let before = '', steppedAt = Date.now(); ;) {
    const answers = await client.askAll('/health/ready', { accept: [503] });
    const checks = answers.flatMap(({ body }) => (body as { checks: readonly ReadyCheck[] }).checks);
    const behind = checks.filter(({ ready, detail }) => !ready || lagOf(detail) > 0);
    if (behind.length === 0) {
      progress.end();
      return checks;
    }
    const now = JSON.stringify(behind);
    if (now !== before) steppedAt = Date.now();
    before = now;
    progress.update(checks.length - behind.length, checks.length);
    if (Date.now() - steppedAt > PATIENCE_MS) {
      progress.end();
      const details = behind.map(({ name, detail = {} }) => `${name}: ${JSON.stringify(detail)}`);
      throw new CommandFailed(EXIT.failed, 'these do not catch up with the record', details);
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal: io.signal });
  }
}

function lagOf(detail: ReadyCheck['detail']): number {
  return typeof detail?.['lag'] === 'number' ? detail['lag'] : 0;
}
