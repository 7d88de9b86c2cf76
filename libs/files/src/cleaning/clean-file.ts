import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPdf } from './clean-pdf.ts';
import { cleanPng, PNG_SIGNATURE } from './clean-png.ts';
import { FileRefused } from './file-refused.ts';

const MIB = 1024 * 1024;

/** The kinds of file that are taken: by what their bytes begin with, never by the word of whoever sends them. */
const KINDS = {
  'image/jpeg': { magic: Buffer.from([0xff, 0xd8, 0xff]), most: 12 * MIB, clean: cleanJpeg },
  'image/png': { magic: PNG_SIGNATURE, most: 12 * MIB, clean: cleanPng },
  'application/pdf': { magic: Buffer.from('%PDF-'), most: 20 * MIB, clean: cleanPdf },
} as const;

export type FileMediaType = keyof typeof KINDS;
export const FILE_MEDIA_TYPES = Object.keys(KINDS) as readonly FileMediaType[];
/** The longest file of any kind. */
export const MOST_FILE_BYTES = Math.max(...Object.values(KINDS).map(({ most }) => most));

export interface CleanFile {
  readonly bytes: Uint8Array;
  readonly mediaType: FileMediaType;
}

/** Undefined for bytes of no kind that is taken. */
export function mediaTypeOf(bytes: Uint8Array): FileMediaType | undefined {
  return FILE_MEDIA_TYPES.find((type) => {
    const { magic } = KINDS[type];
    return magic.equals(bytes.subarray(0, magic.length));
  });
}

export const mostBytesOf = (type: FileMediaType): number => KINDS[type].most;

/**
 * The file without what it hides of who made it, where and when. The same file comes to the same bytes.
 * @throws FileRefused for a kind that is not taken, or a file that cannot be cleaned safely
 */
export async function cleanFile(bytes: Uint8Array): Promise<CleanFile> {
  const mediaType = mediaTypeOf(bytes);
  if (mediaType === undefined) throw new FileRefused('kind', `takes ${FILE_MEDIA_TYPES.join(', ')} only`);
  return { bytes: await KINDS[mediaType].clean(bytes), mediaType };
}
