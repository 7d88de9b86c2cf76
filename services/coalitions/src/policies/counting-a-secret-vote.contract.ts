import type { BallotBoxes } from '@baraza/ballot-box';
import { BALLOT_BOXES, Policies } from '@baraza/service-kit';
import { CONVENOR, FARMERS, WOMEN } from '../coalition/coalition.builders.ts';
import { convenor, type DecidingForum, of, OTHERS } from '../decision/decisions.fixture.ts';
import { CountASecretVoteWhenItIsClosed } from './count-a-secret-vote-when-it-is-closed.policy.ts';

const VOTERS = [CONVENOR, FARMERS, WOMEN, OTHERS[0]!, OTHERS[1]!];
const CHOICES = ['agree', 'disagree', 'agree', 'abstain', 'agree'] as const;
const COUNTS = { agree: 3, abstain: 1, disagree: 1, block: 0 };

export interface CountingUnderTest {
  readonly forum: DecidingForum;
  /** Of the open boxes: what an answer can be linked by. */
  pieces(): Promise<readonly Uint8Array[]>;
  /** How many of them lie where the boxes are. */
  found(pieces: readonly Uint8Array[]): Promise<number>;
  close?(): Promise<void>;
}

/** The first call of a method comes to nothing, before or after it has done its work: as where a process dies there. */
function dyingOnce<Type extends object>(dying: Type, name: keyof Type, when: 'before' | 'after'): () => boolean {
  const was = dying[name] as (...args: unknown[]) => Promise<unknown>;
  let died = false;
  dying[name] = async function (this: Type, ...args: unknown[]) {
    dying[name] = was as Type[typeof name];
    died = true;
    if (when === 'after') await was.apply(this, args);
    throw new Error('the process dies here');
  } as Type[typeof name];
  return () => died;
}

/** What holds of a secret vote that is closed, wherever its box is. */
export function testCountingOfSecretVotes(open: () => Promise<CountingUnderTest>): void {
  let forum: DecidingForum;
  let under: CountingUnderTest;
  let coalition: string;
  beforeAll(async () => {
    under = await open();
    forum = under.forum;
    coalition = await forum.coalition(...VOTERS.slice(1));
    await forum.terms(coalition, VOTERS, { secret: true });
  });
  afterAll(async () => {
    await forum.app.close();
    await under.close?.();
  });

  const boxes = (): BallotBoxes => forum.app.app.get<BallotBoxes>(BALLOT_BOXES);
  const speaker = (organisation: string) => (organisation === CONVENOR ? convenor : of(organisation));
  const give = (id: string, organisation: string, choice: string) =>
    forum.done(`decisions/${id}/give-ballot`, { organisation, choice }, speaker(organisation), organisation);
  async function aVoteThatAllGave(): Promise<string> {
    const id = await forum.vote(coalition);
    // Thought better of before the vote is closed: the last ballot counts.
    await give(id, VOTERS[0]!, 'disagree');
    for (const [at, organisation] of VOTERS.entries()) await give(id, organisation, CHOICES[at]!);
    return id;
  }
  async function close(id: string): Promise<void> {
    await forum.done(`decisions/${id}/close-vote`);
    await forum.app.settle();
  }
  const eventsOf = (id: string) => forum.eventsOf(`decision-${id}`);
  const counted = async (id: string) => (await eventsOf(id)).filter(({ type }) => type.endsWith('DecisionTaken'));

  async function isWhole(id: string): Promise<void> {
    expect(await counted(id)).toMatchObject([{ data: { outcome: 'adopted', taken: 5, counts: COUNTS } }]);
    expect(await boxes().list()).not.toContain(id);
  }

  describe('a secret vote that is closed', () => {
    it('is drawn and counted, by a policy that the event names, with what caused it', async () => {
      const id = await aVoteThatAllGave();
      await close(id);
      await isWhole(id);
      const cause = (await eventsOf(id)).find(({ type }) => type.endsWith('VotingClosed'))!;
      expect(await counted(id)).toMatchObject([
        { meta: { policy: 'coalitions.count-a-secret-vote-when-it-is-closed', causationId: cause.id } },
      ]);
    });

    it('tells of each seat that it took part, and of none what it voted', async () => {
      const id = await aVoteThatAllGave();
      const pieces = await under.pieces();
      expect(await under.found(pieces)).toBeGreaterThan(VOTERS.length);
      await close(id);
      const { body } = await forum.read(id);
      expect(body.outcome).toMatchObject({ counts: COUNTS, taken: 5 });
      expect(body.roll).toHaveLength(5);
      for (const voter of body.roll) {
        expect(voter.taken).toBe(true);
        expect(voter).not.toHaveProperty('choice');
      }
      const told = (await eventsOf(id)).map(({ type, data }) => [
        type.slice('coalitions.'.length),
        JSON.stringify(data),
      ]);
      expect(told.filter(([type]) => type === 'DecisionBallotTaken')).toHaveLength(5);
      expect(told.filter(([type]) => type === 'VoteCast')).toEqual([]);
      for (const [type, data] of told) {
        if (type !== 'DecisionTaken') expect(data).not.toMatch(/agree|abstain|block/);
        else for (const organisation of VOTERS) expect(data).not.toContain(organisation);
      }
      expect(await under.found(pieces)).toBe(0);
    });

    it('is counted once, however often the event comes', async () => {
      const id = await aVoteThatAllGave();
      await close(id);
      const cause = (await eventsOf(id)).find(({ type }) => type.endsWith('VotingClosed'))!;
      const head = await forum.app.store.head();
      const policy = forum.app.app.get(CountASecretVoteWhenItIsClosed);
      await policy.closed(cause);
      await policy.closed(cause);
      expect(await forum.app.store.head()).toEqual(head);
    });

    it.each([
      ['before the box is drawn', () => dyingOnce(boxes(), 'draw', 'before')],
      ['when the box is drawn and nobody has the ballots', () => dyingOnce(boxes(), 'draw', 'after')],
      ['before anything is recorded', () => dyingOnce(Policies.prototype, 'issue', 'before')],
      ['when the outcome is recorded and the box not destroyed', () => dyingOnce(boxes(), 'destroy', 'before')],
      ['when the box is destroyed and nobody knows', () => dyingOnce(boxes(), 'destroy', 'after')],
    ])('loses no ballot and leaves nothing that links, where the process dies %s', async (_, arrange) => {
      const id = await aVoteThatAllGave();
      const pieces = await under.pieces();
      const died = arrange();
      await close(id);
      expect(died()).toBe(true);
      await isWhole(id);
      expect(await under.found(pieces)).toBe(0);
    });
  });
}
