export * from './event-bus.port.ts';
export * from './consumer/read-page.ts';
export * from './in-process/in-process-event-bus.ts';
export * from './handling/consumer-state.port.ts';
export { MemoryConsumerState } from './handling/memory-consumer-state.ts';
export * from './nest/ledger-events.strategy.ts';
export * from './nest/ledger-events.context.ts';
export * from './nest/handler-errors.filter.ts';
export * from './nest/connect-ledger-events.ts';
