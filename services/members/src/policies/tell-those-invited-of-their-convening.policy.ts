import type {
  conveningCancelled,
  conveningInvitationsSent,
  conveningPostponed,
  DataOf,
  SequencedEvent,
} from '@baraza/contracts';
import { CommandHandler, PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { convening } from '../convening/convening.state.ts';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';
import { NoticeWriting } from '../notice/notice.writing.ts';

const policy = 'members.tell-those-invited-of-their-convening';
type Invited = SequencedEvent<string, DataOf<typeof conveningInvitationsSent>>;
type Changed = SequencedEvent<string, DataOf<typeof conveningPostponed | typeof conveningCancelled>>;

/** That they are invited, and what becomes of the day: each by a notice of its own. */
@PolicyController({ policy, since: 0 })
export class TellThoseInvitedOfTheirConvening {
  constructor(
    private readonly notices: NoticeWriting,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern('members.ConveningInvitationsSent')
  invited(@Payload() event: Invited): Promise<void> {
    return this.#tell(event, event.data.organisations, 'convening-invitation');
  }

  @EventPattern('members.ConveningPostponed')
  async postponed(@Payload() event: Changed): Promise<void> {
    await this.#tell(event, await this.#invitedTo(event), 'convening-postponed');
  }

  @EventPattern('members.ConveningCancelled')
  async cancelled(@Payload() event: Changed): Promise<void> {
    await this.#tell(event, await this.#invitedTo(event), 'convening-cancelled');
  }

  /** As of the event: who was invited later knows the day. */
  async #invitedTo(event: Changed): Promise<readonly string[]> {
    const { state } = await this.commands.loadAsAt(convening, idOf(event), { revision: event.revision });
    return state.status === 'none' ? [] : Object.keys(state.invited);
  }

  async #tell(event: Invited | Changed, organisations: readonly string[], template: NoticeTemplateCode): Promise<void> {
    for (const organisation of organisations) {
      await this.notices.tell(event, policy, { organisation, about: idOf(event), template, isOneOfSeveral: true });
    }
  }
}

const idOf = ({ stream }: SequencedEvent): string => stream.slice(`${convening.name}-`.length);
