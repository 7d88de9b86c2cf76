import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { adaptersOf, faultsOfLedger, faultsOfSharing, instancesOf, portsOf } from './cluster-instances.ts';

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

  describe('and what lies with the ledger', () => {
    const LIES_THERE = ['BARAZA_EVENT_STORE', 'BARAZA_VAULT', 'BARAZA_KEYS', 'BARAZA_SEALED'];
    const settingsOf = (service: 'ledger' | 'members', scheme = 'sqlite'): readonly (string | undefined)[] => {
      const config = { vault: { scheme, url: `${scheme}:` } };
      const adapters = adaptersOf({ service, number: 1, port: 1 }, { ...around, config });
      return LIES_THERE.map((setting) => adapters[setting]);
    };
    const over = around.natsUrl;
    const untouched = undefined;

    it('is where the settings say, and the others ask the ledger for it', () => {
      expect(settingsOf('ledger')).toEqual([untouched, untouched, untouched, untouched]);
      expect(settingsOf('members')).toEqual([over, over, over, over]);
    });

    it('a vault in MongoDB each of them opens for itself', () => {
      expect(settingsOf('ledger', 'mongodb')).toEqual([untouched, untouched, untouched, untouched]);
      expect(settingsOf('members', 'mongodb+srv')).toEqual([over, untouched, untouched, over]);
    });

    it('is not asked for twice, where files name it', () => {
      const adapters = adaptersOf({ service: 'members', number: 1, port: 1 }, around);
      expect(LIES_THERE.map((setting) => adapters[`${setting}_FILE`])).toEqual(['', '', '', '']);
    });

    it('is refused where settings say that the ledger is to ask another for it', () => {
      const at = (scheme: string) => ({ scheme, url: `${scheme}:` });
      const [here, asked] = [at('sqlite'), at('nats')];
      const config = { eventStore: here, vault: here, keys: here, sealed: here };
      expect(faultsOfLedger(config)).toEqual([]);
      expect(faultsOfLedger({ ...config, eventStore: asked, sealed: asked }).map(({ name }) => name)).toEqual([
        'BARAZA_EVENT_STORE',
        'BARAZA_SEALED',
      ]);
    });
  });
});
