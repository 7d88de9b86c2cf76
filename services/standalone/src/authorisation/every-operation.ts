import { type Operation, operationOf } from '@baraza/service-kit';
import { RequestMethod, type Type } from '@nestjs/common';
import { METHOD_METADATA, MODULE_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { forumModules } from '../forum-modules.ts';

export interface PlacedOperation {
  readonly method: string;
  /** With its places: `/members/memberships/{id}/admit`. */
  readonly path: string;
  readonly operation: Operation;
}

/** Every operation of the forum's services, in the order of their paths. */
export function everyOperation(): readonly PlacedOperation[] {
  const controllers = forumModules.flatMap(
    (module) => (Reflect.getMetadata(MODULE_METADATA.CONTROLLERS, module) ?? []) as readonly Type[],
  );
  return controllers.flatMap(operationsOf).sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
}

function operationsOf(controller: Type): readonly PlacedOperation[] {
  const prefix = String(Reflect.getMetadata(PATH_METADATA, controller));
  const prototype = controller.prototype as Readonly<Record<string, unknown>>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const operation = typeof handler === 'function' ? operationOf(handler) : undefined;
    if (operation === undefined) return [];
    const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler as object) as RequestMethod]!;
    const path = [prefix, String(Reflect.getMetadata(PATH_METADATA, handler as object))]
      .flatMap((part) => part.split('/'))
      .filter((part) => part !== '')
      .map((part) => part.replace(/^:(\w+)/, '{$1}'))
      .join('/');
    return [{ method, path: `/${path}`, operation }];
  });
}

const keyOf = ({ path, method }: PlacedOperation): string => `${path} ${method}`;
