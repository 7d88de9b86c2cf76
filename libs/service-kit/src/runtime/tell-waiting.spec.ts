import { setTimeout as pause } from 'node:timers/promises';
import { tellWaiting } from './tell-waiting.ts';

describe('what a process waits for when it starts', () => {
  const told: unknown[] = [];
  const logger = { warn: (...said: readonly unknown[]) => void told.push(said[0]) };
  beforeEach(() => told.splice(0));

  it('is told once, by its setting, where it takes long', async () => {
    const opening = new Promise<string>((resolve) => setInterval(() => told.length > 0 && resolve('open'), 5).unref());
    const opened = tellWaiting(logger, 'BARAZA_EVENT_STORE', opening, 20);
    expect(await opened).toBe('open');
    expect(told).toEqual([{ setting: 'BARAZA_EVENT_STORE' }]);
  });

  it('is told no more once it is there, or will never be', async () => {
    await tellWaiting(logger, 'BARAZA_VAULT', Promise.resolve('open'), 20);
    await expect(tellWaiting(logger, 'BARAZA_VAULT', Promise.reject(new Error('refused')), 20)).rejects.toThrow();
    await pause(60);
    expect(told).toEqual([]);
  });
});
