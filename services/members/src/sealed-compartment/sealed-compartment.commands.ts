import { LONGEST_OFFICER_PASSPHRASE, SHORTEST_OFFICER_PASSPHRASE } from '@baraza/privacy';
import { ChoiceField, EXAMPLE_ID, Text, UuidField } from '@baraza/service-kit';

/** Why somebody opens or reads: a code, since auditors read it. */
export const REASONS = [
  'reach-the-organisation',
  'reach-the-reporter',
  'verification',
  'review-of-protection',
  'lift-protection',
  'court-or-authority',
  'officers-change',
] as const;

const PASSPHRASE = {
  min: SHORTEST_OFFICER_PASSPHRASE,
  max: LONGEST_OFFICER_PASSPHRASE,
  example: 'seven herons over the papyrus swamp',
  description: 'Of the officer’s own. It is kept nowhere: two officers who forget theirs lose what is sealed.',
};

export class EnrolOfficerBody {
  @Text(PASSPHRASE)
  passphrase!: string;
}

export class ConcurInOpeningBody {
  @Text(PASSPHRASE)
  passphrase!: string;
}

export class ProposeOpeningBody {
  @Text(PASSPHRASE)
  passphrase!: string;

  @ChoiceField(REASONS, { description: 'Stands in the log' })
  why!: (typeof REASONS)[number];
}

export class OfficerOfCompartmentBody {
  @UuidField({ example: EXAMPLE_ID, description: 'The person id of the officer' })
  officer!: string;
}

export class ReadSealedBody {
  @UuidField({ example: EXAMPLE_ID, description: 'The entry, as a protection names it' })
  sealed!: string;

  @ChoiceField(REASONS, { description: 'Stands in the log' })
  why!: (typeof REASONS)[number];
}

const DESTROYING = ['own-wish', 'kept-long-enough', 'recorded-in-error'] as const;

export class DestroySealedBody {
  @UuidField({ example: EXAMPLE_ID, description: 'The entry, as the record names it' })
  sealed!: string;

  @ChoiceField(DESTROYING, { description: 'Stands in the log' })
  why!: (typeof DESTROYING)[number];
}
