export * from './envelope.ts';
export * from './define-event.ts';
export * from './schemas.ts';
export * from './catalogue.ts';
export * from './canonical-json.ts';
export * from './stored-form.ts';
export * from './ids.ts';
