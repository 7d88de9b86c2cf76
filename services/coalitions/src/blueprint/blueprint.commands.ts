import { type Licence, LICENCES } from '@baraza/contracts';
import {
  ChoiceField,
  Code_,
  CommandBody,
  CountField,
  CurrencyField,
  ListOf,
  Nested,
  OptionalField,
  PersonalText,
  Text,
  UnitCodeField,
  UuidField,
  WebField,
} from '@baraza/service-kit';

const IN_CLEAR = 'Public: it names no private person';

export class BlueprintStepBody {
  @Code_({ example: 'listen', description: 'The same in every version in which it is the same step' }) step: string;
  @Text({ max: 200, example: 'Listen in every parish for what people want changed', description: IN_CLEAR })
  title: string;
}
export class BlueprintRoleBody {
  @Code_({ example: 'circle-convenor' }) role: string;
  @Text({ max: 200, example: 'One of each circle, chosen by it, who calls it together', description: IN_CLEAR })
  title: string;
}
export class BlueprintMaterialBody {
  @Text({ max: 200, example: 'How to read the budget of a sub-county', description: IN_CLEAR }) title: string;
  @OptionalField() @WebField('https://forum.example/budget', 'Where it is to be had') web?: string;
}
class BlueprintAmountBody {
  @CountField({ example: 180_000_000, description: 'In the minor unit of the currency' }) minor: number;
  @CurrencyField() currency: string;
}
export class BlueprintCostBody {
  @Text({ max: 200, example: 'Transport of two organisers for half a year', description: IN_CLEAR }) title: string;
  @Nested(() => BlueprintAmountBody) amount: BlueprintAmountBody;
}

/** What a version says. */
export class VersionBody extends CommandBody {
  @Text({ max: 160, example: 'Budget circles of a sub-county', description: IN_CLEAR }) title: string;
  @ListOf('code', { min: 1, max: 12, example: ['governance'] }) themes: string[];
  @OptionalField()
  @ListOf('uuid', { max: 32, description: 'Organisations that made it with the forum', example: [] })
  organisations?: string[];
  @ListOf('language', { min: 1, max: 20, example: ['en', 'nyn'], description: 'In which it can be had' })
  languages: string[];
  @ChoiceField(LICENCES, { example: 'CC-BY-SA-4.0', description: 'By its SPDX identifier' }) licence: Licence;
  @ListOf(() => BlueprintStepBody, { min: 1, max: 40, description: 'In their order' }) steps: BlueprintStepBody[];
  @OptionalField()
  @ListOf(() => BlueprintRoleBody, { max: 20, description: 'Whom it takes' })
  roles?: BlueprintRoleBody[];
  @OptionalField() @ListOf(() => BlueprintMaterialBody, { max: 40 }) materials?: BlueprintMaterialBody[];
  @OptionalField()
  @ListOf(() => BlueprintCostBody, { max: 20, description: 'What one replication costs, about' })
  costs?: BlueprintCostBody[];
  @PersonalText({
    kind: 'document',
    max: 8_000,
    example: 'Begin with listening: no circle is formed before people have said what it is for.',
    description: 'How it works: public once somebody else has confirmed it',
  })
  guide: string;
}

/** Writes a way of organising citizens down, for somebody else to publish. */
export class DraftBlueprintBody extends VersionBody {
  @OptionalField() @UuidField({ description: 'Made by the client; made here where it is left out' }) id?: string;
  @UnitCodeField({ description: 'The unit that answers for it' }) unit: string;
}

/** Writes its next version down. */
export class NextVersionBody extends VersionBody {
  @OptionalField()
  @ListOf('uuid', { max: 40, example: [], description: 'The replications whose lessons went into it: they have ended' })
  learnedFrom?: string[];
}

export class PublishBlueprintBody extends CommandBody {
  @Text({
    max: 8_000,
    lines: true,
    example: 'Begin with listening: no circle is formed before people have said what it is for.',
    description: 'Exactly the guide of the draft: whoever sends it confirms that it names no private person',
  })
  guide: string;
}

export class DropBlueprintDraftBody extends CommandBody {
  @Code_({ example: 'names-private-persons', description: 'Why' }) ground: string;
}

export class WithdrawBlueprintBody extends CommandBody {
  @Code_({ example: 'out-of-date', description: 'Why' }) ground: string;
}
