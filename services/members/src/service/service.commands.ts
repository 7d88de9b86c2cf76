import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  ListOf,
  Nested,
  OptionalField,
  Text,
  UnitCodeField,
} from '@baraza/service-kit';
import { SERVICE_WITHDRAWAL_GROUNDS } from '../reference-codes.pure.ts';

export class PromiseBody {
  @CountField({ min: 1, max: 30, example: 3, description: 'Days within which a request is acknowledged' })
  acknowledgeDays: number;
  @CountField({ min: 1, max: 365, example: 21, description: 'Days within which it is delivered, or declined' })
  deliverDays: number;
  @CountField({ min: 1, max: 60, example: 14, description: 'Days within which a dispute is looked at again' })
  settleDays: number;
}

/** Offers the members of a unit, and of all below it, a service. */
export class OfferServiceBody extends CommandBody {
  @UnitCodeField({ description: 'The unit that offers it; members below it may ask too', example: 'UG-402' })
  unit: string;
  @Code_({ example: 'room-hire' }) code: string;
  @Text({ max: 120, example: 'A room for a meeting' }) title: string;
  @Nested(() => PromiseBody) promise: PromiseBody;
  @OptionalField()
  @CountField({ min: 7, max: 90, example: 30, description: 'Days to confirm or dispute; 30 where it is left out' })
  answerDays?: number;
  @ListOf('code', { min: 1, max: 20, example: ['full'], description: 'The categories whose members may ask' })
  whoMayAsk: string[];
}

/** What is left out stays as it is. */
export class ChangeServiceBody extends CommandBody {
  @OptionalField() @Text({ max: 120, example: 'Legal support and referral' }) title?: string;
  @OptionalField() @Nested(() => PromiseBody) promise?: PromiseBody;
  @OptionalField() @CountField({ min: 7, max: 90, example: 30 }) answerDays?: number;
  @OptionalField() @ListOf('code', { min: 1, max: 20, example: ['full'] }) whoMayAsk?: string[];
}

export class WithdrawServiceBody extends CommandBody {
  @ChoiceField(SERVICE_WITHDRAWAL_GROUNDS) ground: (typeof SERVICE_WITHDRAWAL_GROUNDS)[number];
}
