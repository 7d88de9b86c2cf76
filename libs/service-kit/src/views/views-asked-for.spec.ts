import { MemoryReadStore } from '@baraza/read-models';
import { readingUpTo, ViewsAskedFor } from './views-asked-for.ts';

describe('views as they are asked for', () => {
  const waits: (readonly [string, number])[] = [];
  const progress = {
    reaches: async (view: string, sequence: number): Promise<boolean> => waits.push([view, sequence]) > 0,
  };
  const views = new ViewsAskedFor(new MemoryReadStore(), progress);
  const upTo = (sequence: number) => ({ sequence, until: Date.now() + 1_000 });
  beforeEach(() => waits.splice(0));

  it('are waited for where they are read, each once', async () => {
    await readingUpTo(upTo(7), async () => {
      await views.checkpoint('members');
      await views.checkpoint('members');
      await views.checkpoint('dues');
    });
    expect(waits).toEqual([
      ['members', 7],
      ['dues', 7],
    ]);
  });

  it('are read as they are where nothing is asked for', async () => {
    await views.checkpoint('members');
    expect(waits).toEqual([]);
  });

  it('are waited for as far as a part of the work asks, or the work that it is part of, where that is farther', async () => {
    const reads = (): Promise<number> => views.checkpoint('members');
    await readingUpTo(upTo(7), () => readingUpTo(upTo(9), reads));
    await readingUpTo(upTo(7), () => readingUpTo(upTo(5), reads));
    expect(waits).toEqual([
      ['members', 9],
      ['members', 7],
    ]);
  });
});
