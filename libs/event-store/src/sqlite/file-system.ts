import { closeSync, fsyncSync, openSync, statfsSync } from 'node:fs';
import { StoreUnusable } from './store-unusable.ts';

/** `f_type` of statfs(2) on Linux for file systems that another machine serves. */
const NETWORK = new Map([
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB2'],
  [0x01021997, '9P'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x6b414653, 'kAFS'],
  [0x73757245, 'Coda'],
  [0x564c, 'NCP'],
  [0x01161970, 'GFS2'],
  [0x7461636f, 'OCFS2'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x19830326, 'BeeGFS'],
  [0x786f4256, 'a VirtualBox shared folder'],
]);

/**
 * Write-ahead logging needs shared memory and locks that file servers don't give, and some acknowledge an fsync early.
 * @param statfs for a test; the type is compared on Linux only, where its numbers are defined
 * @throws StoreUnusable
 */
export function refuseNetworkFileSystem(
  folder: string,
  statfs: (path: string) => { readonly type: number } = statfsSync,
  platform: NodeJS.Platform = process.platform,
): void {
  if (platform !== 'linux') return;
  const name = NETWORK.get(statfs(folder).type >>> 0);
  if (name === undefined) return;
  throw new StoreUnusable(
    'network-file-system',
    `${folder} lies on a network file system (${name}), where a record is not safe; choose a folder on a local disk`,
  );
}

/** Makes a folder's entries durable: a file that was made or renamed in it is found after a power cut. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return; // has no fsync of folders; NTFS journals its entries
  syncFile(folder);
}

export function syncFile(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
