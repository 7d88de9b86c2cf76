import { derivedId, type SequencedEvent } from '@baraza/contracts';
import { CommandHandler, type IssuedCommand, operationOfPolicy, Policies, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { forum, THE_FORUM } from '../forum/forum.state.ts';
import { Messengers } from './delivery/messengers.ts';
import type { PrepareNotice, PreparingFacts } from './notice.commands.pure.ts';
import { prepare } from './notice.decider.ts';
import { NoticeContacts } from './notice-contacts.ts';
import { notice } from './notice.state.ts';
import { languageOf } from './notice.text.pure.ts';

const OUTBOX = 'members.notice-outbox';

/** Notices with the look-ups they need: what policies tell, and what becomes of it on its way. */
@Injectable()
export class NoticeWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly policies: Policies,
    private readonly facts: ReferenceFacts,
    private readonly contacts: NoticeContacts,
    private readonly messengers: Messengers,
  ) {}

  /** Tells an organisation of an event. The same event makes the same notice. */
  async tell(event: SequencedEvent, policy: string, asked: PrepareNotice): Promise<void> {
    const apart = asked.isOneOfSeveral === true ? [asked.organisation] : [];
    const id = derivedId(event.id, notice.name, asked.template, ...apart);
    const facts = await this.#factsOf(asked.organisation);
    const unit = facts.addressee?.unit ?? (await this.facts.knownForum())?.rootUnit ?? '';
    await this.policies.issue(event, {
      policy,
      target: id,
      run: (command) =>
        this.commands.create(command, notice, id, { unit, organisations: [asked.organisation] }, (state, given) =>
          prepare(state, asked, facts, given),
        ),
    });
  }

  /**
   * A command of the outbox. What has come of a notice is noted once: its id is of the notice and what is noted.
   * @param causationId what it answers: the notice's own first event, or a provider's report
   */
  command(id: string, what: string): IssuedCommand {
    const commandId = derivedId(OUTBOX, id, what);
    return {
      id: commandId,
      mayBeRepeat: true,
      operation: operationOfPolicy(OUTBOX),
      caller: { person: derivedId('policy', OUTBOX), roles: [], entitled: [], isPublic: false },
      body: { what },
      target: id,
      effectiveOn: undefined,
      ifMatch: undefined,
      correlationId: id,
      causationId: commandId,
      policy: OUTBOX,
    };
  }

  async #factsOf(organisation: string): Promise<PreparingFacts> {
    const whose = await this.contacts.goingOn(organisation);
    const { state } = await this.commands.load(forum, THE_FORUM);
    const language = languageOf(state.status === 'none' ? [] : state.languages);
    if (whose === undefined) return { addressee: undefined, channel: 'letter', language };
    const addressee = { organisation: whose.id, unit: whose.profile.unit };
    for (const channel of this.messengers.channels) {
      if ((await this.contacts.reach(whose, channel)) !== undefined) return { addressee, channel, language };
    }
    return { addressee, channel: 'letter', language };
  }
}
