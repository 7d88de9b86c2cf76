import { readFileSync } from 'node:fs';
import type { BarazaConfig } from './configuration.ts';
import { fileOf, HIDDEN, isLoopback, type SettingReader, withoutCredentials } from './setting-reader.ts';

export const NOTICE_SETTINGS = [
  'BARAZA_SMTP_URL',
  fileOf('BARAZA_SMTP_URL'),
  'BARAZA_NOTICE_FROM',
  'BARAZA_NOTICE_GATEWAY',
  'BARAZA_NOTICE_GATEWAY_SECRET_FILE',
];

/** How notices leave the house. Without any of these they are letters. Faults are left with the reader. */
export function noticesIn(
  reader: SettingReader,
  readableFile: (name: string) => string | undefined,
): BarazaConfig['notices'] {
  const smtp = smtpIn(reader);
  const gateway = gatewayIn(reader, readableFile);
  return { ...(smtp === undefined ? {} : { smtp }), ...(gateway === undefined ? {} : { gateway }) };
}

function smtpIn(reader: SettingReader): BarazaConfig['notices']['smtp'] {
  const url = reader.secret('BARAZA_SMTP_URL');
  const from = reader.text('BARAZA_NOTICE_FROM');
  if (url === undefined) {
    if (from !== undefined) reader.refuse('BARAZA_NOTICE_FROM', from, 'BARAZA_SMTP_URL beside it');
    return undefined;
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed === undefined || !['smtp:', 'smtps:'].includes(parsed.protocol) || parsed.hostname === '') {
    const shown = parsed === undefined ? HIDDEN : withoutCredentials(url);
    reader.refuse('BARAZA_SMTP_URL', shown, 'smtp://user:password@host:port, or smtps://…');
  }
  if (from === undefined || !/^[^\s@<>"]{1,64}@[^\s@<>"]+\.[^\s@<>"]+$/.test(from)) {
    reader.refuse('BARAZA_NOTICE_FROM', from ?? '', 'the e-mail address that notices come from');
  }
  return { url, from: from ?? '' };
}

function gatewayIn(
  reader: SettingReader,
  readableFile: (name: string) => string | undefined,
): BarazaConfig['notices']['gateway'] {
  const url = reader.text('BARAZA_NOTICE_GATEWAY');
  const secretFile = readableFile('BARAZA_NOTICE_GATEWAY_SECRET_FILE');
  if (url === undefined) {
    if (secretFile !== undefined) {
      reader.refuse('BARAZA_NOTICE_GATEWAY_SECRET_FILE', secretFile, 'BARAZA_NOTICE_GATEWAY beside it');
    }
    return undefined;
  }
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isSafe = parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && isLoopback(parsed.hostname));
  if (parsed === undefined || !isSafe || parsed.username !== '' || parsed.password !== '') {
    const shown = parsed === undefined ? HIDDEN : withoutCredentials(url);
    reader.refuse('BARAZA_NOTICE_GATEWAY', shown, 'the https address of a gateway, without credentials');
  }
  if (secretFile === undefined && reader.text('BARAZA_NOTICE_GATEWAY_SECRET_FILE') === undefined) {
    reader.refuse('BARAZA_NOTICE_GATEWAY_SECRET_FILE', '', 'a file with the secret that is shared with the gateway');
  }
  if (secretFile !== undefined && isTooShort(secretFile)) {
    reader.refuse('BARAZA_NOTICE_GATEWAY_SECRET_FILE', secretFile, 'a file that holds at least 16 characters');
  }
  return { url, secretFile: secretFile ?? '' };
}

/** An empty file would let everybody report deliveries. What cannot be read is told of already. */
function isTooShort(file: string): boolean {
  try {
    return readFileSync(file, 'utf8').trim().length < 16;
  } catch {
    return false;
  }
}
