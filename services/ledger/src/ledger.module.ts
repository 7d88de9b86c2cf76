import type { EventCatalogue } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { type BarazaConfig, CATALOGUE, CONFIG, EVENT_STORE, Protections } from '@baraza/service-kit';
import { Module } from '@nestjs/common';
import { ContractsController } from './contracts/contracts.controller.ts';
import { EventVersionsController } from './event-versions/event-versions.controller.ts';
import { EventVersions } from './event-versions/event-versions.ts';
import { Readers } from './event-versions/readers.ts';
import { FeedController } from './feed/feed.controller.ts';
import { Feed } from './feed/feed.ts';
import { LedgerOverNats } from './over-nats/ledger-over-nats.ts';
import { publicAddress } from './public-address.ts';
import { hiddenBy } from './replay/hidden-events.ts';
import { ReplayController } from './replay/replay.controller.ts';
import { Replay } from './replay/replay.ts';

const HEARTBEAT_MS = 15_000;

@Module({
  controllers: [ReplayController, FeedController, ContractsController, EventVersionsController],
  providers: [
    EventVersions,
    Readers,
    LedgerOverNats,
    {
      provide: Replay,
      inject: [EVENT_STORE, CATALOGUE, CONFIG, Protections],
      useFactory: (store: EventStore, catalogue: EventCatalogue, config: BarazaConfig, protections: Protections) =>
        new Replay(store, catalogue, publicAddress(config), hiddenBy(protections, store)),
    },
    {
      provide: Feed,
      inject: [EVENT_STORE, CATALOGUE, CONFIG, Protections],
      useFactory: (store: EventStore, catalogue: EventCatalogue, config: BarazaConfig, protections: Protections) =>
        new Feed(store, catalogue, publicAddress(config), HEARTBEAT_MS, hiddenBy(protections, store)),
    },
  ],
})
export class LedgerModule {}
