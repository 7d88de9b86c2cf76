import iconv from 'iconv-lite';
import { BrokenFile } from './broken-file.ts';
import { decode, spotOf } from './decoding.ts';
import { importRules } from './import.rules.ts';

const text = 'Organisation;Où\r\nCommunauté d’Égalité;Nzérékoré\r\n';
const bytes = (encoding: string, options?: { addBOM: boolean }) => iconv.encode(text, encoding, options);

describe('decoding', () => {
  it.each([
    ['utf-8', bytes('utf-8')],
    ['utf-8', bytes('utf-8', { addBOM: true })],
    ['windows-1252', bytes('windows-1252')],
    ['utf-16le', bytes('utf-16le', { addBOM: true })],
  ])('%s is found out (%#)', (encoding, file) => {
    expect(decode(file)).toEqual({ text, encoding });
  });

  it('what is said goes before what is found', () => {
    expect(decode(bytes('utf-8'), 'windows-1252').text).toContain('CommunautÃ©');
  });

  it(importRules.rules['not-the-encoding'].title, () => {
    const file = Buffer.concat([Buffer.from('a,b\nxy'), Buffer.from([0xe9]), Buffer.from(',1\n')]);
    expect(() => decode(file, 'utf-8')).toThrow('Line 2, column 3: These bytes are not UTF-8.');
  });

  it(importRules.rules['holds-nul'].title, () => {
    expect(() => decode(Buffer.from('a,b\n1,\0\n'))).toThrow(BrokenFile);
    expect(() => decode(Buffer.from('a,b\n1,\0\n'))).toThrow(/^Line 2, column 3:/);
  });

  it('a place is counted over all kinds of line ends', () => {
    expect(spotOf('a\r\nb\rc\nde', 8)).toEqual({ line: 4, column: 2 });
  });
});
