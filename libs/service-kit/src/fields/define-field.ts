import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { ValidateBy } from 'class-validator';

/** What a body class knows of one of its fields besides its validation. */
export interface FieldShape {
  readonly name: string;
  /** The class of the value, or of each item of a list. */
  readonly nested?: () => new () => object;
  readonly isList: boolean;
  readonly personal: boolean;
  isOptional: boolean;
  readonly example: unknown;
}

const shapes = new WeakMap<object, Map<string, FieldShape>>();

/** The fields of a body class, inherited ones included. */
export function fieldsOf(type: new () => object): ReadonlyMap<string, FieldShape> {
  const known = resolved.get(type);
  if (known !== undefined) return known;
  const all = new Map<string, FieldShape>();
  const chain: object[] = [];
  for (let at: object | null = type.prototype as object; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    chain.unshift(at);
  }
  for (const prototype of chain) for (const [name, shape] of shapes.get(prototype) ?? []) all.set(name, shape);
  resolved.set(type, all);
  return all;
}
const resolved = new WeakMap<object, ReadonlyMap<string, FieldShape>>();

/** Marks a field that has been defined (its decorator stands below) as one that may be left out. */
export function markOptional(target: object, key: string): void {
  const shape = shapes.get(target)?.get(key);
  if (shape === undefined) throw new Error(`@OptionalField() stands above the decorator of ${key}`);
  shape.isOptional = true;
}

export interface FieldDefinition {
  /** Names the fault: `text`, `unit-code`. */
  readonly code: string;
  /** One phrase after the field's name: `takes 1 to 200 characters`. It must not repeat the value. */
  readonly expected: string;
  readonly schema: ApiPropertyOptions;
  readonly nested?: () => new () => object;
  readonly isList?: boolean;
  /** Its value never enters the record. */
  readonly personal?: boolean;
  accepts(value: unknown): boolean;
}

/** Makes a property decorator: one check of class-validator, one entry of the OpenAPI schema, one shape for the write path. */
export function defineField(definition: FieldDefinition): PropertyDecorator {
  const { code, expected, nested, isList = false, personal = false } = definition;
  const check = ValidateBy({
    name: code,
    validator: { validate: (value) => definition.accepts(value), defaultMessage: () => expected },
  });
  const document = ApiProperty({ description: expected, ...definition.schema } as ApiPropertyOptions);
  return (target, key) => {
    const own = shapes.get(target) ?? new Map<string, FieldShape>();
    own.set(String(key), {
      name: String(key),
      ...(nested === undefined ? {} : { nested }),
      isList,
      personal,
      isOptional: false,
      example: (definition.schema as { example?: unknown }).example,
    });
    shapes.set(target, own);
    check(target, key);
    document(target, key);
  };
}
