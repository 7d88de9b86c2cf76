import type { EventCatalogue } from '@baraza/contracts';
import type { EventStore } from '@baraza/event-store';
import { type DocumentQuery, everyDocument, type ReadModel, type ReadStore } from '@baraza/read-models';
import {
  CATALOGUE,
  EVENT_STORE,
  LedgerFeed,
  Protections,
  ReadinessChecks,
  SERVICE_STORE,
  Unavailable,
  VeiledRunner,
} from '@baraza/service-kit';
import { Inject, Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { CATCH_UP_MS, checkOf } from './check-of.ts';
import { invoiceList, type ListedInvoice } from './invoice-list.projection.ts';
import { membershipPlaces } from './membership-places.projection.ts';
import { paymentList } from './payment-list.projection.ts';

/**
 * What dues ask of the record before something is decided: which terms have been invoiced, who stands in a unit, what an
 * organisation was asked for and paid. Kept in the service's own store; every question waits for the ledger's head.
 */
@Injectable()
export class DuesDirectory implements OnModuleInit, OnModuleDestroy {
  readonly #runner: VeiledRunner;

  constructor(
    @Inject(SERVICE_STORE) private readonly documents: ReadStore,
    @Inject(EVENT_STORE) private readonly store: EventStore,
    @Inject(CATALOGUE) catalogue: EventCatalogue,
    private readonly readiness: ReadinessChecks,
    protections: Protections,
  ) {
    this.#runner = new VeiledRunner({
      store: documents,
      events: store,
      feed: new LedgerFeed(store),
      projections: [invoiceList, paymentList, membershipPlaces] as never,
      sight: 'rows',
      catalogue,
      protections,
    });
  }

  /** The terms of a membership for which an invoice stands, without one's own. */
  async invoicedTerms(membership: string, except: string): Promise<readonly ListedInvoice['term'][]> {
    const found = await this.#all(invoiceList.model, { membership: { is: membership } });
    return found.filter(({ key, doc }) => key !== except && doc.status !== 'cancelled').map(({ doc }) => doc.term);
  }

  /** What an organisation was asked for and what it paid, by their ids: whatever became of them. */
  async accountsOf(organisation: string): Promise<{ invoices: readonly string[]; payments: readonly string[] }> {
    const where = { organisation: { is: organisation } };
    const [invoices, payments] = await Promise.all([
      this.#all(invoiceList.model, where),
      this.#all(paymentList.model, where),
    ]);
    return { invoices: invoices.map(({ key }) => key), payments: payments.map(({ key }) => key) };
  }

  /** The open invoices of an organisation, that of the earliest term first. */
  async openInvoicesOf(organisation: string, limit: number): Promise<readonly string[]> {
    await this.#readToHead(invoiceList.model.name);
    const page = await this.documents.find(invoiceList.model, {
      where: { organisation: { is: organisation }, status: { is: 'open' } },
      orderBy: { index: 'from' },
      limit,
    });
    return page.documents.map(({ key }) => key);
  }

  /** The memberships that an organisation has or had. */
  async membershipsOf(organisation: string): Promise<readonly string[]> {
    return (await this.#all(membershipPlaces.model, { organisation: { is: organisation } })).map(({ key }) => key);
  }

  /** Memberships that stand in these units, in the order of their ids, after one of them. */
  async membershipsIn(units: readonly string[], after: string | undefined, limit: number): Promise<readonly string[]> {
    await this.#readToHead(membershipPlaces.model.name);
    const page = await this.documents.find(membershipPlaces.model, {
      where: { unit: { in: [...units] }, ...(after === undefined ? {} : { id: { from: after } }) },
      orderBy: { index: 'id' },
      limit: limit + 1,
    });
    return page.documents
      .map(({ key }) => key)
      .filter((id) => id !== after)
      .slice(0, limit);
  }

  async onModuleInit(): Promise<void> {
    await this.#runner.start();
    this.readiness.add(() => this.#runner.status().map(checkOf));
    this.readiness.follow(() => this.#runner.status());
  }

  async onModuleDestroy(): Promise<void> {
    await this.#runner.stop();
  }

  async #all<Doc>(model: ReadModel<Doc>, where: NonNullable<DocumentQuery['where']>) {
    await this.#readToHead(model.name);
    const found: { readonly key: string; readonly doc: Doc }[] = [];
    for await (const { key, doc } of everyDocument(this.documents, model, { where })) found.push({ key, doc });
    return found;
  }

  /** @throws Unavailable where it is not done in time: to decide on old accounts would be wrong */
  async #readToHead(model: string): Promise<void> {
    const { sequence } = await this.store.head();
    if (await this.#runner.waitFor(model, sequence, CATCH_UP_MS)) return;
    throw new Unavailable('accounts-behind', 'The accounts of dues are still being read. Send the command again.', {
      headers: { 'retry-after': '2' },
    });
  }
}
