import { createHash } from 'node:crypto';
import { cleanFile, type CleanFile, FILE_MEDIA_TYPES, FileRefused, mediaTypeOf, mostBytesOf } from '@baraza/files';
import { TooLarge, Unprocessable, UnsupportedMediaType } from '../problems/refusals.ts';

export interface ReadyFile extends CleanFile {
  readonly sha256: string;
}

/**
 * The file as it is kept: of a kind that is taken, no longer than that kind may be, without what it hides.
 * @param unclean the code of the rule that refuses what cannot be cleaned
 * @throws UnsupportedMediaType, TooLarge, Unprocessable
 */
export async function readied(bytes: Uint8Array, unclean: string): Promise<ReadyFile> {
  const kind = mediaTypeOf(bytes);
  if (kind === undefined) {
    throw new UnsupportedMediaType('file-kind', `What it is, its bytes say: one of ${FILE_MEDIA_TYPES.join(', ')}.`);
  }
  if (bytes.length > mostBytesOf(kind)) {
    throw new TooLarge('file-too-large', `A file of ${kind} takes ${mostBytesOf(kind)} bytes at most.`);
  }
  try {
    const clean = await cleanFile(bytes);
    return { ...clean, sha256: createHash('sha256').update(clean.bytes).digest('hex') };
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error;
    throw new Unprocessable(unclean, `${capital(error.message)}.`);
  }
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
