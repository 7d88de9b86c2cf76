import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { natsConfiguration } from './nats-configuration.ts';
import { integratorImports, ledgerPermissions, NATS_SERVICES, servicePermissions } from './permissions.ts';
import { prepareNats } from './prepare-nats.ts';
import { sampleFiles } from './sample-configuration.ts';

describe('the configuration of NATS', () => {
  it('is checked in as it is generated (npm run generate -- docs)', async () => {
    for (const [file, text] of sampleFiles()) expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('lets nobody but the ledger publish events, and nobody delete or purge', () => {
    for (const service of NATS_SERVICES) {
      const { publish } = servicePermissions(service);
      expect(publish.filter((subject) => /^(baraza\.events|\$JS\.API\.STREAM|>|\*)/.test(subject))).toEqual([]);
    }
    expect(ledgerPermissions().publish).toContain('baraza.events.>');
    expect(ledgerPermissions().denyPublish).toEqual(['$JS.API.STREAM.MSG.DELETE.>', '$JS.API.STREAM.PURGE.>']);
  });

  it('holds no password', () => {
    for (const text of sampleFiles().values()) expect(text.match(/password: (?!\$)/g)).toBeNull();
  });

  it('gives each integrator an account that reaches its own consumers only', () => {
    const subjects = integratorImports('crm').map(({ subject }) => subject);
    expect(subjects.every((subject) => /\.BARAZA\.integrator-crm-(public|members)(\.>)?$/.test(subject))).toBe(true);
    const text = natsConfiguration({ integrators: ['crm', 'news-letter'] });
    expect(text).toContain('INTEGRATOR_NEWS_LETTER {');
    expect(text).toContain('accounts: [INTEGRATOR_CRM] }');
  });

  it.each(['', 'CRM', 'a.b', 'a b', '>', '-a', 'a--b'])('refuses %p as the name of an integrator', (name) => {
    expect(() => natsConfiguration({ integrators: [name] })).toThrow(RangeError);
  });
});

describe('preparing NATS', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'baraza-prepare-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('keeps the passwords of a folder, makes those that are missing, and shows them to nobody else', async () => {
    const first = await prepareNats({ folder, port: 4222, integrators: [] });
    const second = await prepareNats({ folder, port: 4222, integrators: ['crm'] });
    expect(second.urlOf('members')).toBe(first.urlOf('members'));
    expect(second.urlOf('integrator-crm')).toMatch(/^nats:\/\/integrator-crm:p[0-9a-f]{48}@127\.0\.0\.1:4222$/);
    expect(() => first.urlOf('integrator-crm')).toThrow(RangeError);
    expect((await stat(join(folder, 'passwords.json'))).mode & 0o077).toBe(0);
  });
});
