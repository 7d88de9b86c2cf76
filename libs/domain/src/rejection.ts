/**
 * What a broken rule is about. The HTTP edge turns it into a status; the domain knows nothing of HTTP.
 *
 * - `order`: the step is not open in the present state (somebody was first, or a step is missing)
 * - `input`: what was asked can never be right, whatever the state
 * - `reference`: something that was named does not exist, or is not fit to be named here
 * - `separation`: the person may do this in general, but not in this case (nobody judges their own)
 */
export type RuleKind = 'order' | 'input' | 'reference' | 'separation';

export interface Rule {
  /** One sentence that states the rule as the forum would: it is the title of its spec and of its entry in `docs/`. */
  readonly title: string;
  readonly kind: RuleKind;
}

export interface RejectionDetail {
  /** JSON pointer (RFC 6901) into the command's body, where one field is at fault. */
  readonly pointer?: string;
  /** Codes, dates, numbers and ids that explain the refusal. Never personal data. */
  readonly params?: Readonly<Record<string, string | number | boolean | readonly string[]>>;
}

/** A command refused by a rule of the domain. `code` is stable: `membership.not-endorsed`. */
export class Rejection extends Error {
  override readonly name = 'Rejection';
  readonly code: string;
  readonly kind: RuleKind;
  readonly pointer: string | undefined;
  readonly params: NonNullable<RejectionDetail['params']>;

  constructor(code: string, rule: Rule, detail: RejectionDetail = {}) {
    super(rule.title);
    this.code = code;
    this.kind = rule.kind;
    this.pointer = detail.pointer;
    this.params = detail.params ?? {};
  }
}

export interface RuleBook<Name extends string> {
  readonly aggregate: string;
  readonly rules: Readonly<Record<Name, Rule>>;
  /** The stable code of a rule: `<aggregate>.<name>`. */
  code(name: Name): string;
  /** Makes the rejection; the caller throws it, so that control flow stays visible. */
  broken(name: Name, detail?: RejectionDetail): Rejection;
}

/** Declares the rules of an aggregate once, so that deciders, specs, refusals in OpenAPI and docs share one list. */
export function ruleBook<const Name extends string>(
  aggregate: string,
  rules: Readonly<Record<Name, Rule>>,
): RuleBook<Name> {
  const code = (name: Name): string => `${aggregate}.${name}`;
  return { aggregate, rules, code, broken: (name, detail) => new Rejection(code(name), rules[name], detail) };
}

/** For the end of an exhaustive switch. Reaching it is a bug, not a refusal. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`);
}
