import fc from 'fast-check';
import { decodeFrame, encodeFrame, MalformedFrame, splitBody } from './frame.ts';

describe('a frame', () => {
  it('comes out as it went in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.uint8Array()), (header, parts) => {
        const decoded = decodeFrame(encodeFrame(header, parts));
        expect(decoded.header).toEqual(JSON.parse(JSON.stringify(header)));
        const sizes = parts.map((part) => part.length);
        expect(splitBody(decoded.body, sizes).map((part) => [...part])).toEqual(parts.map((part) => [...part]));
      }),
    );
  });

  it('is refused by name, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        try {
          decodeFrame(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedFrame);
        }
      }),
    );
    for (const text of ['', '\0\0\0', '\0\0\0\x09{}', '\0\0\0\x02[', '\0\0\0\x01{', '\0\0\0\x04null']) {
      expect(() => decodeFrame(Buffer.from(text))).toThrow(MalformedFrame);
    }
  });
});
