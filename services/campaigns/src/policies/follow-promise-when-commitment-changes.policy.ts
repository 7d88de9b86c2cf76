import type {
  commitmentBroken,
  commitmentExcused,
  commitmentKept,
  commitmentMade,
  commitmentRenegotiated,
  DataOf,
  SequencedEvent,
} from '@baraza/contracts';
import type { ReadStore } from '@baraza/read-models';
import {
  byKeyAlone,
  CommandHandler,
  Policies,
  PolicyController,
  SERVICE_STORE,
  ServiceDocuments,
} from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { followPromise } from '../demand/demand.answer.pure.ts';
import type { PromiseNews } from '../demand/demand.commands.pure.ts';
import { demand } from '../demand/demand.state.ts';

const policy = 'campaigns.follow-promise-when-commitment-changes';

type Of<Contract> = SequencedEvent<string, DataOf<Contract>>;
type WithoutCommitment<News> = News extends unknown ? Omit<News, 'commitment'> : never;

/** The demand that a promise of the register answers. */
interface DemandOfCommitment {
  readonly demand: string;
}
const demandsOfCommitments = byKeyAlone<DemandOfCommitment>('demands-of-commitments');

/**
 * What becomes of a duty-bearer's promise becomes of the demand that it answered: another day, implemented, reneged on, let
 * go. Nothing of the promise is copied. It is remembered which demand a promise arises from, as the promise was made: events
 * of one stream come in order. A promise that the demand does not rest on is nothing to do.
 */
@PolicyController({ policy, since: 0 })
export class FollowPromiseWhenCommitmentChanges {
  readonly #demands: ServiceDocuments<DemandOfCommitment>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#demands = new ServiceDocuments(store, demandsOfCommitments);
  }

  @EventPattern('coalitions.CommitmentMade')
  async made(@Payload() event: Of<typeof commitmentMade>): Promise<void> {
    const { kind, id } = event.data.arisingFrom;
    if (kind === 'demand' && id !== undefined) await this.#demands.put(commitmentOf(event), { demand: id });
  }

  @EventPattern('coalitions.CommitmentRenegotiated')
  async renegotiated(@Payload() event: Of<typeof commitmentRenegotiated>): Promise<void> {
    const { formerDueOn, dueOn, ground } = event.data;
    await this.#follow(event, { came: 'renegotiated', formerDueOn, dueOn, ground });
  }

  @EventPattern('coalitions.CommitmentKept')
  async kept(@Payload() event: Of<typeof commitmentKept>): Promise<void> {
    const { doneOn, onTime } = event.data;
    await this.#follow(event, { came: 'kept', doneOn, onTime });
  }

  @EventPattern('coalitions.CommitmentBroken')
  async broken(@Payload() event: Of<typeof commitmentBroken>): Promise<void> {
    await this.#follow(event, { came: 'broken', ground: event.data.ground });
  }

  @EventPattern('coalitions.CommitmentExcused')
  async excused(@Payload() event: Of<typeof commitmentExcused>): Promise<void> {
    await this.#follow(event, { came: 'excused', ground: event.data.ground });
  }

  async #follow(event: SequencedEvent, news: WithoutCommitment<PromiseNews>): Promise<void> {
    const commitment = commitmentOf(event);
    const known = await this.#demands.get(commitment);
    if (known === undefined) return;
    await this.policies.issue(event, {
      policy,
      target: known.demand,
      run: (command) =>
        this.commands.run(command, demand, known.demand, (state, given) =>
          followPromise(state, { ...news, commitment }, given),
        ),
    });
  }
}

const commitmentOf = ({ stream }: SequencedEvent): string => stream.slice('commitment-'.length);
