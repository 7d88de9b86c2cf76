import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  type CommandAnswer,
  CommandHandler,
  CreateCommand,
  EntityCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
  ReadEntityEvents,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { CANCELLATION_GROUNDS, WAIVER_REFUSAL_GROUNDS, WRITE_OFF_GROUNDS } from '../reference-codes.pure.ts';
import { OFFICERS, OFFICERS_AND_REPRESENTATIVES, READERS_OF_DUES } from '../roles.ts';
import { Rules } from '../rules/rules.ts';
import {
  AskWaiverBody,
  CancelInvoiceBody,
  GrantWaiverBody,
  IssueInvoiceBody,
  RefuseWaiverBody,
  WriteOffInvoiceBody,
} from './invoice.commands.ts';
import { InvoiceDocument, presentInvoice } from './invoice.document.ts';
import { askWaiver, cancel, grantWaiver, refuseWaiver, writeOff } from './invoice.relief.ts';
import { invoiceRules } from './invoice.rules.ts';
import { invoice } from './invoice.state.ts';
import { IssueDate } from './issue-date.ts';
import { InvoiceWriting } from './invoice.writing.ts';

const OPEN = ['not-open', 'dated-before-issue'] as const;
const DECIDED = [...OPEN, 'no-waiver-asked', 'waived-by-asker', 'own-organisation'] as const;

@Controller('members/invoices')
export class InvoiceController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: InvoiceWriting,
    private readonly rules: Rules,
    private readonly issueDate: IssueDate,
  ) {}

  @CreateCommand({
    operationId: 'issueInvoice',
    summary: 'Ask a member for the dues of a term',
    description:
      'The amount is the tariff’s: of the adopted schedules in force on the first day of the term, the line of the nearest unit. When it is due and when reminders fall due is fixed by the rules of the day.',
    roles: OFFICERS,
    rules: [
      [
        invoiceRules,
        [
          'already-issued',
          'membership-unknown',
          'not-a-member',
          'category-pays-none',
          'no-line',
          'issued-before-cancelled',
        ],
      ],
    ],
    // A membership of the sample forum whose dues have been paid until now.
    example: { membership: '3a5df3aa-6536-5c71-94d3-f623d969b1fa', term: 'next' },
  })
  async issue(@Body() body: IssueInvoiceBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    const member = await this.writing.memberToAsk(body.membership, body.term, this.issueDate.of(command));
    return this.commands.create(command, invoice, member.id, member.scope, (state, given) =>
      this.writing.issue(member, state, given),
    );
  }

  @EntityCommand('ask-waiver', {
    operationId: 'askWaiver',
    summary: 'Ask that a member be let off dues',
    roles: OFFICERS_AND_REPRESENTATIVES,
    rules: [[invoiceRules, [...OPEN, 'waiver-asked-already', 'ground-unknown', 'more-than-open']]],
  })
  askWaiver(@Param('id') id: string, @Body() body: AskWaiverBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, invoice, id, async (state, given) => {
      const { waiverGrounds: grounds } = (await this.rules.on(given.effectiveOn)).dues;
      return askWaiver(state, body, { grounds }, given);
    });
  }

  @EntityCommand('grant-waiver', {
    operationId: 'grantWaiver',
    summary: 'Let a member off dues, as was asked for by somebody else',
    roles: OFFICERS,
    rules: [[invoiceRules, [...DECIDED, 'more-than-asked', 'more-than-open']]],
    sensitive: true,
  })
  grantWaiver(@Param('id') id: string, @Body() body: GrantWaiverBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, invoice, id, (state, given) => grantWaiver(state, body, given));
  }

  @EntityCommand('refuse-waiver', {
    operationId: 'refuseWaiver',
    summary: 'Not let a member off dues, with a ground',
    roles: OFFICERS,
    rules: [[invoiceRules, [...DECIDED, 'ground-unknown']]],
    sensitive: true,
  })
  refuseWaiver(@Param('id') id: string, @Body() body: RefuseWaiverBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, invoice, id, (state, given) =>
      refuseWaiver(state, body, { grounds: WAIVER_REFUSAL_GROUNDS }, given),
    );
  }

  @EntityCommand('write-off', {
    operationId: 'writeOffInvoice',
    summary: 'Give up what is open of an invoice, with a ground',
    description: 'The member has not been let off, and the term is not settled.',
    roles: ['secretariat'],
    rules: [[invoiceRules, [...OPEN, 'own-organisation', 'written-off-by-issuer', 'ground-unknown']]],
    sensitive: true,
  })
  writeOff(@Param('id') id: string, @Body() body: WriteOffInvoiceBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, invoice, id, (state, given) =>
      writeOff(state, body, { grounds: WRITE_OFF_GROUNDS }, given),
    );
  }

  @EntityCommand('cancel', {
    operationId: 'cancelInvoice',
    summary: 'Cancel an invoice that should not have been issued',
    description: 'The term may be invoiced again.',
    roles: OFFICERS,
    rules: [[invoiceRules, [...OPEN, 'own-organisation', 'paid-in-part', 'ground-unknown']]],
    sensitive: true,
  })
  cancel(@Param('id') id: string, @Body() body: CancelInvoiceBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, invoice, id, (state, given) =>
      cancel(state, body, { grounds: CANCELLATION_GROUNDS }, given),
    );
  }

  @ReadEntity({ operationId: 'readInvoice', summary: 'An invoice', roles: READERS_OF_DUES, schema: InvoiceDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, invoice, id, presentInvoice, moment);
  }

  @ReadEntityEvents({ operationId: 'readInvoiceEvents', summary: 'The events of an invoice', roles: READERS_OF_DUES })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, invoice, id);
  }
}
