import { testEventStore } from '../event-store.contract.ts';
import { MemoryEventStore } from './memory-event-store.ts';

testEventStore('memory', async () => {
  const store = new MemoryEventStore();
  return { store, dispose: () => store.close() };
});
