import { WEB_ADDRESS } from '@baraza/contracts';
import { PatternField } from './free-fields.ts';

/** A web address that is told in clear. */
export const WebField = (example: string, description?: string): PropertyDecorator =>
  PatternField({
    code: 'web-address',
    expected: 'takes a web address with http or https, without a user name, of at most 400 characters',
    pattern: WEB_ADDRESS,
    max: 400,
    example,
    ...(description === undefined ? {} : { description }),
  });
