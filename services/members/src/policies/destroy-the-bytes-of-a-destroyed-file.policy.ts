import type { DataOf, fileDestroyed, SequencedEvent } from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { FilesOf } from '../files/files-of.ts';

/** Does what the command does once its tombstone is recorded, should the process have died between the two. */
@PolicyController({ policy: 'members.destroy-the-bytes-of-a-destroyed-file', since: 0 })
export class DestroyTheBytesOfADestroyedFile {
  constructor(private readonly files: FilesOf) {}

  @EventPattern('members.FileDestroyed')
  async destroy(@Payload() event: SequencedEvent<string, DataOf<typeof fileDestroyed>>): Promise<void> {
    await this.files.destroy(event.stream.slice('file-'.length));
  }
}
