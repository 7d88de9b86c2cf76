import type { DecidedAs, invoiceRunMade } from '@baraza/contracts';
import type { Deciding } from '@baraza/domain';
import { tags, unitTag } from '../tags.pure.ts';
import type { InvoiceRun, InvoiceRunState } from './invoice-run.state.ts';

/** Nothing where it is on record. */
export function made(
  state: InvoiceRunState,
  run: InvoiceRun,
  given: Deciding,
): readonly DecidedAs<typeof invoiceRunMade>[] {
  if (state.status !== 'none') return [];
  return [{ type: 'members.InvoiceRunMade', data: run, effectiveOn: given.effectiveOn, tags: tags(unitTag(run.unit)) }];
}
