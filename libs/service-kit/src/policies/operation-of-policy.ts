import type { Operation } from '../operations/operation.ts';

/**
 * What a policy's command is, where a client's has an operation: nobody's role allows it.
 * @param uncounted by no metric: see `Operation`
 */
export function operationOfPolicy(policy: string, { uncounted = false } = {}): Operation {
  return {
    operationId: policy,
    kind: 'command',
    summary: policy,
    roles: [],
    rules: [],
    mayBeFutureDated: true,
    sensitive: false,
    uncounted,
    produces: [],
    readsViews: false,
  };
}
