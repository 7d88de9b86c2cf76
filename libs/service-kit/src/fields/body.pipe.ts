import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { fieldsOf } from './define-field.ts';
import { toBody } from './to-body.ts';

/** Checks every `@Body()` whose class has fields of ours, once. */
@Injectable()
export class BodyPipe implements PipeTransform {
  transform(value: unknown, { type, metatype }: ArgumentMetadata): unknown {
    if (type !== 'body' || metatype === undefined) return value;
    const body = metatype as new () => object;
    return fieldsOf(body).size === 0 ? value : toBody(body, value);
  }
}
