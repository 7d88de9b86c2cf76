// Starts a server that is watched, says where it listens, and waits to be killed.
import { freePort, runServer } from '../run-server.ts';

const port = await freePort();
const script = `require('node:http').createServer().listen(${port}, '127.0.0.1')`;
await runServer({
  ...{ name: 'a server', path: process.execPath, args: ['--eval', script], port },
  watched: true,
});
process.stdout.write(`${port}\n`);
setInterval(() => undefined, 60_000);
