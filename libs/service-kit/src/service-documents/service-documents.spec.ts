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
    for (let value = 0; value < 200; value++) {
      await documents.put('one', { value });
      // Nothing in between: the continuation of the write before runs before its own end is seen.
      await Promise.all([documents.put('two', { value }), documents.put('one', { value: value + 1 })]);
    }
    expect(await documents.get('one')).toEqual({ value: 200 });
  });

  it('the last write of a key holds, and a removal removes', async () => {
    const documents = new ServiceDocuments(new MemoryReadStore(), model);
    await Promise.all([documents.put('one', { value: 1 }), documents.put('one', { value: 2 })]);
    expect(await documents.get('one')).toEqual({ value: 2 });
    await documents.put('one', undefined);
    expect(await documents.get('one')).toBeUndefined();
  });
});
