import { randomInt, randomUUID } from 'node:crypto';
import { Writable } from 'node:stream';
import type { BallotBoxes } from '@baraza/ballot-box';
import type { SequencedEvent } from '@baraza/contracts';
import { addDays } from '@baraza/domain';
import {
  BALLOT_BOXES,
  bodiesThatFit,
  foundInFiles,
  piecesOfOpenBoxes,
  recordForeign,
  SecretAnswers,
} from '@baraza/service-kit';
import { pino } from 'pino';
import { representativeOf, secretariat, SmallForum } from '../testing/a-small-forum.ts';

/**
 * An analyst looks at an election after it is closed, with the record, every file, the keys and the logs. The figures
 * tell how many voted for whom; nothing tells who did.
 */

const VOTERS = 8;
const CANDIDATES = 3;

let forum: SmallForum;
const members: string[] = [];
const log: string[] = [];
let today = '2026-06-20';

beforeAll(async () => {
  const lines = new Writable({
    write(chunk: Buffer, _, done) {
      log.push(chunk.toString());
      done();
    },
  });
  forum = await SmallForum.open({ logger: pino({ level: 'trace' }, lines) });
  while (members.length < VOTERS) members.push((await forum.member()).organisation);
  isNow(today);
});
afterAll(() => forum.close());

function isNow(date: string): void {
  today = date;
  forum.app.clock.set(`${date}T09:00:00.000Z`);
}

interface Election {
  readonly id: string;
  readonly candidacies: readonly string[];
  /** The truth, which the spec knows and the analyst does not. */
  readonly chose: ReadonlyMap<string, string>;
  /** What an operator could have linked by while the vote was open. */
  readonly pieces: readonly Buffer[];
}

async function anElection({ silent }: { readonly silent?: string } = {}): Promise<Election> {
  const on = addDays(today, 30);
  const meeting = { unit: 'WAN', title: 'Assembly', mode: 'in-person', on, quorumPercent: 34 };
  const { id: convening } = await forum.done('/members/convenings', meeting);
  const elections = [
    { body: 'board', lists: [{ seats: 1 }], term: { from: addDays(on, 30), until: addDays(on, 400) } },
  ];
  const asked = { convening, nominationsUntil: addDays(on, -10), tieRule: 'lot', elections };
  const { id } = await forum.done('/members/assemblies', asked);
  for (const organisation of members.slice(0, CANDIDATES)) {
    const entry = { organisation, body: 'board', name: 'Somebody Planted' };
    await forum.done(`/members/assemblies/${id}/enter-candidacy`, entry, representativeOf(organisation), organisation);
  }
  const { candidacies: entered } = (await forum.get(`/members/assemblies/${id}`)).body;
  const candidacies = (entered as { candidacy: string }[]).map(({ candidacy }) => candidacy);
  for (const candidacy of candidacies) {
    await forum.done(`/members/assemblies/${id}/accept-candidacy`, { candidacy }, secretariat, 'judge');
  }
  isNow(on);
  await forum.done(`/members/assemblies/${id}/open-vote`, {}, secretariat, 'returning officer');
  const chose = new Map<string, string>();
  for (const organisation of [...members, ...members.slice(0, 2)]) {
    if (organisation === silent) continue;
    forum.app.clock.advance(randomInt(1, 900_000));
    chose.set(organisation, candidacies[randomInt(CANDIDATES)]!);
    const answer = await forum.post(
      `/members/assemblies/${id}/give-ballot`,
      { organisation, choices: [{ body: 'board', candidacies: [chose.get(organisation)] }] },
      representativeOf(organisation),
      `chair of ${organisation}`,
      { 'idempotency-key': randomUUID() },
    );
    expect(answer.status).toBe(200);
  }
  const pieces = piecesOfOpenBoxes(forum.app);
  await forum.done(`/members/assemblies/${id}/close-vote`, {}, secretariat, 'returning officer');
  return { id, candidacies, chose, pieces };
}

const ballotsOf = async ({ id }: Election): Promise<readonly SequencedEvent[]> =>
  (await forum.app.store.readStream(`assembly-${id}`, { limit: 256 })).events.filter(
    ({ type }) => type === 'members.BallotTaken',
  );
const voter = ({ data }: SequencedEvent): string => (data as { organisation: string }).organisation;

/** How many ballots the hashes of commands give away, every possible one tried. */
async function givenAwayByHashes(election: Election): Promise<number> {
  const { id, candidacies } = election;
  let givenAway = 0;
  for (const event of await ballotsOf(election)) {
    const organisation = voter(event);
    const bodies = [[], ...candidacies.map((one) => [one])].map((chosen) => ({
      organisation,
      choices: [{ body: 'board', candidacies: chosen }],
    }));
    givenAway += (await bodiesThatFit(forum.app, event, id, bodies, [])).length;
  }
  return givenAway;
}

describe('an analyst with the record, every file, the keys and the logs', () => {
  let election: Election;
  beforeAll(async () => {
    election = await anElection();
  });

  it('learns from the count how many voted for whom, of all together', async () => {
    const { counted } = (await forum.get(`/members/assemblies/${election.id}`)).body;
    const votes = (counted[0].votes as { candidacy: string; votes: number }[]).map((one) => [one.candidacy, one.votes]);
    const truth = election.candidacies.map((candidacy) => [
      candidacy,
      [...election.chose.values()].filter((one) => one === candidacy).length,
    ]);
    expect(new Map(votes as [string, number][])).toEqual(new Map(truth as [string, number][]));
  });

  it('finds on record that each voted, once, in events that differ by nothing but who voted and when', async () => {
    const ballots = await ballotsOf(election);
    expect(ballots.map(voter).sort()).toEqual([...members].sort());
    for (const { data, tags, meta, stream } of ballots) {
      const told = JSON.stringify({ data, tags, meta, stream });
      expect(election.candidacies.filter((candidacy) => told.includes(candidacy))).toEqual([]);
    }
    const sizes = ballots.map(({ data, meta, tags }) => JSON.stringify({ data, tags, meta }).length);
    expect(Math.max(...sizes) - Math.min(...sizes)).toBe(0);
  });

  it('finds no ballot by trying out the hashes of commands', async () => {
    expect(await givenAwayByHashes(election)).toBe(0);
  });

  it('finds nothing in any file, freed page or journal by which a ballot could have been linked', () => {
    expect(election.pieces).toHaveLength(3 * VOTERS);
    expect(foundInFiles(forum.app, election.pieces)).toBe(0);
  });

  it('reads in no log what anybody chose', () => {
    const told = log.join('');
    expect(told).not.toContain('"choices"');
    expect(told).not.toContain('Planted');
  });
});

it('the same analyst tries out the hashes where they are of the ballots themselves', async () => {
  const { remembered } = SecretAnswers.prototype;
  SecretAnswers.prototype.remembered = async function (command, rest, secret) {
    await remembered.call(this, command, rest, secret);
    return command;
  };
  try {
    expect(await givenAwayByHashes(await anElection())).toBe(VOTERS);
  } finally {
    SecretAnswers.prototype.remembered = remembered;
  }
});

it('a ballot that another process has on its way onto the record while the vote is closed is counted with the others', async () => {
  const boxes = forum.app.app.get<BallotBoxes>(BALLOT_BOXES);
  const { put, read } = boxes;
  const late = members[VOTERS - 1]!;
  const readFor: number[] = [];
  boxes.put = async (box, voter, answer) => {
    await put.call(boxes, box, voter, answer);
    if (voter === members[3]) await put.call(boxes, box, late, answer);
  };
  boxes.read = async (box, voters) => {
    const ballots = await read.call(boxes, box, voters);
    readFor.push(voters.length);
    if (readFor.length === 1) {
      const data = { unit: 'WAN', organisation: late };
      await recordForeign(forum.app, { type: 'members.BallotTaken', id: box, data });
    }
    return ballots;
  };
  try {
    const election = await anElection({ silent: late });
    expect(readFor).toEqual([VOTERS - 1, VOTERS]);
    expect(await ballotsOf(election)).toHaveLength(VOTERS);
    const { counted } = (await forum.get(`/members/assemblies/${election.id}`)).body;
    const votes = (counted[0].votes as { votes: number }[]).reduce((so, one) => so + one.votes, 0);
    expect(votes).toBe(VOTERS);
    expect(foundInFiles(forum.app, election.pieces)).toBe(0);
  } finally {
    Object.assign(boxes, { put, read });
  }
});
