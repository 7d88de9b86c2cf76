/** One instance of a service, for specs that kill and pause it: what it is doing it says line by line, and waits to be told. */
import { once } from 'node:events';
import type { SequencedEvent } from '@baraza/contracts';
import type { EventBus } from '@baraza/event-bus';
import type { ReadStore } from '@baraza/read-models';
import { Inject, Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { pino } from 'pino';
import { createApplication } from '../bootstrap/create-application.ts';
import { Calendar } from '../calendar/calendar.ts';
import { CommandHandler } from '../command-handling/command-handler.ts';
import { loadConfig } from '../configuration/load-config.ts';
import { Policies } from '../policies/policies.ts';
import { PolicyController } from '../policies/policy-controller.ts';
import { EVENT_BUS, SERVICE_STORE } from '../runtime/tokens.ts';
import { ServiceDocuments } from '../service-documents/service-documents.ts';
import { granary, storeBags } from './example.aggregate.ts';
import { marketCatalogue, stall } from './example.market.ts';
import { remembered } from './remembered.ts';

const say = (what: string): void => void process.stdout.write(`${what}\n`);
const policy = 'members.welcome-a-granary-with-bags';

/** Every new granary gets bags. One that opens with sorghum takes as long as it is told to. */
@PolicyController({ policy, since: 0 })
class WelcomeWithBags {
  readonly #known: ServiceDocuments<{ readonly by: number }>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#known = new ServiceDocuments(store, remembered);
  }

  @EventPattern<string>('members.GranaryOpened')
  async opened(@Payload() event: SequencedEvent<string, { kind: string }>): Promise<void> {
    const target = event.stream.slice('granary-'.length);
    if (event.data.kind === 'sorghum') {
      const told = once(process, 'message');
      say('in the middle');
      await told;
    }
    try {
      await this.#known.put(target, { by: process.pid });
    } catch (error) {
      say(`refused: ${(error as Error).name}`);
      throw error;
    }
    await this.policies.issue(event, {
      policy,
      target,
      run: (command) => this.commands.run(command, granary, target, (state, given) => storeBags(state, 5, given)),
    });
  }
}
@Module({ controllers: [WelcomeWithBags] })
class InstanceModule {
  constructor(calendar: Calendar) {
    calendar.keep(stall);
  }
}

const app = await createApplication({
  config: loadConfig(process.env, { service: 'members' }),
  modules: [InstanceModule],
  catalogue: marketCatalogue,
  logger: pino({ level: 'silent' }),
});
app.get(Calendar).start();
let said: boolean | undefined;
setInterval(() => {
  const isAtWork = app.get<EventBus>(EVENT_BUS).isAtWork();
  if (isAtWork !== said) say(isAtWork ? 'at work' : 'standing by');
  said = isAtWork;
}, 20);
