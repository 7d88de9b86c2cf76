import { Network } from '@baraza/programs/testing';
import { ownNats, type OwnNats } from '../testing/nats-for-tests.ts';
import { until } from '../testing/until.ts';
import { connectToNats } from './connect-to-nats.ts';

describe('a connection to NATS', () => {
  let nats: OwnNats;
  let network: Network;
  beforeAll(async () => {
    nats = await ownNats();
    network = await Network.before(Number(new URL(nats.url).port));
  });
  afterAll(async () => {
    await network.close();
    await nats.stop();
  });

  it('that has fallen silent, of whose end nobody tells, is given up and made anew', async () => {
    const connection = await connectToNats(`nats://127.0.0.1:${network.port}`, 'spec');
    const heard: string[] = [];
    connection.subscribe('news', { callback: (_error, message) => void heard.push(message.string()) });
    await connection.flush();
    network.forget();
    const isHeardAgain = (): boolean => {
      connection.publish('news', 'after');
      return heard.length > 0;
    };
    await until('something is heard again', isHeardAgain, 40_000);
    await connection.close();
  }, 60_000);
});
