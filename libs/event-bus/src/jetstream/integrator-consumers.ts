import { AckPolicy, DeliverPolicy, ReplayPolicy, type JetStreamManager } from '@nats-io/jetstream';
import { nanos } from '@nats-io/transport-node';
import { apiCode, isApiError } from './nats-errors.ts';
import { RECORD_STREAM } from './record-stream.ts';

/** What an integrator may hear, each through a consumer of its own. */
export const INTEGRATOR_FEEDS = {
  public: 'baraza.events.public.>',
  members: 'baraza.events.integrator.members.>',
} as const;
export type IntegratorFeed = keyof typeof INTEGRATOR_FEEDS;

/** How long an integrator may take over one event, unless it says that it is still at it. */
const ACK_WAIT_MS = 10_000;

export function integratorConsumer(integrator: string, feed: IntegratorFeed): string {
  return `integrator-${integrator}-${feed}`;
}

/**
 * Makes each integrator's consumers where they are missing, from the beginning of the record. The ledger makes them, because
 * whoever may make a consumer may have its messages delivered to any subject of the account, and so speak as the server:
 * an integrator may only pull, acknowledge, and set its own consumer back or forth.
 */
export async function keepIntegratorConsumers(
  manager: JetStreamManager,
  integrators: readonly string[],
): Promise<void> {
  for (const integrator of integrators) {
    for (const [feed, subjects] of Object.entries(INTEGRATOR_FEEDS) as [IntegratorFeed, string][]) {
      const name = integratorConsumer(integrator, feed);
      const known = await manager.consumers.info(RECORD_STREAM, name).catch((error: unknown) => {
        if (isApiError(error, apiCode.consumerNotFound)) return undefined;
        throw error;
      });
      if (known !== undefined) continue;
      await manager.consumers.add(RECORD_STREAM, {
        durable_name: name,
        description: `Carries ${feed} events to integrator ${integrator}.`,
        filter_subject: subjects,
        ack_policy: AckPolicy.Explicit,
        deliver_policy: DeliverPolicy.All,
        replay_policy: ReplayPolicy.Instant,
        // One at a time: what was on its way to a session that broke off could else come after what is newer.
        max_ack_pending: 1,
        ack_wait: nanos(ACK_WAIT_MS),
      });
    }
  }
}
