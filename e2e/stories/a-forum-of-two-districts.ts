import type { RoleHeld } from '@baraza/domain';
import type { Answer, ForumClient } from '../product/running-forum.ts';

export const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
export const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];
export const integrator: readonly RoleHeld[] = [{ role: 'integrator' }];
export const officerOf = (unit: string): readonly RoleHeld[] => [{ role: 'unit-officer', unit }];
export const representativeOf = (organisation: string): readonly RoleHeld[] => [
  { role: 'member-representative', organisation },
];

const ZONE = 'Africa/Kampala';
const UNITS = [
  ['WAN', 'Western Ankole', 'region', undefined],
  ['UG-402', 'Bushenyi', 'district', 'WAN'],
  ['UG-411', 'Ntungamo', 'district', 'WAN'],
  ['UG-402-KYEIZOOBA', 'Kyeizooba', 'sub-county', 'UG-402'],
] as const;
export const CHECKLIST = [
  'governing-document',
  'legal-standing',
  'leadership-in-place',
  'presence-in-unit',
  'shared-purpose',
];

/** Says what was answered instead, where it is not this status. */
export function expectStatus(answer: Answer, status: number): Answer {
  if (answer.status !== status)
    throw new Error(`expected ${status}, was ${answer.status}: ${answer.text.slice(0, 2_000)}`);
  return answer;
}

/** The words of a story: what a secretariat does, over HTTP. */
export class ForumOfTwoDistricts {
  readonly client: ForumClient;

  constructor(client: ForumClient) {
    this.client = client;
  }

  async found(): Promise<void> {
    await this.begin();
    await this.#longTerms();
  }

  /** The forum and its units, by the rules that every forum begins with. */
  async begin(as = secretariat, person?: string): Promise<void> {
    const forum = { name: 'A forum of two districts', sample: false, zone: ZONE, rootUnit: 'WAN', languages: ['en'] };
    await this.done('/members/forums', forum, 201, as, person);
    for (const [code, name, level, parent] of UNITS) {
      const unit = { code, name, level, parent, zone: ZONE, validFrom: '2010-07-01' };
      await this.done('/members/units', unit, 201, as, person);
    }
  }

  /** Stories of past years are told today: no membership of theirs may have run out meanwhile. */
  async #longTerms(): Promise<void> {
    const { rules: inForce } = (await this.client.get('/members/rules/current', secretariat)).body as {
      rules: { version: number; term: object };
    };
    const { version: _version, ...rules } = { ...inForce, term: { ...inForce.term, months: 120 } };
    const since = { effectiveOn: '2020-01-01' };
    const path = '/members/rules/main';
    await this.done(`${path}/propose`, { rules, ...since }, 200, secretariat, 'proposer');
    const { proposal } = (await this.client.get(path, secretariat)).body.proposal as { proposal: string };
    await this.done(`${path}/adopt`, { proposal, ...since }, 200, secretariat, 'board');
  }

  /** A command that must be accepted. */
  async done(
    path: string,
    body: object = {},
    status = 200,
    as = secretariat,
    person?: string,
  ): Promise<Answer['body']> {
    const answer = await this.client.post(path, as, body, person === undefined ? {} : { person });
    return expectStatus(answer, status).body;
  }

  /** A command that must be refused, by this rule. */
  async refused(rule: string, path: string, body: object = {}, as = secretariat, person?: string): Promise<Answer> {
    const answer = await this.client.post(path, as, body, person === undefined ? {} : { person });
    if (answer.body?.code !== rule)
      throw new Error(`expected ${rule}, was ${answer.status}: ${answer.text.slice(0, 2_000)}`);
    return answer;
  }

  async organisation(legalName: string, unit: string, more: object = {}): Promise<string> {
    const body = { kind: 'cbo', legalName, unit, themes: ['social-justice'], ...more };
    const { id } = (await this.done('/members/organisations', body, 201)) as { id: string };
    return id;
  }

  async application(organisation: string, effectiveOn?: string, person = 'clerk'): Promise<string> {
    const body = { organisation, category: 'full', ...(effectiveOn === undefined ? {} : { effectiveOn }) };
    const { id } = (await this.done('/members/memberships', body, 201, secretariat, person)) as { id: string };
    return id;
  }

  screened(membership: string, effectiveOn?: string): Promise<object> {
    const items = CHECKLIST.map((item) => ({ item, finding: 'met' }));
    const body = { items, ...(effectiveOn === undefined ? {} : { effectiveOn }) };
    return this.done(`/members/memberships/${membership}/screen`, body, 200, secretariat, 'screener');
  }

  endorsed(membership: string, endorser: string, effectiveOn?: string): Promise<object> {
    const body = { endorser, ...(effectiveOn === undefined ? {} : { effectiveOn }) };
    return this.done(`/members/memberships/${membership}/endorse`, body, 200, secretariat, 'witness');
  }

  admitted(membership: string, effectiveOn?: string): Promise<{ position: string }> {
    const body = effectiveOn === undefined ? {} : { effectiveOn };
    return this.done(`/members/memberships/${membership}/admit`, body, 200, secretariat, 'board') as Promise<{
      position: string;
    }>;
  }

  /** A full member, from registration to admission, all from one date. */
  async member(
    legalName: string,
    unit: string,
    endorsers: readonly string[],
    effectiveOn: string,
  ): Promise<{ organisation: string; membership: string; position: string }> {
    const organisation = await this.organisation(legalName, unit, { effectiveOn });
    const membership = await this.application(organisation, effectiveOn);
    await this.screened(membership, effectiveOn);
    for (const endorser of endorsers) await this.endorsed(membership, endorser, effectiveOn);
    const { position } = await this.admitted(membership, effectiveOn);
    return { organisation, membership, position };
  }

  /** A view that has seen this position. */
  async view(path: string, position: string, as = secretariat): Promise<Answer['body']> {
    return expectStatus(await this.client.get(path, as, { 'baraza-min-position': position }), 200).body;
  }

  /** Asks until the answer is as wanted: for what other services do in answer to an event. */
  async eventually<T>(ask: () => Promise<T>, wanted: (answer: T) => boolean, withinMs = 60_000): Promise<T> {
    const until = Date.now() + withinMs;
    for (;;) {
      const answer = await ask();
      if (wanted(answer)) return answer;
      if (Date.now() > until)
        throw new Error(`still not as wanted after ${withinMs} ms: ${JSON.stringify(answer).slice(0, 2_000)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
