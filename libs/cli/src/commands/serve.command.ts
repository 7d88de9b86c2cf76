import { defineCommand, flag, option } from '../command-line/define-command.ts';
import { UsageFaults } from '../command-line/exit-codes.ts';
import { text, wholeNumber } from '../command-line/values.ts';
import { backUp } from '../forum/backups.ts';
import { openControl } from '../forum/control.ts';
import {
  dataOption,
  EMPTY_FOLDER,
  environmentFor,
  holdsForum,
  noForumIn,
  removeServing,
  SAMPLE_FOLDER,
  writeServing,
} from '../forum/data-folder.ts';
import { told } from '../forum/failures.ts';
import { installedServices, wrongSettings } from '../forum/installed-services.ts';

export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'serve a forum on http://127.0.0.1:3000 until it is told to end',
  description:
    'Serves the forum of a folder. The port opens at once; GET /health/ready says when everything has been caught up with. SIGTERM and SIGINT let requests under way end, within ten seconds.',
  arguments: {},
  options: {
    sample: flag('--sample', 'make the sample forum first, where the folder holds none'),
    empty: flag('--empty', 'serve an empty folder too; sample data is neither made nor touched'),
    port: option('--port <n>', 'where to listen; 0 lets the system choose', wholeNumber({ max: 65_535 }), {
      env: 'PORT',
    }),
    host: option('--host <address>', 'where to listen; 127.0.0.1 where neither is given', text, { env: 'HOST' }),
    data: dataOption('./data/sample, with --empty ./data/forum,'),
  },
  examples: [
    ['baraza serve --sample', 'what `npm start` does'],
    ['baraza serve --data /srv/forum', 'a forum that `baraza init` began'],
  ],
  wrongSettings,
  async run({ sample, empty, port, host, data }, { io }) {
    if (sample && empty) throw new UsageFaults([{ name: '--empty', expected: 'one of --sample and --empty' }]);
    const dataFolder = data ?? (empty ? EMPTY_FOLDER : SAMPLE_FOLDER);
    if (!sample && !empty && !holdsForum(dataFolder, io)) throw noForumIn(dataFolder);
    const { serveStandalone } = await installedServices.standalone();
    const { addressOf, RUNTIME } = await installedServices.kit();
    const env = {
      ...environmentFor(io, dataFolder),
      ...(port === undefined ? {} : { PORT: String(port) }),
      ...(host === undefined ? {} : { HOST: host }),
    };
    const app = await serveStandalone({
      env,
      sample,
      print: (line) => void io.stdout.write(`${line}\n`),
    }).catch((error: unknown) => {
      throw told(error);
    });
    const runtime = app.get(RUNTIME);
    const control = await openControl({ backup: async (order) => backUp(runtime, order) });
    writeServing(dataFolder, {
      pid: process.pid,
      urls: { '': addressOf(app, runtime.config) },
      control: control.socket,
    });
    // Signals end the process (see the kit): nothing comes after this.
    process.once('exit', () => {
      removeServing(dataFolder);
      control.close();
    });
    return new Promise<never>(() => undefined);
  },
});
