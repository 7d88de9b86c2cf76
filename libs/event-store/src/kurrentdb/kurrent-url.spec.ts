import { parseKurrentUrl } from './kurrent-url.ts';

describe('the address of a KurrentDB', () => {
  it('is taken apart: what the client gets, who signs in, and what names begin with', () => {
    const url = 'esdb+discover://baraza:s%40cret@one:2113,two:2113/?tls=true&streamPrefix=ankole&defaultDeadline=5000';
    expect(parseKurrentUrl(url)).toEqual({
      connection: 'kurrentdb+discover://one:2113,two:2113?tls=true&defaultDeadline=5000',
      credentials: { username: 'baraza', password: 's@cret' },
      prefix: 'ankole.',
    });
  });

  it.each(['leader', 'Leader', 'LEADER'])('may say what is so anyway: nodePreference=%s', (node) => {
    expect(parseKurrentUrl(`kurrentdb://a,b,c?nodePreference=${node}`)).toBeDefined();
  });

  it.each([
    'nodePreference=follower',
    'nodePreference=random',
    'nodePreference=readOnlyReplica',
    'nodepreference=Follower',
    'node_preference=follower',
    'nodePreference=leader&nodePreference=follower',
  ])('is refused with %s: every append would fail there', (setting) => {
    expect(parseKurrentUrl(`kurrentdb://a,b,c?tls=true&${setting}`)).toBeUndefined();
  });

  it.each(['gossipTimeout=5', 'gossip_timeout=5000', 'maxDiscoverAttempts=1', 'maxdiscoverattempts=many'])(
    'is refused with %s: the two halves of the client take it for different things',
    (setting) => {
      expect(parseKurrentUrl(`kurrentdb://a,b,c?tls=true&${setting}`)).toBeUndefined();
    },
  );

  it('may say how often the leader is looked for', () => {
    expect(parseKurrentUrl('kurrentdb://a,b,c?maxDiscoverAttempts=2')).toBeDefined();
  });
});
