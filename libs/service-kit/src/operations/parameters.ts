import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { issuedFrom } from '../command-handling/issue-from-request.ts';
import type { AdmittedRequest } from './request.ts';

/** The command as it was issued: its id, who issued it, what it is based on. A parameter of type `IssuedCommand`. */
export const Issued = createParamDecorator((_: unknown, context: ExecutionContext) =>
  issuedFrom(context.switchToHttp().getRequest<AdmittedRequest>()),
);

/** Who asks. A parameter of type `Caller`. */
export const CallerIs = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest<AdmittedRequest>().caller,
);
