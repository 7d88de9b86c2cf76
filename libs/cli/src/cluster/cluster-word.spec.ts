import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ClusterWord, leaveWord } from './cluster-word.ts';

const wordOf = (pid: number): ClusterWord => ({
  services: [{ name: 'members', url: 'http://127.0.0.1:3001', pid }],
  nats: { port: 3007, pid: undefined },
});

describe('the word that a cluster leaves of its processes', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-word-'));
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });
  const left = (): unknown => JSON.parse(readFileSync(join(folder, 'cluster.json'), 'utf8'));

  it('is the newest', () => {
    leaveWord(folder, wordOf(1));
    leaveWord(folder, wordOf(2));
    expect(left()).toMatchObject({ services: [{ pid: 2 }] });
  });

  it('stands as it was where a new one cannot be written, and nothing ends for that', () => {
    leaveWord(join(folder, 'nowhere'), wordOf(3));
    leaveWord(folder, wordOf(3));
    mkdirSync(join(folder, 'cluster.json.new'));
    expect(() => leaveWord(folder, wordOf(4))).not.toThrow();
    expect(left()).toMatchObject({ services: [{ pid: 3 }] });
  });
});
