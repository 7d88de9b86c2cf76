import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileClock, instantIn } from './clock.ts';

describe('a clock told by a file', () => {
  let folder: string;
  let file: string;
  const tell = (instant: string, writtenAgoMs: number): void => {
    writeFileSync(file, `${instant}\n`);
    const written = (Date.now() - writtenAgoMs) / 1_000;
    utimesSync(file, written, written);
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-clock-'));
    file = join(folder, 'clock');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('goes on from what the file says since it was written', () => {
    tell('2024-01-05T09:00:00.000Z', 60_000);
    const past = new FileClock(file).now() - Date.parse('2024-01-05T09:01:00.000Z');
    expect(past).toBeGreaterThanOrEqual(-1);
    expect(past).toBeLessThan(5_000);
  });

  it('is set anew by whoever writes the file', () => {
    tell('2024-01-05T09:00:00.000Z', 60_000);
    const clock = new FileClock(file);
    tell('2025-07-01T09:00:00+03:00', 0);
    expect(new Date(clock.now()).toISOString()).toMatch(/^2025-07-01T06:00:0/);
  });

  it.each(['', 'tomorrow', '2024-01-05', '2024-13-05T09:00:00Z', '2024-01-05T09:00:00'])('takes no %j', (text) => {
    expect(instantIn(text)).toBeUndefined();
    writeFileSync(file, text);
    expect(() => new FileClock(file)).toThrow('holds no instant');
  });
});
