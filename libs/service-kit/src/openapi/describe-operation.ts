import { ApiExtraModels, ApiOperation } from '@nestjs/swagger';
import { operationOf } from '../operations/operation-metadata.ts';
import type { Operation } from '../operations/operation.ts';

const described = new Map<string, Operation>();

/**
 * Puts an operation's name into Nest's document, whose rest `openApiDocument` makes from the operation itself.
 * Applied after the metadata. @throws Error at load time where two operations share an id
 */
export const describeOperation: MethodDecorator = (target, key, descriptor) => {
  const operation = operationOf(descriptor.value as object);
  if (operation === undefined) throw new Error(`${String(key)} is no operation`);
  const { operationId, summary, description, schema } = operation;
  if (described.has(operationId)) throw new Error(`two operations are called ${operationId}`);
  described.set(operationId, operation);
  ApiOperation({ operationId, summary, ...(description === undefined ? {} : { description }) })(
    target,
    key,
    descriptor,
  );
  if (typeof schema === 'function') ApiExtraModels(schema)(target, key, descriptor);
};

/** The operation of this id, among those whose classes are loaded. */
export function describedOperation(operationId: string): Operation | undefined {
  return described.get(operationId);
}
