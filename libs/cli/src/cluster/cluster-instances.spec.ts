import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adaptersOf, faultsOfSharing, instancesOf, portsOf } from './cluster-instances.ts';

const SHARED = {
  BARAZA_READ_STORE: 'mongodb://127.0.0.1:27017/views',
  BARAZA_SERVICE_STORE: 'mongodb://127.0.0.1:27017/services',
  BARAZA_BALLOTS: 'mongodb://127.0.0.1:27017/ballots',
};

describe('the instances of a cluster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-instances-'));
  const around = {
    ...{ dataFolder: folder, natsUrl: 'nats://x:1', env: {} },
    config: { vault: { scheme: 'sqlite', url: 'sqlite:' } },
  };
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  it('have the ports after the front’s, first ones first, and the ledger is one', () => {
    const two = instancesOf(3000, 2);
    expect(two.filter(({ service }) => service === 'ledger')).toEqual([{ service: 'ledger', number: 1, port: 3006 }]);
    expect(two.filter(({ service }) => service === 'members').map(({ port }) => port)).toEqual([3001, 3007]);
    expect(new Set(two.map(({ port }) => port)).size).toBe(11);
    expect([portsOf(1), portsOf(2)]).toEqual([8, 14]);
  });

  it('are refused where what they have to share would be each one’s own', () => {
    expect(faultsOfSharing({}, 1)).toEqual([]);
    expect(faultsOfSharing({}, 2).map(({ name }) => name)).toEqual(Object.keys(SHARED));
    expect(faultsOfSharing({ ...SHARED, BARAZA_BALLOTS: 'sqlite:' }, 2)).toEqual([
      { name: 'BARAZA_BALLOTS', expected: expect.stringContaining('members, coalitions, campaigns') },
    ]);
    const { BARAZA_READ_STORE: _read, ...others } = SHARED;
    expect(faultsOfSharing({ ...others, BARAZA_READ_STORE_FILE: '/run/secrets/views' }, 2)).toEqual([]);
    expect(faultsOfSharing(SHARED, 2)).toEqual([]);
  });

  it('have a folder each, and keep files where one process would', () => {
    const at = (number: number, env = {}) => adaptersOf({ service: 'members', number, port: 1 }, { ...around, env });
    const first = join(folder, 'cluster', 'members');
    expect(at(1)).toMatchObject({ BARAZA_DATA: first, BARAZA_EVENT_STORE: 'nats://x:1' });
    const files = `file:${join(folder, 'files')}`;
    expect(at(1)).toMatchObject({ BARAZA_FILES: files });
    expect(at(2)).toMatchObject({ BARAZA_DATA: `${first}-2`, BARAZA_FILES: files });
    expect(at(2, { BARAZA_FILES: 's3://…' })).not.toHaveProperty('BARAZA_FILES');
    expect(existsSync(`${first}-2`)).toBe(true);
  });

  it('ask the ledger, which has the files, for the vault; one in MongoDB each of them opens for itself', () => {
    const vaultOf = (service: 'ledger' | 'members', scheme = 'sqlite'): readonly (string | undefined)[] => {
      const config = { vault: { scheme, url: `${scheme}:` } };
      const adapters = adaptersOf({ service, number: 1, port: 1 }, { ...around, env: {}, config });
      return ['BARAZA_VAULT', 'BARAZA_KEYS', 'BARAZA_SEALED'].map((setting) => adapters[setting]);
    };
    const over = 'nats://x:1';
    expect(vaultOf('ledger')).toEqual(['sqlite:', 'sqlite:', 'sqlite:']);
    expect(vaultOf('members')).toEqual([over, over, over]);
    expect(vaultOf('ledger', 'mongodb')).toEqual([undefined, undefined, 'sqlite:']);
    expect(vaultOf('members', 'mongodb+srv')).toEqual([undefined, undefined, over]);
  });
});
