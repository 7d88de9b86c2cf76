import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface S3ForTests {
  readonly port: number;
  close(): Promise<void>;
}

/** How many names one page lists, so that paging is tried. */
const PAGE = 3;

/**
 * One bucket that answers as S3 does to what is asked of it here: path style, Signature Version 4 checked by the
 * specification's own steps, the digest of a body compared, lists in pages.
 */
export async function s3ForTests(bucket: string, accessKeyId: string, secret: string): Promise<S3ForTests> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { status, body } = asked(request, Buffer.concat(chunks));
    response.writeHead(status, body === undefined ? {} : { 'content-length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  function asked(request: IncomingMessage, sent: Buffer): { readonly status: number; readonly body?: Buffer } {
    if (!isSigned(request, accessKeyId, secret)) return { status: 403 };
    const url = new URL(request.url!, 'http://s3');
    const [, of, ...name] = decodeURIComponent(url.pathname).split('/');
    if (of !== bucket) return { status: 404 };
    const key = name.join('/');
    if (key === '') return { status: 200, body: Buffer.from(listed(objects, url.searchParams)) };
    if (request.method === 'PUT') {
      const isWhole = createHash('sha256').update(sent).digest('hex') === request.headers['x-amz-content-sha256'];
      if (isWhole) objects.set(key, sent);
      return { status: isWhole ? 200 : 400 };
    }
    const found = objects.get(key);
    if (request.method !== 'DELETE') return found === undefined ? { status: 404 } : { status: 200, body: found };
    objects.delete(key);
    return { status: 204 };
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function listed(objects: ReadonlyMap<string, Buffer>, query: URLSearchParams): string {
  const prefix = query.get('prefix') ?? '';
  const from = query.get('continuation-token') ?? '';
  const names = [...objects.keys()].filter((name) => name.startsWith(prefix) && name > from).sort();
  const page = names.slice(0, PAGE);
  const isTruncated = names.length > PAGE;
  const entries = page.map(
    (name) => `<Contents><Key>${name}</Key><Size>${objects.get(name)!.length}</Size></Contents>`,
  );
  const next = isTruncated ? `<NextContinuationToken>${page.at(-1)!}</NextContinuationToken>` : '';
  return `<ListBucketResult><IsTruncated>${String(isTruncated)}</IsTruncated>${next}${entries.join('')}</ListBucketResult>`;
}

/** AWS Signature Version 4, with the signature in the Authorization header. */
function isSigned({ method, url, headers }: IncomingMessage, accessKeyId: string, secret: string): boolean {
  const form = /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/;
  const [, id, scope = '', signed = '', signature = ''] = form.exec(headers.authorization ?? '') ?? [];
  if (id !== accessKeyId) return false;
  const { pathname, searchParams } = new URL(url!, 'http://s3');
  const query = [...searchParams].map(([name, value]) => `${encoded(name)}=${encoded(value)}`).sort();
  const values = signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}\n`);
  const digest = String(headers['x-amz-content-sha256']);
  const canonical = [method, pathname, query.join('&'), values.join(''), signed, digest].join('\n');
  const date = String(headers['x-amz-date']);
  const text = ['AWS4-HMAC-SHA256', date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = scope.split('/').reduce<Buffer>((before, part) => hmac(before, part), Buffer.from(`AWS4${secret}`));
  return timingSafeEqual(hmac(key, text), Buffer.from(signature, 'hex'));
}

const encoded = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

const hmac = (key: Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
