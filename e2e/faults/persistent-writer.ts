import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, ForumClient } from '../product/running-forum.ts';
import { CHECKLIST, secretariat } from '../stories/a-forum-of-two-districts.ts';

const GIVES_UP_AFTER_MS = 120_000;
/** Between one command and the next: a load, and not all that the machine can bear. */
const PAUSE_MS = 80;
/** Longer than the product keeps anybody waiting for an answer. */
const ANSWER_WITHIN_MS = 20_000;

const PROGRAMME = {
  ...{ title: 'Handing over well', track: 'leadership-transition', unit: 'WAN', themes: ['governance'] },
  ...{ aims: ['Leaders who go in time'], languages: ['en'] },
  modules: [{ code: 'the-plan', title: 'A plan for the day', outcomes: ['Writes a succession plan'] }],
  period: { from: '2025-03-17', until: '2025-06-30' },
};
const STRUGGLE = {
  ...{ unit: 'UG-402-KYEIZOOBA', kind: 'service-failure', themes: ['social-justice'], since: '2025-03-01' },
  ...{ account: 'Patients are sent away to buy their drugs in town.', reportedBy: { kind: 'community' } },
  affected: { women: 210, men: 140, youth: 90, personsWithDisabilities: 12, total: 350 },
};

/** A client as it has to be: what got no answer, or no answer yet, it sends again under the same key. */
export class PersistentWriter {
  readonly #client: ForumClient;
  readonly #until: AbortSignal;
  /** How often something had to be sent again. */
  again = 0;
  lives = 0;

  /** @param until begins nothing new once this is aborted */
  constructor(client: ForumClient, until: AbortSignal) {
    this.#client = client;
    this.#until = until;
  }

  /**
   * One organisation after the other through a whole membership, with a seat in the coalition that its end suspends; at each,
   * a programme is planned and a struggle reported, so that every service has something to record.
   */
  async write(coalition: string, endorsers: readonly string[]): Promise<void> {
    while (!this.#until.aborted) {
      const legalName = `Organisation ${randomUUID()}`;
      const body = { kind: 'cbo', legalName, unit: 'UG-402', themes: ['education'] };
      const { id: organisation } = (await this.insist('/members/organisations', body)).body;
      const applied = { organisation, category: 'full' };
      const membership = `/members/memberships/${(await this.insist('/members/memberships', applied, 'clerk')).body.id}`;
      const items = CHECKLIST.map((item) => ({ item, finding: 'met' }));
      await this.insist(`${membership}/screen`, { items }, 'screener');
      for (const endorser of endorsers) await this.insist(`${membership}/endorse`, { endorser }, 'witness');
      await this.insist(`${membership}/admit`, {}, 'board');
      const seat = `/coalitions/coalitions/${coalition}`;
      await this.insist(`${seat}/invite`, { organisation, role: 'participant' });
      await this.insist(`${seat}/accept`, { organisation });
      await this.insist('/capacity/programmes', PROGRAMME);
      await this.insist('/campaigns/struggles', STRUGGLE);
      await this.insist(`${membership}/resign`);
      this.lives++;
    }
  }

  /** Sends a command until it is accepted. */
  async insist(path: string, body: object = {}, person = 'writer'): Promise<Answer> {
    const headers = { 'idempotency-key': randomUUID() };
    const until = Date.now() + GIVES_UP_AFTER_MS;
    for (;;) {
      const sent = this.#client.post(path, secretariat, body, { person, headers, timeoutMs: ANSWER_WITHIN_MS });
      const answer = await sent.catch((error: unknown) => new NoAnswer(error));
      if (!(answer instanceof NoAnswer) && answer.status < 300) {
        await pause(PAUSE_MS);
        return answer;
      }
      const said = answer instanceof NoAnswer ? answer.why : `${answer.status} ${answer.text}`;
      if (!mayBeSentAgain(answer) || Date.now() > until) throw new Error(`${path} came to nothing: ${said}`);
      this.again++;
      await pause(150);
    }
  }
}

/** The connection was refused or broke off, or nothing came in time. */
class NoAnswer {
  readonly why: string;

  constructor(error: unknown) {
    const { message, cause } = error as { message?: string; cause?: unknown };
    this.why = `${message} ${String(cause ?? '')}`;
  }
}

/** No answer, not available now, somebody else was first, or a fact that has not arrived yet. */
function mayBeSentAgain(answer: Answer | NoAnswer): boolean {
  if (answer instanceof NoAnswer || answer.status === 503) return true;
  const code = (answer.body as { code?: string } | undefined)?.code;
  return code === 'concurrent-change' || code === 'coalition.organisation-unknown';
}
