/**
 * What an event carries in place of a personal value: whom (a random person id) or what (a vault document's id) it
 * belongs to, and a commitment. The value itself lies in the vault and can be erased.
 */
export interface PersonalRef {
  readonly subject: string;
  /** base64url HMAC-SHA-256 of the value; see `libs/privacy`. */
  readonly commitment: string;
}

/** What a decider puts into an event where the contract has a `PersonalRef`: the value, before it is sealed. */
export interface PersonalValue {
  readonly subject: string;
  readonly value: string;
  /** For a free text: the random ids of the persons it is about, whose erasure erases it too. */
  readonly about?: readonly string[];
}

/** A free text as a decider puts it into its event. `subject` is an id of the text's own, `about` the persons it tells of. */
export function freeText(subject: string, value: string, about: readonly string[] = []): PersonalValue {
  return about.length === 0 ? { subject, value } : { subject, value, about };
}

/** The data of an event as a decider makes it: every `PersonalRef` still a `PersonalValue`. */
export type Unsealed<T> = T extends PersonalRef
  ? PersonalValue
  : T extends readonly (infer Item)[]
    ? readonly Unsealed<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Unsealed<T[K]> }
      : T;
