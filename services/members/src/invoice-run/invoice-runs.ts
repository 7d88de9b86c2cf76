import { derivedId } from '@baraza/contracts';
import { type CivilDate, Rejection } from '@baraza/domain';
import {
  Access,
  type CommandAnswer,
  CommandHandler,
  Forbidden,
  type IssuedCommand,
  Refusal,
} from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { DuesDirectory } from '../directory/dues-directory.ts';
import { MembersDirectory } from '../directory/members-directory.ts';
import { TERMS } from '../invoice/invoice.commands.pure.ts';
import { invoice } from '../invoice/invoice.state.ts';
import { InvoiceWriting, type MemberToAsk } from '../invoice/invoice.writing.ts';
import { unitsBelow } from '../unit/units-below.pure.ts';
import { made } from './invoice-run.decider.ts';
import { invoiceRunRules } from './invoice-run.rules.ts';
import { type InvoiceRun, invoiceRun } from './invoice-run.state.ts';

export interface RunAsked {
  readonly unit: string;
  readonly from: CivilDate;
  readonly until: CivilDate;
  readonly after?: string | undefined;
}

/** Memberships that one run looks at: the rest waits for the next. */
export const MOST_IN_A_RUN = 200;
/** Members asked at once: their appends share one fsync. */
const AT_ONCE = 16;

type Outcome = 'issued' | 'already-issued' | { readonly membership: string; readonly rule: string };

/**
 * Asks all members of a unit for the dues of the terms that begin in a time. Each invoice is a command of its own, under an
 * id of its term: a run that broke off, or was sent twice, issues nothing twice.
 */
@Injectable()
export class InvoiceRuns {
  constructor(
    private readonly commands: CommandHandler,
    private readonly writing: InvoiceWriting,
    private readonly directory: DuesDirectory,
    private readonly members: MembersDirectory,
    private readonly access: Access,
  ) {}

  /** @throws Forbidden where the caller has no right to the unit; Rejection for a period that is none */
  async run(asked: RunAsked, on: CivilDate, command: IssuedCommand): Promise<CommandAnswer> {
    const { unit, from, until, after } = asked;
    const scope = { unit, organisations: [] };
    if ((await this.access.rolesWhenKnown(command.caller, scope)).length === 0) {
      throw new Forbidden('outside-your-scope', `Your roles do not reach ${unit}.`);
    }
    if (until < from) throw invoiceRunRules.broken('period-backwards', { pointer: '/until', params: { from } });
    const id = derivedId(command.id, invoiceRun.name);
    const { state: earlier } = await this.commands.load(invoiceRun, id);
    // Sent again, it is answered as it was: who would be asked today is another matter.
    if (earlier.status === 'made') return this.commands.create(command, invoiceRun, id, scope, () => []);
    const units = unitsBelow(await this.members.units(), unit);
    const found = await this.directory.membershipsIn(units, after, MOST_IN_A_RUN + 1);
    const looked = found.slice(0, MOST_IN_A_RUN);
    const outcomes: Outcome[] = [];
    for (let at = 0; at < looked.length; at += AT_ONCE) {
      const some = looked.slice(at, at + AT_ONCE).map((membership) => this.#ask(membership, asked, on, command));
      outcomes.push(...(await Promise.all(some)).flat());
    }
    const run: InvoiceRun = {
      unit,
      from,
      until,
      issued: outcomes.filter((outcome) => outcome === 'issued').length,
      alreadyIssued: outcomes.filter((outcome) => outcome === 'already-issued').length,
      refused: outcomes.filter((outcome) => typeof outcome === 'object').slice(0, MOST_IN_A_RUN),
      ...(found.length > looked.length ? { next: looked.at(-1)! } : {}),
    };
    return this.commands.create(command, invoiceRun, id, scope, (state, given) => made(state, run, given));
  }

  /** Each term of the membership that begins in the time; who is no member, or pays no dues, is passed over. */
  async #ask(membership: string, { from, until }: RunAsked, on: CivilDate, command: IssuedCommand): Promise<Outcome[]> {
    const outcomes: Outcome[] = [];
    for (const which of TERMS) {
      const member = await this.writing.memberToAsk(membership, which, on);
      const { term, status } = member;
      if (term === undefined || !['new', 'current', 'grace', 'suspended'].includes(status)) return outcomes;
      if (term.from >= from && term.from <= until) outcomes.push(await this.#issue(member, command));
    }
    return outcomes;
  }

  async #issue(member: MemberToAsk, run: IssuedCommand): Promise<Outcome> {
    const { id, membership, scope } = member;
    const command: IssuedCommand = {
      ...run,
      // Of the run and the term: sent again under the run's key it is the same command.
      id: derivedId(run.id, id),
      body: { membership, term: member.term },
      causationId: run.id,
      ifMatch: undefined,
    };
    try {
      const decide = (state: Parameters<InvoiceWriting['issue']>[1], given: Parameters<InvoiceWriting['issue']>[2]) =>
        this.writing.issue(member, state, given);
      await this.commands.create(command, invoice, id, scope, decide);
      return 'issued';
    } catch (error) {
      if (error instanceof Rejection) {
        return error.code === 'invoice.already-issued' ? 'already-issued' : { membership, rule: error.code };
      }
      if (error instanceof Refusal && error.status < 500) return { membership, rule: error.code };
      throw error;
    }
  }
}
