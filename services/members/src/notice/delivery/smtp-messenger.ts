import { createTransport, type Transporter } from 'nodemailer';
import type { Message, Messenger } from './messenger.port.ts';
import { ProviderAway } from './messenger.port.ts';

export interface SmtpSettings {
  /** `smtp://user:password@host:port`, or `smtps:`. */
  readonly url: string;
  readonly from: string;
  readonly timeoutMs?: number;
}

/** Faults of a session that say nothing of the recipient, whatever number the server gives them. */
const NOT_THE_ADDRESS = new Set([
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'ETLS',
  'EREQUIRETLS',
  'ECONNECTION',
  'ETIMEDOUT',
  'EDNS',
]);

/** Notices as plain e-mails. Repeats of one have the same `Message-ID`. */
export class SmtpMessenger implements Messenger {
  readonly channel = 'email';
  readonly #transport: Transporter;
  readonly #from: string;

  constructor({ url, from, timeoutMs = 20_000 }: SmtpSettings) {
    const { hostname, protocol } = new URL(url);
    const isHere = ['localhost', '[::1]'].includes(hostname) || hostname.startsWith('127.');
    this.#from = from;
    this.#transport = createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
      // Who is told what goes over no network in clear.
      requireTLS: !isHere && protocol === 'smtp:',
      ignoreTLS: isHere && protocol === 'smtp:',
      disableFileAccess: true,
      disableUrlAccess: true,
    } as Parameters<typeof createTransport>[0]);
  }

  async send({ key, to, subject, text }: Message): Promise<'sent' | 'refused'> {
    try {
      await this.#transport.sendMail({
        from: this.#from,
        to: { name: '', address: to },
        subject,
        text,
        messageId: `<notice-${key}@${this.#from.slice(this.#from.indexOf('@') + 1)}>`,
        // No answer by a machine on leave to a message from a machine (RFC 3834).
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return 'sent';
    } catch (error) {
      const { code = 'failed', responseCode } = error as { code?: string; responseCode?: number };
      const isForGood = responseCode !== undefined && responseCode >= 500 && !NOT_THE_ADDRESS.has(code);
      if (isForGood || (code === 'EENVELOPE' && responseCode === undefined)) return 'refused';
      // The library's own words repeat the address.
      throw new ProviderAway(NOT_THE_ADDRESS.has(code) ? code : String(responseCode ?? code));
    }
  }

  async close(): Promise<void> {
    this.#transport.close();
  }
}
