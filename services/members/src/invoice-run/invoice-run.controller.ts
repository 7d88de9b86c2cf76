import {
  AsAt,
  type AsAtMoment,
  type Caller,
  CallerIs,
  CreateCommand,
  EntityReader,
  Issued,
  type IssuedCommand,
  ReadEntity,
} from '@baraza/service-kit';
import { Body, Controller, Param } from '@nestjs/common';
import { Type } from 'typebox';
import { IssueInvoicesBody } from '../invoice/invoice.commands.ts';
import { IssueDate } from '../invoice/issue-date.ts';
import { OFFICERS } from '../roles.ts';
import { invoiceRunRules } from './invoice-run.rules.ts';
import { invoiceRun, type InvoiceRunState } from './invoice-run.state.ts';
import { InvoiceRuns, MOST_IN_A_RUN } from './invoice-runs.ts';

const InvoiceRunDocument = Type.Object({
  id: Type.String(),
  status: Type.Literal('made'),
  unit: Type.String(),
  from: Type.String(),
  until: Type.String(),
  issued: Type.Integer(),
  alreadyIssued: Type.Integer({ description: 'Terms that had been invoiced already' }),
  refused: Type.Array(Type.Object({ membership: Type.String(), rule: Type.String() })),
  next: Type.Optional(Type.String({ description: 'Others wait: send it again with this as `after`' })),
  madeOn: Type.String(),
});

@Controller('members/invoice-runs')
export class InvoiceRunController {
  constructor(
    private readonly entities: EntityReader,
    private readonly runs: InvoiceRuns,
    private readonly issueDate: IssueDate,
  ) {}

  @CreateCommand({
    operationId: 'issueInvoices',
    summary: 'Ask all members of a unit for the dues of terms that begin in a time',
    description: `At most ${MOST_IN_A_RUN} memberships are looked at; where others wait, the run’s document has \`next\`. It can be sent again: a term is invoiced once.`,
    roles: OFFICERS,
    rules: [[invoiceRunRules, ['period-backwards']]],
  })
  run(@Body() body: IssueInvoicesBody, @Issued() command: IssuedCommand) {
    return this.runs.run(body, this.issueDate.of(command), command);
  }

  @ReadEntity({
    operationId: 'readInvoiceRun',
    summary: 'What came of a run of invoices',
    roles: [...OFFICERS, 'auditor'],
    schema: InvoiceRunDocument,
  })
  read(@Param('id') id: string, @CallerIs() caller: Caller, @AsAt() moment: AsAtMoment) {
    return this.entities.read(caller, invoiceRun, id, present, moment);
  }
}

const present = (state: InvoiceRunState, id: string): object => ({ id, ...state });
