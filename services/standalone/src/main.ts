import { cannotStart, endOnSignals, loadConfig, LOGGER } from '@baraza/service-kit';
import { createStandalone } from './create-standalone.ts';
import { greeting } from './greeting.ts';

try {
  const config = loadConfig(process.env, { service: 'standalone' });
  const app = await createStandalone({ config });
  endOnSignals(app, app.get(LOGGER));
  await app.listen(config.port, config.host);
  process.stdout.write(`${await greeting(app)}\n`);
} catch (error) {
  process.stderr.write(`${cannotStart(error)}\n`);
  process.exitCode = 1;
}
