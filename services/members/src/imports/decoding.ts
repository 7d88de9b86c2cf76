import iconv from 'iconv-lite';
import { BrokenFile, type Spot } from './broken-file.ts';

export const ENCODINGS = ['utf-8', 'windows-1252', 'utf-16le'] as const;
export type Encoding = (typeof ENCODINGS)[number];

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
}

/**
 * The text of a file. Without a word on its encoding: what its byte order mark says; else UTF-8 where the bytes are
 * such; else Windows-1252, as older spreadsheets write it.
 * @throws BrokenFile for bytes that are none of the encoding, and for NUL characters: no table has any
 */
export function decode(bytes: Uint8Array, asked?: Encoding): Decoded {
  const marked = encodingOfMark(bytes);
  const encoding = asked ?? marked ?? (isUtf8(bytes) ? 'utf-8' : 'windows-1252');
  if (encoding === 'utf-8' && !isUtf8(bytes)) {
    const before = iconv.decode(Buffer.from(bytes), 'utf-8').indexOf('\ufffd');
    const text = iconv.decode(Buffer.from(bytes), 'utf-8');
    throw new BrokenFile('not-the-encoding', 'These bytes are not UTF-8.', spotOf(text, before));
  }
  const text = iconv.decode(Buffer.from(bytes), encoding, { stripBOM: true });
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    throw new BrokenFile(
      'holds-nul',
      'There is a NUL character: this is no table of text, or it is damaged.',
      spotOf(text, nul),
    );
  }
  return { text, encoding };
}

/** Line and column of a character, both from 1. */
export function spotOf(text: string, index: number): Required<Spot> {
  const before = text.slice(0, index);
  const lines = before.split(/\r\n|\n|\r/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

function encodingOfMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  return bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
