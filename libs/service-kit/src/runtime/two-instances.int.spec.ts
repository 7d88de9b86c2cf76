import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { type RunningNatsServer, startNatsServer } from '@baraza/event-bus';
import { withMongoDb } from '@baraza/mongodb/testing';
import { newMasterKeyFile } from '@baraza/privacy';
import type { ReadStore } from '@baraza/read-models';
import { Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { CommandHandler } from '../command-handling/command-handler.ts';
import { Policies, type PolicyReaction } from '../policies/policies.ts';
import { PolicyController } from '../policies/policy-controller.ts';
import { Wiped } from '../protections/wiped.ts';
import { createTestApp, type TestAnswer, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue, granary, storeBags } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { type ExampleLedger, startLedger } from '../testing/example.ledger.ts';
import { recordForum } from '../testing/record-foreign.ts';
import { SERVICE_STORE } from './tokens.ts';

const policy = 'members.welcome-a-granary-with-bags';

/** Every new granary that opens with sorghum gets bags. */
@PolicyController({ policy, since: 0 })
class WelcomeWithBags {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern<string>('members.GranaryOpened')
  async opened(@Payload() event: SequencedEvent<string, { kind: string }>): Promise<void> {
    if (event.data.kind !== 'sorghum') return;
    const target = event.stream.slice('granary-'.length);
    const run: PolicyReaction['run'] = (command) =>
      this.commands.run(command, granary, target, (state, given) => storeBags(state, 5, given));
    await this.policies.issue(event, { policy, target, run });
  }
}
@Module({ imports: [ExampleModule], controllers: [WelcomeWithBags] })
class PolicyModule {}

const as: readonly RoleHeld[] = [{ role: 'secretariat' }];
const ROUNDS = 5;

withMongoDb((mongodb) => {
  describe('two instances of a service, over one ledger, and one vault and one store of its own in MongoDB', () => {
    const folder = mkdtempSync(join(tmpdir(), 'baraza-'));
    let nats: RunningNatsServer;
    let ledger: ExampleLedger;
    let instances: readonly [TestApp, TestApp];

    beforeAll(async () => {
      nats = await startNatsServer({ folder: join(folder, 'nats') });
      const key = join(folder, 'master.key');
      newMasterKeyFile(key);
      const vault = {
        BARAZA_VAULT: mongodb.database(),
        BARAZA_KEYS: mongodb.database(),
        BARAZA_MASTER_KEY_FILE: key,
      };
      ledger = await startLedger(nats.url, exampleCatalogue, { ...vault, BARAZA_DATA: join(folder, 'ledger') });
      // The development issuer's key is the forum's: a token is good at either.
      const env = {
        ...vault,
        BARAZA_SERVICE_STORE: mongodb.database(),
        BARAZA_EVENT_STORE: nats.url,
        BARAZA_EVENT_BUS: nats.url,
        BARAZA_DEVELOPMENT_KEY_FILE: join(folder, 'issuer.key'),
      };
      const start = (): Promise<TestApp> =>
        createTestApp({
          modules: [PolicyModule],
          catalogue: exampleCatalogue,
          clock: new Date().toISOString(),
          service: 'members',
          env,
        });
      instances = [await start(), await start()];
      await recordForum({ ...instances[0], store: ledger.runtime.store });
    }, 120_000);
    afterAll(async () => {
      for (const one of instances ?? []) await one.close();
      await ledger?.stop();
      await nats?.stop();
      rmSync(folder, { recursive: true, force: true });
    });

    const barn = { organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f', unit: 'UG-402', kind: 'millet' };
    const setClocks = (): void => instances.forEach(({ clock }) => clock.set(new Date().toISOString()));
    const head = async (): Promise<number> => (await ledger.runtime.store.head()).sequence;

    async function opened(at: TestApp, keeper: string): Promise<TestAnswer> {
      const answer = await at.http('POST', '/members/granaries', { as, body: { ...barn, keeper } });
      expect(answer.status).toBe(201);
      return answer;
    }

    it('the same command sent to both at once is recorded once, and both give the same answer', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        setClocks();
        const before = await head();
        const body = { ...barn, keeper: `Akello Invented ${round}` };
        const headers = { 'idempotency-key': `once-${round}` };
        const [one, other] = await Promise.all(
          instances.map((instance) => instance.http('POST', '/members/granaries', { as, body, headers })),
        );
        expect([one!.status, other!.status]).toEqual([201, 201]);
        expect(other!.body).toEqual(one!.body);
        expect(await head()).toBe(before + 1);
        for (const instance of instances) {
          expect((await instance.http('GET', one!.headers['location']!, { as })).body.keeper.value).toBe(body.keeper);
        }
      }
    });

    it('what one of them has wiped after a change the other does not wipe again', async () => {
      const stores = instances.map(({ app }) => app.get<ReadStore>(SERVICE_STORE));
      let times = 0;
      const counting = stores.map(
        (store) =>
          new Proxy(store, {
            get: (of, key) => {
              if (key === 'scrub') return async () => ((times += 1), of.scrub());
              const found: unknown = Reflect.get(of, key, of);
              return typeof found === 'function' ? (found.bind(of) as unknown) : found;
            },
          }),
      );
      for (const change of [1, 2]) {
        for (const store of counting) await new Wiped(store, 'example').after(change);
        expect(times).toBe(change);
      }
    });

    it('another body under the same key, at the other instance, is refused', async () => {
      setClocks();
      const headers = { 'idempotency-key': 'changed' };
      const [one, other] = instances;
      const first = { ...barn, keeper: 'Akello Invented' };
      expect((await one.http('POST', '/members/granaries', { as, body: first, headers })).status).toBe(201);
      const changed = { ...barn, keeper: 'Somebody Else' };
      const refused = await other.http('POST', '/members/granaries', { as, body: changed, headers });
      expect(refused).toMatchObject({ status: 422, body: { code: 'idempotency-key-reused' } });
    });

    it('of two officers who decide at two instances on what they both saw, one does and the other is told', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        setClocks();
        const created = await opened(instances[round % 2]!, 'Akello Invented');
        const path = `${created.headers['location']}/store`;
        const answers = await Promise.all(
          instances.map((instance, index) =>
            instance.http('POST', path, {
              as,
              person: `officer ${index}`,
              body: { bags: index + 1 },
              headers: { 'if-match': created.headers['etag']! },
            }),
          ),
        );
        const accepted = answers.findIndex(({ status }) => status === 200);
        const statuses = answers.map(({ status }) => status).sort();
        expect(statuses).toEqual([200, 412]);
        for (const instance of instances) {
          const read = await instance.http('GET', created.headers['location']!, { as });
          expect(read.body.bags).toBe(accepted + 1);
        }
      }
    });

    it('commands without If-Match that meet at two instances are both done, each on what the other left', async () => {
      setClocks();
      const created = await opened(instances[0], 'Akello Invented');
      const path = `${created.headers['location']}/store`;
      const answers = await Promise.all(
        [1, 2, 3, 4].map((bags) => instances[bags % 2]!.http('POST', path, { as, body: { bags } })),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      for (const instance of instances) {
        expect((await instance.http('GET', created.headers['location']!, { as })).body.bags).toBe(10);
      }
    });

    it('a policy works in one instance, and both tell what came of it and how far it is', async () => {
      setClocks();
      const body = { ...barn, kind: 'sorghum', keeper: 'Akello Invented' };
      const opening = [0, 1, 2, 3].map((at) => instances[at % 2]!.http('POST', '/members/granaries', { as, body }));
      const ids = (await Promise.all(opening)).map((answer) => answer.body.id as string);
      await Promise.all(instances.map((instance) => instance.settle()));
      const told = await Promise.all(
        instances.map(
          async ({ http }) => (await http('GET', '/members/admin/policies/outcomes', { as })).body.outcomes,
        ),
      );
      expect(told[0]).toEqual(told[1]);
      expect(told[0].map(({ target }: { target: string }) => target).sort()).toEqual(ids.sort());
      for (const id of ids) {
        const { events } = await ledger.runtime.store.readStream(`granary-${id}`);
        expect(events.map(({ type }) => type)).toEqual(['members.GranaryOpened', 'members.BagsStored']);
      }
      const status = await Promise.all(
        instances.map(
          async ({ http }) => (await http('GET', '/members/admin/policies', { as })).body.policies[0].status,
        ),
      );
      expect(status.sort()).toEqual(['running', 'waiting']);
    });

    it('what a policy had to leave is taken up by the instance that is at work, and by no other', async () => {
      const path = `/members/admin/policies/${policy}/replay`;
      const answers = await Promise.all(instances.map(({ http }) => http('POST', path, { as })));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 503]);
      expect(answers.find(({ status }) => status === 503)!.body.code).toBe('works-elsewhere');
    });

    it('both know the forum’s units, whichever of them works on what it hears', async () => {
      setClocks();
      const officer = [{ role: 'unit-officer', unit: 'WAN' }] as const;
      await Promise.all(instances.map((instance) => instance.settle()));
      for (const instance of instances) {
        const body = { ...barn, keeper: 'Akello Invented' };
        expect((await instance.http('POST', '/members/granaries', { as: officer, body })).status).toBe(201);
      }
    });
  });
});
