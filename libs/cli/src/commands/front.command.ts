import { addressesBehindFront } from '../cluster/cluster-services.ts';
import { defineCommand, option, required } from '../command-line/define-command.ts';
import { EXIT } from '../command-line/exit-codes.ts';
import { NotAccepted, text, webAddress, wholeNumber, type Read } from '../command-line/values.ts';
import { inWords } from '../forum/failures.ts';
import { installedServices } from '../forum/installed-services.ts';

const NAME = '{service}';

/** `http://{service}:3000`. */
const addressByName: Read<string> = (given, cwd) => {
  if (!given.includes(NAME)) throw new NotAccepted(`an address with ${NAME} in it, like http://${NAME}:3000`);
  webAddress(given.replaceAll(NAME, 'members'), cwd);
  return given.replace(/\/+$/, '');
};

export const frontCommand = defineCommand({
  name: 'front',
  summary: 'one address before services that run by themselves',
  description:
    'Hands requests on by the first part of their path, as `baraza cluster` does, to services that something else runs: Compose, Kubernetes. Each is found by its name (members, capacity, coalitions, campaigns, projections, ledger). Keeps nothing; SIGTERM and SIGINT end it.',
  arguments: {},
  options: {
    services: required('--services <address>', 'where they are, with {service} in place of the name', addressByName),
    port: option('--port <n>', 'where to listen; 0 lets the system choose', wholeNumber({ max: 65_535 }), {
      env: 'PORT',
    }),
    host: option('--host <address>', 'where to listen; 127.0.0.1 where neither is given', text, { env: 'HOST' }),
  },
  examples: [['baraza front --services http://{service}:3000', 'what stands before the services of deploy/compose']],
  async run({ services, port, host }, { io }) {
    const { createLogger, loadConfig, openFront } = await installedServices.kit();
    const { front, logger } = await inWords(async () => {
      const { BARAZA_URL: _url, BARAZA_TOKEN: _token, ...env } = io.env;
      const given = {
        ...(port === undefined ? {} : { PORT: String(port) }),
        ...(host === undefined ? {} : { HOST: host }),
      };
      const config = loadConfig({ ...env, ...given }, { service: 'front' });
      const found = addressesBehindFront((service) => services.replaceAll(NAME, service));
      const log = createLogger(config);
      return { logger: log, front: await openFront({ config, services: found, issuer: undefined, logger: log }) };
    });
    logger.info({ address: front.address }, 'the front is listening');
    await new Promise<void>((resolve) => {
      process.once('SIGTERM', () => resolve());
      io.signal.addEventListener('abort', () => resolve());
    });
    await front.close();
    return EXIT.ok;
  },
});
