import { ChoiceField, CommandBody } from '@baraza/service-kit';

/** What somebody of the forum can have in hand; a provider's receipt comes by itself. */
export const PROOFS_BY_HAND = ['handed-over', 'signed-for'] as const;

export class MarkPrintedBody extends CommandBody {}

export class RecordDeliveryBody extends CommandBody {
  @ChoiceField(PROOFS_BY_HAND, { example: 'signed-for', description: 'What the forum has in hand' })
  proof: (typeof PROOFS_BY_HAND)[number];
}

export class AcknowledgeNoticeBody extends CommandBody {}
