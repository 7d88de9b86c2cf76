import { ChoiceField, CommandBody } from '@baraza/service-kit';
import { ERASURE_BASES } from '../reference-codes.pure.ts';

export class DestroyFileBody extends CommandBody {
  @ChoiceField(ERASURE_BASES, { description: 'The basis in law' }) ground: (typeof ERASURE_BASES)[number];
}
