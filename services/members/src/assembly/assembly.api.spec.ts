import type { BallotBoxes } from '@baraza/ballot-box';
import { addDays } from '@baraza/domain';
import { BALLOT_BOXES } from '@baraza/service-kit';
import { auditor, officerOf, representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';
import { AssemblyBallots } from './assembly.ballots.ts';

let forum: SmallForum;
let members: string[];
beforeAll(async () => {
  forum = await SmallForum.open();
  members = [...forum.founders];
  while (members.length < 7) {
    const { organisation } = await forum.member(members.length < 6 ? { constituencies: ['farmers'] } : {});
    members.push(organisation);
  }
  isNow('2026-06-20');
});
afterAll(() => forum.close());

const at = (id: string, verb?: string): string => `/members/assemblies/${id}${verb === undefined ? '' : `/${verb}`}`;
const term = { from: '2027-03-01', until: '2029-08-31' };
const attendance = { women: 5, men: 4, youth: 3, personsWithDisabilities: 1, total: 9 };
const people = (total: number) => ({ women: total, men: 0, youth: 0, personsWithDisabilities: 0, total });
const boxes = (): BallotBoxes => forum.app.app.get(BALLOT_BOXES);
const elections = [{ body: 'board', lists: [{ seats: 1 }], term }];

/** Called today for a day in a month's time; `toTheDay` sets the clock to it. */
async function called(more: object = {}) {
  const on = addDays(today, 30);
  const meeting = { unit: 'WAN', title: 'Assembly', mode: 'in-person', on, quorumPercent: 34 };
  const { id: convening } = await forum.done('/members/convenings', meeting);
  await forum.done(`/members/convenings/${convening}/invite-members`);
  const asked = { convening, nominationsUntil: addDays(on, -10), tieRule: 'lot', elections, ...more };
  const { id } = await forum.done('/members/assemblies', asked);
  return { id, convening, on };
}

let today = '2026-06-20';
function isNow(date: string): void {
  today = date;
  forum.app.clock.set(`${date}T09:00:00.000Z`);
}

/** @returns the candidacies of these members for the board, accepted */
async function candidates(id: string, ...organisations: string[]): Promise<string[]> {
  for (const organisation of organisations) {
    const entry = { organisation, body: 'board', name: `A planted name of ${organisation}` };
    await forum.done(at(id, 'enter-candidacy'), entry, representativeOf(organisation), `chair ${organisation}`);
  }
  const { candidacies } = (await forum.get(at(id))).body as {
    candidacies: { candidacy: string; organisation: string }[];
  };
  const own = candidacies.filter(({ organisation }) => organisations.includes(organisation));
  for (const { candidacy } of own) await forum.done(at(id, 'accept-candidacy'), { candidacy }, secretariat, 'judge');
  return organisations.map((one) => own.find(({ organisation }) => organisation === one)!.candidacy);
}

const vote = (id: string, organisation: string, candidacies: string[], key?: string) =>
  forum.post(
    at(id, 'give-ballot'),
    { organisation, choices: [{ body: 'board', candidacies }] },
    representativeOf(organisation),
    `chair ${organisation}`,
    key === undefined ? {} : { 'idempotency-key': key },
  );
const hold = (convening: string) =>
  forum.done(`/members/convenings/${convening}/hold`, { present: members.slice(0, 4), attendance });

describe('the ballots of an assembly', () => {
  it('are the same ones when the process dies between their drawing and the count, and are destroyed at the next start', async () => {
    const { id, on } = await called();
    const [first, second] = (await candidates(id, members[0]!, members[1]!)) as [string, string];
    isNow(on);
    await forum.done(at(id, 'open-vote'), {}, secretariat, 'returning officer');
    await forum.settled();
    const { items } = (await forum.get(`/members/notices?status=to-print&about=${id}`)).body as {
      items: { organisation: string; template: string }[];
    };
    expect(items.map(({ template }) => template)).toEqual(members.map(() => 'vote-open'));
    expect(items.map(({ organisation }) => organisation).sort()).toEqual([...members].sort());
    for (const organisation of members.slice(0, 5)) await vote(id, organisation, [first]);
    await vote(id, members[5]!, [second]);
    const drawn = await boxes().draw(
      id,
      members.slice(0, 6).map((voter) => ({ voter })),
    );
    expect(drawn).toHaveLength(6);
    expect(await vote(id, members[6]!, [second])).toMatchObject({ status: 409, body: { code: 'assembly.not-voting' } });
    const box = boxes();
    const { destroy } = box;
    box.destroy = () => Promise.reject(new Error('the process died'));
    expect((await forum.post(at(id, 'close-vote'), {}, secretariat, 'returning officer')).status).toBe(500);
    box.destroy = destroy;
    expect((await forum.get(at(id))).body).toMatchObject({
      status: 'counted',
      counted: [{ ballots: 6, votes: [{ votes: 5 }, { votes: 1 }] }],
    });
    expect(await boxes().list()).toContain(id);
    await forum.app.app.get(AssemblyBallots).onApplicationBootstrap();
    expect(await boxes().list()).not.toContain(id);
  });

  it('are destroyed uncounted where the election is called off', async () => {
    const { id, on } = await called();
    const [first] = (await candidates(id, members[0]!)) as [string];
    isNow(on);
    await forum.done(at(id, 'open-vote'), {}, secretariat, 'returning officer');
    await vote(id, members[1]!, [first]);
    await forum.done(at(id, 'cancel'), { ground: 'insecurity' }, secretariat, 'board');
    expect(await boxes().list()).not.toContain(id);
    expect((await forum.get(at(id))).body).toMatchObject({ status: 'cancelled', ballotsGiven: 1 });
  });
});

describe('an assembly', () => {
  it('elects on the roll of the day, in secret, and destroys the ballots', async () => {
    const [a, b] = members as [string, string];
    const last = members[6]!;
    const { organisation: newcomer } = await forum.member();
    const { id, convening, on } = await called();
    const [first, second] = (await candidates(id, a, b)) as [string, string];
    isNow(on);
    expect(await forum.post(at(id, 'open-vote'), {}, officerOf('UG-411'))).toMatchObject({ status: 404 });
    await forum.done(at(id, 'open-vote'), {}, secretariat, 'returning officer');
    const opened = (await forum.get(at(id))).body;
    expect(opened).toMatchObject({ status: 'voting', roll: { on, voting: 7, leftOut: 1 } });
    const entryOf = async (organisation: string, as = secretariat) =>
      (await forum.get(at(id), as)).body.roll.entries.find(
        (entry: { organisation: string }) => entry.organisation === organisation,
      );
    const left = { organisation: newcomer, votes: false, lacks: [{ rule: 'member-for-days' }] };
    expect(await entryOf(newcomer)).toMatchObject(left);
    expect(await entryOf(newcomer, representativeOf(newcomer))).toMatchObject(left);
    expect(await entryOf(newcomer, representativeOf(a))).toBeUndefined();
    expect(await entryOf(b, representativeOf(a))).toMatchObject({ votes: true, met: [] });
    expect(await vote(id, newcomer, [first])).toMatchObject({ status: 403, body: { code: 'assembly.not-on-roll' } });

    expect((await vote(id, a, [second], 'once')).body.events).toHaveLength(1);
    expect((await vote(id, a, [second], 'once')).body.events).toHaveLength(1);
    expect(await vote(id, a, [first], 'once')).toMatchObject({ status: 422 });
    expect((await vote(id, a, [first])).body.events).toEqual([]);
    for (const organisation of members.slice(1, 5)) await vote(id, organisation, [first]);
    await vote(id, members[5]!, [second]);
    expect(await vote(id, last, [a])).toMatchObject({ status: 422, body: { code: 'assembly.not-a-candidate' } });
    const forAnother = await forum.post(
      at(id, 'give-ballot'),
      { organisation: b, choices: [] },
      representativeOf(a),
      `chair ${a}`,
    );
    expect(forAnother).toMatchObject({ status: 403, body: { code: 'assembly.votes-for-another' } });
    expect(await boxes().count(id)).toBe(6);

    expect(await forum.post(at(id, 'close-vote'), {}, secretariat, 'returning officer')).toMatchObject({ status: 200 });
    expect((await forum.get(at(id))).body).toMatchObject({
      status: 'counted',
      ballots: 6,
      counted: [
        {
          elected: [first],
          votes: [
            { candidacy: first, votes: 5 },
            { candidacy: second, votes: 1 },
          ],
        },
      ],
    });
    expect(await boxes().list()).not.toContain(id);
    expect(await vote(id, last, [first])).toMatchObject({ status: 409, body: { code: 'assembly.not-voting' } });

    const declare = () =>
      forum.post(at(id, 'declare-result'), { body: 'board', people: people(1) }, secretariat, 'board');
    expect(await declare()).toMatchObject({ status: 422, body: { code: 'assembly.not-quorate' } });
    await hold(convening);
    expect(await declare()).toMatchObject({ status: 200 });
    expect((await forum.get(at(id), representativeOf(a))).body).toMatchObject({
      status: 'declared',
      results: [{ body: 'board', elected: [{ candidacy: first, organisation: a, by: 'vote' }], vacant: 0, term }],
    });

    // A role that goes with the seat is granted by somebody else, as every role is.
    const { person } = (await forum.get(at(id))).body.candidacies.find(
      ({ candidacy }: { candidacy: string }) => candidacy === first,
    );
    const role = { person, role: 'conduct-committee', unit: 'WAN', until: term.until };
    expect(await forum.post('/members/role-grants', role, secretariat, 'board')).toMatchObject({ status: 201 });

    // Nothing on record tells who voted for whom, nor the name of who stood.
    const { events } = await forum.app.store.readStream(`assembly-${id}`);
    const ballots = events.filter(({ type }) => type === 'members.BallotTaken');
    expect(ballots.map(({ data }) => Object.keys(data as object).sort())).toEqual(
      ballots.map(() => ['organisation', 'unit']),
    );
    for (const ballot of ballots) {
      expect(JSON.stringify(ballot)).not.toContain(first);
      expect(JSON.stringify(ballot)).not.toContain(second);
    }
    expect(JSON.stringify(events)).not.toContain('planted');
    isNow('2029-09-02');
    await forum.app.keepCalendar();
    expect((await forum.get(at(id), auditor)).body).toMatchObject({ status: 'over', results: [{ hasEnded: true }] });
  });
});
