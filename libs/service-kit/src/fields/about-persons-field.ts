import { ListOf } from './other-fields.ts';

/**
 * The persons whom the free text beside it is about, by their random ids. They stand in the vault alone: the text is
 * destroyed with the first of them that is erased, and told to each who asks what is held of them.
 */
export function AboutPersons(): PropertyDecorator {
  return ListOf('uuid', {
    max: 50,
    example: [],
    description: 'The persons the text is about, by id: it is destroyed when any of them is erased',
  });
}
