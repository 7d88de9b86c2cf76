import {
  EncryptedPDFError,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import { cleanJpeg } from './clean-jpeg.ts';
import { FileRefused, unclean } from './file-refused.ts';

const name = (text: string): PDFName => PDFName.of(text);
/** Who made it, with what, when: in any object of the document. */
const TELLING = ['Metadata', 'PieceInfo', 'LastModified'].map(name);
/** Of a mark on a page: whose it is, and when they made it. A form's fields have their names under the same keys. */
const OF_MARKS = ['T', 'M', 'CreationDate', 'NM'].map(name);
/** What carries other files, or acts by itself: no cleaning is sure of that. */
const HIDING = ['EmbeddedFiles', 'JavaScript', 'JS', 'Launch', 'RichMediaContent', 'XFA'].map(name);

/**
 * A PDF written anew from what its pages reach: without its description, earlier versions, authors of marks, and what
 * photographs in it tell of where they were taken.
 * @throws FileRefused for one that is locked, carries other files or acts by itself, or cannot be read
 */
export async function cleanPdf(bytes: Uint8Array): Promise<Uint8Array> {
  const document = await opened(bytes);
  const { context } = document;
  context.trailerInfo.Info = undefined as never;
  delete (context.trailerInfo as { ID?: unknown }).ID;
  const reached = new Set<string>();
  const waiting: PDFObject[] = [context.trailerInfo.Root!];
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (reached.has(object.toString())) continue;
      reached.add(object.toString());
      const target = context.lookup(object);
      if (target === undefined) continue;
      const cleaned = photograph(target);
      if (cleaned !== undefined) context.assign(object, cleaned);
      waiting.push(cleaned ?? target);
    } else if (object instanceof PDFStream) {
      waiting.push(object.dict);
    } else if (object instanceof PDFDict) {
      cleanDictionary(object);
      waiting.push(...object.values());
    } else if (object instanceof PDFArray) {
      waiting.push(...object.asArray());
    }
  }
  for (const [ref] of context.enumerateIndirectObjects()) if (!reached.has(ref.toString())) context.delete(ref);
  return document.save({ useObjectStreams: true, updateFieldAppearances: false, addDefaultPage: false });
}

async function opened(bytes: Uint8Array): Promise<PDFDocument> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true });
    if (document.context.trailerInfo.Root === undefined || document.getPageCount() === 0) throw new Error('no page');
    return document;
  } catch (error) {
    if (error instanceof FileRefused) throw error;
    throw unclean(
      error instanceof EncryptedPDFError
        ? 'the PDF is locked: send it without a password'
        : 'the PDF cannot be read: print it to a new PDF, and send that',
    );
  }
}

function cleanDictionary(dictionary: PDFDict): void {
  for (const key of HIDING) {
    if (dictionary.has(key)) throw unclean('the PDF carries other files, or acts by itself: print it to a new PDF');
  }
  for (const key of TELLING) dictionary.delete(key);
  const subtype = dictionary.get(name('Subtype'));
  if (dictionary.has(name('Rect')) && subtype !== undefined && subtype !== name('Widget')) {
    for (const key of OF_MARKS) dictionary.delete(key);
  }
}

/** A photograph as a camera wrote it, cleaned as a JPEG is. */
function photograph(object: PDFObject): PDFRawStream | undefined {
  if (!(object instanceof PDFRawStream)) return undefined;
  const filter = object.dict.get(name('Filter'));
  const only = filter instanceof PDFArray && filter.size() === 1 ? filter.get(0) : filter;
  if (only !== name('DCTDecode')) return undefined;
  return PDFRawStream.of(object.dict, cleanJpeg(object.contents));
}
