import { applyDecorators, Controller } from '@nestjs/common';

export interface PolicyOptions {
  /** `<service>.<sentence>`: `coalitions.suspend-seats-when-membership-ends`. */
  readonly policy: string;
  /** The sequence after which it begins to react: 0 for all that ever happened. */
  readonly since: number;
}

const policies = new WeakMap<object, PolicyOptions>();

/** A reaction to events: a Nest controller whose methods are `@EventPattern('members.MembershipResigned')` handlers. */
export function PolicyController(options: PolicyOptions): ClassDecorator {
  return applyDecorators(Controller(), (target: object) => {
    policies.set(target, options);
  });
}

export function policyOf(controller: object): PolicyOptions | undefined {
  return policies.get(controller);
}
