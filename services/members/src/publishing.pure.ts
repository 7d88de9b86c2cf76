/** A text that a second person lets into the record in clear, as they were shown it. */
export interface TextToPublish {
  readonly text: string;
  /** They have read it, and it names nobody but those who stand for an office or an organisation. */
  readonly namesNoPrivatePerson: boolean;
}

/**
 * What stands in the way of a text's publication: it is not the very one that was put forward, which lies in the vault
 * until then (and may be gone from there), or nobody has confirmed it.
 */
export function textFault(
  { text, namesNoPrivatePerson }: TextToPublish,
  proposed: string | undefined,
): 'another-text' | 'not-confirmed' | undefined {
  if (text !== proposed) return 'another-text';
  return namesNoPrivatePerson ? undefined : 'not-confirmed';
}
