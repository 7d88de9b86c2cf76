import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { CommandFailed, EXIT } from '../command-line/exit-codes.ts';

export interface BackupOrder {
  /** Absolute. */
  readonly folder: string;
  /** Where a copy of the keys goes, if anywhere. */
  readonly keysTo?: string;
}

/** What a serving process does for the command line of its own user: what only the owner of the open files can do. */
export interface Control {
  backup(order: BackupOrder): Promise<object>;
}

export interface OpenControl {
  /** The socket's path, for `askControl`. */
  readonly socket: string;
  close(): void;
}

/**
 * Listens on a socket in a folder that nobody but this user can enter. It is no port: a browser, another user or another
 * machine cannot reach it.
 */
export async function openControl(control: Control): Promise<OpenControl> {
  const folder = mkdtempSync(join(tmpdir(), 'baraza-'));
  const socket = join(folder, 'control');
  const server = createServer((asked, reply) => {
    const answer = (status: number, body: object): void => {
      reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (asked.method !== 'POST' || asked.url !== '/backup') {
      answer(404, { message: 'not known' });
      return;
    }
    readAll(asked)
      .then(async (body) => control.backup(JSON.parse(body) as BackupOrder))
      .then(
        (done) => answer(200, done),
        (error: unknown) => answer(500, { message: error instanceof Error ? error.message : String(error) }),
      );
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(socket, resolve));
  server.unref();
  return {
    socket,
    close: () => {
      server.close();
      rmSync(dirname(socket), { recursive: true, force: true });
    },
  };
}

/** @throws CommandFailed: 3 where nobody listens, 1 with the words of the process that could not do it */
export async function askForBackup(socket: string, order: BackupOrder): Promise<object> {
  const answer = await new Promise<{ status: number; body: string }>((resolve, reject) => {
    const asking = request({ socketPath: socket, method: 'POST', path: '/backup' }, (reply) => {
      readAll(reply).then((body) => resolve({ status: reply.statusCode ?? 0, body }), reject);
    });
    asking.on('error', reject).end(JSON.stringify(order));
  }).catch((error: unknown) => {
    throw new CommandFailed(EXIT.unreachable, `the serving process cannot be reached: ${(error as Error).message}`);
  });
  const body = JSON.parse(answer.body) as { message?: string };
  if (answer.status !== 200) throw new CommandFailed(EXIT.failed, body.message ?? `it answered ${answer.status}`);
  return body;
}

async function readAll(stream: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
