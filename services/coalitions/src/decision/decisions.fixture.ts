import { derivedId } from '@baraza/contracts';
import type { RoleHeld } from '@baraza/domain';
import { createTestApp, recordForum, recordOrganisation, type TestApp, type TestAppOptions } from '@baraza/service-kit';
import { CONVENOR, FARMERS, water, WOMEN } from '../coalition/coalition.builders.ts';
import { CoalitionsModule } from '../coalitions.module.ts';

/** A forum with coalitions that decide, over HTTP. For specs of the API and of policies. */

export const officer: readonly RoleHeld[] = [{ role: 'unit-officer', unit: 'UG-402' }];
export const convenor: readonly RoleHeld[] = [{ role: 'coalition-convenor', organisation: CONVENOR }];
export const of = (organisation: string): readonly RoleHeld[] => [{ role: 'member-representative', organisation }];
export const membershipOf = (organisation: string): string => derivedId('membership', organisation);
export const OTHERS = [4, 5, 6, 7].map((n) => `10000000-0000-4000-8000-00000000000${n}`);

export class DecidingForum {
  private constructor(readonly app: TestApp) {}

  static async open(options: Partial<TestAppOptions> = {}): Promise<DecidingForum> {
    const app = await createTestApp({ modules: [CoalitionsModule], ...options });
    const forum = new DecidingForum(app);
    await recordForum(app);
    for (const organisation of [CONVENOR, FARMERS, WOMEN, ...OTHERS]) {
      await recordOrganisation(app, organisation, { membership: membershipOf(organisation) });
    }
    await app.settle();
    return forum;
  }

  post(path: string, body: object = {}, as: readonly RoleHeld[] = officer, person?: string) {
    return this.app.http('POST', `/coalitions/${path}`, { as, body, ...(person === undefined ? {} : { person }) });
  }

  /** What must not be refused. @throws Error with the answer */
  async done(path: string, body: object = {}, as: readonly RoleHeld[] = officer, person?: string) {
    const answer = await this.post(path, body, as, person);
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`);
    return answer.body as { readonly id: string };
  }

  async coalition(...participants: readonly string[]): Promise<string> {
    const { id } = await this.done('coalitions', { ...water, convenor: CONVENOR });
    for (const organisation of participants) await this.seat(id, organisation);
    return id;
  }

  async seat(coalition: string, organisation: string): Promise<void> {
    await this.done(`coalitions/${coalition}/invite`, { organisation, role: 'participant' });
    await this.done(`coalitions/${coalition}/accept`, { organisation });
  }

  async proposal(coalition: string, more: object = {}): Promise<string> {
    const asked = { coalition, subject: 'position', proposal: 'That we ask for the stock lists.', by: FARMERS };
    return (await this.done('decisions', { ...asked, ...more })).id;
  }

  /** Proposed, discussed, and open to vote on. */
  async vote(coalition: string, more: object = {}): Promise<string> {
    const id = await this.proposal(coalition, more);
    await this.done(`decisions/${id}/open-discussion`);
    await this.done(`decisions/${id}/open-vote`);
    return id;
  }

  async allAgree(decision: string, organisations: readonly string[]): Promise<void> {
    for (const organisation of organisations) {
      await this.done(`decisions/${decision}/vote`, { organisation, choice: 'agree' }, of(organisation));
    }
    await this.done(`decisions/${decision}/close-vote`);
    await this.app.settle();
  }

  read(decision: string, as: readonly RoleHeld[] = officer) {
    return this.app.http('GET', `/coalitions/decisions/${decision}`, { as });
  }

  readCoalition(id: string, as: readonly RoleHeld[] = officer) {
    return this.app.http('GET', `/coalitions/coalitions/${id}`, { as });
  }

  async eventsOf(stream: string) {
    return (await this.app.store.readStream(stream)).events;
  }

  /** Terms of reference by which the coalition decides from now on, adopted by all. */
  async terms(coalition: string, organisations: readonly string[], more: object = {}): Promise<void> {
    const terms = { rule: 'majority', quorum: { n: 1, of: 2 }, votingDays: 7, secret: false, dormantAfterDays: 90 };
    await this.done(`coalitions/${coalition}/propose-terms`, { ...terms, ...more });
    const { proposedTerms } = (await this.readCoalition(coalition)).body;
    const id = await this.vote(coalition, { subject: 'terms', terms: proposedTerms.at(-1).version });
    await this.allAgree(id, organisations);
  }
}
