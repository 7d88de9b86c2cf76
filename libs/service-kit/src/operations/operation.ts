import type { Role, RuleBook } from '@baraza/domain';

/** A class with decorated fields, or a JSON schema (2020-12; TypeBox schemas are such). */
export type SchemaSource = (new () => object) | object;

/** Rules that may refuse a command: `[membershipRules, ['category-unknown']]`. Names are checked when the module loads. */
export type RefusingRules = readonly [book: RuleBook<string>, names: readonly string[]];

export interface OperationOptions {
  /** camelCase, unique over all services: `applyForMembership`. Part of every command's id: never changes. */
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  /** Who may ever do this. `public` opens it to callers without a token. */
  readonly roles: readonly Role[];
  /**
   * Counted by no metric, in no trace, and nothing in the log leads to it: how often, and when, is for nobody to know who reads
   * them.
   */
  readonly uncounted?: boolean;
}

export interface CommandOptions extends OperationOptions {
  readonly rules: readonly RefusingRules[];
  /** A body that works as it stands in the sample forum. Made of the fields' examples where it is left out. */
  readonly example?: object;
  /** Who may date it back by how many days; without it: secretariat and unit officers 3,650, everyone else 30. */
  readonly backdating?: { readonly roles: readonly Role[]; readonly days: number };
  /** True for a command that may hold from a date to come. */
  readonly mayBeFutureDated?: boolean;
  /** Refused attempts are written to the security log. */
  readonly sensitive?: boolean;
}

export interface ReadOptions extends OperationOptions {
  readonly schema: SchemaSource;
}

export interface AdministrationOptions extends ReadOptions {
  /** Rules that may refuse it. */
  readonly rules?: readonly RefusingRules[];
  /** Refused attempts are written to the security log. */
  readonly sensitive?: boolean;
}

/** A body of its own, and an answer that is none of a command. */
export interface BatchOptions extends ReadOptions {
  readonly example: object;
}

export interface QueryOptions extends ReadOptions {
  /** Below the controller's path: `dashboards/network`. */
  readonly path?: string;
  /** Answers `text/html` as well, to a browser that prefers it. */
  readonly html?: boolean;
  /** Further media types of the answer, beside JSON: `text/csv`. */
  readonly produces?: readonly string[];
  /** It is answered from views: a `Baraza-Min-Position` is waited for. */
  readonly readsViews?: boolean;
}

/** What the decorators leave on a handler for guards, the command handler and OpenAPI. */
export interface Operation extends OperationOptions {
  readonly kind: 'create' | 'command' | 'read' | 'events' | 'query' | 'administration' | 'batch';
  readonly rules: readonly RefusingRules[];
  readonly backdating?: { readonly roles: readonly Role[]; readonly days: number };
  readonly mayBeFutureDated: boolean;
  readonly sensitive: boolean;
  /** The class of the body, where there is one. */
  readonly body?: new () => object;
  readonly example?: object;
  readonly schema?: SchemaSource;
  readonly produces: readonly string[];
  readonly readsViews: boolean;
}
