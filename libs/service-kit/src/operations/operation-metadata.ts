import 'reflect-metadata';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteConfig } from '@nestjs/platform-fastify';
import { RouteParamtypes } from '@nestjs/common/enums/route-paramtypes.enum.js';
import type {
  AdministrationOptions,
  BatchOptions,
  CommandOptions,
  Operation,
  QueryOptions,
  ReadOptions,
  RefusingRules,
} from './operation.ts';

const operations = new WeakMap<object, Operation>();

/** The operation a handler was decorated with. */
export function operationOf(handler: object): Operation | undefined {
  return operations.get(handler);
}

function remember(operation: (target: object, key: string | symbol) => Operation): MethodDecorator {
  return (target, key, descriptor) => {
    const made = operation(target, key);
    operations.set(descriptor.value as object, made);
    // Fastify's hooks see a request before Nest finds its handler.
    RouteConfig({ operation: made })(target, key, descriptor);
  };
}

/** @throws Error at load time for a rule that its book does not hold */
export function rememberCommand(kind: 'create' | 'command', options: CommandOptions): MethodDecorator {
  for (const [book, names] of options.rules) assertRules(book, names, options.operationId);
  return remember((target, key) => {
    const body = bodyClass(target, key);
    return {
      ...options,
      kind,
      mayBeFutureDated: options.mayBeFutureDated ?? false,
      sensitive: options.sensitive ?? false,
      produces: [],
      readsViews: false,
      ...(body === undefined ? {} : { body }),
    };
  });
}

export function rememberRead(kind: 'read' | 'events' | 'query', options: ReadOptions & QueryOptions): MethodDecorator {
  const { operationId, summary, description, roles, uncounted, schema, html } = options;
  return remember(() => ({
    operationId,
    summary,
    ...(description === undefined ? {} : { description }),
    roles,
    ...(uncounted === undefined ? {} : { uncounted }),
    schema,
    kind,
    rules: [],
    mayBeFutureDated: false,
    sensitive: false,
    produces: [...(html === true ? ['text/html'] : []), ...(options.produces ?? [])],
    readsViews: options.readsViews ?? false,
  }));
}

/** @throws Error at load time for a rule that its book does not hold */
export function rememberAdministration({ rules = [], ...options }: AdministrationOptions): MethodDecorator {
  for (const [book, names] of rules) assertRules(book, names, options.operationId);
  return remember((target, key) => {
    const body = bodyClass(target, key);
    return {
      ...options,
      kind: 'administration',
      rules,
      mayBeFutureDated: false,
      sensitive: options.sensitive ?? false,
      produces: [],
      readsViews: false,
      ...(body === undefined ? {} : { body }),
    };
  });
}

/** Commands of others' making, gone through one by one: the body is the batch's own. */
export function rememberBatch(options: BatchOptions): MethodDecorator {
  return remember((target, key) => {
    const body = bodyClass(target, key);
    return {
      ...options,
      kind: 'batch',
      rules: [],
      mayBeFutureDated: false,
      sensitive: false,
      produces: [],
      readsViews: false,
      ...(body === undefined ? {} : { body }),
    };
  });
}

function assertRules(book: RefusingRules[0], names: readonly string[], operationId: string): void {
  for (const name of names) {
    if (book.rules[name] === undefined) throw new Error(`${operationId}: ${book.aggregate} has no rule '${name}'`);
  }
}

/** The class of the parameter that carries `@Body()`. Parameter decorators have run by the time a method's do. */
function bodyClass(target: object, key: string | symbol): (new () => object) | undefined {
  const types = (Reflect.getMetadata('design:paramtypes', target, key) ?? []) as readonly (new () => object)[];
  const args = (Reflect.getMetadata(ROUTE_ARGS_METADATA, target.constructor, key) ?? {}) as Record<
    string,
    { index: number }
  >;
  const found = Object.entries(args).find(([name]) => name.startsWith(`${RouteParamtypes.BODY}:`));
  return found === undefined ? undefined : types[found[1].index];
}
