import { createHash } from 'node:crypto';
import { AwsClient } from 'aws4fetch';
import { testFileStore } from '../file-store.contract.ts';
import { FileStoreUnavailable } from '../file-store.port.ts';
import { isS3Address, openFileStore, s3OptionsOf } from '../open-file-store.ts';
import { s3ForTests } from '../testing/s3-server.ts';

const bucket = 'forum';
const addressOf = (port: number, secret = 's3cret/+') =>
  `s3://KEY:${encodeURIComponent(secret)}@127.0.0.1:${port}/${bucket}/western-ankole?region=eu-west-1&tls=false`;

/** Puts other bytes under the name, past the adapter. */
async function damage(url: string, address: string): Promise<void> {
  const { endpoint, prefix, bucket: of, region, accessKeyId, secretAccessKey } = s3OptionsOf(url);
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3' });
  const name = `${endpoint}/${of}/${prefix}${address}`;
  const bytes = new Uint8Array(await (await client.fetch(name)).arrayBuffer());
  bytes[0]! ^= 1;
  const digest = createHash('sha256').update(bytes).digest('hex');
  await client.fetch(name, { method: 'PUT', body: bytes, headers: { 'x-amz-content-sha256': digest } });
}

testFileStore('S3', async () => {
  const server = await s3ForTests(bucket, 'KEY', 's3cret/+');
  const url = addressOf(server.port);
  return {
    store: await openFileStore({ url }),
    damage: (address) => damage(url, address),
    close: () => server.close(),
  };
});

describe('a bucket', () => {
  it('that refuses or is away is told of, and may be asked again', async () => {
    const server = await s3ForTests(bucket, 'KEY', 's3cret/+');
    const wrong = await openFileStore({ url: addressOf(server.port, 'another') });
    await expect(wrong.put([Buffer.from('x')])).rejects.toThrow(FileStoreUnavailable);
    await server.close();
    const away = await openFileStore({ url: addressOf(server.port) });
    await expect(away.has('0'.repeat(64))).rejects.toThrow(FileStoreUnavailable);
  });

  it('lists more than one page', async () => {
    const server = await s3ForTests(bucket, 'KEY', 's3cret/+');
    const store = await openFileStore({ url: addressOf(server.port) });
    for (let n = 0; n < 8; n++) await store.put([Buffer.from(String(n))]);
    const found: string[] = [];
    for await (const { address } of store.list()) found.push(address);
    expect(new Set(found).size).toBe(8);
    await server.close();
  });

  it('has an address with its keys, and nothing less will do', () => {
    expect(s3OptionsOf('s3://KEY:a%2Fb@s3.example/forum/a/b?region=eu-west-1')).toEqual({
      endpoint: 'https://s3.example',
      bucket: 'forum',
      prefix: 'a/b/',
      region: 'eu-west-1',
      accessKeyId: 'KEY',
      secretAccessKey: 'a/b',
    });
    for (const lacking of ['s3://s3.example/forum', 's3://KEY:secret@s3.example', 's3:', 's3://KEY@s3.example/forum']) {
      expect(isS3Address(lacking)).toBe(false);
    }
  });
});

const real = process.env['BARAZA_TEST_S3_URL'];
if (real !== undefined) {
  testFileStore('S3 at BARAZA_TEST_S3_URL', async () => {
    const url = real.replace(/(?=\?|$)/, `/spec-${process.pid}`);
    return { store: await openFileStore({ url }), damage: (address) => damage(url, address) };
  });
}
