import { checked, Digest, gathered } from '../digesting.ts';
import { assertAddress, type Bytes, FileMissing, type FileStore } from '../file-store.port.ts';

/** For specs. */
export class MemoryFileStore implements FileStore {
  readonly files = new Map<string, Buffer>();

  async put(bytes: Bytes, most?: number) {
    const digest = new Digest();
    const whole = await gathered(digest.over(bytes, most));
    const stored = digest.result();
    this.files.set(stored.address, whole);
    return stored;
  }

  async get(address: string): Promise<AsyncIterable<Uint8Array>> {
    assertAddress(address);
    const found = this.files.get(address);
    if (found === undefined) throw new FileMissing(address);
    return checked(address, [found]);
  }

  async has(address: string): Promise<boolean> {
    assertAddress(address);
    return this.files.has(address);
  }

  async remove(address: string): Promise<boolean> {
    assertAddress(address);
    return this.files.delete(address);
  }

  async *list() {
    for (const [address, bytes] of this.files) yield { address, size: bytes.byteLength };
  }

  async close(): Promise<void> {
    this.files.clear();
  }
}
