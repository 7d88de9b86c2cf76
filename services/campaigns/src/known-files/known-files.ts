import type { DataOf, fileDestroyed, fileReceived, SequencedEvent } from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import { KeptFiles, LedgerConsumers, SERVICE_STORE } from '@baraza/service-kit';
import { Controller, Inject, Injectable } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';

const CONSUMER = 'campaigns.known-files';
const consumer = { consumer: CONSUMER, inEveryInstance: true };

/** The files that the forum keeps, as campaigns knows them. */
@Injectable()
export class KnownFiles extends KeptFiles {
  constructor(@Inject(SERVICE_STORE) store: ReadStore, consumers: LedgerConsumers) {
    super(store, consumers, { documents: 'files-for-evidence', consumer: CONSUMER });
  }
}

/** Hears of files. */
@Controller()
export class KnownFilesController {
  constructor(private readonly files: KnownFiles) {}

  @EventPattern<string>('members.FileReceived', consumer)
  received(@Payload() event: SequencedEvent<string, DataOf<typeof fileReceived>>): Promise<void> {
    return this.files.received(event);
  }

  @EventPattern<string>('members.FileDestroyed', consumer)
  destroyed(@Payload() event: SequencedEvent<string, DataOf<typeof fileDestroyed>>): Promise<void> {
    return this.files.destroyed(event);
  }
}
