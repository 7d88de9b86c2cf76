import { unclean } from './file-refused.ts';

/** Segments that a picture is decoded with; everything else tells who, where, when, or holds further pictures. */
const SOI = 0xd8;
const EOI = 0xd9;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP2 = 0xe2;
const APP14 = 0xee;
const APP15 = 0xef;
const COMMENT = 0xfe;

/**
 * A JPEG without EXIF, XMP, IPTC, comments, thumbnails, makers' notes and whatever stands behind its end. Only how the
 * picture is to be turned is kept, in an EXIF of its own; and its colour profile.
 * @throws FileRefused where the bytes do not go on as a JPEG does
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [Buffer.of(0xff, SOI)];
  let turned = 1;
  let at = 2;
  for (;;) {
    const { marker, start } = markerAt(source, at);
    if (marker === EOI) break;
    if (marker >= 0xd0 && marker <= SOI) throw unclean('the picture has a marker where none can be');
    const end = start + lengthAt(source, start);
    if (end > source.length) throw unclean('the picture breaks off');
    const body = source.subarray(start + 2, end);
    if (marker === APP1) turned = orientationOf(body) ?? turned;
    if (isKept(marker, body)) kept.push(source.subarray(start - 2, end));
    at = end;
    if (marker === SOS) {
      const next = endOfScan(source, at);
      kept.push(source.subarray(at, next));
      at = next;
    }
  }
  kept.push(Buffer.of(0xff, EOI));
  if (turned !== 1) kept.splice(1, 0, exifOf(turned));
  return Buffer.concat(kept);
}

function markerAt(source: Buffer, at: number): { readonly marker: number; readonly start: number } {
  let start = at;
  if (source[start] !== 0xff) throw unclean('the picture is none of the form it claims');
  while (source[start] === 0xff) start += 1; // any number of fill bytes
  const marker = source[start];
  if (marker === undefined || marker === 0) throw unclean('the picture breaks off');
  return { marker, start: start + 1 };
}

function lengthAt(source: Buffer, start: number): number {
  if (start + 2 > source.length) throw unclean('the picture breaks off');
  const length = source.readUInt16BE(start);
  if (length < 2) throw unclean('the picture has a segment of no length');
  return length;
}

function isKept(marker: number, body: Buffer): boolean {
  if (marker === COMMENT) return false;
  if (marker < APP0 || marker > APP15) return true;
  const begins = (name: string): boolean => body.subarray(0, name.length).toString('latin1') === name;
  if (marker === APP0) return begins('JFIF\0') && body.length === 14; // longer: a thumbnail
  if (marker === APP2) return begins('ICC_PROFILE\0');
  return marker === APP14 && begins('Adobe') && body.length === 12;
}

/** Where the compressed data of a scan ends: at the next marker that is neither a stuffed byte nor a restart. */
function endOfScan(source: Buffer, from: number): number {
  for (let at = source.indexOf(0xff, from); at >= 0 && at + 1 < source.length; at = source.indexOf(0xff, at + 1)) {
    const next = source[at + 1]!;
    if (next === 0xff || next === 0 || (next >= 0xd0 && next <= 0xd7)) continue;
    return at;
  }
  throw unclean('the picture breaks off');
}

const EXIF = Buffer.from('Exif\0\0', 'latin1');
const ORIENTATION = 0x0112;

function orientationOf(body: Buffer): number | undefined {
  if (!body.subarray(0, EXIF.length).equals(EXIF)) return undefined;
  const tiff = body.subarray(EXIF.length);
  if (tiff.length < 8) return undefined;
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number =>
    at + 2 > tiff.length ? 0 : isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = isLittle ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  for (let index = 0, entries = short(directory); index < entries; index++) {
    const entry = directory + 2 + index * 12;
    if (entry + 12 > tiff.length) return undefined;
    if (short(entry) === ORIENTATION) {
      const value = short(entry + 8);
      return value >= 1 && value <= 8 ? value : undefined;
    }
  }
  return undefined;
}

/** An APP1 segment that says nothing but how the picture is turned. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.alloc(26);
  tiff.write('MM', 0, 'latin1');
  tiff.writeUInt16BE(42, 2);
  tiff.writeUInt32BE(8, 4);
  tiff.writeUInt16BE(1, 8);
  tiff.writeUInt16BE(ORIENTATION, 10);
  tiff.writeUInt16BE(3, 12);
  tiff.writeUInt32BE(1, 14);
  tiff.writeUInt16BE(orientation, 18);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(2 + EXIF.length + tiff.length);
  return Buffer.concat([Buffer.of(0xff, APP1), length, EXIF, tiff]);
}
