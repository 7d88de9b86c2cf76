import { LARGEST_AMOUNT } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  DateField,
  OptionalField,
  PersonalText,
  UnitCodeField,
  UuidField,
} from '@baraza/service-kit';
import { TERMS, type WhichTerm } from './invoice.commands.pure.ts';

/** Asks a member for the dues of a term. */
export class IssueInvoiceBody extends CommandBody {
  @UuidField() membership: string;
  @ChoiceField(TERMS, { description: 'The term that runs, or the one after it' }) term: WhichTerm;
}

/** Asks all members of a unit whose terms begin in a time. */
export class IssueInvoicesBody extends CommandBody {
  @UnitCodeField({ description: 'With all below it' }) unit: string;
  @DateField({ example: '2026-01-01', description: 'Terms that begin from this day on' }) from: string;
  @DateField({ example: '2026-12-31', description: 'The last such day' }) until: string;
  @OptionalField()
  @UuidField({ description: 'Goes on after this membership: `next` of the answer before' })
  after?: string;
}

const OF_ALL = 'In the minor unit of the invoice’s currency; all that is open where it is left out';

export class AskWaiverBody extends CommandBody {
  @Code_({ example: 'hardship' }) ground: string;
  @OptionalField() @CountField({ min: 1, max: LARGEST_AMOUNT, example: 50_000, description: OF_ALL }) minor?: number;
  @OptionalField()
  @PersonalText({ kind: 'document', max: 20_000, example: 'The harvest failed, and our savings went to seed.' })
  statement?: string;
}

export class GrantWaiverBody extends CommandBody {
  @OptionalField()
  @CountField({
    min: 1,
    max: LARGEST_AMOUNT,
    example: 50_000,
    description: 'All that was asked for where it is left out',
  })
  minor?: number;
}
export class RefuseWaiverBody extends CommandBody {
  @Code_({ example: 'means-available' }) ground: string;
}
export class WriteOffInvoiceBody extends CommandBody {
  @Code_({ example: 'uncollectable' }) ground: string;
}
export class CancelInvoiceBody extends CommandBody {
  @Code_({ example: 'issued-in-error' }) ground: string;
}
