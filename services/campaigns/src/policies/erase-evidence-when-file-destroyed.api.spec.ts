import { evidenceTaken, fileDestroyed, protectedEvidenceTaken, type SequencedEvent } from '@baraza/contracts';
import { MemoryReadStore } from '@baraza/read-models';
import { CommandHandler, createTestApp, Policies, recordForeign, recordForum, type TestApp } from '@baraza/service-kit';
import { randomUUID } from 'node:crypto';
import { CampaignsModule } from '../campaigns.module.ts';
import { EraseEvidenceWhenFileDestroyed } from './erase-evidence-when-file-destroyed.policy.ts';

const policy = 'campaigns.erase-evidence-when-file-destroyed';
type Told = Parameters<EraseEvidenceWhenFileDestroyed['destroyed']>[0];

describe('evidence whose file is destroyed', () => {
  let app: TestApp;
  const taken = (contract: typeof evidenceTaken | typeof protectedEvidenceTaken, id: string, file: string) => {
    const { type, example } = contract;
    return recordForeign(app, { type, id, data: { ...example, file: { ...example.file, file } } });
  };
  const destroyed = (file: string): Promise<SequencedEvent> => {
    const { type, example } = fileDestroyed;
    return recordForeign(app, { type, id: file, data: { ...example, ground: 'objection' } });
  };
  const last = async (id: string) => (await app.store.readStream(`evidence-${id}`)).events.at(-1)!;

  beforeAll(async () => {
    app = await createTestApp({ modules: [CampaignsModule] });
    await recordForum(app);
    await app.settle();
  });
  afterAll(() => app.close());

  it.each([
    [evidenceTaken, 'campaigns.EvidenceErased'],
    [protectedEvidenceTaken, 'campaigns.ProtectedEvidenceErased'],
  ] as const)('is erased, all that were taken of it, by events that name policy and cause', async (contract, type) => {
    const [file, one, other] = [randomUUID(), randomUUID(), randomUUID()];
    for (const id of [one, other]) await taken(contract, id, file);
    const event = await destroyed(file);
    await app.settle();
    for (const id of [one, other]) {
      expect(await last(id)).toMatchObject({
        ...{ type, data: { file, ground: 'objection' } },
        meta: { policy, causationId: event.id, ground: 'objection' },
      });
    }
  });

  it('is erased once, however often the event comes', async () => {
    const [file, id] = [randomUUID(), randomUUID()];
    await taken(evidenceTaken, id, file);
    const event = await destroyed(file);
    await app.settle();
    const head = (await app.store.head()).sequence;
    await app.app.get(EraseEvidenceWhenFileDestroyed).destroyed(event as Told);
    expect((await app.store.head()).sequence).toBe(head);
  });

  it('is erased where it was taken while its file was being destroyed', async () => {
    const [file, id] = [randomUUID(), randomUUID()];
    const event = await destroyed(file);
    await app.settle();
    await taken(evidenceTaken, id, file);
    await app.settle();
    expect(await last(id)).toMatchObject({ type: 'campaigns.EvidenceErased', meta: { causationId: event.id } });
  });

  it('is erased after a crash between the event and the command', async () => {
    const [file, id] = [randomUUID(), randomUUID()];
    const took = await taken(evidenceTaken, id, file);
    await app.settle();
    const event = (await destroyed(file)) as Told;
    const get = app.app.get.bind(app.app);
    const failing = { run: () => Promise.reject(new Error('the process ends here')) } as unknown as CommandHandler;
    const store = new MemoryReadStore();
    const before = new EraseEvidenceWhenFileDestroyed(get(Policies), failing, store);
    await before.taken(took as Parameters<typeof before.taken>[0]);
    await expect(before.destroyed(event)).rejects.toThrow('the process ends here');
    await new EraseEvidenceWhenFileDestroyed(get(Policies), get(CommandHandler), store).destroyed(event);
    expect((await last(id)).type).toBe('campaigns.EvidenceErased');
  });
});
