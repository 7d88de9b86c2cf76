export * from './event-bus.port.ts';
export * from './consumer/read-page.ts';
export * from './in-process/in-process-event-bus.ts';
export * from './handling/consumer-state.port.ts';
export { MemoryConsumerState } from './handling/memory-consumer-state.ts';
export * from './nest/ledger-events.strategy.ts';
export * from './nest/ledger-events.context.ts';
export * from './nest/handler-errors.filter.ts';
export * from './nest/connect-ledger-events.ts';
export {
  JetStreamEventBus,
  type JetStreamEventBusOptions,
  type JetStreamPublishingOptions,
} from './jetstream/jetstream-event-bus.ts';
export { connectToNats, inboxOf, NatsUnreachable, parseNatsUrl } from './jetstream/connect-to-nats.ts';
export * from './relay/lease.ts';
export * from './relay/relay.ts';
export * from './nats-server/find-nats-server.ts';
export * from './nats-server/start-nats-server.ts';
export {
  ENTRANCE_PORT,
  isIntegratorName,
  natsConfiguration,
  natsUsers,
  passwordVariable,
  type NatsConfigurationOptions,
} from './nats-configuration/nats-configuration.ts';
export { NATS_SERVICES, servicePermissions } from './nats-configuration/permissions.ts';
export * from './nats-configuration/prepare-nats.ts';
