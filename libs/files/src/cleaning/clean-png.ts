import { crc32 } from 'node:zlib';
import { unclean } from './file-refused.ts';

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Chunks that a picture is drawn with. Texts, EXIF, times and whatever a program adds of its own are none. */
const DRAWN = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs acTL fcTL fdAT'.split(' '));

/**
 * A PNG without texts, EXIF, times, chunks of programs' own, and whatever stands behind its end.
 * @throws FileRefused where the bytes do not go on as a PNG does
 */
export function cleanPng(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [PNG_SIGNATURE];
  for (let at = PNG_SIGNATURE.length; ;) {
    if (at + 12 > source.length) throw unclean('the picture breaks off');
    const end = at + 12 + source.readUInt32BE(at);
    if (end > source.length) throw unclean('the picture breaks off');
    const type = source.toString('latin1', at + 4, at + 8);
    if (crc32(source.subarray(at + 4, end - 4)) !== source.readUInt32BE(end - 4)) {
      throw unclean('a part of the picture is damaged');
    }
    if (DRAWN.has(type)) kept.push(source.subarray(at, end));
    else if (type[0]! >= 'A' && type[0]! <= 'Z') throw unclean(`the picture needs something unknown (${type})`);
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}
