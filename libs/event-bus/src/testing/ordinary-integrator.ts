// An integrator's program: an ordinary NATS client, and nothing of ours. Quoted in nats-configuration/README.md.
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, wsconnect } from '@nats-io/transport-node';

export interface Place {
  /** The sequence of the last event the integrator is done with: kept together with what it made of the event. */
  last: number;
}

export interface HeardEvent {
  readonly id: string;
  readonly type: string;
  readonly sequence: number;
  readonly data: unknown;
}

/** Hears the members' feed from after `place.last` on, until `signal` is aborted. */
export async function hearMembers(
  { servers, user, pass }: { readonly servers: string; readonly user: string; readonly pass: string },
  place: Place,
  apply: (event: HeardEvent) => void | Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  // From outside within WebSocket, as proxies on the way take it: wss://forum.example/bus.
  const enter = servers.startsWith('wss://') ? wsconnect : connect;
  const connection = await enter({ servers, user, pass });
  const options = { domain: 'baraza' };

  // Once, at the start of a session: say where you are.
  const manager = await jetstreamManager(connection, { ...options, checkAPI: false });
  await manager.consumers.reset('BARAZA', 'integrator-crm-members', place.last + 1);

  const feed = await jetstream(connection, options).consumers.get('BARAZA', 'integrator-crm-members');
  const messages = await feed.consume();
  signal.addEventListener('abort', () => messages.stop());
  for await (const message of messages) {
    const header = (name: string): string => message.headers!.get(name);
    const sequence = Number(header('ce-sequence'));
    await apply({ id: header('ce-id'), type: header('ce-type'), sequence, data: message.json() });
    place.last = sequence;
    message.ack();
    if (signal.aborted) break;
  }
  await connection.drain();
}
