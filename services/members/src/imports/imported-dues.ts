import { derivedId, PAYMENT_REFERENCE } from '@baraza/contracts';
import { type CivilDate, type Decided, type Deciding, fold } from '@baraza/domain';
import { type AlsoIn, alsoIn, CommandHandler, type Decision, type IssuedCommand } from '@baraza/service-kit';
import { Injectable } from '@nestjs/common';
import { DuesDirectory } from '../directory/dues-directory.ts';
import { applyPayment, bringIn } from '../invoice/invoice.decider.ts';
import { invoice, type InvoiceEvent, type InvoiceState } from '../invoice/invoice.state.ts';
import { later, type Whose } from '../invoice/invoice.steps.ts';
import { invoiceIdOf } from '../invoice/invoice.writing.ts';
import { membership } from '../membership/membership.state.ts';
import { take } from '../payment-reference/payment-reference.decider.ts';
import { foldedReference, paymentReference, paymentReferenceId } from '../payment-reference/payment-reference.state.ts';
import { allocate, receive } from '../payment/payment.decider.ts';
import { payment, type PaymentEvent } from '../payment/payment.state.ts';
import { PAYMENT_METHODS } from '../reference-codes.pure.ts';
import type { DuesDraft, DuesRow, SkippedDues } from './dues-drafting.pure.ts';
import type { ReportEntry } from './findings.pure.ts';
import { historyEntries, type HistoryResult, skippedEntries } from './history-entries.ts';
import type { DuesMapping } from './history-mapping.ts';
import { ImportedCommands, outsideScope, refusedOr } from './imported-commands.ts';
import { WHY } from './imported-memberships.ts';
import { OrganisationFinder } from './organisation-finder.ts';

interface Target {
  /** Of the invoice. */
  readonly id: string;
  readonly whose: Whose;
}

/** Each payment writes to its own stream, its reference's and the invoice's: so many fit into one append. */
const MOST_PAYMENTS = 40;
/** Part of the command's id: it never changes. */
const BRING_IN = ['bringInImportedDues', 'Bring in the dues of a term'] as const;

/**
 * Brings in what an older register tells of dues: what was asked for a term, which is all that its rows say, and what was
 * paid of it. An invoice with its payments is one append: a run that breaks off leaves no half of it.
 */
@Injectable()
export class ImportedDues {
  constructor(
    private readonly commands: CommandHandler,
    private readonly directory: DuesDirectory,
    private readonly finder: OrganisationFinder,
    private readonly imported: ImportedCommands,
  ) {}

  bringIn(
    draft: DuesDraft | SkippedDues,
    mapping: DuesMapping,
    importing: IssuedCommand,
  ): Promise<readonly ReportEntry[]> {
    return this.#told(draft, mapping, (dues, target) => {
      const { id, whose } = target;
      const said = { id, ...whose, term: dues.term, rows: dues.rows, effectiveOn: issuedOn(dues) };
      const command = this.imported.command(BRING_IN, said, importing);
      const scope = { unit: whose.unit, organisations: [whose.organisation] };
      return refusedOr(async (): Promise<HistoryResult> => {
        await this.commands.create(command, invoice, id, scope, (state, given) =>
          this.imported.held(this.#decided(dues, target, mapping, state, given)),
        );
        return { outcome: 'made' };
      });
    });
  }

  rehearse(
    draft: DuesDraft | SkippedDues,
    mapping: DuesMapping,
    importing: IssuedCommand,
  ): Promise<readonly ReportEntry[]> {
    return this.#told(draft, mapping, (dues, target) =>
      refusedOr(async (): Promise<HistoryResult> => {
        const { id, whose } = target;
        const scope = { unit: whose.unit, organisations: [whose.organisation] };
        const given = await this.imported.moment(scope, issuedOn(dues), id, importing);
        if (given === undefined) return outsideScope(whose.unit);
        const { state } = await this.commands.load(invoice, id);
        const decision = await this.imported.held(this.#decided(dues, target, mapping, state, given));
        for (const { aggregate, id: of, decide } of decision.also ?? []) {
          decide((await this.commands.load(aggregate, of)).state, given);
        }
        return { outcome: 'would-be-made' };
      }),
    );
  }

  async #told(
    draft: DuesDraft | SkippedDues,
    mapping: DuesMapping,
    attempt: (draft: DuesDraft, target: Target) => Promise<HistoryResult>,
  ): Promise<readonly ReportEntry[]> {
    const what = { line: draft.line, rows: 'rows' in draft ? draft.rows.length : 1, legalName: draft.of.name };
    if ('skipped' in draft) return skippedEntries(what, draft.skipped, draft.column);
    const found = await this.finder.find(draft.of);
    if (found.id === undefined) return skippedEntries(what, WHY[found.why], undefined, found.why);
    const whose = await this.#membershipFor(found.id, draft.term.until);
    if (whose === undefined) return skippedEntries(what, 'It had no membership in that term.', undefined);
    if (draft.rows.length > MOST_PAYMENTS) {
      return skippedEntries(what, `There are more than ${MOST_PAYMENTS} payments for one term.`, undefined);
    }
    const target = { id: invoiceIdOf(whose.membership, draft.term), whose };
    const { state } = await this.commands.load(invoice, target.id);
    const isThere = state.status !== 'none' && state.basis === undefined && state.status !== 'cancelled';
    const result = isThere ? known(draft, state) : await attempt(draft, target);
    const { fields } = mapping;
    const columns = Object.fromEntries(
      Object.entries(fields).map(([name, { column }]) => [name, column === undefined ? undefined : [column].flat()[0]]),
    );
    return historyEntries({ ...what, id: target.id, unit: whose.unit }, result, columns);
  }

  /** The membership of the time: the last that had begun by the end of the term. */
  async #membershipFor(organisation: string, until: CivilDate): Promise<Whose | undefined> {
    const ids = await this.directory.membershipsOf(organisation);
    const states = await Promise.all(ids.map(async (id) => ({ id, ...(await this.commands.load(membership, id)) })));
    const [last] = states
      .flatMap(({ id, state }) => ('admittedOn' in state && state.admittedOn <= until ? [{ id, state }] : []))
      .sort((a, b) => (a.state.admittedOn < b.state.admittedOn ? 1 : -1));
    if (last === undefined) return undefined;
    const { category, unit } = last.state;
    return { membership: last.id, organisation, category, unit };
  }

  async #decided(
    dues: DuesDraft,
    { id, whose }: Target,
    { source }: DuesMapping,
    state: InvoiceState,
    given: Deciding,
  ): Promise<Decision> {
    const invoiced = await this.directory.invoicedTerms(whose.membership, id);
    const currency = dues.rows[0]!.amount.currency;
    const minor = dues.rows.reduce((sum, { amount }) => sum + amount.minor, 0);
    const dueOn = dues.rows.map(({ on }) => on).sort()[0]!;
    const asked = { term: dues.term, amount: { minor, currency }, dueOn: later(dueOn, issuedOn(dues)) };
    const events: Decided[] = [...bringIn(state, asked, { whose, invoiced }, given)];
    const also: AlsoIn[] = [];
    const inOrder = dues.rows
      .filter(({ isPaid }) => isPaid)
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
    for (const row of inOrder) {
      const paid = derivedId('imported-payment', source, row.number);
      const at = { ...given, effectiveOn: row.on };
      const { organisation } = whose;
      const now = fold(invoice, happened(events, given) as readonly InvoiceEvent[], state);
      events.push(...applyPayment(now, { payment: paid, organisation, amount: row.amount }, at));
      const referred = {
        method: row.method,
        reference: referenceOf(row, source),
        payment: paid,
        organisation,
        unit: whose.unit,
      };
      also.push(
        alsoIn(payment, paid, (before) => {
          const command = { organisation, amount: row.amount, method: row.method, reference: referred.reference };
          const received = receive(before, command, { unit: whose.unit, methods: PAYMENT_METHODS }, at);
          const standing = fold(payment, happened(received, given) as readonly PaymentEvent[], before);
          const open = { outstanding: row.amount.minor, openSince: issuedOn(dues) };
          return [...received, ...allocate(standing, { invoice: id }, open, at)];
        }),
        alsoIn(paymentReference, paymentReferenceId(referred), (place) => take(place, referred, at)),
      );
    }
    return { events, also };
  }
}

/** From the first day of the term, or the first payment where that was before it. */
function issuedOn({ term, rows }: DuesDraft): CivilDate {
  return [term.from, ...rows.map(({ on }) => on)].sort()[0]!;
}

/** The bank's own where there is one that can stand in the record; else the row's number in its register. */
function referenceOf({ reference, number }: DuesRow, source: string): string {
  const own = reference === undefined ? '' : foldedReference(reference);
  if (new RegExp(PAYMENT_REFERENCE).test(own)) return own;
  return foldedReference(`${source}-${number}`)
    .replace(/[^A-Z0-9./_-]/g, '-')
    .slice(0, 64);
}

/** Events of invoices and payments as they will stand: what is brought in has no personal values. */
const happened = (events: readonly Decided[], given: Deciding): readonly unknown[] =>
  events.map((event) => ({ ...event, time: given.now, actor: given.actor.person }));

function known({ rows }: DuesDraft, state: InvoiceState): HistoryResult {
  const minor = rows.reduce((sum, { amount }) => sum + amount.minor, 0);
  const isOther = state.status !== 'none' && state.amount.minor !== minor;
  return { outcome: 'already-there', differs: isOther ? ['amount'] : [] };
}
