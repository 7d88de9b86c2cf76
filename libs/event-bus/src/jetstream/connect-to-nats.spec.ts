import { parseNatsUrl } from './connect-to-nats.ts';

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
