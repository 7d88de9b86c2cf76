import { createHash, randomBytes } from 'node:crypto';
import { gathered } from './digesting.ts';
import { FileDamaged, FileMissing, type FileStore, FileTooLarge } from './file-store.port.ts';

export interface StoreUnderTest {
  readonly store: FileStore;
  /** Alters a bit of what lies under the address, behind the store's back. */
  damage(address: string): Promise<void>;
  close?(): Promise<void>;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** What every adapter of `FileStore` promises. */
export function testFileStore(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`the file store (${name})`, () => {
    let under: StoreUnderTest;
    let store: FileStore;
    beforeAll(async () => {
      under = await open();
      store = under.store;
    });
    afterAll(async () => {
      await store.close();
      await under.close?.();
    });

    const hello = Buffer.from('hello');
    const listed = async (): Promise<string[]> => {
      const all: string[] = [];
      for await (const { address } of store.list()) all.push(address);
      return all;
    };

    it('keeps bytes under their SHA-256, and hands the same bytes out', async () => {
      const stored = await store.put([hello]);
      expect(stored).toEqual({ address: sha256(hello), size: 5 });
      expect(await gathered(await store.get(stored.address))).toEqual(hello);
      expect(await store.has(stored.address)).toBe(true);
    });

    it('takes a stream in whatever pieces it comes', async () => {
      const bytes = randomBytes(300_000);
      const pieces = async function* () {
        for (let at = 0; at < bytes.length; at += 65_537) yield bytes.subarray(at, at + 65_537);
      };
      const { address, size } = await store.put(pieces());
      expect([address, size]).toEqual([sha256(bytes), bytes.length]);
      expect((await gathered(await store.get(address))).equals(bytes)).toBe(true);
    });

    it('keeps an empty file too', async () => {
      const { address } = await store.put([]);
      expect(await gathered(await store.get(address))).toHaveLength(0);
    });

    it('keeps the same bytes once', async () => {
      await Promise.all([store.put([hello]), store.put([hello]), store.put([hello])]);
      expect((await listed()).filter((one) => one === sha256(hello))).toHaveLength(1);
    });

    it('refuses what is too long, and keeps nothing of it', async () => {
      const before = await listed();
      await expect(store.put([Buffer.alloc(600), Buffer.alloc(600)], 1_000)).rejects.toThrow(FileTooLarge);
      expect((await listed()).sort()).toEqual(before.sort());
    });

    it('keeps nothing of a stream that breaks off', async () => {
      const before = await listed();
      const broken = async function* () {
        yield Buffer.from('the first half');
        throw new Error('the line went dead');
      };
      await expect(store.put(broken())).rejects.toThrow('the line went dead');
      expect((await listed()).sort()).toEqual(before.sort());
    });

    it('hands out nothing to the end that has other bytes', async () => {
      const bytes = randomBytes(200_000);
      const { address } = await store.put([bytes]);
      await under.damage(address);
      const given: Uint8Array[] = [];
      const read = async (): Promise<void> => {
        for await (const chunk of await store.get(address)) given.push(chunk);
      };
      await expect(read()).rejects.toThrow(FileDamaged);
      expect(Buffer.concat(given).length).toBeLessThan(bytes.length);
      await store.remove(address);
    });

    it('removes for good, and once more is no fault', async () => {
      const { address } = await store.put([Buffer.from('to be forgotten')]);
      expect(await store.remove(address)).toBe(true);
      expect(await store.remove(address)).toBe(false);
      expect(await store.has(address)).toBe(false);
      await expect(store.get(address)).rejects.toThrow(FileMissing);
    });

    it('lists what it holds, with sizes', async () => {
      const { address } = await store.put([Buffer.from('listed')]);
      const found: object[] = [];
      for await (const one of store.list()) if (one.address === address) found.push(one);
      expect(found).toEqual([{ address, size: 6 }]);
    });

    it('is asked by digests only', async () => {
      await expect(store.get('../../etc/passwd')).rejects.toThrow('SHA-256');
      await expect(store.has('')).rejects.toThrow('SHA-256');
      await expect(store.remove('A'.repeat(64))).rejects.toThrow('SHA-256');
    });
  });
}
