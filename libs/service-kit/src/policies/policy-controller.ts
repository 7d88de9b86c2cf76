import { Controller } from '@nestjs/common';
import { PATTERN_EXTRAS_METADATA, PATTERN_METADATA } from '@nestjs/microservices/constants.js';

export interface PolicyOptions {
  /** `<service>.<sentence>`: `coalitions.suspend-seats-when-membership-ends`. */
  readonly policy: string;
  /** The sequence after which it begins to react: 0 for all that ever happened. */
  readonly since: number;
}

const known = new Map<string, PolicyOptions>();

/**
 * A reaction to events: a Nest controller whose methods are `@EventPattern('members.MembershipResigned')` handlers. They
 * share one place in the record under the policy's name. Stands above the class, so that its methods are decorated.
 * @throws Error at load time for a name that is not `<service>.<sentence>`
 */
export function PolicyController(options: PolicyOptions): ClassDecorator {
  if (!/^(members|capacity|coalitions|campaigns)\.[a-z]+(-[a-z]+)+$/.test(options.policy)) {
    throw new Error(`${options.policy} is not <service>.<sentence-in-kebab-case>`);
  }
  return (target) => {
    Controller()(target);
    known.set(options.policy, options);
    const prototype = target.prototype as Record<string, unknown>;
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method = prototype[name];
      if (typeof method !== 'function' || !Reflect.hasMetadata(PATTERN_METADATA, method)) continue;
      const extras = Reflect.getMetadata(PATTERN_EXTRAS_METADATA, method) as object | undefined;
      Reflect.defineMetadata(PATTERN_EXTRAS_METADATA, { ...extras, consumer: options.policy }, method);
    }
  };
}

/** Where a policy that has never run begins; 0 for a consumer that is none. */
export function policySince(consumer: string): number {
  return known.get(consumer)?.since ?? 0;
}
