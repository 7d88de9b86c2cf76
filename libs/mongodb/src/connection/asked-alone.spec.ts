import { askedAlone } from './asked-alone.ts';

describe('a MongoDB that is asked directly', () => {
  const of = (hosts?: readonly string[]) => ({ admin: () => ({ command: async () => ({ ok: 1, hosts }) }) }) as never;
  const url = 'mongodb://one:27017/views?replicaSet=rs0&directConnection=true';

  it('is refused where it is one of several: it would answer when it is primary no more', async () => {
    expect(await askedAlone(of(['one:27017', 'two:27017', 'three:27017']), url)).toContain(
      'one:27017, two:27017, three:27017',
    );
  });

  it('may be asked where it is all there is', async () => {
    expect(await askedAlone(of(['one:27017']), url)).toBeUndefined();
    expect(await askedAlone(of(), url)).toBeUndefined();
  });

  it('is not asked about where the URL does not say so', async () => {
    const asked = { admin: () => Promise.reject(new Error('asked')) } as never;
    expect(await askedAlone(asked, 'mongodb://one,two/views?replicaSet=rs0')).toBeUndefined();
  });
});
