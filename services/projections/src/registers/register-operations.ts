import type { Role } from '@baraza/domain';
import { Query } from '@baraza/service-kit';
import { Asks } from '../asking/parameters.ts';
import type { AnyRegister } from './every-register.ts';
import { registerSchema } from './register.schemas.ts';
import { parametersOf } from './registers.service.ts';

/**
 * What a register's operation is: its JSON and page.
 * @param roles who may ever ask for it
 */
export function reading(
  register: AnyRegister,
  roles: readonly Role[],
  operationId: string,
  summary: string,
): MethodDecorator {
  const schema = registerSchema(register);
  return (target, key, descriptor) => {
    Asks(...parametersOf(register))(target, key, descriptor);
    const path = `registers/${register.name}`;
    Query({ operationId, path, summary, roles, schema, html: true, readsViews: true })(target, key, descriptor);
  };
}

/** All of it as CSV. */
export function exporting(
  register: AnyRegister,
  roles: readonly Role[],
  operationId: string,
  summary: string,
): MethodDecorator {
  return (target, key, descriptor) => {
    Asks(...parametersOf(register), 'bom')(target, key, descriptor);
    const path = `registers/${register.name}.csv`;
    Query({ operationId, path, summary, roles, schema: {}, produces: ['text/csv'], readsViews: true })(
      target,
      key,
      descriptor,
    );
  };
}
