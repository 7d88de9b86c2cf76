import { DiskFileStore } from './disk/disk-file-store.ts';
import type { FileStore } from './file-store.port.ts';
import { MemoryFileStore } from './memory/memory-file-store.ts';
import { type S3Options, S3FileStore } from './s3/s3-file-store.ts';

/**
 * By the scheme of an address: `memory:`; `file:` with the folder as `path`; and
 * `s3://<key>:<secret>@<host>[:<port>]/<bucket>[/<prefix>]?region=…[&tls=false]`.
 */
export async function openFileStore(at: { readonly url: string; readonly path?: string }): Promise<FileStore> {
  if (at.url.startsWith('memory:')) return new MemoryFileStore();
  if (at.url.startsWith('s3:')) return new S3FileStore(s3OptionsOf(at.url));
  if (at.path === undefined) throw new Error('file: has no folder');
  return DiskFileStore.open(at.path);
}

/** True for an address that `openFileStore` takes for a bucket. */
export function isS3Address(text: string): boolean {
  try {
    s3OptionsOf(text);
    return true;
  } catch {
    return false;
  }
}

/** @throws Error that says what is missing, without the secret */
export function s3OptionsOf(text: string): S3Options {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const [bucket = '', ...prefix] = url?.pathname.split('/').filter((part) => part !== '') ?? [];
  if (url === undefined || url.host === '' || url.username === '' || url.password === '' || bucket === '') {
    throw new Error('s3://<key>:<secret>@<host>/<bucket>?region=… expected');
  }
  return {
    endpoint: `${url.searchParams.get('tls') === 'false' ? 'http' : 'https'}://${url.host}`,
    bucket,
    prefix: prefix.map((part) => `${part}/`).join(''),
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  };
}
