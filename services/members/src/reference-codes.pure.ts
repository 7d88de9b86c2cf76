/** Codes that commands may name, and that are the same in every forum. */

/** Why what is known of an organisation is changed. */
export const CORRECTION_REASONS = ['recorded-wrongly', 'renamed', 'moved', 're-registered', 'changed'] as const;

/** Why an organisation is closed. One recorded in error gives its registration number back. */
export const CLOSING_GROUNDS = ['dissolved', 'ceased-activity', 'recorded-in-error'] as const;

/** What a person is to an organisation. */
export const OFFICES = ['chair', 'executive-director', 'secretary', 'treasurer', 'focal-person', 'other'] as const;

export const ERASURE_REQUESTERS = ['data-subject', 'legal-guardian', 'court', 'regulator', 'forum'] as const;
export const ERASURE_BASES = [
  'consent-withdrawn',
  'no-longer-needed',
  'objection',
  'unlawful-processing',
  'legal-duty',
] as const;
