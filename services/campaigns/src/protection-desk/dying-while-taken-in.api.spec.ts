import { copyFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { ReadStore } from '@baraza/read-models';
import { CommandHandler, SERVICE_STORE } from '@baraza/service-kit';
import { ROOM } from './desk-asks.ts';
import { at, deskElsewhere, ProtectionDeskForum } from './protection-desk.fixture.ts';

const GONE = 'the power is gone';
/** Has a step fail once, before it is done or after: as what dies there leaves it. */
function dies<Name extends string>(
  whose: { [name in Name]: (...args: never[]) => Promise<unknown> },
  step: Name,
  when: 'before' | 'after',
  { nth = 0, of = () => true }: { readonly nth?: number; readonly of?: (first: unknown) => boolean } = {},
): void {
  const real = whose[step].bind(whose) as (...args: unknown[]) => Promise<unknown>;
  let calls = 0;
  const failing = async (...args: unknown[]): Promise<unknown> => {
    const isIt = of(args[0]) && calls++ === nth;
    if (isIt && when === 'before') throw new Error(GONE);
    const result = await real(...args);
    if (isIt && when === 'after') throw new Error(GONE);
    return result;
  };
  Object.assign(whose, { [step]: failing });
}

const forum = new ProtectionDeskForum();
beforeEach(() => forum.begin());
afterEach(() => forum.end());

describe('what the protection desk takes in, when the process dies', () => {
  it('leaves no box behind on a day whose only ask was never answered', async () => {
    await forum.setUp();
    await forum.boxes.open('protection-desk 2026-03-02', ROOM);
    await forum.boxes.put('protection-desk 2026-03-02', 'somewhere', Buffer.from('{}'));
    expect(await forum.batch.run()).toBe(0);
    expect(await forum.boxes.list()).toEqual(['protection-desk 2026-03-02']);
    expect(await forum.nextDay()).toBe(0);
    expect(await forum.boxes.list()).toEqual([]);
  });

  it('is neither lost nor doubled when the process dies between any two steps of the batch', async () => {
    await forum.setUp();
    for (let number = 0; number < 4; number++) await forum.report();
    forum.dayPasses();
    const isMarking = (model: unknown): boolean => (model as { name: string }).name === 'protection-desk-taken';
    for (const dying of [
      ...[0, 1, 2, 3].map(
        (nth) => () => dies(forum.app.app.get<CommandHandler>(CommandHandler), 'create', 'before', { nth }),
      ),
      ...[0, 3].map((nth) => () => dies(forum.app.app.get<CommandHandler>(CommandHandler), 'create', 'after', { nth })),
      () => dies(forum.boxes, 'destroy', 'before'),
      () => dies(forum.boxes, 'destroy', 'after'),
      () => dies(forum.app.app.get<ReadStore>(SERVICE_STORE), 'commit', 'before', { of: isMarking }),
      () => dies(forum.app.app.get<ReadStore>(SERVICE_STORE), 'commit', 'after', { of: isMarking }),
    ]) {
      dying();
      await expect(forum.batch.run()).rejects.toThrow(GONE);
      await forum.app.close();
      await forum.opened();
    }
    // Destroyed, and one of them marked: nothing is left but to mark the others.
    expect(await forum.batch.run()).toBe(0);
    const events = await forum.recorded();
    expect(events).toHaveLength(4);
    expect(new Set(events.map(({ stream }) => stream)).size).toBe(4);
    expect(await forum.sealed.holds(events.map(({ data }) => (data as { pseudonym: string }).pseudonym))).toEqual(
      Array(4).fill(true),
    );
    expect(await forum.listed()).not.toHaveProperty('lost');
    expect(await forum.boxes.list()).toEqual(['protection-desk keys']);
    expect(await forum.nextDay()).toBe(0);
    expect(await forum.recorded()).toHaveLength(4);
  }, 180_000);

  it('is neither lost nor doubled when the process dies while it is taken in, and is sent again', async () => {
    await forum.setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    for (const dying of [
      () => dies(forum.boxes, 'put', 'before'),
      () => dies(forum.boxes, 'put', 'after'),
      () => dies(forum.app.app.get<ReadStore>(SERVICE_STORE), 'commit', 'after'),
    ]) {
      dying();
      expect((await forum.report({ id })).status).toBe(500);
      await forum.app.close();
      await forum.opened();
    }
    dies(forum.boxes, 'put', 'after');
    expect((await forum.report()).status).toBe(500);
    expect((await forum.report({ id })).status).toBe(200);
    expect((await forum.report()).status).toBe(200);
    expect(await forum.nextDay()).toBe(2);
    expect(await forum.recorded()).toHaveLength(2);
    expect(await forum.listed()).not.toHaveProperty('lost');
    expect(await forum.boxes.list()).toEqual(['protection-desk keys']);
  }, 180_000);

  it('enters a day later, once, where another instance draws the day while it is on its way into the box', async () => {
    await forum.setUp();
    const { boxes } = forum;
    const { put } = boxes;
    const drawn = async (box: string): Promise<void> => void (await boxes.draw(box, []));
    boxes.put = async (box, ...rest) => {
      boxes.put = put;
      await drawn(box);
      await put.call(boxes, box, ...rest);
    };
    const id = '7a000000-0000-4000-8000-000000000001';
    expect((await forum.report({ id })).body).toEqual({ enters: '2026-03-04' });
    expect((await forum.report({ id })).body).toEqual({ enters: '2026-03-04' });
    expect(await forum.nextDay()).toBe(0);
    expect(await forum.recorded()).toEqual([]);
    expect(await forum.nextDay()).toBe(1);
    expect(await forum.recorded()).toHaveLength(1);
    expect(await forum.listed()).not.toHaveProperty('lost');
    expect(await boxes.list()).toEqual(['protection-desk keys']);
  });

  it('is told to officers of the whole forum as lost where it was in its box no more, and is taken in anew', async () => {
    await forum.setUp();
    const id = '7a000000-0000-4000-8000-000000000001';
    const file = join(forum.folder, 'ballots.sqlite');
    await forum.report({ id: '7a000000-0000-4000-8000-000000000002' });
    await forum.app.close();
    copyFileSync(file, `${file}-before`);
    await forum.opened();
    await forum.report({ id });
    await forum.app.close();
    // An older file in its place, which knows the first and not the second.
    for (const name of [file, `${file}-wal`, `${file}-shm`]) rmSync(name, { force: true });
    renameSync(`${file}-before`, file);
    await forum.opened();
    expect(await forum.nextDay()).toBe(1);
    expect((await forum.listed()).lost).toBe(1);
    const elsewhere = await forum.app.http('GET', at, { as: deskElsewhere });
    expect(elsewhere.status).toBe(200);
    expect(elsewhere.body).not.toHaveProperty('lost');
    expect((await forum.report({ id })).body).toEqual({ enters: '2026-03-04' });
    expect(await forum.listed()).not.toHaveProperty('lost');
    expect(await forum.nextDay()).toBe(1);
    expect(await forum.recorded()).toHaveLength(2);
  });
});
