import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runBaraza, type RunResult } from '../testing/run-baraza.ts';

describe('baraza cluster', () => {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-cluster-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const started = (env: Readonly<Record<string, string>>): Promise<RunResult> =>
    runBaraza(['cluster', '--empty', '--data', join(folder, 'forum')], { env });
  const refusal = (words: string) => ({ code: 2, stderr: expect.stringContaining(words) });

  it('is refused where its ledger is to ask another for the record, before anything is made', async () => {
    const asked = await started({ BARAZA_EVENT_STORE: 'nats://127.0.0.1:4222' });
    expect(asked).toMatchObject(refusal('BARAZA_EVENT_STORE nats: (expected where the ledger has it'));
  });

  it('says what is wrong in the settings that its ledger will have', async () => {
    const wrong = await started({ BARAZA_VAULT: 'mongodb://127.0.0.1/vault' });
    expect(wrong).toMatchObject(refusal('BARAZA_KEYS'));
  });
});
