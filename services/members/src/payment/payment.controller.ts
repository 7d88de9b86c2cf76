import { derivedId } from '@baraza/contracts';
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
  ReferenceFacts,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { invoiceRules } from '../invoice/invoice.rules.ts';
import { MembershipWriting } from '../membership/membership.writing.ts';
import { paymentReferenceRules } from '../payment-reference/payment-reference.rules.ts';
import { REFUND_GROUNDS } from '../reference-codes.pure.ts';
import { OFFICERS, READERS_OF_DUES } from '../roles.ts';
import { AllocatePaymentBody, ReceivePaymentBody, RefundPaymentBody, ReversePaymentBody } from './payment.commands.ts';
import { refund } from './payment.decider.ts';
import { PaymentDocument, presentPayment } from './payment.document.ts';
import { paymentRules } from './payment.rules.ts';
import { payment } from './payment.state.ts';
import { PaymentWriting } from './payment.writing.ts';

const APPLIED = ['not-issued', 'not-open', 'another-organisation', 'another-currency', 'more-than-open'] as const;
const STANDING = ['reversed', 'dated-before-receipt'] as const;

@Controller('members/payments')
export class PaymentController {
  constructor(
    private readonly commands: CommandHandler,
    private readonly entities: EntityReader,
    private readonly writing: PaymentWriting,
    private readonly memberships: MembershipWriting,
    private readonly facts: ReferenceFacts,
  ) {}

  @CreateCommand({
    operationId: 'receivePayment',
    summary: 'Put on record that a member paid, and give it to invoices',
    description:
      'What is over stays as credit, to be allocated or refunded later. An empty list of invoices keeps all of it as credit.',
    roles: OFFICERS,
    rules: [
      [
        paymentRules,
        [
          'already-received',
          'organisation-unknown',
          'method-unknown',
          'currency-unknown',
          'reference-malformed',
          'rate-missing',
          'rate-needless',
          'not-countable',
        ],
      ],
      [paymentReferenceRules, ['taken']],
      [invoiceRules, APPLIED],
    ],
    example: {
      organisation: '7b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9',
      amount: { minor: 5_000, currency: 'USD' },
      countedIn: 'UGX',
      rate: { numerator: 3_700, denominator: 1 },
      method: 'bank-transfer',
      reference: 'FT26061-00417',
    },
  })
  async receive(@Body() body: ReceivePaymentBody, @Issued() command: IssuedCommand): Promise<CommandAnswer> {
    const id = body.id ?? derivedId(command.id, payment.name);
    const { organisation } = body;
    const unit = await this.memberships.unitOf(organisation);
    // One that is not known stands at the root: only who acts for all is told so.
    const stands = unit ?? (await this.facts.knownForum())?.rootUnit ?? '';
    const scope = { unit: stands, organisations: [organisation] };
    return this.commands.create(command, payment, id, scope, (state, given) =>
      this.writing.receive(id, state, body, unit, given),
    );
  }

  @EntityCommand('allocate', {
    operationId: 'allocatePayment',
    summary: 'Give what is left of a payment to an invoice',
    roles: OFFICERS,
    rules: [
      [paymentRules, [...STANDING, 'more-than-left', 'too-many-invoices']],
      [invoiceRules, APPLIED],
    ],
  })
  allocate(@Param('id') id: string, @Body() body: AllocatePaymentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, payment, id, (state, given) => this.writing.allocate(id, state, body, given));
  }

  @EntityCommand('refund', {
    operationId: 'refundPayment',
    summary: 'Give back what is left of a payment, or a part of it',
    roles: OFFICERS,
    rules: [
      [paymentRules, [...STANDING, 'more-than-left', 'ground-unknown', 'refunded-by-recorder', 'own-organisation']],
    ],
    sensitive: true,
  })
  refund(@Param('id') id: string, @Body() body: RefundPaymentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, payment, id, (state, given) =>
      refund(state, body, { grounds: REFUND_GROUNDS }, given),
    );
  }

  @EntityCommand('reverse', {
    operationId: 'reversePayment',
    summary: 'Put on record that a payment did not stand',
    description: 'What it gave to invoices is open again. One that was entered in error gives its reference back.',
    roles: OFFICERS,
    rules: [[paymentRules, ['dated-before-receipt', 'ground-unknown', 'own-organisation', 'refunded-in-part']]],
    sensitive: true,
  })
  reverse(@Param('id') id: string, @Body() body: ReversePaymentBody, @Issued() command: IssuedCommand) {
    return this.commands.run(command, payment, id, (state, given) => this.writing.reverse(id, state, body, given));
  }

  @ReadEntity({ operationId: 'readPayment', summary: 'A payment', roles: READERS_OF_DUES, schema: PaymentDocument })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, payment, id, presentPayment, moment);
  }

  @ReadEntityEvents({ operationId: 'readPaymentEvents', summary: 'The events of a payment', roles: READERS_OF_DUES })
  events(@Param('id') id: string, @CallerIs() caller: Caller) {
    return this.entities.events(caller, payment, id);
  }
}
