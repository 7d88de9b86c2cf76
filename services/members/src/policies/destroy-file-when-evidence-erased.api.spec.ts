import { derivedId, type SequencedEvent } from '@baraza/contracts';
import { type CommandHandler, Policies, recordForeign } from '@baraza/service-kit';
import { SmallForum } from '../testing/a-small-forum.ts';
import { DestroyFileWhenEvidenceErased } from './destroy-file-when-evidence-erased.policy.ts';

const policy = 'members.destroy-file-when-evidence-erased';
/** One grey pixel. */
const A_PICTURE = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
let forum: SmallForum;
beforeAll(async () => {
  forum = await SmallForum.open();
});
afterAll(() => forum.close());

async function aFile(): Promise<string> {
  const { body } = await forum.post('/members/files', { organisation: forum.founders[0], base64: A_PICTURE });
  return body.id as string;
}
const erased = (type: string, file: string): Promise<SequencedEvent> =>
  recordForeign(forum.app, { type, id: derivedId('evidence', file), data: { file, ground: 'objection' } });
const last = async (file: string) => (await forum.app.store.readStream(`file-${file}`)).events.at(-1)!;
const statusOf = async (file: string) => (await forum.get(`/members/files/${file}/content`)).status;

describe('the file of evidence that is erased', () => {
  it.each(['campaigns.EvidenceErased', 'campaigns.ProtectedEvidenceErased'])(
    'is destroyed with its key, by an event that names policy and cause: %s',
    async (type) => {
      const file = await aFile();
      expect(await statusOf(file)).toBe(200);
      const event = await erased(type, file);
      await forum.settled();
      const destroyed = await last(file);
      expect(destroyed).toMatchObject({
        type: 'members.FileDestroyed',
        data: { ground: 'objection' },
        meta: { policy, causationId: event.id },
      });
      expect(await statusOf(file)).toBe(404);
    },
  );

  it('is destroyed once, however often the event comes, and where it was destroyed before', async () => {
    const file = await aFile();
    const event = await erased('campaigns.EvidenceErased', file);
    await forum.settled();
    const head = (await forum.app.store.head()).sequence;
    const reaction = forum.app.app.get(DestroyFileWhenEvidenceErased);
    await reaction.erased(event as Parameters<typeof reaction.erased>[0]);
    await erased('campaigns.ProtectedEvidenceErased', file);
    await forum.settled();
    expect((await forum.app.store.head()).sequence).toBe(head + 1);
  });

  it('is destroyed when the event comes again, where the process died in between', async () => {
    const file = await aFile();
    const { app } = forum.app;
    const event = (await erased('campaigns.EvidenceErased', file)) as Parameters<
      DestroyFileWhenEvidenceErased['erased']
    >[0];
    const dying = { run: () => Promise.reject(new Error('the process died')) } as unknown as CommandHandler;
    await expect(new DestroyFileWhenEvidenceErased(app.get(Policies), dying).erased(event)).rejects.toThrow('died');
    await app.get(DestroyFileWhenEvidenceErased).erased(event);
    expect((await last(file)).type).toBe('members.FileDestroyed');
  });
});
