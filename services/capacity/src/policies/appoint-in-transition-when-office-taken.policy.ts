import type {
  DataOf,
  organisationOfficeTaken,
  SequencedEvent,
  transitionBegan,
  transitionEnded,
} from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  CommandHandler,
  OneAtATime,
  Policies,
  PolicyController,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { noteOfficeTaken } from '../leadership-transition/leadership-transition.decider.ts';
import { leadershipTransition } from '../leadership-transition/leadership-transition.state.ts';
import {
  officeKey,
  type OpenTransition,
  openTransitions,
  type TakenOffice,
  takenOffices,
} from './offices-and-open-transitions.pure.ts';

const policy = 'capacity.appoint-in-transition-when-office-taken';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;

/** More changes of one office than this at one time are a mistake, and the rest of them are left alone. */
const MOST_AT_ONCE = 100;

/**
 * When the register of organisations has it that somebody took an office, a change of leader that goes on there has its
 * leader, or its interim leader, without anybody having to enter it again.
 *
 * The office may be taken while the change is being begun, and events of two streams come in no certain order. So each side
 * writes down what it saw before it looks for the other; what was taken before the change began is no answer to it.
 */
@PolicyController({ policy, since: 0 })
export class AppointInTransitionWhenOfficeTaken {
  readonly #transitions: ServiceDocuments<OpenTransition>;
  readonly #offices: ServiceDocuments<TakenOffice>;
  readonly #turns = new OneAtATime();

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#transitions = new ServiceDocuments(store, openTransitions);
    this.#offices = new ServiceDocuments(store, takenOffices);
  }

  @EventPattern('members.OrganisationOfficeTaken')
  async officeTaken(@Payload() event: Of<typeof organisationOfficeTaken>): Promise<void> {
    const office = officeKey(event.data);
    const taken = { office, event };
    const key = `${office}/${event.data.standing}`;
    await this.#turns.run(office, async () => {
      const last = await this.#offices.get(key);
      if (last === undefined || last.event.sequence <= event.sequence) await this.#offices.put(key, taken);
      const { documents } = await this.#transitions.find({ where: { office: { is: office } }, limit: MOST_AT_ONCE });
      for (const { doc } of documents) await this.#react(taken, doc);
    });
  }

  @EventPattern('capacity.TransitionBegan')
  async transitionBegan(@Payload() event: Of<typeof transitionBegan>): Promise<void> {
    const office = officeKey(event.data);
    const open = { transition: entityOf(event), office, sequence: event.sequence };
    await this.#turns.run(office, async () => {
      await this.#transitions.put(open.transition, open);
      const { documents } = await this.#offices.find({ where: { office: { is: office } }, limit: MOST_AT_ONCE });
      for (const { doc } of documents) await this.#react(doc, open);
    });
  }

  @EventPattern('capacity.TransitionSettled')
  settled(@Payload() event: SequencedEvent): Promise<void> {
    return this.#transitions.put(entityOf(event), undefined);
  }

  @EventPattern('capacity.TransitionEnded')
  ended(@Payload() event: Of<typeof transitionEnded>): Promise<void> {
    return this.#transitions.put(entityOf(event), undefined);
  }

  async #react({ event }: TakenOffice, { transition, sequence }: OpenTransition): Promise<void> {
    if (event.sequence < sequence) return;
    const { person, standing } = event.data;
    const taken = { person, standing, from: event.effectiveOn };
    await this.policies.issue(event, {
      policy,
      target: transition,
      run: (command) =>
        this.commands.run(command, leadershipTransition, transition, (state, given) =>
          noteOfficeTaken(state, taken, given),
        ),
    });
  }
}

/** The id in the event's stream. */
function entityOf(event: SequencedEvent): string {
  return event.stream.slice(`${leadershipTransition.name}-`.length);
}
