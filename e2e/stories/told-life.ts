import { isDeepStrictEqual } from 'node:util';
import type { RoleHeld } from '@baraza/domain';
import { FeedReader } from '../product/feed-reader.ts';
import type { Answer, ForumClient } from '../product/running-forum.ts';
import type { StoryClock } from '../product/story-clock.ts';
import { auditor, expectStatus, ForumOfTwoDistricts, secretariat } from './a-forum-of-two-districts.ts';

/** Somebody who acts: who they are, and as what they come. */
export interface Actor {
  readonly person: string;
  readonly as: readonly RoleHeld[];
}

export interface Acted {
  readonly id: string;
  readonly position: string;
  readonly events: readonly { readonly id: string; readonly type: string }[];
}

/** Where the member of the story stands, as registers and dashboards show it. */
export interface Seen {
  /** Of its membership, and the unit in which it is. */
  readonly status?: string;
  readonly unit?: string;
  readonly termUntil?: string | null;
  /** Whether it stands on the voting roll of the day. */
  readonly votes?: boolean;
  readonly network?: Readonly<Record<string, number>>;
  readonly dues?: Readonly<Record<string, number>>;
}

/** Everything of the story happens after this. */
const BEGINNING = '2024-01-01';
const NETWORK = ['members', 'pending', 'joined', 'returned', 'lapsed', 'left', 'organisations'] as const;
const DUES = ['billed', 'paid', 'waived', 'outstanding', 'credit'] as const;

/** A story of years, told over HTTP: every step of it is looked for wherever it has to show. */
export class ToldLife {
  readonly forum: ForumOfTwoDistricts;
  readonly clock: StoryClock;
  /** The rules by which somebody was refused. */
  readonly refusedBy = new Set<string>();
  /** The organisation that `seen` is asked about. */
  member = '';
  #position = '';
  #feed: FeedReader | undefined;

  constructor(client: ForumClient, clock: StoryClock) {
    this.forum = new ForumOfTwoDistricts(client);
    this.clock = clock;
  }

  get client(): ForumClient {
    return this.forum.client;
  }

  async listen(): Promise<void> {
    this.#feed = await FeedReader.listen(this.client, secretariat);
  }

  async close(): Promise<void> {
    await this.#feed?.close();
  }

  /** A command that must be accepted, and that shows in the trail of its entity, in the replay and in the feed. */
  async act(who: Actor, path: string, body: object = {}, status = 200): Promise<Acted> {
    const acted = (await this.forum.done(path, body, status, who.as, who.person)) as Acted;
    this.#position = acted.position;
    const ids = acted.events.map(({ id }) => id);
    const streams = await Promise.all(ids.map((id) => this.#replayed(id)));
    const own = ids.filter((_, index) => streams[index]!.endsWith(acted.id));
    expect(own).not.toEqual([]);
    const trail = await this.view(`/views/audit/entities/${acted.id}?limit=500`);
    expect(trail.events.map(({ id }: { id: string }) => id)).toEqual(expect.arrayContaining(own));
    await this.#heard(ids);
    return acted;
  }

  create(who: Actor, path: string, body: object): Promise<Acted> {
    return this.act(who, path, body, 201);
  }

  /** A command that must be refused by this rule. */
  async refused(rule: string, who: Actor, path: string, body: object = {}): Promise<void> {
    await this.forum.refused(rule, path, body, who.as, who.person);
    this.refusedBy.add(rule);
  }

  /** What the forum does by itself, by its calendar or by a policy: with this ground or policy, from this date. */
  async happens(
    entity: string,
    type: string,
    how: { readonly on?: string; readonly ground?: string; readonly policy?: string },
  ): Promise<void> {
    const isIt = (event: Record<string, unknown>): boolean =>
      event['type'] === type &&
      (how.on === undefined || event['effectiveOn'] === how.on) &&
      (how.ground === undefined || event['ground'] === how.ground) &&
      (how.policy === undefined || event['policy'] === how.policy);
    const { events } = await this.forum.eventually(
      () => this.#trailSoFar(entity),
      (trail) => trail.events.some(isIt),
    );
    const { id, position } = events.find(isIt);
    this.#position = position;
    await this.#replayed(id);
    await this.#heard([id]);
  }

  /** Empty for an entity that another service has not begun yet. */
  async #trailSoFar(entity: string): Promise<Answer['body']> {
    const answer = await this.client.get(`/views/audit/entities/${entity}?limit=500`, secretariat);
    return answer.status === 404 ? { events: [] } : expectStatus(answer, 200).body;
  }

  /** What has not happened up to now, in a trail that has seen everything. */
  async hasNot(entity: string, type: string): Promise<void> {
    const trail = await this.view(`/views/audit/entities/${entity}?limit=500`);
    expect(trail.events.map((event: { type: string }) => event.type)).not.toContain(type);
  }

  /** The member as it is seen today, in the register of members and in the figures of the forum. */
  async seen(expected: Seen): Promise<void> {
    const now = await this.forum.eventually(
      () => this.#seen(),
      (answer) => agrees(answer, expected),
    );
    expect(now).toMatchObject(expected);
  }

  view(path: string, as: readonly RoleHeld[] = secretariat): Promise<Answer['body']> {
    return this.forum.view(path, this.#position, as);
  }

  /** A document of the members service, as this person reads it. */
  async read(who: Actor, path: string): Promise<Answer['body']> {
    return expectStatus(await this.client.send('GET', path, who), 200).body;
  }

  /** What somebody does not find, because it is not for them. */
  async hidden(who: Actor, path: string): Promise<void> {
    expectStatus(await this.client.send('GET', path, who), 404);
  }

  /** The trail of the member as an auditor is told it: types, in the order of the record. */
  async toldOf(organisation: string): Promise<readonly string[]> {
    const trail = await this.view(`/views/audit/organisations/${organisation}?limit=500`, auditor);
    for (const { sentence } of trail.events) expect(sentence).toMatch(/^\p{Lu}.{8,}/u);
    return trail.events.map(({ type }: { type: string }) => type.slice('members.'.length));
  }

  async #seen(): Promise<object> {
    const period = `from=${BEGINNING}&asOf=${this.clock.date}`;
    const [register, network, dues, roll] = await Promise.all([
      this.view('/views/registers/memberships?limit=500'),
      this.view(`/views/dashboards/network?${period}`),
      this.view(`/views/dashboards/dues?${period}`),
      this.view(`/views/voting-rolls?on=${this.clock.date}`),
    ]);
    const isIts = ({ organisation }: { organisation: string }): boolean => organisation === this.member;
    const row = register.rows.find(isIts);
    const onRoll = roll.rows.find(isIts);
    const shillings = dues.currencies.find(({ currency }: { currency: string }) => currency === 'UGX');
    return {
      ...(row === undefined ? {} : { status: row.status, unit: row.unit, termUntil: row.termUntil }),
      ...(onRoll === undefined ? {} : { votes: onRoll.votes }),
      network: valuesOf(NETWORK, network.headline),
      dues: shillings === undefined ? {} : valuesOf(DUES, shillings.headline),
    };
  }

  /** @returns the event's stream */
  async #replayed(id: string): Promise<string> {
    const { body } = expectStatus(await this.client.get(`/ledger/events/${id}`, secretariat), 200);
    expect(body.event.id).toBe(id);
    return body.event.stream;
  }

  async #heard(ids: readonly string[]): Promise<void> {
    await this.forum.eventually(
      () => Promise.resolve(this.#feed!.ids()),
      (all) => ids.every((id) => all.includes(id)),
    );
  }
}

function valuesOf(names: readonly string[], headline: Record<string, { readonly value: number }>): object {
  return Object.fromEntries(names.map((name) => [name, headline[name]!.value]));
}

/** Whether everything that is expected is so; what is not named may be anything. */
function agrees(answer: unknown, expected: unknown): boolean {
  if (typeof expected !== 'object' || expected === null) return isDeepStrictEqual(answer, expected);
  if (typeof answer !== 'object' || answer === null) return false;
  return Object.entries(expected).every(([name, value]) => agrees((answer as Record<string, unknown>)[name], value));
}
