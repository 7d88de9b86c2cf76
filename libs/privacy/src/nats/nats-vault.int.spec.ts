import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { MemoryVault } from '../memory/memory-vault.ts';
import { aValue } from '../testing/a-value.ts';
import { openSqliteVault } from '../sqlite/sqlite-vault.ts';
import { natsServerForSpecs, type NatsServerForSpecs } from '../testing/nats-server.ts';
import { testVault } from '../vault.contract.ts';
import { VaultForbidden, VaultUnavailable, type ValueToSeal } from '../vault.port.ts';
import { NatsVault } from './nats-vault.ts';
import { serveVault } from './serve-vault.ts';

let server: NatsServerForSpecs;
beforeAll(async () => {
  server = await natsServerForSpecs();
});
afterAll(async () => server.stop());

testVault('nats', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-vault-'));
  const options = {
    vaultPath: join(folder, 'vault.sqlite'),
    keysPath: join(folder, 'keys.sqlite'),
    masterKey: { kind: 'key', bytes: Buffer.alloc(32, 9) },
  } as const;
  const [serving, asking] = await Promise.all([connect({ servers: server.url }), connect({ servers: server.url })]);
  let local = await openSqliteVault(options);
  let stop = await serveVault(serving, local);
  const vault = new NatsVault(asking, { service: 'ledger' });
  return {
    vault,
    reopen: async () => {
      await stop();
      await local.close();
      local = await openSqliteVault(options);
      stop = await serveVault(serving, local);
      return vault;
    },
    dispose: async () => {
      await stop();
      await local.close();
      await Promise.all([serving.close(), asking.close()]);
      rmSync(folder, { recursive: true });
    },
  };
});

describe('a vault in another process', () => {
  let serving: NatsConnection;
  let asking: NatsConnection;
  let local: MemoryVault;
  let stop: () => Promise<void>;
  const vaultFor = (service: string): NatsVault => new NatsVault(asking, { service, timeoutMs: 300 });
  beforeEach(async () => {
    [serving, asking] = await Promise.all([connect({ servers: server.url }), connect({ servers: server.url })]);
    local = new MemoryVault();
    stop = await serveVault(serving, local);
  });
  afterEach(async () => {
    if (!serving.isClosed()) await stop();
    await Promise.all([serving.close(), asking.close()]);
    await local.close();
  });

  it('takes the longest values, however they are written, and more of them than fit into a message', async () => {
    const longest = ['\u0001', 'x', 'é', '\ud83d\ude00'].map((unit) =>
      aValue({ value: unit.repeat((256 * 1024) / Buffer.byteLength(unit)) }),
    );
    const vault = vaultFor('members');
    await vault.seal(longest);
    expect(await vault.open(longest)).toEqual(longest.map(({ value }) => value));
  });

  it('tells every field of a person of whom much is held', async () => {
    const subject = randomUUID();
    const values = Array.from({ length: 4_000 }, (_, index) => aValue({ subject, field: `/notes/${index}` }));
    await local.seal(values);
    const held = await vaultFor('members').fieldsOf(subject);
    expect(held).toHaveLength(4_000);
    expect(new Set(held.map(({ field }) => field)).size).toBe(4_000);
    expect((await vaultFor('members').open(held)).every((value) => value === 'Made-Up')).toBe(true);
  });

  it('erases for members alone, tells what is held of a person to those who name persons, and sweeps for nobody', async () => {
    const value = aValue();
    await vaultFor('campaigns').seal([value]);
    await expect(vaultFor('campaigns').erase(value.subject)).rejects.toThrow(VaultForbidden);
    await expect(vaultFor('campaigns').fieldsOf(value.subject)).rejects.toThrow(VaultForbidden);
    await expect(vaultFor('projections').erase(value.subject)).rejects.toThrow(VaultForbidden);
    expect(await vaultFor('projections').fieldsOf(value.subject)).toHaveLength(1);
    await expect(vaultFor('members').sweep(2, async () => false)).rejects.toThrow(VaultForbidden);
    expect(await vaultFor('campaigns').open([value])).toEqual(['Made-Up']);
    expect(await vaultFor('members').erase(value.subject)).toBe(1);
  });

  it('that nobody serves is unavailable at once, and there again when somebody does', async () => {
    await stop();
    const vault = vaultFor('members');
    const before = Date.now();
    await expect(vault.seal([aValue()])).rejects.toThrow(VaultUnavailable);
    expect(Date.now() - before).toBeLessThan(250);
    stop = await serveVault(serving, local);
    expect(await vault.seal([aValue()])).toHaveLength(1);
  });

  it('that answers too late is unavailable, and the same again is the same', async () => {
    const value = aValue();
    const seal = local.seal.bind(local);
    local.call = async (_, ...args) => {
      await sleep(400);
      return (await seal(args[0] as ValueToSeal[])) as never;
    };
    await expect(vaultFor('members').seal([value])).rejects.toThrow(VaultUnavailable);
    local.call = MemoryVault.prototype.call.bind(local) as typeof local.call;
    expect(await vaultFor('members').seal([value])).toEqual(await seal([value]));
  });

  it('with the connection gone is unavailable', async () => {
    await asking.close();
    await expect(vaultFor('members').isErased(randomUUID())).rejects.toThrow(VaultUnavailable);
  });

  it.each([
    ['no JSON', 'baraza.vault.members.seal', '{'],
    ['no arguments', 'baraza.vault.members.seal', '{}'],
    ['arguments of another shape', 'baraza.vault.members.seal', '{"args":["x"]}'],
    ['nothing at all', 'baraza.vault.members.open', 'null'],
    ['an unknown operation', 'baraza.vault.members.constructor', '{"args":[]}'],
    ['one of the engine’s own', 'baraza.vault.members.flush', '{"args":[]}'],
  ])('answers %s with an error, and goes on', async (_, subject, payload) => {
    const reply = (await asking.request(subject, payload)).json<{ error: { name: string } }>();
    expect(reply.error.name).toMatch(/^(ValueRefused|VaultForbidden|VaultUnavailable)$/);
    expect(await vaultFor('members').isErased(randomUUID())).toBe(false);
  });
});
