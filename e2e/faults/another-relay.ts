import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectToNats, JetStreamEventBus, Relay } from '@baraza/event-bus';
import { ledgerBeside, type Seeded } from '@baraza/event-store/testing';
import { busUrlOf } from './bus-url.ts';
import type { TestBed } from './test-bed.ts';

const TAKES_OVER_WITHIN_MS = 20_000;

/**
 * The ledger's process stands still past its lease, while a second relay that reads the same files takes over; then it wakes,
 * believing for a moment that it still is the one. The second one goes on for a while, and gives the lease back.
 */
export async function relayInTurn({ cluster, load }: TestBed, chance: Seeded): Promise<string> {
  const store = ledgerBeside(join(cluster.folder, 'ledger.sqlite'));
  const connection = await connectToNats(busUrlOf(cluster, 'ledger'), 'another relay');
  const bus = new JetStreamEventBus({ connection, service: 'ledger', store });
  const publisher = bus.publishWith({ publicAddress: cluster.client.url(''), integrators: ['crm'] });
  const relay = new Relay({ store, lease: bus.relayLease(), publisher, lookMs: 100 });
  try {
    await pause(chance.below(400));
    cluster.signal('ledger', 'SIGSTOP');
    const until = Date.now() + TAKES_OVER_WITHIN_MS;
    while (relay.report().status !== 'relaying') {
      if (Date.now() > until) throw new Error(`no other relay took over: ${relay.report().status}`);
      await pause(50);
    }
    const from = relay.report().busHead!;
    cluster.signal('ledger', 'SIGCONT');
    await load.goesOn(10);
    const carried = relay.report().busHead! - from;
    if (carried === 0) throw new Error('the other relay held the lease and carried nothing');
    return `${carried} events by another relay`;
  } finally {
    cluster.signal('ledger', 'SIGCONT');
    await relay.stop();
    await bus.close();
    await connection.close();
    await store.close();
  }
}
