import { derivedId } from '@baraza/contracts';
import { type Message, type Messenger, ProviderAway } from './messenger.port.ts';

/** What a provider got: the key by which it recognises a repeat, where to, and the words. */
export interface Received {
  readonly key: string;
  readonly to: string;
  readonly text: string;
}

/** A messenger with the provider behind it. */
export interface MessengerUnderTest {
  readonly messenger: Messenger;
  /** An address that the provider takes, and one that it knows to be none. */
  readonly good: string;
  readonly bad: string;
  received(): Promise<readonly Received[]>;
  /** From now on: too busy, gone, taking messages over and losing the answer, or silent. */
  disturb(how: 'busy' | 'gone' | 'answer-lost' | 'silent' | 'none'): Promise<void>;
  /** Closes both. */
  end(): Promise<void>;
}

/** The suite that every messenger passes. */
export function testMessenger(name: string, begin: () => Promise<MessengerUnderTest>): void {
  describe(`${name}, as a messenger`, () => {
    let under: MessengerUnderTest;
    let nth = 0;
    beforeEach(async () => {
      under = await begin();
    });
    afterEach(() => under.end());

    const aMessage = (to = under.good): Message => ({
      key: derivedId(name, String(nth++)),
      to,
      subject: 'A notice of your forum: N-1A2B3C4D',
      text: 'Western Ankole: “Omukago” has a notice for you. Dues are due.\nReference: N-1A2B3C4D',
    });
    const failure = async (message: Message): Promise<ProviderAway> => {
      const error: unknown = await under.messenger.send(message).then(
        (outcome) => `answered ${outcome}`,
        (thrown: unknown) => thrown,
      );
      expect(error).toBeInstanceOf(ProviderAway);
      return error as ProviderAway;
    };

    it('brings the words to the address, whole', async () => {
      const message = aMessage();
      expect(await under.messenger.send(message)).toBe('sent');
      const [got, ...more] = await under.received();
      expect(more).toEqual([]);
      expect(got).toMatchObject({ to: message.to });
      expect(got!.text.trim()).toBe(message.text);
    });

    it('gives a repeat the key of the first, and another message another', async () => {
      const [one, other] = [aMessage(), aMessage()];
      for (const message of [one, other, one]) await under.messenger.send(message);
      const keys = (await under.received()).map(({ key }) => key);
      // A provider that recognises repeats itself may show the first only.
      expect(new Set(keys).size).toBe(2);
      expect(keys[0]).toContain(one.key);
      expect(keys.every((key) => key.includes(one.key) || key.includes(other.key))).toBe(true);
    });

    it('says of an address that can never be reached that it is refused', async () => {
      expect(await under.messenger.send(aMessage(under.bad))).toBe('refused');
      expect(await under.messenger.send(aMessage())).toBe('sent');
    });

    it.each(['busy', 'gone', 'silent'] as const)(
      'a provider that is %s is away: it may be tried again',
      async (how) => {
        await under.disturb(how);
        const message = aMessage();
        await failure(message);
        if (how === 'gone') return;
        await under.disturb('none');
        expect(await under.messenger.send(message)).toBe('sent');
      },
    );

    it('an answer that is lost is no failure of the address: the repeat is recognised', async () => {
      const message = aMessage();
      await under.disturb('answer-lost');
      await failure(message);
      await under.disturb('none');
      expect(await under.messenger.send(message)).toBe('sent');
      const keys = new Set((await under.received()).map(({ key }) => key));
      expect(keys.size).toBe(1);
    });

    it('never repeats an address or the words in an error', async () => {
      for (const how of ['busy', 'answer-lost', 'silent', 'gone'] as const) {
        await under.disturb(how);
        const message = aMessage();
        const error = await failure(message);
        const told = `${error.message} ${error.stack} ${JSON.stringify(error)} ${String(error.cause)}`;
        for (const secret of [message.to, message.text, message.subject]) expect(told).not.toContain(secret);
      }
    });
  });
}
