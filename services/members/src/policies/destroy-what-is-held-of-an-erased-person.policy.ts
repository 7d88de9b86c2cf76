import type { personErased, SequencedEvent, DataOf } from '@baraza/contracts';
import type { Vault } from '@baraza/privacy';
import { PolicyController, VAULT } from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';

/**
 * The command erases the vault once its tombstone is recorded. Should the process have died between the two, this does
 * it: for every tombstone, as often as it comes, for erasing twice changes nothing.
 */
@PolicyController({ policy: 'members.destroy-what-is-held-of-an-erased-person', since: 0 })
export class DestroyWhatIsHeldOfAnErasedPerson {
  constructor(@Inject(VAULT) private readonly vault: Vault) {}

  @EventPattern('members.PersonErased')
  async destroy(@Payload() event: SequencedEvent<string, DataOf<typeof personErased>>): Promise<void> {
    await this.vault.erase(event.data.person);
  }
}
