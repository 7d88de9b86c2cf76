// The integrator's side of this suite uses nothing of ours: an ordinary NATS client, and what the README tells an integrator.
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { forumNats, type ForumNats } from '../testing/forum-nats.ts';
import { FORBIDDEN_REQUESTS } from '../testing/forbidden-requests.ts';
import { hearMembers } from '../testing/ordinary-integrator.ts';
import { ACTOR, append, appendSteps, sampleCatalogue, streamOf } from '../testing/sample-record.ts';
import { until } from '../testing/until.ts';

const walk = streamOf('walk', 'a');

describe('an integrator', () => {
  let forum: ForumNats;
  let connection: NatsConnection;

  beforeAll(async () => {
    forum = await forumNats(['crm', 'portal']);
    await append(
      forum.store,
      { type: 'members.StepTaken', stream: walk },
      { type: 'members.StepShown', stream: walk },
      { type: 'members.StepJudged', stream: walk },
      { type: 'members.StepSealed', stream: walk },
      { type: 'coalitions.StepJoined', stream: streamOf('march', 'a') },
    );
    await until('the bus is filled', () => forum.relay.report().busHead === 5);
  });
  afterAll(() => forum.stop());
  beforeEach(async () => {
    connection = await signIn();
  });
  afterEach(() => connection.close());

  function credentials(integrator: string): { servers: string; user: string; pass: string } {
    const { host, username, password } = new URL(forum.urlOf(`integrator-${integrator}`));
    return { servers: host, user: username, pass: password };
  }

  function signIn(integrator = 'crm'): Promise<NatsConnection> {
    return connect(credentials(integrator));
  }

  /** The ids of the events of these types, as the record has them. */
  async function recorded(...types: readonly string[]): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let after = 0; ;) {
      const page = await forum.store.readAll({ after, limit: 1_000, types });
      ids.push(...page.events.map(({ bytes }) => (JSON.parse(new TextDecoder().decode(bytes)) as { id: string }).id));
      after = page.lookedUpTo;
      if (after >= page.head) return ids;
    }
  }

  interface Heard {
    readonly id: string;
    readonly type: string;
    readonly sequence: number;
    readonly text: string;
  }

  /** Hears the members' feed until nothing comes for half a second, acknowledging each event. */
  async function hear(
    on: NatsConnection,
    atMost = Infinity,
    consumer = 'integrator-crm-members',
  ): Promise<readonly Heard[]> {
    const feed = await jetstream(on, { domain: 'baraza' }).consumers.get('BARAZA', consumer);
    const messages = await feed.consume();
    const heard: Heard[] = [];
    let quiet = setTimeout(() => messages.stop(), 1_000);
    for await (const message of messages) {
      clearTimeout(quiet);
      const header = (name: string): string => message.headers!.get(name);
      const all = [...message.headers!].map(([name, values]) => `${name}: ${values.join()}`).join('\n');
      heard.push({
        id: header('ce-id'),
        type: header('ce-type'),
        sequence: Number(header('ce-sequence')),
        text: `${all}\n${message.string()}`,
      });
      message.ack();
      if (heard.length >= atMost) break;
      quiet = setTimeout(() => messages.stop(), 500);
    }
    clearTimeout(quiet);
    await on.flush();
    return heard;
  }

  it('hears the members’ events of its audience, in order, with nothing of who acted', async () => {
    const heard = await hear(connection);
    expect(heard.map(({ type, sequence }) => [type, sequence])).toEqual([['members.StepTaken', 1]]);
    expect(heard[0]!.text).toContain('{"step":0}');
    expect(heard[0]!.text).not.toContain(ACTOR);
    expect(heard[0]!.text).not.toContain('commandId');
  });

  it('hears what is public through its other consumer', async () => {
    const heard = await hear(connection, Infinity, 'integrator-crm-public');
    expect(heard.map(({ type }) => type)).toEqual(['members.StepShown']);
  });

  it('that was away for 10,000 events misses none and repeats none, though NATS restarts meanwhile', async () => {
    const known = new Map<string, number>();
    const place = { last: 0 };
    const listen = async (atMost = Infinity): Promise<void> => {
      const leaving = new AbortController();
      let quiet = setTimeout(() => leaving.abort(), 1_000);
      let count = 0;
      await hearMembers(
        credentials('crm'),
        place,
        ({ id }) => {
          clearTimeout(quiet);
          known.set(id, (known.get(id) ?? 0) + 1);
          if (++count >= atMost) leaving.abort();
          else quiet = setTimeout(() => leaving.abort(), 500);
        },
        leaving.signal,
      );
    };
    await listen();
    for (let round = 0; round < 10; round++) {
      await appendSteps(forum.store, streamOf('walk', `round ${round}`), 1_000);
      await append(
        forum.store,
        { type: 'members.StepJudged', stream: walk },
        { type: 'members.StepSealed', stream: walk },
      );
      if (round === 4) await forum.restart();
    }
    const head = (await forum.store.head()).sequence;
    await until('the bus is filled', () => forum.relay.report().busHead === head, 30_000);
    for (const atMost of [1, 700, 2_500]) await listen(atMost); // comes and goes
    await forum.restart();
    await listen();
    const expected = await recorded('members.StepTaken');
    expect(expected).toHaveLength(10_001);
    expect([...known.keys()]).toEqual(expected);
    expect([...known.values()].filter((times) => times !== 1)).toEqual([]);
  });

  it('hears in order even where it breaks off in the middle and says nothing when it comes back', async () => {
    const before = await forum.store.head();
    await appendSteps(forum.store, streamOf('walk', 'broken off'), 20);
    await until('the bus is filled', () => forum.relay.report().busHead === before.sequence + 20);
    const sequences: number[] = [];
    for (const atMost of [5, 20]) {
      const session = await signIn();
      const feed = await jetstream(session, { domain: 'baraza' }).consumers.get('BARAZA', 'integrator-crm-members');
      const messages = await feed.consume();
      for await (const message of messages) {
        sequences.push(Number(message.headers!.get('ce-sequence')));
        message.ack();
        if (sequences.length === atMost) break;
      }
      await session.close();
    }
    expect(sequences).toEqual(Array.from({ length: 20 }, (_, index) => before.sequence + 1 + index));
  });

  it('can go back to a sequence of its own choice', async () => {
    const manager = await jetstreamManager(connection, { domain: 'baraza', checkAPI: false });
    const { sequence } = await forum.store.head();
    await appendSteps(forum.store, streamOf('walk', 'later'), 3);
    await until('the bus is filled', () => forum.relay.report().busHead === sequence + 3);
    await manager.consumers.reset('BARAZA', 'integrator-crm-members', sequence + 2);
    expect((await hear(connection)).map((event) => event.sequence)).toEqual([sequence + 2, sequence + 3]);
  });

  describe('can neither read what is not its own, nor publish, nor break anything', () => {
    it.each(FORBIDDEN_REQUESTS)('%s (%s)', async (_what, subject, body) => {
      const violations = watchViolations(connection);
      const answer = await connection.request(subject, body, { timeout: 700 }).then(
        (message) => message.string(),
        (error: Error) => error.name,
      );
      expect(['PermissionViolationError', 'RequestError', 'TimeoutError']).toContain(answer);
      expect(await violations()).toContain(subject);
    });

    it.each(['baraza.events.>', 'baraza.events.integrator.>', 'baraza.store.>', '$JS.EVENT.>', '$KV.>', '>'])(
      'listen to %s',
      async (subject) => {
        const refused: unknown[] = [];
        const heard: string[] = [];
        connection.subscribe(subject, {
          callback: (error, message) => void (error === null ? heard.push(message.subject) : refused.push(error.name)),
        });
        await append(forum.store, { type: 'members.StepTaken', stream: walk });
        const { sequence } = await forum.store.head();
        await until('the event is on the bus', () => forum.relay.report().busHead === sequence);
        await connection.flush();
        expect(refused).toEqual(['PermissionViolationError']);
        expect(heard).toEqual([]);
      },
    );

    it('listen to answers that others get: its inbox is that of its own account', async () => {
      const heard: string[] = [];
      connection.subscribe('_INBOX.>', { callback: (_error, message) => void heard.push(message.subject) });
      await connection.flush();
      const { sequence } = await forum.store.head();
      await append(forum.store, { type: 'members.StepTaken', stream: walk }); // the ledger asks JetStream, and is answered
      await until('the event is on the bus', () => forum.relay.report().busHead === sequence + 1);
      await connection.flush();
      expect(heard).toEqual([]);
    });

    it('have an answer sent to somebody else: an answer to it never leaves its account', async () => {
      const before = await forum.store.head();
      await until('the bus is filled', () => forum.relay.report().busHead === before.sequence);
      for (const reply of [
        '$JS.API.STREAM.DELETE.BARAZA',
        'baraza.events.public.members.StepShown.x',
        '$KV.baraza-leases.relay',
      ]) {
        for (const feed of ['members', 'public']) {
          const pull = `$JS.baraza.API.CONSUMER.MSG.NEXT.BARAZA.integrator-crm-${feed}`;
          const options = JSON.stringify({ batch: 1, no_wait: true });
          for (let time = 0; time < 3; time++) connection.publish(pull, options, { reply });
        }
      }
      await connection.flush();
      await append(forum.store, { type: 'members.StepJudged', stream: walk });
      const { sequence } = await forum.store.head();
      await until('the bus goes on', () => forum.relay.report().busHead === sequence);
    });

    it('and after all that the bus is what it was, and the other integrator has lost nothing', async () => {
      const { sequence } = await forum.store.head();
      await until('the bus is filled', () => forum.relay.report().busHead === sequence);
      const manager = await jetstreamManager(forum.ledgerConnection, { checkAPI: false });
      const { state } = await manager.streams.info('BARAZA');
      expect([state.first_seq, state.last_seq, state.messages]).toEqual([1, sequence, sequence]);
      expect(forum.relay.report().status).toBe('relaying');
      const other = await signIn('portal');
      const heard = await hear(other, Infinity, 'integrator-portal-members');
      expect(heard.map(({ id }) => id)).toEqual(await recorded('members.StepTaken'));
      await other.close();
    });
  });

  /** Collects what the server refuses this connection, by subject. */
  function watchViolations(on: NatsConnection): () => Promise<readonly string[]> {
    const subjects: string[] = [];
    void (async () => {
      for await (const status of on.status()) {
        if (status.type === 'error') subjects.push(/"([^"]*)"/.exec(String(status.error))?.[1] ?? String(status.error));
      }
    })();
    return async () => {
      await on.flush();
      return subjects;
    };
  }

  it('is tried with every audience there is', () => {
    const audiences = new Set(sampleCatalogue.all().map(({ audience }) => audience));
    expect([...audiences].sort()).toEqual(['integrator', 'internal', 'public', 'sealed']);
  });
});
