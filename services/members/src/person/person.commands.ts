import { ChoiceField, CommandBody } from '@baraza/service-kit';
import { ERASURE_BASES, ERASURE_REQUESTERS } from '../reference-codes.pure.ts';

export class ErasePersonBody extends CommandBody {
  @ChoiceField(ERASURE_REQUESTERS, { description: 'Who asked for it' })
  requestedBy: (typeof ERASURE_REQUESTERS)[number];

  @ChoiceField(ERASURE_BASES, { description: 'The basis in law' })
  legalBasis: (typeof ERASURE_BASES)[number];
}
