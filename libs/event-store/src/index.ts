export * from './event-store.port.ts';
export { MemoryEventStore } from './memory/memory-event-store.ts';
