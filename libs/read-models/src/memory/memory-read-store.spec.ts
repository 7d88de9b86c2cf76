import { testReadStore } from '../read-store.contract.ts';
import { MemoryReadStore } from './memory-read-store.ts';

testReadStore('memory', async () => {
  const store = new MemoryReadStore();
  return { store, dispose: () => store.close() };
});
