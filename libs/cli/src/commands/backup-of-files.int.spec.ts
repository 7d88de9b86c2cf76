import { readdirSync } from 'node:fs';
import { FoundedForum, register } from '../testing/founded-forum.ts';
import type { RunResult } from '../testing/run-baraza.ts';

/** A picture of one pixel. */
const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('files in a backup', () => {
  let forum: FoundedForum;
  let kept: string;
  let destroyed: string;
  const at = (name: string): string => forum.at(name);
  const baraza = (args: readonly string[]): Promise<RunResult> => forum.baraza(args);
  const statusOf = (data: string, file: string): Promise<number> =>
    forum.served(async ({ ask }) => (await ask(`/members/files/${file}/content`, { accept: [404] })).status, { data });

  beforeAll(async () => {
    forum = await FoundedForum.begin();
    await forum.served(async ({ ask }) => {
      const idIn = ({ body }: { readonly body: unknown }): string => (body as { id: string }).id;
      const organisation = idIn(await register(ask, 'Example Savings Circle'));
      const file = { method: 'POST', body: { organisation, base64: PIXEL } } as const;
      kept = idIn(await ask('/members/files', file));
      destroyed = idIn(await ask('/members/files', file));
      await ask(`/members/files/${destroyed}/destroy`, { method: 'POST', body: { ground: 'objection' } });
    });
    expect(await baraza(['backup', 'backup', '--keys', 'safe', '--data', 'forum'])).toMatchObject({ code: 0 });
  });
  afterAll(() => forum.remove());

  it('lie there locked, by their digest, but for those that were destroyed', () => {
    expect(readdirSync(at('backup')).filter((name) => name.startsWith('file.'))).toEqual([
      expect.stringMatching(/^file\.[0-9a-f]{64}$/),
    ]);
  });

  it('come back with their keys, and pass the check', async () => {
    expect(await baraza(['restore', 'backup', '--data', 'restored', '--keys', 'safe'])).toMatchObject({ code: 0 });
    expect(await statusOf('restored', kept)).toBe(200);
    expect(await statusOf('restored', destroyed)).toBe(404);
    const { code, stdout } = await baraza(['verify', '--data', 'restored']);
    expect(code).toBe(0);
    expect(stdout).toContain('1 files');
  });

  it('cannot be opened without them', async () => {
    expect(await baraza(['restore', 'backup', '--data', 'keyless', '--without-keys'])).toMatchObject({ code: 0 });
    expect(await statusOf('keyless', kept)).toBe(404);
  });
});
