import { AwsClient } from 'aws4fetch';
import { checked, Digest, gathered } from '../digesting.ts';
import {
  assertAddress,
  type Bytes,
  type FileAddress,
  FileMissing,
  type FileStore,
  FileStoreUnavailable,
  type StoredFile,
} from '../file-store.port.ts';

export interface S3Options {
  /** Of the service, without the bucket: `https://s3.eu-west-1.amazonaws.com`, `http://127.0.0.1:9000`. */
  readonly endpoint: string;
  readonly bucket: string;
  /** Before every name, so that one bucket can hold several forums; empty or ending in a slash. */
  readonly prefix: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/**
 * Files of a bucket of any service that speaks S3, addressed by path. The service acknowledges a file once it is safe, and
 * checks the digest that we send with it. A file is gathered in memory before it is sent, for its name is its digest.
 */
export class S3FileStore implements FileStore {
  readonly #client: AwsClient;
  readonly #options: S3Options;

  constructor(options: S3Options) {
    const { accessKeyId, secretAccessKey, region } = options;
    this.#client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 4 });
    this.#options = options;
  }

  async put(bytes: Bytes, most?: number): Promise<StoredFile> {
    const digest = new Digest();
    const body = await gathered(digest.over(bytes, most));
    const stored = digest.result();
    const headers = { 'x-amz-content-sha256': stored.address, 'content-type': 'application/octet-stream' };
    await this.#ask('PUT', this.#nameOf(stored.address), { body: new Uint8Array(body), headers });
    return stored;
  }

  async get(address: FileAddress): Promise<AsyncIterable<Uint8Array>> {
    const answer = await this.#ask('GET', this.#nameOf(address));
    if (answer.status === 404) throw new FileMissing(address);
    return checked(address, answer.body ?? []);
  }

  async has(address: FileAddress): Promise<boolean> {
    return (await this.#ask('HEAD', this.#nameOf(address))).status !== 404;
  }

  async remove(address: FileAddress): Promise<boolean> {
    if (!(await this.has(address))) return false;
    await this.#ask('DELETE', this.#nameOf(address));
    return true;
  }

  async *list(): AsyncIterable<StoredFile> {
    const { prefix } = this.#options;
    for (let from: string | undefined = ''; from !== undefined;) {
      const query: URLSearchParams = new URLSearchParams({
        'list-type': '2',
        prefix,
        ...(from === '' ? {} : { 'continuation-token': from }),
      });
      const page: string = await (await this.#ask('GET', `?${query.toString()}`)).text();
      for (const [, entry] of page.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const address = inside(entry!, 'Key')?.slice(prefix.length);
        const size = Number(inside(entry!, 'Size'));
        if (address !== undefined && /^[0-9a-f]{64}$/.test(address)) yield { address, size };
      }
      from = inside(page, 'IsTruncated') === 'true' ? inside(page, 'NextContinuationToken') : undefined;
    }
  }

  async close(): Promise<void> {
    // Requests stand for themselves.
  }

  /** @throws FileStoreUnavailable for anything but success and 404 */
  async #ask(
    method: string,
    name: string,
    more: { body?: Uint8Array<ArrayBuffer>; headers?: Record<string, string> } = {},
  ) {
    const { endpoint, bucket } = this.#options;
    const separator = name.startsWith('?') ? '' : '/';
    const answer = await this.#client
      .fetch(`${endpoint}/${bucket}${separator}${name}`, { method, ...more })
      .catch((error: unknown) => {
        throw new FileStoreUnavailable(`the file store at ${endpoint} cannot be reached`, { cause: error });
      });
    if (answer.ok || (answer.status === 404 && method !== 'PUT' && !name.startsWith('?'))) return answer;
    throw new FileStoreUnavailable(`the file store at ${endpoint} answered ${answer.status} to ${method}`);
  }

  #nameOf(address: FileAddress): string {
    assertAddress(address);
    return `${this.#options.prefix}${address}`;
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function inside(xml: string, tag: string): string | undefined {
  const text = new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(xml)?.[1];
  return text?.replace(/&(amp|lt|gt|quot|apos);/g, (_, entity: string) => ENTITIES[entity]!);
}
