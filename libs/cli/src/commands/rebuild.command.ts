import { setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../command-line/define-command.ts';
import { defineCommand, manyArguments } from '../command-line/define-command.ts';
import { CommandFailed, EXIT, UsageFaults } from '../command-line/exit-codes.ts';
import { kebab } from '../command-line/values.ts';
import type { ForumClient } from '../forum/forum-client.ts';
import { forumOptions, withForum } from '../forum/reach-forum.ts';

const LOOK_EVERY_MS = 100;
/** A rebuild that has not been seen by then is over already. */
const SEEN_WITHIN_MS = 2_000;
/** One that has been asked for is taken within a second; where an instance died, another takes it within some five more. */
const TAKEN_WITHIN_MS = 60_000;

export const rebuildCommand = defineCommand({
  name: 'rebuild',
  summary: 'build views anew from the first event, beside the ones that are served, and swap',
  description:
    'Builds each view from the whole record. What is served goes on being served until the new one has reached it. Policies are never run again.',
  arguments: { views: manyArguments('which views; all where none is named', kebab) },
  options: forumOptions,
  examples: [
    ['baraza rebuild', 'every view, one after the other'],
    ['baraza rebuild organisation-register', 'one of them'],
  ],
  async run({ views, ...reach }, context) {
    return withForum(reach, context, async ({ client }) => {
      const all = (await statusOf(client)).map(({ name }) => name);
      const unknown = views.filter((view) => !all.includes(view));
      if (unknown.length > 0) {
        throw new UsageFaults(unknown.map((view) => ({ name: '[views...]', value: view, expected: all.join(', ') })));
      }
      const rebuilt: { name: string; checkpoint: number }[] = [];
      for (const name of views.length === 0 ? all : views) rebuilt.push(await rebuild(client, name, context));
      const words = rebuilt.map(({ name, checkpoint }) => `${name} rebuilt, up to ${checkpoint}`);
      context.console.result({ rebuilt }, words.join('\n'));
      return EXIT.ok;
    });
  },
});

interface Fault {
  readonly message: string;
  readonly event: { readonly sequence: number } | null;
}

/** A view as `GET /views/admin/projections` tells of it. */
interface ViewStatus {
  readonly name: string;
  readonly state: string;
  readonly checkpoint: number;
  readonly rebuild: { readonly done: number; readonly total: number } | null;
  /** What the instance that writes has still to do; null where the one that is asked cannot tell. */
  readonly asked: readonly { readonly what: string }[] | null;
  /** Why the last rebuild came to nothing. */
  readonly rebuildFault: Fault | null;
  readonly error: Fault | null;
}

async function statusOf(client: ForumClient): Promise<readonly ViewStatus[]> {
  const { body } = await client.ask('/views/admin/projections');
  return (body as { views: readonly ViewStatus[] }).views;
}

async function rebuild(
  client: ForumClient,
  name: string,
  { console, io }: Context,
): Promise<{ name: string; checkpoint: number }> {
  const { body } = await client.ask(`/views/admin/projections/${name}/rebuild`, { method: 'POST' });
  const progress = console.progress(`rebuilding ${name}`);
  const begunAt = Date.now();
  let view = body as ViewStatus;
  let seen = false;
  let steppedAt = begunAt;
  let isAnswered = true;
  for (;;) {
    const canTell = view.asked !== null && view.state !== 'standby';
    const isAsked = view.asked?.some(({ what }) => what === 'rebuild') === true;
    if (view.rebuild !== null) progress.update(view.rebuild.done, view.rebuild.total);
    if (isAnswered && (view.rebuild !== null || (canTell && !isAsked))) steppedAt = Date.now();
    seen ||= view.rebuild !== null || isAsked;
    const isOver = canTell && view.rebuild === null && !isAsked;
    if (isOver && (view.state === 'stopped' || view.state === 'needs-upgrade')) {
      progress.end();
      throw new CommandFailed(EXIT.failed, `${name} is ${view.state}${told(view.error)}`);
    }
    if (Date.now() - steppedAt > TAKEN_WITHIN_MS) {
      progress.end();
      const because = 'no instance that writes has taken it: GET /views/admin/projections tells how they fare';
      throw new CommandFailed(EXIT.failed, `${name} is asked to be rebuilt, and is not`, [because]);
    }
    if (isOver && view.rebuildFault !== null) {
      progress.end();
      throw new CommandFailed(
        EXIT.failed,
        `${name} was not rebuilt, and is served as it was: it stopped${told(view.rebuildFault)}`,
      );
    }
    if (isOver && (seen || Date.now() - begunAt > SEEN_WITHIN_MS)) {
      progress.end();
      return { name, checkpoint: view.checkpoint };
    }
    await sleep(LOOK_EVERY_MS, undefined, { signal: io.signal });
    const looked = await statusOf(client).catch((error: unknown) => {
      // Kept in the store that the instances share, it is gone on with once one of them is there again.
      const isKept = isAsked && Date.now() - steppedAt <= TAKEN_WITHIN_MS;
      if (isKept && error instanceof CommandFailed && error.exitCode === EXIT.unreachable) return undefined;
      progress.end();
      throw error;
    });
    isAnswered = looked !== undefined;
    view = looked?.find((one) => one.name === name) ?? view;
  }
}

function told(fault: Fault | null): string {
  const at = fault?.event ? ` at event ${fault.event.sequence}` : '';
  return `${at}: ${fault?.message ?? 'see its log'}`;
}
