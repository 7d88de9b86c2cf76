import { validateSync, type ValidationError, type ValidatorOptions } from 'class-validator';
import { BadRequest, type FieldFault } from '../problems/refusals.ts';
import { fieldsOf } from './define-field.ts';

const OPTIONS: ValidatorOptions = {
  forbidUnknownValues: false, // only instances of known body classes come here
  validationError: { target: false, value: true },
};
/** Beyond this many, more faults help nobody. */
const MOST_FAULTS = 50;

/**
 * The body as an instance of its class; objects within it stay plain, for they may go into events as they are.
 * @param plain parsed JSON; nothing at all counts as `{}`
 * @throws BadRequest with every fault by JSON pointer: unknown, missing and wrong fields. No value is repeated.
 */
export function toBody<Body extends object>(type: new () => Body, plain: unknown): Body {
  const faults: FieldFault[] = [];
  const body = instanceOf(type, plain ?? {}, '', faults) as object;
  if (faults.length === 0) collect(validateSync(body, OPTIONS), '', faults);
  if (faults.length > 0) {
    throw new BadRequest('invalid-body', 'The body is not what is documented: see errors.', {
      errors: faults.slice(0, MOST_FAULTS),
    });
  }
  return Object.assign(new type(), plain);
}

/** Copies known fields onto an instance; what is not an object is left as it is, for validation to refuse. */
function instanceOf(type: new () => object, plain: unknown, at: string, faults: FieldFault[]): unknown {
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    if (at === '') faults.push({ pointer: '', code: 'object', detail: 'takes an object' });
    return plain;
  }
  const fields = fieldsOf(type);
  const instance = new type() as Record<string, unknown>;
  for (const [name, value] of Object.entries(plain)) {
    const field = fields.get(name);
    const pointer = `${at}/${escaped(name)}`;
    if (field === undefined) {
      faults.push({ pointer, code: 'unknown-field', detail: 'is not a field of this command' });
    } else if (field.nested === undefined) {
      instance[name] = value;
    } else {
      const nested = field.nested();
      instance[name] = Array.isArray(value)
        ? value.map((item, index) => instanceOf(nested, item, `${pointer}/${index}`, faults))
        : instanceOf(nested, value, pointer, faults);
    }
  }
  return instance;
}

function collect(errors: readonly ValidationError[], at: string, faults: FieldFault[]): void {
  for (const error of errors) {
    const pointer = `${at}/${escaped(error.property)}`;
    const [first] = Object.entries(error.constraints ?? {}).filter(([name]) => name !== 'nestedValidation');
    if (error.value === undefined) faults.push({ pointer, code: 'required', detail: 'is required' });
    else if (error.value === null) faults.push({ pointer, code: 'null', detail: 'may not be null' });
    else if (first !== undefined) faults.push({ pointer, code: first[0], detail: first[1] });
    collect(error.children ?? [], pointer, faults);
  }
}

/** A name as a token of a JSON pointer, cut where it is absurd. */
function escaped(name: string): string {
  return name.slice(0, 100).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1');
}
