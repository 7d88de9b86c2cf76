import type { CivilDate } from '@baraza/domain';
import type { NoticeTemplateCode } from './notice.templates.pure.ts';
import type { DeliveryProof, NoticeChannel, NoticeFailure } from './notice.state.ts';

export interface PrepareNotice {
  readonly organisation: string;
  readonly about: string;
  readonly template: NoticeTemplateCode;
  /** Of an event that several organisations are told of: each by a notice of its own. */
  readonly isOneOfSeveral?: true;
}

/** What was looked up for a notice. */
export interface PreparingFacts {
  /** The organisation that is told, which is another than the one named where that was merged into it; with its unit. */
  readonly addressee: { readonly organisation: string; readonly unit: string } | undefined;
  /** The best way that reaches one of its contacts; a letter where none does. */
  readonly channel: NoticeChannel;
  readonly language: string;
}

/** Proof that somebody of the forum has in hand. */
export interface RecordDelivery {
  readonly proof: Exclude<DeliveryProof, 'delivery-receipt'>;
}

export type NoticeCommand =
  | { readonly name: 'prepare'; readonly of: PrepareNotice; readonly facts: PreparingFacts }
  | { readonly name: 'note-sent'; readonly person: string }
  | { readonly name: 'note-failed'; readonly reason: NoticeFailure }
  | { readonly name: 'note-receipt'; readonly on: CivilDate }
  | { readonly name: 'mark-printed' }
  | { readonly name: 'record-delivery'; readonly of: RecordDelivery }
  | { readonly name: 'acknowledge' };
