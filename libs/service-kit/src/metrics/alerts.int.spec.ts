import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { findPromtool } from '../testing/find-promtool.ts';
import { alertRules, dashboardQueries } from '../testing/observability-files.ts';

const files = fileURLToPath(new URL('../../../../deploy/observability/', import.meta.url));

describe('what Prometheus makes of deploy/observability', () => {
  let promtool: string;
  let folder: string;
  const run = (...args: string[]) =>
    promisify(execFile)(promtool, args, { cwd: folder }).then(
      ({ stdout }) => ({ ok: true, said: stdout }),
      (error: Error & { stdout?: string; stderr?: string }) => ({ ok: false, said: `${error.stdout}${error.stderr}` }),
    );

  beforeAll(async () => {
    promtool = await findPromtool();
    folder = await mkdtemp(join(tmpdir(), 'baraza-alerts-'));
    await cp(files, folder, { recursive: true });
  }, 900_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('takes the alert rules', async () => {
    expect(await run('check', 'rules', 'alerts.yml')).toMatchObject({
      ok: true,
      said: expect.stringMatching(/SUCCESS/),
    });
  });

  it('raises each alert when it should, and none while all is well', async () => {
    expect(await run('test', 'rules', 'alerts.test.yml')).toMatchObject({ ok: true });
  });

  it('would have told of an alert that stays quiet', async () => {
    await writeFile(join(folder, 'alerts.yml'), alertRules().replace('failed_steps > 0', 'failed_steps > 5'));
    const { ok, said } = await run('test', 'rules', 'alerts.test.yml');
    expect([ok, said]).toEqual([false, expect.stringContaining('BarazaCalendarLate')]);
  });

  it('understands every query of the dashboard', async () => {
    const rules = dashboardQueries().map(({ expr }, index) => ({
      record: `dashboard:query:${index}`,
      expr: expr.replaceAll('$__rate_interval', '5m').replaceAll(/\$\w+/g, '.*'),
    }));
    // JSON is YAML.
    await writeFile(join(folder, 'dashboard.yml'), JSON.stringify({ groups: [{ name: 'dashboard', rules }] }));
    expect(await run('check', 'rules', 'dashboard.yml')).toMatchObject({ ok: true });
  });
});
