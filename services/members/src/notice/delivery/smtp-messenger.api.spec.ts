import { testMessenger, type MessengerUnderTest } from './messenger.contract.ts';
import { SmtpMessenger } from './smtp-messenger.ts';
import { NOBODY, smtpProvider, type SmtpProvider } from './smtp-provider.fixture.ts';

async function begin(): Promise<MessengerUnderTest & { readonly provider: SmtpProvider }> {
  const provider = await smtpProvider();
  const messenger = new SmtpMessenger({ url: provider.url, from: 'secretariat@forum.example', timeoutMs: 400 });
  return {
    messenger,
    provider,
    good: 'chair@omukago.example',
    bad: NOBODY,
    received: async () => provider.mails,
    disturb: (how) => provider.disturb(how),
    async end() {
      await messenger.close();
      await provider.end();
    },
  };
}

testMessenger('SMTP', begin);

describe('an e-mail', () => {
  let under: Awaited<ReturnType<typeof begin>>;
  beforeEach(async () => {
    under = await begin();
  });
  afterEach(() => under.end());
  const key = '1a2b3c4d-0000-4000-8000-000000000001';
  const message = { key, to: 'chair@omukago.example', subject: 'Omukago ka Bushenyi', text: 'Words.' };

  it('names its notice, says that a machine sent it, and goes to one person', async () => {
    await under.messenger.send(message);
    const [mail] = under.provider.mails;
    expect(mail).toMatchObject({ key: `<notice-${key}@forum.example>`, to: under.good });
    expect(mail!.headers).toMatch(/^Auto-Submitted: auto-generated$/im);
    expect(mail!.headers).toMatch(/^From: secretariat@forum\.example$/m);
    expect(mail!.headers).toMatch(/^Subject: Omukago ka Bushenyi$/m);
    expect(mail!.headers).toMatch(/^Content-Type: text\/plain; charset=utf-8$/m);
  });

  it('goes over no network in clear: a server elsewhere that offers no encryption gets nothing', async () => {
    // It leads here, and is not an address that only this machine can reach.
    const url = `smtp://0.0.0.0:${under.provider.port}`;
    const elsewhere = new SmtpMessenger({ url, from: 'secretariat@forum.example', timeoutMs: 400 });
    await expect(elsewhere.send(message)).rejects.toMatchObject({ name: 'ProviderAway', fault: 'ETLS' });
    expect(under.provider.mails).toEqual([]);
    await elsewhere.close();
  });
});
