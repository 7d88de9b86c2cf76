import { PDFDocument, PDFName, PDFString } from '@cantoo/pdf-lib';
import { crc32, deflateSync } from 'node:zlib';
import { cleanFile, mediaTypeOf } from './clean-file.ts';
import { FileRefused } from './file-refused.ts';

const PLANTED = 'Ada Planted 0.6072S 30.6545E';
const holds = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes(Buffer.from('Planted', 'latin1'));

const segment = (marker: number, body: Buffer): Buffer => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.of(0xff, marker), length, body]);
};
const planted = (before: string): Buffer => Buffer.from(`${before}${PLANTED}`, 'latin1');

/** An EXIF directory with the orientation first, then a text. */
function exif(order: 'II' | 'MM', orientation: number): Buffer {
  const tiff = Buffer.alloc(22);
  const little = order === 'II';
  tiff.write(order, 0, 'latin1');
  const short = (value: number, at: number) => (little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at));
  const long = (value: number, at: number) => (little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at));
  short(42, 2);
  long(8, 4);
  short(1, 8);
  short(0x0112, 10);
  short(3, 12);
  long(1, 14);
  short(orientation, 18);
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, planted('')]);
}

const JFIF = segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1'));
const TABLES = segment(0xdb, Buffer.alloc(65, 1));
const FRAME = segment(0xc0, Buffer.from([8, 0, 1, 0, 1, 1, 1, 0x11, 0]));
const SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 0x3f, 0])),
  Buffer.from([0x2b, 0xff, 0, 0xff, 0xd0, 1]),
]);
const jpeg = (...hiding: readonly Buffer[]): Buffer =>
  Buffer.concat([Buffer.of(0xff, 0xd8), JFIF, ...hiding, TABLES, FRAME, SCAN, Buffer.of(0xff, 0xd9)]);

describe('a JPEG', () => {
  it('loses what tells of persons, places and programs, and keeps the picture', async () => {
    const source = Buffer.concat([
      jpeg(
        segment(0xe1, exif('II', 1)),
        segment(0xe1, planted('http://ns.adobe.com/xap/1.0/\0')),
        segment(0xed, planted('Photoshop 3.0\0')),
        segment(0xe2, planted('MPF\0')),
        segment(0xe0, planted('JFXX\0')),
        segment(0xfe, planted('')),
      ),
      planted('behind the end'),
    ]);
    const { bytes, mediaType } = await cleanFile(source);
    expect(mediaType).toBe('image/jpeg');
    expect(Buffer.from(bytes).equals(jpeg())).toBe(true);
  });

  it('keeps its colours', async () => {
    const profile = segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01colours', 'latin1'));
    const adobe = segment(0xee, Buffer.from('Adobe\0d\0\0\0\0\x01', 'latin1'));
    expect(Buffer.from((await cleanFile(jpeg(profile, adobe))).bytes).equals(jpeg(profile, adobe))).toBe(true);
  });

  it.each(['II', 'MM'] as const)('is turned as it was, and says nothing else (%s)', async (order) => {
    const { bytes } = await cleanFile(jpeg(segment(0xe1, exif(order, 6))));
    expect(holds(bytes)).toBe(false);
    expect(Buffer.from(bytes).subarray(2, 12).toString('latin1')).toContain('Exif');
    expect(Buffer.from((await cleanFile(bytes)).bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it.each([
    ['breaks off in a segment', jpeg().subarray(0, 30)],
    ['breaks off in the scan', jpeg().subarray(0, -2)],
    ['is something else', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3])],
  ])('is refused where it %s', async (_, bytes) => {
    await expect(cleanFile(bytes)).rejects.toMatchObject({ name: 'FileRefused', why: 'unclean' });
  });
});

const chunk = (type: string, body: Buffer): Buffer => {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, sum]);
};
const HEADER = chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]));
const png = (...hiding: readonly Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    HEADER,
    ...hiding,
    chunk('IDAT', deflateSync(Buffer.from([0, 7]))),
    chunk('IEND', Buffer.alloc(0)),
  ]);

describe('a PNG', () => {
  it('loses texts, EXIF, times, chunks of programs, and what stands behind its end', async () => {
    const hiding = ['tEXt', 'zTXt', 'iTXt', 'eXIf', 'tIME', 'prVt'].map((type) => chunk(type, planted('')));
    const { bytes, mediaType } = await cleanFile(Buffer.concat([png(...hiding), planted('')]));
    expect(mediaType).toBe('image/png');
    expect(Buffer.from(bytes).equals(png())).toBe(true);
  });

  it('keeps how it is drawn', async () => {
    const drawn = png(chunk('gAMA', Buffer.from([0, 0, 0xb1, 0x8f])), chunk('pHYs', Buffer.alloc(9, 1)));
    expect(Buffer.from((await cleanFile(drawn)).bytes).equals(drawn)).toBe(true);
  });

  it.each([
    ['breaks off', png().subarray(0, -6)],
    ['is damaged', Buffer.from(png().map((byte, at) => (at === 20 ? byte ^ 1 : byte)))],
    ['needs what nobody knows', png(chunk('QQQQ', Buffer.alloc(1)))],
  ])('is refused where it %s', async (_, bytes) => {
    await expect(cleanFile(bytes)).rejects.toMatchObject({ name: 'FileRefused', why: 'unclean' });
  });
});

async function aPdf(change: (document: PDFDocument) => void | Promise<void> = () => undefined): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage([200, 200]).drawText('Permit');
  document.setAuthor(PLANTED);
  document.setTitle(PLANTED);
  await change(document);
  return document.save({ useObjectStreams: false });
}
const textOf = async (bytes: Uint8Array): Promise<string> => {
  const open = await PDFDocument.load(bytes, { updateMetadata: false });
  return open.context
    .enumerateIndirectObjects()
    .map(([, object]) => object.toString())
    .join('\n');
};

describe('a PDF', () => {
  it('loses its description, XMP, earlier versions and authors of marks, and keeps its pages', async () => {
    const source = await aPdf((document) => {
      const { context, catalog } = document;
      const page = document.getPage(0).node;
      catalog.set(
        PDFName.of('Metadata'),
        context.register(context.stream(PLANTED, { Type: 'Metadata', Subtype: 'XML' })),
      );
      context.register(context.obj({ Earlier: PDFString.of(PLANTED) }));
      const mark = { Type: 'Annot', Subtype: 'Text', Rect: [0, 0, 9, 9], T: PDFString.of(PLANTED) };
      page.set(PDFName.of('Annots'), context.obj([context.register(context.obj(mark))]));
      page.set(PDFName.of('PieceInfo'), context.obj({ A: PDFString.of(PLANTED) }));
    });
    expect(await textOf(source)).toContain('Planted');
    const { bytes, mediaType } = await cleanFile(source);
    expect(mediaType).toBe('application/pdf');
    expect(await textOf(bytes)).not.toMatch(/Planted|pdf-lib/);
    const open = await PDFDocument.load(bytes, { updateMetadata: false });
    expect([open.getPageCount(), open.getAuthor(), open.getProducer()]).toEqual([1, undefined, undefined]);
  });

  it('loses what its photographs tell', async () => {
    const source = await aPdf((document) => {
      const { context } = document;
      const picture = context.stream(jpeg(segment(0xe1, exif('II', 1))), { Subtype: 'Image', Filter: 'DCTDecode' });
      document.getPage(0).node.setXObject(PDFName.of('Photo'), context.register(picture));
    });
    expect(holds(source)).toBe(true);
    const { bytes } = await cleanFile(source);
    expect(holds(bytes)).toBe(false);
    expect(Buffer.from(bytes).includes(jpeg())).toBe(true);
  });

  it('comes to the same bytes each time', async () => {
    const source = await aPdf();
    const [one, two] = [await cleanFile(source), await cleanFile(source)];
    expect(Buffer.from(one.bytes).equals(Buffer.from(two.bytes))).toBe(true);
  });

  it.each([
    ['carries other files', (document: PDFDocument) => document.attach(Buffer.from(PLANTED), 'hidden.txt')],
    ['acts by itself', (document: PDFDocument) => document.addJavaScript('main', 'app.alert(1)')],
  ])('is refused where it %s', async (_, change) => {
    await expect(cleanFile(await aPdf(change))).rejects.toMatchObject({ why: 'unclean' });
  });

  it('is refused where it cannot be read', async () => {
    await expect(cleanFile(Buffer.from('%PDF-1.7\nnothing'))).rejects.toMatchObject({ why: 'unclean' });
  });
});

describe('what is no file that is taken', () => {
  it.each(['PK\x03\x04', 'GIF89a', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'MZ', ''])(
    'is refused: %j',
    async (text) => {
      const bytes = Buffer.from(text, 'latin1');
      expect(mediaTypeOf(bytes)).toBeUndefined();
      await expect(cleanFile(bytes)).rejects.toThrow(FileRefused);
    },
  );
});
