import type { alertRaised, DataOf, SequencedEvent, struggleJoined } from '@baraza/contracts';
import type { ReadModel, ReadStore } from '@baraza/read-models';
import { CommandHandler, Policies, PolicyController, SERVICE_STORE, ServiceDocuments } from '@baraza/service-kit';
import { Inject } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { closeWithAnother } from '../alert/alert.decider.ts';
import { alert } from '../alert/alert.state.ts';

const policy = 'coalitions.close-alert-when-struggle-joined';

/** An alert that arose from a struggle. */
interface OfStruggle {
  readonly alert: string;
  readonly struggle: string;
  readonly coalition: string;
}
/** A struggle that goes with another. */
interface Joining {
  readonly struggle: string;
  readonly to: string;
  readonly event: SequencedEvent;
}
const alertsModel: ReadModel<OfStruggle> = {
  ...{ name: 'alerts-of-struggles', version: 1, keepsPast: false, indexes: ['struggle'] },
  index: ({ struggle }) => ({ struggle }),
};
const joiningsModel: ReadModel<Joining> = {
  ...{ name: 'joined-struggles', version: 1, keepsPast: false, indexes: ['to'] },
  index: ({ to }) => ({ to }),
};

/**
 * When a struggle is joined to another, a coalition that is alerted of both answers once: its alert of the one that goes with
 * the other is closed, unless it has answered that. One that is alerted of the one alone keeps its alert. Alerts and joining
 * are events of different streams, in no certain order: each side writes down what it saw before it looks for the other.
 */
@PolicyController({ policy, since: 0 })
export class CloseAlertWhenStruggleJoined {
  readonly #alerts: ServiceDocuments<OfStruggle>;
  readonly #joinings: ServiceDocuments<Joining>;

  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
    @Inject(SERVICE_STORE) store: ReadStore,
  ) {
    this.#alerts = new ServiceDocuments(store, alertsModel);
    this.#joinings = new ServiceDocuments(store, joiningsModel);
  }

  @EventPattern('coalitions.AlertRaised')
  async raised(@Payload() event: SequencedEvent<string, DataOf<typeof alertRaised>>): Promise<void> {
    const { arisingFrom, coalition } = event.data;
    const { kind, id: struggle } = arisingFrom;
    if (kind !== 'struggle' || struggle === undefined) return;
    const one = { alert: event.stream.slice('alert-'.length), struggle, coalition };
    await this.#alerts.put(one.alert, one);
    const itself = await this.#joinings.get(struggle);
    const others = await this.#joinings.all({ where: { to: { is: struggle } } });
    for (const joining of itself === undefined ? others : [itself, ...others]) await this.#close(joining);
  }

  @EventPattern('campaigns.StruggleJoined')
  async joined(@Payload() event: SequencedEvent<string, DataOf<typeof struggleJoined>>): Promise<void> {
    const joining = { struggle: struggleOf(event), to: event.data.to, event };
    await this.#joinings.put(joining.struggle, joining);
    await this.#close(joining);
  }

  @EventPattern('campaigns.StruggleParted')
  parted(@Payload() event: SequencedEvent): Promise<void> {
    return this.#joinings.put(struggleOf(event), undefined);
  }

  async #close({ struggle, to, event }: Joining): Promise<void> {
    const others = await this.#alerts.all({ where: { struggle: { is: to } } });
    for (const { alert: id, coalition } of await this.#alerts.all({ where: { struggle: { is: struggle } } })) {
      if (!others.some((other) => other.coalition === coalition)) continue;
      await this.policies.issue(event, {
        policy,
        target: id,
        run: (command) => this.commands.run(command, alert, id, (state, given) => closeWithAnother(state, given)),
      });
    }
  }
}

const struggleOf = ({ stream }: SequencedEvent): string => stream.slice('struggle-'.length);
