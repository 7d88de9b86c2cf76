import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SequencedEvent } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { Module } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { CommandHandler } from '../command-handling/command-handler.ts';
import { createTestApp, type TestApp } from '../testing/create-test-app.ts';
import { exampleCatalogue, granary, storeBags } from '../testing/example.aggregate.ts';
import { ExampleModule } from '../testing/example.module.ts';
import { Policies } from './policies.ts';
import { PolicyController } from './policy-controller.ts';

const policy = 'members.welcome-a-granary-with-bags';
let obstacle: () => void = () => undefined;
let bags = 5;

/** Every new granary gets bags; one that opens with maize gets none. */
@PolicyController({ policy, since: 0 })
class WelcomeWithBags {
  constructor(
    private readonly policies: Policies,
    private readonly commands: CommandHandler,
  ) {}

  @EventPattern<string>('members.GranaryOpened')
  async opened(@Payload() event: SequencedEvent<string, { kind: string }>): Promise<void> {
    obstacle();
    const target = event.stream.slice('granary-'.length);
    await this.policies.issue(event, {
      policy,
      target,
      run: async (command) =>
        event.data.kind === 'maize'
          ? undefined
          : this.commands.run(command, granary, target, (state, given) => storeBags(state, bags, given)),
    });
  }
}
@Module({ imports: [ExampleModule], controllers: [WelcomeWithBags] })
class PolicyModule {}

const as: readonly RoleHeld[] = [{ role: 'secretariat' }];
const body = {
  unit: 'UG-402',
  organisation: '5d7e2f90-4b1a-4c8d-8e3f-6a5b4c3d2e1f',
  keeper: 'Akello Invented',
  kind: 'millet',
};

describe('a policy', () => {
  let app: TestApp;
  const open = async (more: object = {}): Promise<string> =>
    (await app.http('POST', '/members/granaries', { as, body: { ...body, ...more } })).body.id;
  const outcomes = async () => (await app.http('GET', '/members/admin/policies/outcomes', { as })).body.outcomes;
  const start = (dataFolder?: string) =>
    createTestApp({
      modules: [PolicyModule],
      catalogue: exampleCatalogue,
      ...(dataFolder === undefined ? {} : { dataFolder }),
    });

  beforeEach(async () => {
    obstacle = () => undefined;
    bags = 5;
    app = await start();
  });
  afterEach(() => app.close());

  it('answers an event with a command, whose events name the policy and what caused them', async () => {
    const id = await open({ effectiveOn: '2026-02-01' });
    await app.settle();
    const [opened, stored] = (await app.store.readStream(`granary-${id}`)).events;
    expect(stored).toMatchObject({
      type: 'members.BagsStored',
      effectiveOn: '2026-02-01',
      meta: {
        policy,
        causationId: opened!.id,
        correlationId: opened!.meta.correlationId,
        basedOn: opened!.sequence,
        actor: { roles: [] },
      },
    });
    expect(stored!.meta.actor.person).not.toBe(opened!.meta.actor.person);
    expect(await outcomes()).toMatchObject([
      { policy, event: opened!.id, target: id, outcome: 'accepted', recorded: [stored!.id] },
    ]);
  });

  it('keeps a refusal by rule as an outcome, and goes on', async () => {
    bags = 200;
    await open();
    await app.settle();
    expect(await outcomes()).toMatchObject([{ outcome: 'refused', rule: 'granary.too-many', recorded: [] }]);
    bags = 5;
    await open();
    await app.settle();
    expect((await outcomes()).map((one: { outcome: string }) => one.outcome)).toEqual(['accepted', 'refused']);
    expect(
      (await app.http('GET', '/members/admin/policies/outcomes?outcome=refused', { as })).body.outcomes,
    ).toHaveLength(1);
  });

  it('keeps that there was nothing to do', async () => {
    await open({ kind: 'maize' });
    await app.settle();
    expect(await outcomes()).toMatchObject([{ outcome: 'nothing-to-do', recorded: [] }]);
  });

  it('handles an event that comes twice once', async () => {
    const id = await open();
    await app.settle();
    const event = (await app.store.readStream(`granary-${id}`)).events[0] as SequencedEvent<string, { kind: string }>;
    await app.app.get(WelcomeWithBags).opened(event);
    expect((await app.store.readStream(`granary-${id}`)).events).toHaveLength(2);
    expect(await outcomes()).toHaveLength(1);
  });

  it('parks what it cannot handle, says so, and takes it up on command', async () => {
    obstacle = () => {
      throw new Error('the road is flooded');
    };
    const id = await open();
    await app.settle();
    const { policies } = (await app.http('GET', '/members/admin/policies', { as })).body;
    expect(policies).toMatchObject([
      { name: policy, parked: [{ stream: `granary-${id}`, cause: 'the road is flooded' }] },
    ]);
    obstacle = () => undefined;
    const answer = await app.http('POST', `/members/admin/policies/${policy}/replay`, { as });
    expect(answer).toMatchObject({ status: 200, body: { replayed: 1, left: 0, stopped: [] } });
    expect((await app.store.readStream(`granary-${id}`)).events).toHaveLength(2);
  });

  it('remembers over a restart how far it came, and what it left', async () => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'baraza-'));
    const first = await start(dataFolder);
    const { id } = (await first.http('POST', '/members/granaries', { as, body })).body;
    await first.settle();
    await first.close();
    let handled = 0;
    obstacle = () => {
      handled += 1;
    };
    const again = await start(dataFolder);
    await again.settle();
    expect((await again.http('GET', '/members/admin/policies/outcomes', { as })).body.outcomes).toMatchObject([
      { target: id },
    ]);
    await again.close();
    rmSync(dataFolder, { recursive: true });
    expect(handled).toBe(0);
  });

  it('is shown to the secretariat, under its own service', async () => {
    expect(
      (await app.http('GET', '/members/admin/policies', { as: [{ role: 'unit-officer', unit: 'UG-402' }] })).status,
    ).toBe(403);
    expect((await app.http('GET', '/capacity/admin/policies', { as })).status).toBe(404);
    expect((await app.http('POST', `/capacity/admin/policies/${policy}/replay`, { as })).status).toBe(404);
    expect((await app.http('POST', '/members/admin/policies/members.no-such/replay', { as })).status).toBe(404);
    expect((await app.http('GET', '/members/admin/policies/outcomes?outcome=lost', { as })).status).toBe(400);
    expect((await app.http('GET', '/members/admin/policies/outcomes?cursor=lost', { as })).status).toBe(400);
  });
});

it('a policy is named by its service and a sentence', () => {
  expect(() => PolicyController({ policy: 'Members.Welcome', since: 0 })).toThrow(
    'is not <service>.<sentence-in-kebab-case>',
  );
});
