import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { testCompartment } from '../sealed-compartment.contract.ts';
import { openSqliteCompartment, type SqliteCompartment } from './sqlite-compartment.ts';

testCompartment('sqlite', async (options) => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-sealed-'));
  const path = join(folder, 'sealed.sqlite');
  let compartment = openSqliteCompartment({ path, ...options });
  return {
    compartment,
    reopen: async () => {
      await compartment.close();
      return (compartment = openSqliteCompartment({ path, ...options }));
    },
    dispose: async () => {
      await compartment.close();
      rmSync(folder, { recursive: true });
    },
  };
});

describe('the file of a compartment', () => {
  const [one, other] = [randomUUID(), randomUUID()];
  const planted = ['Planted Women of the Hills', 'the first passphrase of these', 'the other passphrase of these'];
  let folder: string;
  let compartment: SqliteCompartment;
  const bytes = (): Buffer => Buffer.concat(readdirSync(folder).map((name) => readFileSync(join(folder, name))));

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-sealed-'));
    compartment = openSqliteCompartment({ path: join(folder, 'sealed.sqlite'), scryptCost: 16 });
    await compartment.enrol(one, planted[1]!);
    await compartment.enrol(other, planted[2]!);
  });
  afterEach(async () => {
    await compartment.close();
    rmSync(folder, { recursive: true });
  });

  it('holds neither an entry nor a passphrase in clear, sealed, opened, read or copied', async () => {
    const id = randomUUID();
    await compartment.seal({ id, kind: 'organisation', text: planted[0]! }, one);
    await compartment.propose(one, planted[1]!, 'to-reach-them');
    await compartment.concur(other, planted[2]!);
    expect((await compartment.read(id, one, 'to-reach-them'))?.text).toBe(planted[0]);
    await compartment.backupTo(join(folder, 'copy.sqlite'));
    for (const text of planted) expect(bytes().includes(text)).toBe(false);
    expect(bytes().includes(id)).toBe(true);
  });

  it('holds entries whose length tells nothing of a name', async () => {
    const [short, long] = [randomUUID(), randomUUID()];
    await compartment.seal({ id: short, kind: 'organisation', text: 'A' }, one);
    await compartment.seal({ id: long, kind: 'organisation', text: 'A'.repeat(1_000) }, one);
    await compartment.backupTo(join(folder, 'copy.sqlite'));
    const copy = new DatabaseSync(join(folder, 'copy.sqlite'), { readOnly: true });
    const lengths = copy.prepare('SELECT DISTINCT length(sealed) AS length FROM entry').all();
    copy.close();
    expect(lengths).toHaveLength(1);
  });

  it('has nothing left of what was destroyed but that it was', async () => {
    const id = randomUUID();
    await compartment.seal({ id, kind: 'organisation', text: planted[0]! }, one);
    await compartment.backupTo(join(folder, 'before.sqlite'));
    const before = new DatabaseSync(join(folder, 'before.sqlite'), { readOnly: true });
    const sealed = before.prepare('SELECT sealed FROM entry WHERE id = ?').get(id)!['sealed'] as Uint8Array;
    before.close();
    rmSync(join(folder, 'before.sqlite'));
    expect(bytes().includes(sealed.subarray(0, 64))).toBe(true);
    await compartment.destroy(id, one, 'erasure');
    expect(bytes().includes(sealed.subarray(0, 64))).toBe(false);
  });

  it('has a log that is only added to', async () => {
    await compartment.close();
    const file = new DatabaseSync(join(folder, 'sealed.sqlite'));
    expect(() => file.exec('DELETE FROM access')).toThrow('only added to');
    expect(() => file.exec("UPDATE access SET officer = 'x'")).toThrow('only added to');
    file.close();
    compartment = openSqliteCompartment({ path: join(folder, 'sealed.sqlite') });
  });
});
