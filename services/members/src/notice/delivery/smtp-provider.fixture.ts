import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import type { MessengerUnderTest, Received } from './messenger.contract.ts';

export const NOBODY = 'nobody@nowhere.example';

export interface Mail extends Received {
  /** Unfolded. */
  readonly headers: string;
}

/** A real SMTP server for specs, and whatever reached it. */
export interface SmtpProvider extends Pick<MessengerUnderTest, 'disturb' | 'end'> {
  readonly port: number;
  readonly url: string;
  readonly mails: readonly Mail[];
}

export async function smtpProvider(): Promise<SmtpProvider> {
  let how: Parameters<SmtpProvider['disturb']>[0] = 'none';
  const mails: Mail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo({ address }, _session, done) {
      if (how === 'silent') return;
      if (how === 'busy') return done(answer(451, `try <${address}> later`));
      return done(address === NOBODY ? answer(550, `no <${address}> here`) : undefined);
    },
    onData(stream, session, done) {
      buffer(stream).then((bytes) => {
        mails.push(mailIn(bytes, session.envelope.rcptTo[0]!.address));
        if (how === 'answer-lost') cutOff(server);
        else done();
      }, done);
    },
  });
  server.on('error', () => undefined); // a client that is cut off, or gives up
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  const { port } = server.server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      cutOff(server);
      server.close(() => resolve());
    });
  return {
    port,
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async disturb(next) {
      how = next;
      if (how === 'gone') await stop();
    },
    async end() {
      if (how !== 'gone') await stop();
    },
  };
}

function answer(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}

function cutOff(server: SMTPServer): void {
  for (const { _socket } of (server as unknown as { connections: Set<{ _socket: Socket }> }).connections) {
    _socket.destroy();
  }
}

function mailIn(bytes: Buffer, to: string): Mail {
  const mail = bytes.toString('latin1');
  const end = mail.indexOf('\r\n\r\n');
  const headers = mail
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .replaceAll('\r', '');
  const key = /^Message-ID: (.*)$/im.exec(headers)?.[1] ?? '';
  const encoding = /^Content-Transfer-Encoding: (.*)$/im.exec(headers)?.[1];
  return { key, to, headers, text: decoded(mail.slice(end + 4), encoding).replaceAll('\r\n', '\n') };
}

function decoded(body: string, encoding: string | undefined): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding !== 'quoted-printable') return body;
  const octets = body
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(octets, 'latin1').toString('utf8');
}
