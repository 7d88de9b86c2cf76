import { testFileStore } from '../file-store.contract.ts';
import { MemoryFileStore } from './memory-file-store.ts';

testFileStore('memory', async () => {
  const store = new MemoryFileStore();
  return {
    store,
    damage: async (address) => {
      const bytes = Buffer.from(store.files.get(address)!);
      bytes[0]! ^= 1;
      store.files.set(address, bytes);
    },
  };
});
