import { auditor, deskElsewhere, idOf, inTheOpen, officer, ProtectionDeskForum } from './protection-desk.fixture.ts';

const forum = new ProtectionDeskForum();
beforeEach(() => forum.begin());
afterEach(() => forum.end());

describe('a protected report that is not verified', () => {
  let struggle: string;
  beforeEach(async () => {
    await forum.setUp();
    await forum.report();
    await forum.nextDay();
    struggle = idOf((await forum.recorded())[0]!);
  });

  it('is answered as one that does not exist, by every way to ask, with the same status and size', async () => {
    const unknown = '7f000000-0000-4000-8000-00000000000f';
    const ways = [
      ['GET', ''],
      ['GET', '/events'],
      ['GET', '?revision=0'],
      ...['verify', 'find-not-verified', 'join', 'part', 'take-up', 'resolve', 'close'].map((verb) => [
        'POST',
        `/${verb}`,
      ]),
      ...['draft-words', 'publish-words', 'decline-words'].map((verb) => ['POST', `/${verb}`]),
    ] as const;
    const bodies: Readonly<Record<string, object>> = {
      '/verify': { how: 'media' },
      '/join': { to: unknown },
      '/take-up': { campaign: unknown },
      '/draft-words': { text: 'Words.' },
      '/publish-words': { draft: unknown, text: 'Words.' },
      '/decline-words': { draft: unknown, ground: 'x' },
      '/resolve': {},
    };
    const bare = ({ status, text }: { status: number; text: string }, id: string) => ({
      status,
      length: text.length,
      text: text.replaceAll(id, '…').replaceAll(/[0-9a-f]{32}|[0-9a-f-]{36}/g, '…'),
    });
    for (const as of [officer, auditor, deskElsewhere, [{ role: 'secretariat' }] as const]) {
      for (const [method, way] of ways) {
        const body = method === 'GET' ? {} : { body: bodies[way!] ?? { ground: 'x' } };
        const asked = (id: string) => forum.app.http(method!, `/campaigns/struggles/${id}${way}`, { as, ...body });
        const [hidden, absent] = [await asked(struggle), await asked(unknown)];
        expect(bare(hidden, struggle)).toEqual(bare(absent, unknown));
        expect([403, 404]).toContain(hidden.status);
      }
    }
    for (const verb of ['verify', 'find-not-verified', 'record-violation', 'withdraw-violation']) {
      const asked = (of: string) =>
        forum.ask(
          verb,
          {
            struggle: of,
            ...(verb === 'verify' ? { how: 'media' } : verb === 'record-violation' ? {} : { ground: 'x' }),
            ...(verb === 'withdraw-violation' ? { violation: unknown } : {}),
            ...(verb === 'record-violation' ? { act: 'x', persons: [{ role: 'victim', name: 'x' }] } : {}),
          },
          deskElsewhere,
        );
      expect(bare(await asked(struggle), struggle)).toEqual(bare(await asked(unknown), unknown));
    }
    // Nor is it one that another could be joined to.
    const other = await forum.app.http('POST', '/campaigns/struggles', {
      as: officer,
      body: inTheOpen,
    });
    const to = (id: string) =>
      forum.app.http('POST', `/campaigns/struggles/${other.body.id}/join`, { as: officer, body: { to: id } });
    expect(bare(await to(struggle), struggle)).toEqual(bare(await to(unknown), unknown));
  });
});
