import { auditor } from '../a-forum-of-two-districts.ts';
import { amina, bosco, clara } from '../three-officers.ts';
import type { ToldLife } from '../told-life.ts';
import type { Year } from './what-members-ask.ts';

const DAY = '2025-11-17';

/** A board is elected by constituency, on the roll of that day, in secret. */
export function tellTheAssembly(told: () => ToldLife, year: Year): void {
  let convening = '';
  let assembly = '';
  const of = (verb: string): string => `/members/assemblies/${assembly}/${verb}`;
  const candidacies: { candidacy: string; organisation: string; constituency?: string }[] = [];
  const on = (constituency?: string): string[] =>
    candidacies.filter((one) => one.constituency === constituency).map(({ candidacy }) => candidacy);

  it('is called, and members put candidates forward, whom somebody else accepts', async () => {
    const life = told();
    life.clock.set('2025-10-20');
    const meeting = { unit: 'WAN', title: 'Assembly of 2025', mode: 'in-person', on: DAY, quorumPercent: 34 };
    ({ id: convening } = await life.create(amina, '/members/convenings', meeting));
    await life.act(amina, `/members/convenings/${convening}/invite-members`);
    const term = { from: '2026-01-01', until: '2028-12-31' };
    const lists = [{ seats: 1 }, { constituency: 'farmers', seats: 1 }];
    const called = {
      convening,
      nominationsUntil: '2025-11-07',
      tieRule: 'lot',
      elections: [{ body: 'board', lists, term }],
    };
    ({ id: assembly } = await life.create(amina, '/members/assemblies', called));

    const [farmer, otherFarmer, weaver] = [year.members[0]!, year.members[2]!, year.members[9]!];
    const stands = (constituency?: string) => ({
      ...{ body: 'board', name: 'Somebody Planted-Year' },
      ...(constituency === undefined ? {} : { constituency }),
    });
    const enter = of('enter-candidacy');
    const forAnother = { ...stands(), organisation: weaver.organisation };
    await life.refused('assembly.enters-for-another', farmer.speaker, enter, forAnother);
    for (const { organisation, speaker } of [farmer, otherFarmer]) {
      await life.act(speaker, enter, { ...stands('farmers'), organisation });
    }
    await life.act(weaver.speaker, enter, { ...stands(), organisation: weaver.organisation });
    const known = await life.read(amina, `/members/assemblies/${assembly}`);
    candidacies.push(...known.candidacies);
    for (const { candidacy } of candidacies) await life.act(bosco, of('accept-candidacy'), { candidacy });
  });

  it('votes on the roll of its day: one ballot for each member, changed as often as it likes', async () => {
    const life = told();
    await life.refused('assembly.nominations-open', clara, of('open-vote'));
    life.clock.set(DAY);
    await life.happens(assembly, 'members.NominationsClosed', { on: '2025-11-08' });
    await life.act(clara, of('open-vote'));
    const { roll } = await life.read(amina, `/members/assemblies/${assembly}`);
    expect(roll).toMatchObject({ on: DAY, voting: 10, leftOut: 0 });
    const rolled = await life.view(`/views/voting-rolls?on=${DAY}`);
    expect(rolled.rows.filter(({ votes }: { votes: boolean }) => votes)).toHaveLength(10);

    const [first, second] = on('farmers') as [string, string];
    const ballot = (at: number, farmers: string) => ({
      organisation: year.members[at]!.organisation,
      choices: [
        { body: 'board', candidacies: on() },
        ...(at < 5 ? [{ body: 'board', constituency: 'farmers', candidacies: [farmers] }] : []),
      ],
    });
    await life.refused('assembly.votes-for-another', year.members[1]!.speaker, of('give-ballot'), ballot(0, first));
    for (const [at, { speaker }] of year.members.entries()) {
      await life.act(speaker, of('give-ballot'), ballot(at, at < 3 ? first : second));
    }
    const again = await life.client.post(of('give-ballot'), year.members[3]!.speaker.as, ballot(3, first), {
      person: year.members[3]!.speaker.person,
    });
    expect(again).toMatchObject({ status: 200, body: { events: [] } });
  });

  it('is counted, and declared by somebody who did not stand; the ballots are gone', async () => {
    const life = told();
    await life.act(clara, of('close-vote'));
    const [first] = on('farmers') as [string];
    const { counted } = await life.read(amina, `/members/assemblies/${assembly}`);
    expect(counted).toEqual(expect.arrayContaining([expect.objectContaining({ elected: [first] })]));
    const people = { women: 1, men: 1, youth: 0, personsWithDisabilities: 0, total: 2 };
    await life.refused('assembly.not-quorate', clara, of('declare-result'), { body: 'board', people });
    const attendance = { women: 6, men: 7, youth: 3, personsWithDisabilities: 1, total: 13 };
    const present = year.members.slice(0, 8).map(({ organisation }) => organisation);
    await life.act(amina, `/members/convenings/${convening}/hold`, { present, attendance });
    await life.act(clara, of('declare-result'), { body: 'board', people });
    const { results } = await life.read(year.members[5]!.speaker, `/members/assemblies/${assembly}`);
    expect(results[0].elected).toHaveLength(2);
    const trail = await life.view(`/views/audit/entities/${assembly}?limit=500`, auditor);
    expect(JSON.stringify(trail)).not.toContain('Planted-Year');
  });

  it('resolves that something be done, which stands in the register of promises', async () => {
    const life = told();
    const resolved = { convening, number: 'GA/2025/01', owner: { kind: 'forum' }, dueOn: '2026-06-30' };
    const { id } = await life.create(amina, '/members/resolutions', { ...resolved, promisee: { kind: 'members' } });
    const text = 'The forum opens a helpdesk in each district.';
    await life.act(amina, `/members/resolutions/${id}/propose-text`, { text });
    const publish = `/members/resolutions/${id}/publish-text`;
    await life.act(bosco, publish, { text, namesNoPrivatePerson: true });
    const { rows } = await life.forum.eventually(
      () => life.view('/views/commitments'),
      ({ rows: found }) => found.length === 2,
    );
    expect(rows).toHaveLength(2);
  });
}
