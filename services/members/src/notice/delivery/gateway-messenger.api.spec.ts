import { GatewayMessenger } from './gateway-messenger.ts';
import { gatewayProvider, type GatewayProvider, NO_NUMBER, SECRET } from './gateway-provider.fixture.ts';
import { testMessenger, type MessengerUnderTest } from './messenger.contract.ts';

async function begin(): Promise<MessengerUnderTest & { readonly provider: GatewayProvider }> {
  const provider = await gatewayProvider();
  const messenger = new GatewayMessenger({ url: provider.url, secret: SECRET, timeoutMs: 400 });
  return {
    messenger,
    provider,
    good: '+256772000001',
    bad: NO_NUMBER,
    received: async () => provider.got,
    disturb: (how) => provider.disturb(how),
    async end() {
      await messenger.close();
      await provider.end();
    },
  };
}

testMessenger('the HTTP gateway', begin);

describe('a message to the gateway', () => {
  let under: Awaited<ReturnType<typeof begin>>;
  beforeEach(async () => {
    under = await begin();
  });
  afterEach(() => under.end());
  const key = '1a2b3c4d-0000-4000-8000-000000000001';
  const send = () => under.messenger.send({ key, to: under.good, subject: 'Not sent', text: 'Words.' });

  it('has the shared secret and its key in headers', async () => {
    await send();
    expect(under.provider.got).toMatchObject([
      { headers: { 'baraza-secret': SECRET, 'idempotency-key': key, 'content-type': 'application/json' } },
    ]);
  });

  it('that the gateway has already is sent', async () => {
    expect([await send(), await send()]).toEqual(['sent', 'sent']);
    expect(under.provider.got).toHaveLength(1);
  });

  it.each([302, 401, 403, 429, 500])('is tried again after %i: that is not the number’s fault', async (status) => {
    under.provider.answerWith(status);
    await expect(send()).rejects.toMatchObject({ name: 'ProviderAway' });
  });
});
