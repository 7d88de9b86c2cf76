import { createTestApp, type TestAnswer, type TestApp, type TestAppOptions } from '@baraza/service-kit';
import type { RoleHeld } from '@baraza/domain';
import { MembersDirectory } from '../directory/members-directory.ts';
import { MembersModule } from '../members.module.ts';
import { FIRST_RULES } from '../rules/rule-set.pure.ts';

export const secretariat: readonly RoleHeld[] = [{ role: 'secretariat' }];
export const officerOf = (unit: string): readonly RoleHeld[] => [{ role: 'unit-officer', unit }];
export const representativeOf = (organisation: string): readonly RoleHeld[] => [
  { role: 'member-representative', organisation },
];
export const auditor: readonly RoleHeld[] = [{ role: 'auditor' }];

/** A forum over real HTTP and the embedded store: Western Ankole with two districts and one sub-county in each. */
export class SmallForum {
  readonly app: TestApp;
  /** Two full members that endorse all later ones. */
  readonly founders: string[] = [];
  readonly #memberships: string[] = [];
  #organisations = 0;

  private constructor(app: TestApp) {
    this.app = app;
  }

  /** The forum of a folder that holds one already, as after a restart. */
  static async reopen(options: Partial<TestAppOptions>): Promise<SmallForum> {
    return new SmallForum(await createTestApp({ modules: [MembersModule], ...options }));
  }

  static async open(options: Partial<TestAppOptions> = {}): Promise<SmallForum> {
    const forum = await SmallForum.reopen(options);
    await forum.done('/members/forums', {
      name: 'Western Ankole Civil Society Forum',
      sample: false,
      zone: 'Africa/Kampala',
      rootUnit: 'WAN',
      languages: ['en', 'nyn'],
    });
    const tree = [
      ['WAN', 'Western Ankole', 'region', undefined],
      ['UG-402', 'Bushenyi', 'district', 'WAN'],
      ['UG-411', 'Ntungamo', 'district', 'WAN'],
      ['UG-402-KYEIZOOBA', 'Kyeizooba', 'sub-county', 'UG-402'],
      ['UG-411-ITOJO', 'Itojo', 'sub-county', 'UG-411'],
    ] as const;
    for (const [code, name, level, parent] of tree) {
      await forum.done('/members/units', {
        code,
        name,
        level,
        parent,
        zone: 'Africa/Kampala',
        validFrom: '2010-07-01',
      });
    }
    while (forum.founders.length < 2) {
      const { organisation, membership } = await forum.member();
      forum.founders.push(organisation);
      forum.#memberships.push(membership);
    }
    return forum;
  }

  /** A command by the secretariat, or by whoever is given. */
  post(path: string, body: object = {}, as = secretariat, person?: string, headers = {}): Promise<TestAnswer> {
    return this.app.http('POST', path, { as, body, headers, ...(person === undefined ? {} : { person }) });
  }

  get(path: string, as = secretariat, headers = {}): Promise<TestAnswer> {
    return this.app.http('GET', path, { as, headers });
  }

  /** A command that must be accepted. @throws Error with the problem otherwise */
  async done(path: string, body: object = {}, as = secretariat, person?: string): Promise<TestAnswer['body']> {
    const answer = await this.post(path, body, as, person);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body;
  }

  async organisation(more: object = {}): Promise<string> {
    this.#organisations += 1;
    const { id } = await this.done('/members/organisations', {
      kind: 'cbo',
      legalName: `Organisation Number ${this.#organisations}`,
      unit: 'UG-402',
      themes: ['governance'],
      ...more,
    });
    return id;
  }

  async application(organisation: string, category = 'full'): Promise<string> {
    const { id } = await this.done('/members/memberships', { organisation, category }, secretariat, 'clerk');
    return id;
  }

  async screened(membership: string): Promise<void> {
    await this.done(`/members/memberships/${membership}/screen`, { items: everyItemMet }, secretariat, 'screener');
  }

  /** A full member, endorsed by the founders there are. */
  async member(more: object = {}): Promise<{ organisation: string; membership: string }> {
    const organisation = await this.organisation(more);
    const membership = await this.application(organisation);
    for (const founder of this.#memberships) await this.#stays(founder);
    await this.screened(membership);
    for (const endorser of this.founders) {
      await this.done(`/members/memberships/${membership}/endorse`, { endorser }, secretariat, 'witness');
    }
    await this.done(`/members/memberships/${membership}/admit`, {}, secretariat, 'board');
    return { organisation, membership };
  }

  /** A founder is a member still, however far a spec has set the clock. */
  async #stays(membership: string): Promise<void> {
    const path = `/members/memberships/${membership}`;
    const { status } = (await this.get(path)).body as { status: string };
    const verb = { grace: 'renew', lapsed: 'reinstate' }[status];
    if (verb !== undefined) await this.done(`${path}/${verb}`, { ground: 'board-decision' }, secretariat, 'board');
  }

  /** Facts, policies and look-ups have caught up with the ledger. */
  async settled(): Promise<void> {
    await this.app.settle();
    await this.app.app.get(MembersDirectory).caughtUp();
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

export const everyItemMet = FIRST_RULES.admission.checklist.map((item) => ({ item, finding: 'met' }));
