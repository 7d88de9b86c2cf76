import { derivedId } from '@baraza/contracts';
import type { CivilDate, Deciding, Scope } from '@baraza/domain';
import { CommandHandler, type Decision, ReferenceFacts } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { DuesDirectory } from '../directory/dues-directory.ts';
import { lineFor } from '../dues-tariff/dues-tariff.decider.ts';
import { duesTariff, entriesOf, THE_TARIFF } from '../dues-tariff/dues-tariff.state.ts';
import { membership } from '../membership/membership.state.ts';
import { organisation } from '../organisation/organisation.state.ts';
import { categoryOf } from '../rules/rule-set.pure.ts';
import { Rules } from '../rules/rules.ts';
import { termOf, type MembershipTerm } from './invoice-terms.pure.ts';
import type { BringIn, WhichTerm } from './invoice.commands.pure.ts';
import { bringIn, issue } from './invoice.decider.ts';
import type { InvoiceState, Term } from './invoice.state.ts';
import type { Whose } from './invoice.steps.ts';

/** A member that is to be asked for the dues of a term. */
export interface MemberToAsk {
  /** Of the invoice: derived, so that a term has one. */
  readonly id: string;
  readonly membership: string;
  readonly whose: Whose | undefined;
  readonly status: string;
  /** Undefined where the membership does not run out. */
  readonly term: Term | undefined;
  readonly scope: Scope;
}

/** The invoice for a term of a membership, however often it is asked for. */
export const invoiceIdOf = (ofMembership: string, term: Pick<Term, 'until'>): string =>
  derivedId('invoice', ofMembership, term.until);

/** Decisions that ask members for dues, with the look-ups they need. */
@Injectable()
export class InvoiceWriting {
  constructor(
    private readonly commands: CommandHandler,
    private readonly rules: Rules,
    private readonly facts: ReferenceFacts,
    private readonly directory: DuesDirectory,
  ) {}

  /** @param on the date on which it is asked */
  async memberToAsk(id: string, which: WhichTerm, on: CivilDate): Promise<MemberToAsk> {
    const { state } = await this.commands.load(membership, id);
    const { status } = state;
    if (status === 'none') {
      const unit = (await this.facts.knownForum())?.rootUnit ?? '';
      const scope = { unit, organisations: [] };
      return { id: derivedId('invoice', id, on), membership: id, whose: undefined, status, term: undefined, scope };
    }
    const { organisation: whoever, category, unit } = state;
    const { months } = (await this.rules.on(on)).term;
    const term = termOf(state as MembershipTerm, which, months, on);
    return {
      id: term === undefined ? derivedId('invoice', id, on) : invoiceIdOf(id, term),
      membership: id,
      whose: { membership: id, organisation: whoever, category, unit },
      status,
      term,
      scope: { unit, organisations: [whoever] },
    };
  }

  async issue(member: MemberToAsk, state: InvoiceState, given: Deciding): Promise<Decision> {
    const { id, membership: of, whose, status } = member;
    const term = member.term ?? { from: given.effectiveOn, until: given.effectiveOn };
    const rules = await this.rules.on(given.effectiveOn);
    const category = whose === undefined ? undefined : categoryOf(rules, whose.category);
    const facts = {
      whose,
      status,
      paysDues: member.term !== undefined && category?.paysDues === true,
      found: whose === undefined ? undefined : await this.#lineFor(whose, term),
      dues: rules.dues,
      invoiced: await this.directory.invoicedTerms(of, id),
    };
    return issue(state, { term }, facts, given);
  }

  /** What an older register asked for. */
  async bringIn(
    id: string,
    whose: Whose | undefined,
    command: BringIn,
    state: InvoiceState,
    given: Deciding,
  ): Promise<Decision> {
    const invoiced = whose === undefined ? [] : await this.directory.invoicedTerms(whose.membership, id);
    return bringIn(state, command, { whose, invoiced }, given);
  }

  async #lineFor({ organisation: whoever, category, unit }: Whose, term: Term) {
    const [tariff, asked] = await Promise.all([
      this.commands.load(duesTariff, THE_TARIFF),
      this.commands.load(organisation, whoever),
    ]);
    const budgetBand = asked.state.status === 'none' ? undefined : asked.state.profile.budgetBand;
    const units = this.facts.ancestors(unit);
    return lineFor(entriesOf(tariff.state), { category, units, budgetBand, on: term.from });
  }
}
