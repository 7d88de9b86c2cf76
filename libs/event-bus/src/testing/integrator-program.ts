// An ordinary integrator as a program of its own: each event it hears is a line of JSON. Ends when its input does.
import { env, exit, stdin, stdout } from 'node:process';
import { hearMembers } from './ordinary-integrator.ts';

const leaving = new AbortController();
stdin.resume().once('end', () => leaving.abort());
const { SERVERS: servers = '', NATS_USER: user = '', PASS: pass = '' } = env;
await hearMembers(
  { servers, user, pass },
  { last: 0 },
  (event) => void stdout.write(`${JSON.stringify(event)}\n`),
  leaving.signal,
);
exit();
