import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Values that stand nowhere else; a file that holds any of them, in whatever encoding of its text, holds a person. */
export const PLANTED = {
  contact: 'Xerxesina Plantedcontact',
  email: 'plantedmail.7731@erasure.example',
  phone: '+256 700 918 273 645',
  representative: 'Ygritte Plantedrepresentative',
  statement: 'Zebedee Plantedstatement has led us since the beginning.',
  narrative: 'Quirina Plantednarrative signed for two organisations.',
};
export const VALUES = Object.values(PLANTED);

/** JSON and UTF-16 write a text with other bytes; what is in base64 stands at one of three offsets; a digest may stand as its bytes. */
const written = (value: string): readonly Buffer[] => {
  const bytes = Buffer.from(value, 'utf8');
  const digest = /^[0-9a-f]{64}$/.test(value) ? [Buffer.from(value, 'hex')] : [];
  return [
    ...[bytes, Buffer.from(value, 'utf16le'), ...digest],
    ...[bytes, ...digest].flatMap((one) =>
      [0, 1, 2].map((offset) => {
        const encoded = Buffer.concat([Buffer.alloc(offset, ' '), one]).toString('base64');
        return Buffer.from(encoded.slice(4, -4));
      }),
    ),
  ];
};

/** The files below a folder, journals and all, that hold any of these texts; by default any that was planted. */
export function filesWith(folder: string, values: readonly string[] = VALUES): readonly string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  if (files.length === 0) throw new Error(`there is no file in ${folder}: nothing would be shown`);
  const wanted = values.flatMap(written);
  return files
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => {
      const bytes = contentOf(file);
      return wanted.some((value) => bytes.includes(value));
    });
}

/** A server at work takes its files of a moment away between the listing and the look: what is gone holds nothing. */
function contentOf(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  }
}
