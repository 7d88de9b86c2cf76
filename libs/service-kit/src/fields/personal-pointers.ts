import { fieldsOf } from './define-field.ts';

const known = new WeakMap<object, readonly string[]>();

/** JSON pointers of a body's personal fields; `*` stands for every item of a list. */
export function personalPointersOf(type: new () => object): readonly string[] {
  let pointers = known.get(type);
  if (pointers === undefined) {
    pointers = collect(type);
    known.set(type, pointers);
  }
  return pointers;
}

function collect(type: new () => object): readonly string[] {
  return [...fieldsOf(type).values()].flatMap((field) => {
    if (field.personal) return [`/${field.name}`];
    if (field.nested === undefined) return [];
    return collect(field.nested()).map((inner) => `/${field.name}${field.isList ? '/*' : ''}${inner}`);
  });
}
