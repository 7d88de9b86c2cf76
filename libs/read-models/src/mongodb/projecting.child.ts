import { readFile } from 'node:fs/promises';
import type { EventFeed } from '../runner/event-feed.ts';
import { ProjectionRunner } from '../runner/projection-runner.ts';
import { guestHistoryProjection, guestsProjection } from '../testing/guestbook.ts';
import { guestbookOf } from './guestbook-of.ts';
import { openMongoDbReadStore } from './mongodb-read-store.ts';

/**
 * An instance that keeps guests up to date, out of a record as long as a file says. Says what it is whenever that changes:
 * `running` or `standby`. Started by two-instances.int.spec.ts.
 */
const [url, headFile] = process.argv.slice(2) as [string, string];
const feed: EventFeed = {
  async read(after, limit, types) {
    const head = Number(await readFile(headFile, 'utf8'));
    const upTo = Math.min(after + limit, head);
    const events = guestbookOf(upTo).slice(after);
    return { events: events.filter(({ type }) => types?.includes(type) ?? true), upTo, head };
  },
  onAppended: () => () => undefined,
};
const store = await openMongoDbReadStore({ url, space: 'views', appName: 'spec' });
const projections = [guestsProjection, guestHistoryProjection];
// Small pages, so that an instance is always in the middle of something.
const runner = new ProjectionRunner({ store, feed, projections, page: 5, pollMs: 50 });
runner.start();
let said = '';
setInterval(() => {
  const state = runner.status()[0]!.state;
  if (state === said || state === 'rebuilding') return;
  process.stdout.write(`${state}\n`);
  said = state;
}, 20);
