import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadMasterKey, masterKeyBytes, MasterKeyRefused, newMasterKeyFile, refuseKeyInside } from './master-key.ts';

describe('the master key', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'baraza-key-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('is made at random, for its owner’s eyes, and loaded again', () => {
    const made = newMasterKeyFile(at('keys/one.key'));
    expect(loadMasterKey({ file: at('keys/one.key') })).toEqual(made);
    expect(statSync(at('keys/one.key')).mode & 0o777).toBe(0o600);
    expect(newMasterKeyFile(at('two.key'))).not.toEqual(made);
  });

  it('is never overwritten', () => {
    newMasterKeyFile(at('one.key'));
    const before = readFileSync(at('one.key'));
    expect(() => newMasterKeyFile(at('one.key'))).toThrow(MasterKeyRefused);
    expect(readFileSync(at('one.key'))).toEqual(before);
  });

  it.each([
    ['is empty', ''],
    ['holds something else', 'hunter2'],
    ['is cut', `baraza-master-key-1:${'A'.repeat(42)}`],
    ['has a letter that is none of base64url', `baraza-master-key-1:${'A'.repeat(42)}+`],
    ['has bits too many', `baraza-master-key-1:${'A'.repeat(42)}B`],
  ])('is refused where its file %s, and the refusal does not show it', (_, text) => {
    writeFileSync(at('bad.key'), text);
    const load = (): unknown => loadMasterKey({ file: at('bad.key') });
    expect(load).toThrow(MasterKeyRefused);
    expect(load).toThrow(`${at('bad.key')} holds no master key`);
    if (text !== '') expect(load).not.toThrow(text);
  });

  it.each(['missing.key', '.'])('is refused where it cannot be read: %s', (name) => {
    expect(() => loadMasterKey({ file: at(name) })).toThrow(MasterKeyRefused);
  });

  it('as a passphrase loses its line end, nothing else', () => {
    writeFileSync(at('phrase'), '  five made-up words in a row \r\n');
    expect(loadMasterKey({ passphraseFile: at('phrase') })).toEqual({
      kind: 'passphrase',
      passphrase: '  five made-up words in a row ',
    });
  });

  it('as a passphrase of few characters is refused', () => {
    writeFileSync(at('phrase'), 'correct horse\n');
    expect(() => loadMasterKey({ passphraseFile: at('phrase') })).toThrow('fewer than 20 characters');
  });

  it('as a passphrase becomes another key with another salt, by scrypt', () => {
    const parameters = { salt: Buffer.from('NaCl'), cost: 1_024, blockSize: 8, parallelization: 16 };
    const phrase = { kind: 'passphrase', passphrase: 'password' } as const;
    // RFC 7914, section 12: the first half of the second vector.
    expect(Buffer.from(masterKeyBytes(phrase, parameters)).toString('hex')).toBe(
      'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162',
    );
    expect(masterKeyBytes(phrase, { ...parameters, salt: Buffer.from('KCl') })).not.toEqual(
      masterKeyBytes(phrase, parameters),
    );
  });

  it('inside the data folder is refused, through a link as well', () => {
    mkdirSync(at('data/inner'), { recursive: true });
    mkdirSync(at('data-elsewhere'));
    symlinkSync(at('data'), at('link'));
    const refused = ['data/master.key', 'data/inner/not-yet/master.key', 'link/master.key'];
    for (const file of refused) expect(() => refuseKeyInside(at('data'), { file: at(file) })).toThrow(MasterKeyRefused);
    expect(() => refuseKeyInside(at('link'), { passphraseFile: at('data/phrase') })).toThrow(MasterKeyRefused);
    for (const file of ['master.key', 'data-elsewhere/master.key']) {
      expect(() => refuseKeyInside(at('data'), { file: at(file) })).not.toThrow();
    }
  });
});
