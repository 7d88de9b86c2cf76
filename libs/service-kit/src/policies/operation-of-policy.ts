import type { Operation } from '../operations/operation.ts';

/** What a policy's command is, where a client's has an operation: nobody's role allows it. */
export function operationOfPolicy(policy: string): Operation {
  return {
    operationId: policy,
    kind: 'command',
    summary: policy,
    roles: [],
    rules: [],
    mayBeFutureDated: true,
    sensitive: false,
    produces: [],
    views: [],
  };
}
