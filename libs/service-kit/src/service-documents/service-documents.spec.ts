import { MemoryReadStore, type ReadModel } from '@baraza/read-models';
import { ServiceDocuments } from './service-documents.ts';

const model: ReadModel<{ readonly value: number }> = {
  name: 'notes',
  version: 1,
  keepsPast: false,
  indexes: [],
  index: () => ({}),
};

describe('documents that a service writes itself', () => {
  it('a write asked for in the moment another ends is not left waiting', async () => {
    const documents = new ServiceDocuments(new MemoryReadStore(), model);
    await documents.put('zero', { value: 0 });
    for (let delay = 0; delay < 40; delay++) {
      const first = documents.put('one', { value: delay });
      for (let turn = 0; turn < delay; turn++) await Promise.resolve();
      // Begins somewhere between the start and the end of the first, one turn later each time.
      await Promise.all([first, documents.put('two', { value: delay })]);
    }
    expect(await documents.get('two')).toEqual({ value: 39 });
  });

  it('the last write of a key holds, and a removal removes', async () => {
    const documents = new ServiceDocuments(new MemoryReadStore(), model);
    await Promise.all([documents.put('one', { value: 1 }), documents.put('one', { value: 2 })]);
    expect(await documents.get('one')).toEqual({ value: 2 });
    await documents.put('one', undefined);
    expect(await documents.get('one')).toBeUndefined();
  });
});
