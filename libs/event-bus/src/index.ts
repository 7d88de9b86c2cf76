export * from './event-bus.port.ts';
export * from './consumer/read-page.ts';
export * from './in-process/in-process-event-bus.ts';
