import { connectToNats, NatsUnreachable, parseNatsUrl } from './connect-to-nats.ts';

describe('the address of NATS', () => {
  it('names servers, a user and a password', () => {
    expect(parseNatsUrl('nats://members:s%40crt@a.example:4222,b.example:4223')).toEqual({
      servers: ['nats://a.example:4222', 'nats://b.example:4223'],
      user: 'members',
      pass: 's@crt',
    });
    expect(parseNatsUrl('tls://a.example')).toEqual({ servers: ['tls://a.example'], user: undefined, pass: undefined });
  });

  it('is refused without telling the password', () => {
    expect(() => parseNatsUrl('http://members:secret@a.example')).toThrow('not a NATS address: http://…@a.example');
  });
});

describe('a NATS that is not there', () => {
  it('is waited for as long as is said, then named without its user and password', async () => {
    const url = 'nats://members:s3cret@127.0.0.1:1';
    const refused = await connectToNats(url, 'spec', { withinMs: 300 }).catch((error: unknown) => error as Error);
    expect(refused).toBeInstanceOf(NatsUnreachable);
    expect((refused as Error).message).toBe('no NATS answers at nats://127.0.0.1:1');
  });
});
