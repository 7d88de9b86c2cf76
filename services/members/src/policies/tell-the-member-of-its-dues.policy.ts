import type { DataOf, invoiceBecameOverdue, invoiceReminderFellDue, SequencedEvent } from '@baraza/contracts';
import { PolicyController } from '@baraza/service-kit';
import { EventPattern, Payload } from '@nestjs/microservices';
import { NoticeWriting } from '../notice/notice.writing.ts';
import type { NoticeTemplateCode } from '../notice/notice.templates.pure.ts';

const policy = 'members.tell-the-member-of-its-dues';
type OfInvoice = SequencedEvent<string, DataOf<typeof invoiceReminderFellDue | typeof invoiceBecameOverdue>>;

@PolicyController({ policy, since: 0 })
export class TellTheMemberOfItsDues {
  constructor(private readonly notices: NoticeWriting) {}

  @EventPattern('members.InvoiceReminderFellDue')
  reminderFellDue(@Payload() event: OfInvoice): Promise<void> {
    return this.#tell(event, 'dues-reminder');
  }

  @EventPattern('members.InvoiceBecameOverdue')
  becameOverdue(@Payload() event: OfInvoice): Promise<void> {
    return this.#tell(event, 'dues-overdue');
  }

  #tell(event: OfInvoice, template: NoticeTemplateCode): Promise<void> {
    const about = event.stream.slice('invoice-'.length);
    return this.notices.tell(event, policy, { organisation: event.data.organisation, about, template });
  }
}
