import { DELIVERY_CHANNELS, DEMAND_ANSWERS, type DeliveryChannel, type DemandAnswer } from '@baraza/contracts';
import {
  AboutPersons,
  ChoiceField,
  Code_,
  CommandBody,
  DateField,
  FileDigests,
  ListOf,
  OptionalField,
  PersonalText,
  Text,
  UuidField,
  WebLinks,
} from '@baraza/service-kit';

const CHANGE = 'Repair the eleven boreholes of Kyamuhunga that stand dry';

class WordedBody extends CommandBody {
  @PersonalText({ kind: 'document', max: 1_000, example: CHANGE })
  change: string;
  @OptionalField() @AboutPersons() about?: string[];
  @DateField({ example: '2027-05-15', description: 'The last day on which it is answered in time' }) answerBy: string;
  @OptionalField()
  @DateField({ example: '2027-09-30', description: 'By when the change itself is asked for' })
  changeBy?: string;
}

/** Words a demand of a campaign on a duty-bearer. */
export class MakeDemandBody extends WordedBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UuidField() campaign: string;
  @UuidField() dutyBearer: string;
}

export class RewordDemandBody extends WordedBody {}

class ShownBody extends CommandBody {
  @OptionalField() @FileDigests() files?: string[];
  @OptionalField() @WebLinks() links?: string[];
  @OptionalField()
  @ListOf('uuid', { max: 24, description: 'Evidence in custody that shows it, by its ids' })
  evidence?: string[];
  @OptionalField()
  @PersonalText({ kind: 'document', max: 10_000, example: 'The registry stamped our copy.' })
  note?: string;
  @OptionalField() @AboutPersons() about?: string[];
}

export class DeliverDemandBody extends ShownBody {
  @Text({
    max: 1_000,
    lines: true,
    example: CHANGE,
    description:
      'Exactly the words of the demand: public from then on. Whoever sends them confirms that they name no private person',
  })
  change: string;
  @ChoiceField(DELIVERY_CHANNELS, { example: 'petition' }) channel: DeliveryChannel;
}

export class RemindDutyBearerBody extends CommandBody {
  @ChoiceField(DELIVERY_CHANNELS, { example: 'letter' }) channel: DeliveryChannel;
  @DateField({ example: '2027-06-15', description: 'Another last day for the answer' }) answerBy: string;
}

export class AnswerDemandBody extends ShownBody {
  @ChoiceField(DEMAND_ANSWERS, { example: 'accepted' }) answer: DemandAnswer;
  @OptionalField()
  @DateField({
    example: '2027-09-30',
    description: 'By when it says it will be done; as asked for where it is left out',
  })
  promisedBy?: string;
}

export class DemandGroundBody extends CommandBody {
  @Code_({ example: 'overtaken-by-events', description: 'Why' }) ground: string;
}
