import type { EventBus } from '@baraza/event-bus';
import type { ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CLOCK,
  type Clock,
  CommandHandler,
  EVENT_BUS,
  LOGGER,
  ReferenceFacts,
  SERVICE_STORE,
  ServiceDocuments,
  WhileServing,
  workIsLost,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Logger } from 'pino';
import { type Messenger, ProviderAway } from './delivery/messenger.port.ts';
import { Messengers } from './delivery/messengers.ts';
import { NoticeContacts } from './notice-contacts.ts';
import { NoticeIndex } from './notice-index.ts';
import { noteFailed, noteSent } from './notice.decider.ts';
import { type KnownNotice, notice, type NoticeFailure } from './notice.state.ts';
import { mailOf, shortOf } from './notice.text.pure.ts';
import { NoticeWriting } from './notice.writing.ts';

const LOOK_EVERY_MS = 2_000;
const MINUTE_MS = 60_000;
/** After each try that came to nothing, how long it waits for the next. After the last it goes as a letter. */
const WAITS_MS = [1, 5, 30, 120, 480].map((minutes) => minutes * MINUTE_MS);

/** How often a notice was tried, and when it may be again. No address, no text. */
interface Tried {
  readonly times: number;
  readonly nextAt: number;
}

const triedModel = byKeyAlone<Tried>('members-notices-tried');

/**
 * Sends what the record says is to be sent: at least once, and after the append. Before each try it is written down that
 * there was one; a process that dies in between tries again with the same key, by which the provider recognises it.
 */
@Injectable()
export class NoticeOutbox implements OnModuleDestroy {
  readonly #tried: ServiceDocuments<Tried>;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<number> | undefined;

  constructor(
    @Inject(SERVICE_STORE) store: ReadStore,
    @Inject(EVENT_BUS) private readonly bus: EventBus,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly commands: CommandHandler,
    private readonly facts: ReferenceFacts,
    private readonly messengers: Messengers,
    private readonly contacts: NoticeContacts,
    private readonly notices: NoticeIndex,
    private readonly writing: NoticeWriting,
    serving: WhileServing,
  ) {
    this.#tried = new ServiceDocuments(store, triedModel);
    serving.begin(() => this.#begin());
  }

  /** Tries everything whose time has come. Runs that overlap are one. @returns how many it tried */
  run(): Promise<number> {
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.#timer);
    await this.#running?.catch(() => undefined);
  }

  #begin(): void {
    this.#timer = setInterval(() => {
      // Two that send at once would send twice: a mail server knows no keys.
      if (!this.bus.isAtWork()) return;
      this.bus
        .asAtWork(() => this.run())
        .catch((error: unknown) => this.logger.error({ err: error }, 'notices could not be sent'));
    }, LOOK_EVERY_MS);
    this.#timer.unref();
  }

  async #sendAll(): Promise<number> {
    let tries = 0;
    for await (const { id } of this.notices.in('to-send')) {
      if (workIsLost()) break; // another sends by now
      try {
        if (await this.#try(id)) tries += 1;
      } catch (error) {
        // One that cannot be tried must not hold up the others.
        this.logger.error({ err: error, notice: id }, 'a notice could not be tried');
      }
    }
    return tries;
  }

  async #try(id: string): Promise<boolean> {
    const { state } = await this.commands.load(notice, id);
    const before = await this.#tried.get(id);
    if (state.status !== 'to-send' || (before !== undefined && before.nextAt > this.clock.now())) return false;
    const messenger = this.messengers.of(state.channel);
    // Settings have changed since it was prepared.
    if (messenger === undefined) return this.#failed(id, 'provider-away');
    const times = (before?.times ?? 0) + 1;
    const wait = WAITS_MS[times - 1];
    await this.#tried.put(id, { times, nextAt: this.clock.now() + (wait ?? 0) });
    try {
      return await this.#send(id, state, messenger);
    } catch (error) {
      if (!(error instanceof ProviderAway)) throw error;
      const about = { notice: id, channel: state.channel, times, fault: error.fault };
      this.logger.warn(about, 'the provider did not take a notice over');
      return wait === undefined ? this.#failed(id, 'provider-away') : true;
    }
  }

  async #send(id: string, state: KnownNotice, messenger: Messenger): Promise<boolean> {
    const whose = await this.contacts.goingOn(state.organisation);
    const reached = whose === undefined ? undefined : await this.contacts.reach(whose, messenger.channel);
    if (whose === undefined || reached === undefined) return this.#failed(id, 'nobody-reachable');
    const named = { organisation: whose.profile.legalName, forum: (await this.facts.knownForum())?.name ?? '' };
    const words = messenger.channel === 'email' ? mailOf(id, state, named) : shortOf(id, state, named);
    const outcome = await messenger.send({ key: id, to: reached.to, ...words });
    if (outcome === 'refused') return this.#failed(id, 'address-refused');
    await this.commands.run(this.writing.command(id, 'sent'), notice, id, (now, given) =>
      noteSent(now, reached.person, given),
    );
    await this.#tried.put(id, undefined);
    return true;
  }

  async #failed(id: string, reason: NoticeFailure): Promise<boolean> {
    await this.commands.run(this.writing.command(id, 'failed'), notice, id, (now, given) =>
      noteFailed(now, reason, given),
    );
    await this.#tried.put(id, undefined);
    return true;
  }
}
